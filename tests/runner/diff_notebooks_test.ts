import { assertEquals } from "@std/assert";
import { diffNotebooks } from "../../lib/runner/diff_notebooks.ts";
import { diffText } from "../../lib/runner/diff_text.ts";
import type { Notebook, Output } from "../../lib/runner/notebook.ts";
import { buildNotebook } from "./build_notebook.ts";

function withOutputs(...outputs: Output[]): Notebook {
  return buildNotebook({ source: "1", execution_count: 1, outputs });
}

function display(data: Record<string, string>): Output {
  return { output_type: "display_data", data, metadata: {} };
}

Deno.test("diffNotebooks() finds nothing between equal notebooks", () => {
  const notebook = withOutputs(display({ "text/plain": "a" }));
  assertEquals(diffNotebooks(notebook, structuredClone(notebook)), []);
});

Deno.test("diffNotebooks() names the cell, the MIME type and the lines", () => {
  const differences = diffNotebooks(
    withOutputs(display({ "text/plain": "a\nb", "text/html": "<b>" })),
    withOutputs(display({ "text/plain": "a\nc", "text/html": "<b>" })),
  );
  assertEquals(differences, [{
    cell: 1,
    id: "c1",
    part: "text/plain of output 1",
    diff: "- b\n+ c",
  }]);
});

Deno.test("diffNotebooks() ignores nothing", () => {
  const output: Output = { output_type: "stream", name: "stdout", text: "a" };
  const base = withOutputs(output);
  const [cell] = base.cells;
  const changes: [string, Notebook][] = [
    ["source", { ...base, cells: [{ ...cell, source: "2" }] }],
    ["id", { ...base, cells: [{ ...cell, id: "other" }] }],
    ["metadata", { ...base, metadata: { a: 1 } }],
    ["nbformat_minor", { ...base, nbformat_minor: 4 }],
    [
      "execution_count",
      buildNotebook({ source: "1", execution_count: 2, outputs: [output] }),
    ],
    ["stdout of output 1", withOutputs()],
    [
      "stdout of output 1,stderr of output 1",
      withOutputs({ output_type: "stream", name: "stderr", text: "a" }),
    ],
  ];
  for (const [part, changed] of changes) {
    const parts = diffNotebooks(base, changed).map(({ part }) => part);
    assertEquals(parts.join(), part);
  }
  const more = { ...base, cells: [...base.cells, ...buildNotebook("x").cells] };
  assertEquals(diffNotebooks(base, more).every(({ cell }) => cell === 2), true);
  assertEquals(diffNotebooks(base, more).length > 0, true);
  assertEquals(diffNotebooks(more, base).length > 0, true);
});

Deno.test("diffNotebooks() tells a result from a display with the same content", () => {
  const data = { "text/plain": "a" };
  const [difference] = diffNotebooks(
    withOutputs(display(data)),
    withOutputs({
      output_type: "execute_result",
      data,
      metadata: {},
      execution_count: 1,
    }),
  );
  assertEquals(difference.part, "metadata of output 1");
});

Deno.test("diffText() stays short, shows where long lines differ and hides no control characters", () => {
  const lines = Array.from({ length: 9 }, (_, line) => `${line}`).join("\n");
  assertEquals(
    diffText(lines, undefined),
    "- 0\n- 1\n- 2\n- … 6 more\n+ (nothing)",
  );
  const long = "word ".repeat(100);
  const [old, fresh] = diffText(`${long}a\x1b[2J`, `${long}b`).split("\n");
  assertEquals(old.endsWith("word a‹ESC›[2J"), true, old);
  assertEquals(fresh.endsWith("word b"), true, fresh);
  assertEquals(
    diffText("A".repeat(5000), "A".repeat(5001)),
    "- (5000 characters)\n+ (5001 characters)",
  );
});
