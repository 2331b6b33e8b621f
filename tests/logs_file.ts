import { openLogs } from "../lib/engines/open_logs.ts";
import type { OpenLogsOptions } from "../lib/engines/open_logs_options.ts";
import type { LogSource } from "../lib/logs/log_source.ts";

/** Opens logs from text, as a CSV file in a temporary folder, for one test. */
export async function withLogs(
  csv: string,
  test: (logs: LogSource) => Promise<void>,
  options?: OpenLogsOptions,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = `${folder}/logs.csv`;
    await Deno.writeTextFile(path, csv);
    await test(await openLogs(path, options));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Six rows with a null, a duplicate, a gap, a disorder and values that cannot be read. */
export const MESSY_CSV = `time,severity,service,msg,duration
2024-01-01T00:00:00.5Z,warn,a,hello,28ms
2024-01-01 00:00:03,bogus,a,"he,llo",x
2024-01-01 00:00:02,ERROR,,bye,-5ms
nope,fatal,b,bye,0.5s
2024-01-01 00:00:11,fatal,b,bye,0.5s
2024-01-01 00:00:11,fatal,b,bye,0.5s
`;
