import { InputError } from "../logs/input_error.ts";
import { mimeBundle, plainText, type Showable } from "./mime_bundle.ts";

/**
 * The kernel announces that a cell is done before the last outputs have left;
 * front ends that stop listening then lose them, unless the cell takes this much
 * longer. Timing, not a guarantee: the project's own runner waits for the outputs
 * themselves and switches the pause off with the environment variable. It also draws
 * the charts' PNGs, while the kernel goes on.
 */
const FLUSH_MS = 60;
const FENCED_VARIABLE = "LOGBOOK_FENCED";

/**
 * Shows a chart, a table, a finding or Markdown below the cell. Outside a kernel
 * it prints the thing's text instead.
 *
 * @param thing A chart, what `table()` or `md` return, a finding, or a string of Markdown.
 * @throws {InputError} If it is none of these; the sentence says what to do about it.
 * @returns A promise; await it, or outputs can get lost or trade places.
 *
 * @example Usage
 * ```ts
 * import { show } from "./show.ts";
 * import { table } from "./table.ts";
 *
 * await show(table([{ service: "A", logs: 24886 }]));
 * ```
 */
export async function show(thing: Showable): Promise<void> {
  checkShowable(thing);
  const broadcast = jupyter()?.broadcast;
  if (broadcast === undefined) return console.log(plainText(thing));
  const isFenced = Deno.env.get(FENCED_VARIABLE) === "1";
  const { data, metadata } = await mimeBundle(
    thing,
    isFenced ? "later" : "now",
  );
  await broadcast("display_data", { data, metadata, transient: {} });
  if (!isFenced) await pause(FLUSH_MS);
}

/** Cells are not type-checked: what is no showable thing gets here. */
function checkShowable(thing: unknown): void {
  if (typeof thing === "string") return;
  const has = (...keys: string[]) =>
    typeof thing === "object" && thing !== null &&
    keys.some((key) => Object.hasOwn(thing, key));
  if (has("svg", "html", "markdown", "verdict")) return;
  throw new InputError(`Cannot show ${describe(thing)}`);
}

function describe(thing: unknown): string {
  if (thing instanceof Promise) return "a promise: await it first";
  if (typeof thing !== "object" || thing === null) {
    return `${
      String(thing)
    }: show() takes a chart, a table, a finding or Markdown; numbers go into md\`…\``;
  }
  return "this object: show() takes a chart, a table, a finding or Markdown; make a table of rows or of a frame with table(…)";
}

/** Deno offers `Deno.jupyter` only within a kernel; elsewhere reading it throws or gives nothing. */
function jupyter(): typeof Deno.jupyter | undefined {
  try {
    return Deno.jupyter;
  } catch {
    return undefined;
  }
}

function pause(duration_ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration_ms));
}
