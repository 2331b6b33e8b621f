import { assert, assertEquals } from "@std/assert";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { CanonicalValues } from "../../../lib/engines/parsing/canonical_values.ts";
import { openText, readHead } from "../../../lib/engines/parsing/file_head.ts";
import { readLines } from "../../../lib/logs/bytes/read_lines.ts";
import { TextNotes } from "../../../lib/logs/bytes/text_notes.ts";
import { EntryReader } from "../../../lib/logs/formats/entry_reader.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import { locateLogs, type LogFile } from "../../../lib/logs/locate_logs.ts";
import { inferMapping } from "../../../lib/logs/mapping/infer_mapping.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { type MutatedLogs, mutatedLogs } from "./mutated_logs.ts";

/** Tests a file in a temporary folder; what cannot be read as logs may be refused, in a sentence. */
async function eachFile(
  files: Iterable<MutatedLogs>,
  test: (path: string, bytes: Uint8Array) => Promise<void>,
): Promise<number> {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  let refused = 0;
  try {
    for (const { name, bytes } of files) {
      const path = `${folder}/logs`;
      await Deno.writeFile(path, bytes);
      try {
        await test(path, bytes);
      } catch (error) {
        if (!(error instanceof InputError)) {
          throw new Error(`cannot read a mutated ${name}`, { cause: error });
        }
        assert(error.message.startsWith("Cannot "), error.message);
        refused++;
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return refused;
}

Deno.test("10,000 mutated files are read without a crash, every line accounted for", async () => {
  const files = mutatedLogs(10_000, seededRandom(6));
  const refused = await eachFile(files, async (path, bytes) => {
    if (bytes.length === 0) return;
    const [file] = await locateLogs(path);
    await readThrough(file);
  });
  assert(refused < 3000, `${refused} refused`);
});

/** Reads a file by what its head tells, to the canonical values. */
async function readThrough(file: LogFile): Promise<void> {
  const { candidate, sample } = await readHead(file);
  const { chunks } = await openText(file);
  const open = candidate.open();
  const reader = new EntryReader(open, () => {});
  const options = { notes: new TextNotes(), pieces: open.splitter.pieces };
  for await (const batch of readLines(chunks, options)) {
    reader.push(batch);
  }
  reader.end();
  const { tally } = reader;
  assertEquals(tally.told, tally.lines, "lines must add up");
  const entries = reader.take();
  const values = new CanonicalValues(inferMapping(sample), { year: 2024 });
  const canonical = [
    values.timestamps(entries),
    values.levels(entries).toArray(entries.length),
    values.latencies(entries),
  ];
  assert(canonical.every(({ length }) => length === entries.length));
}

Deno.test("openLogs() reads 200 mutated files, every line accounted for", async () => {
  const files = mutatedLogs(200, seededRandom(7));
  const refused = await eachFile(files, async (path) => {
    const logs = await openLogs(path);
    const { rows, reading } = await logs.overview();
    const [file] = reading.files;
    const others = file.continuation + file.header + file.blank + file.rejected;
    assertEquals(file.rows, rows);
    // A line of an envelope holds several rows.
    if (/JSON/.test(file.format)) {
      assert(Number(file.lines) <= rows + others);
    } else assertEquals(file.lines, rows + others);
    await logs.quality();
    await logs.counts(["level", "service", "message"]);
    await logs.latency();
  });
  assert(refused < 60, `${refused} refused`);
});
