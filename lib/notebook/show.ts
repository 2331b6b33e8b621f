import { mimeBundle, plainText, type Showable } from "./mime_bundle.ts";

/**
 * The kernel announces that a cell is done before the last outputs have left;
 * front ends that stop listening then lose them, unless the cell takes this much
 * longer. Timing, not a guarantee: the project's own runner waits for the outputs
 * themselves and switches the pause off with the environment variable.
 */
const FLUSH_MS = 60;
const FENCED_VARIABLE = "LOGBOOK_FENCED";

/**
 * Shows a chart, a table, a finding or Markdown below the cell. Outside a kernel
 * it prints the thing's text instead.
 *
 * @param thing A chart, what `table()` or `md` return, a finding, or a string of Markdown.
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
  const broadcast = jupyter()?.broadcast;
  if (broadcast === undefined) return console.log(plainText(thing));
  const { data, metadata } = await mimeBundle(thing);
  await broadcast("display_data", { data, metadata, transient: {} });
  if (Deno.env.get(FENCED_VARIABLE) !== "1") await pause(FLUSH_MS);
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
