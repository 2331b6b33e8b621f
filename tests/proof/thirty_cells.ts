import type { Notebook } from "../../lib/runner/notebook.ts";
import {
  buildNotebook,
  type CellPlan,
  tagged,
} from "../runner/build_notebook.ts";

/** A notebook with what its outputs should be, as `outputTexts` gives them. */
export interface PlannedNotebook {
  readonly notebook: Notebook;
  readonly expected: string[][];
}

interface PlannedCell {
  readonly plan: CellPlan;
  readonly outputs: string[];
}

const MEGABYTE = 1e6;

/**
 * A notebook of 30 cells with everything that executors are known to lose or to
 * misplace: bare results, displays that are and are not awaited, 500 prints in a
 * loop, outputs of 2 to 8 MB, cells that wait, errors.
 *
 * It keeps to what every version of the kernel can show.
 */
export function thirtyCells(): PlannedNotebook {
  const cells = Array.from({ length: 29 }, (_, index) => {
    const kind = KINDS[index % KINDS.length];
    return kind(index + 2);
  });
  return {
    notebook: buildNotebook(SHOW, ...cells.map(({ plan }) => plan)),
    expected: [[], ...cells.map(({ outputs }) => outputs)],
  };
}

const SHOW = `function show(text) {
  return Deno.jupyter.display({ "text/plain": text }, { raw: true });
}`;

const KINDS: readonly ((cell: number) => PlannedCell)[] = [
  (cell) => ({ plan: `${cell} * 1000`, outputs: [result(`${cell}000`)] }),
  (cell) => ({
    plan: `await show("${cell} a"); await show("${cell} b");`,
    outputs: [display(`${cell} a`), display(`${cell} b`)],
  }),
  (cell) => ({
    plan:
      `for (let line = 0; line < 500; line++) console.log("${cell}", line);`,
    outputs: lines(`${cell}`, 500),
  }),
  (cell) => ({
    plan: `show("${cell} floating"); ${cell}`,
    outputs: [display(`${cell} floating`), result(`${cell}`)],
  }),
  (cell) => {
    const megabytes = 2 + cell % 7;
    return {
      plan: `await show("${cell} ".padEnd(${megabytes * MEGABYTE}, "x"));
console.log("${cell} behind");`,
      outputs: [
        display(`${cell} `.padEnd(megabytes * MEGABYTE, "x")),
        `stdout ${cell} behind\n`,
      ],
    };
  },
  (cell) => ({
    plan: `console.log("${cell} ".padEnd(${2 * MEGABYTE}, "x"));
console.error("${cell} on stderr");`,
    outputs: [
      `stdout ${`${cell} `.padEnd(2 * MEGABYTE, "x")}\n`,
      `stderr ${cell} on stderr\n`,
    ],
  }),
  (cell) => ({
    plan: `for (let step = 0; step < 3; step++) {
  await new Promise((done) => setTimeout(done, 5));
  console.log("${cell} step", step);
  await show(\`${cell} after \${step}\`);
}
({ cell: ${cell} })`,
    outputs: [
      ...[0, 1, 2].flatMap((step) => [
        `stdout ${cell} step ${step}\n`,
        display(`${cell} after ${step}`),
      ]),
      result(`{ cell: ${cell} }`),
    ],
  }),
  (cell) => ({
    plan: tagged(
      `console.log("${cell} first"); throw new Error("${cell} expected");`,
      "raises-exception",
    ),
    outputs: [`stdout ${cell} first\n`, `error Error ${cell} expected`],
  }),
];

function lines(prefix: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, line) => `stdout ${prefix} ${line}\n`,
  );
}

function display(text: string): string {
  return shown("display_data", text);
}

function result(text: string): string {
  return shown("execute_result", text);
}

function shown(type: string, text: string): string {
  const content = `"data": {\n  "text/plain": ${JSON.stringify(text)}\n }`;
  return `${type} {\n ${content},\n "metadata": {}\n}`;
}
