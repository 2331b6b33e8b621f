import { cachedFile } from "./cached_file.ts";
import { InputError } from "./input_error.ts";
import { drawRows, writeRows } from "./sample_lines.ts";
import { PERIOD } from "./sample_world.ts";

/** Options of {@linkcode writeSample}. */
export interface SampleOptions {
  /** How many rows, one or more; defaults to 100,000. Another number keeps the shares and the load and changes the period. */
  rows?: number;
  /** A whole number; defaults to the seed whose draw lies inside the published ranges. Another one gives another draw of the same world. */
  seed?: number;
}

/** The size of the sample in bytes: what tells a whole file from half of one. */
const SAMPLE_BYTES = 9_555_934;
const DEFAULTS = {
  rows: PERIOD.rows,
  // The first seed, counted from 0, whose draw lies inside every published range.
  seed: 1489,
} as const satisfies Required<SampleOptions>;

/**
 * Writes the sample: logs of a distributed system in CSV, as the published
 * data set has them. With the defaults all published figures hold exactly
 * (counts by level, service and message, the period, the first rows) and the
 * rest is independent noise: latencies are uniform whole numbers of 10 to
 * 100 ms, whatever the service, the level and the time.
 *
 * The bytes depend on the options alone. Memory stays bounded, whatever the
 * number of rows.
 *
 * @param path Where to write; a file that is there is replaced.
 * @throws {InputError} If `rows` is not a whole number above 0 or `seed` not a whole number.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { writeSample } from "./sample.ts";
 *
 * const path = await Deno.makeTempFile({ suffix: ".csv" });
 * await writeSample(path, { rows: 1000 });
 * const lines = (await Deno.readTextFile(path)).trimEnd().split("\n");
 * assertEquals(lines.length, 1001);
 * await Deno.remove(path);
 * ```
 */
export async function writeSample(
  path: string,
  options: SampleOptions = {},
): Promise<void> {
  const { rows, seed } = { ...DEFAULTS, ...options };
  if (!Number.isSafeInteger(rows) || rows < 1) {
    throw new InputError(
      `Cannot write a sample: rows must be a whole number above 0, got ${rows}`,
    );
  }
  // The seed is checked before the file is touched: one that is refused harms nothing.
  await writeRows(path, drawRows(rows, seed));
}

/** The path of the bundled sample, `data/sample.csv`, which is written on first use. */
export async function ensureSample(): Promise<string> {
  const write = (path: string) => writeSample(path);
  return await cachedFile({ name: "sample.csv", bytes: SAMPLE_BYTES, write });
}
