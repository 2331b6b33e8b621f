/**
 * One way of reading a file, for `reading.ts`: prints what it took as JSON.
 *
 *     deno run -q -A tests/benchmarks/reading_run.ts bytes|lines|polars|open FILE
 *
 * @module
 */
import pl from "nodejs-polars";
import process from "node:process";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { openBytes } from "../../lib/logs/bytes/open_bytes.ts";
import { readLines } from "../../lib/logs/bytes/read_lines.ts";
import { TextNotes } from "../../lib/logs/bytes/text_notes.ts";

const WAYS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  async bytes(path) {
    const { chunks } = await openBytes(path);
    let bytes = 0;
    for await (const chunk of chunks) bytes += chunk.length;
    return bytes;
  },
  async lines(path) {
    const { chunks } = await openBytes(path);
    let count = 0;
    for await (
      const batch of readLines(chunks, { notes: new TextNotes() })
    ) {
      count += batch.within?.length ?? batch.lines.length;
    }
    return count;
  },
  async polars(path) {
    return await pl.scanCSV(path, { inferSchemaLength: 0 }).collect();
  },
  open: (path) => openLogs(path),
};

if (import.meta.main) {
  const [way, path] = Deno.args;
  const before = process.cpuUsage();
  const start = performance.now();
  await WAYS[way](path);
  const { user, system } = process.cpuUsage(before);
  console.log(JSON.stringify({
    cpu_s: (user + system) / 1e6,
    wall_s: (performance.now() - start) / 1000,
    peak_mb: process.resourceUsage().maxRSS / 1024,
  }));
}
