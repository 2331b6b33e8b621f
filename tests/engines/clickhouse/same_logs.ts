import { join } from "@std/path";
import {
  loadLogs,
  type LoadOptions,
} from "../../../lib/engines/clickhouse/load_logs.ts";
import { openLogFrame, openLogs } from "../../../lib/engines/open_logs.ts";
import type { OpenLogsOptions } from "../../../lib/engines/open_logs_options.ts";
import type { LogSource } from "../../../lib/logs/log_source.ts";
import { writeSample } from "../../../lib/logs/sample.ts";

/** Logs of which both engines are asked. */
export interface ContractLogs {
  readonly name: string;
  /** Writes the file. */
  readonly write: (path: string) => Promise<void>;
  readonly options?: OpenLogsOptions;
  readonly every: readonly string[];
}

/** A file and the table that it was loaded into. */
export async function withBoth(
  { name, write, options }: ContractLogs,
  url: string,
  load: LoadOptions,
  test: (table: LogSource, file: LogSource) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    const path = join(folder, `${name}.csv`);
    await write(path);
    const { input } = await openLogFrame(path, options);
    await loadLogs(input, name, url, load);
    await test(await openLogs(url), await openLogs(path, options));
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

const HOSTILE = [
  "'; DROP TABLE logs; --",
  "back\\slash \\N \\'",
  '"quoted ""twice"""',
  "`tick` ${x} {a:String} %s",
  "\\N",
  "tab\there",
  "two\nlines\r\nthree",
  "<script>alert(1)</script>",
  "emoji 😀 and \u202eflipped",
  "  spaces  ",
  "NULL",
  "(missing)",
  "OTHER",
];

/** Rows with nulls, duplicates, gaps, disorder, two eras and hostile text everywhere. */
function messyCsv(): string {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const header = [
    "time",
    "severity",
    "service",
    "msg",
    "duration",
    "a'b`c\\d",
    "level",
    "; DROP",
    "",
    "_row",
    "number",
  ];
  const levels = ["warn", "ERROR", "fatal", "bogus", "", "info", ...HOSTILE];
  const rows = Array.from({ length: 900 }, (_, i) => {
    const at = new Date(
      Date.UTC(2024, 0, 1) + (i % 7 === 0 ? i - 40 : i) * 1700 +
        (i > 600 ? 86_400_000 : 0),
    ).toISOString();
    const duration = ["28ms", "0.5s", "-5ms", "x", "", "1e9s"][i % 6];
    return [
      i % 50 === 3 ? "nope" : i % 50 === 4 ? "" : at,
      levels[i % levels.length],
      ["a", "b", "", HOSTILE[i % HOSTILE.length]][i % 4],
      HOSTILE[(i * 7) % HOSTILE.length],
      i % 11 === 0 ? `${i * 1.37}ms` : duration,
      HOSTILE[i % HOSTILE.length],
      String(i % 3),
      i % 2 === 0 ? "" : "x",
      String(i % 5),
      String(i),
      i === 500 ? "many" : String(i / 8),
    ].map(quoted).join(",");
  });
  const repeated = rows.slice(10, 30);
  return [header.map(quoted).join(","), ...rows, ...repeated, ""].join("\n");
}

export const SAMPLE: ContractLogs = {
  name: "sample",
  write: async (path) => {
    await writeSample(path, { rows: 20_000 });
  },
  every: ["5s", "1m"],
};

export const MESSY: ContractLogs = {
  name: "messy",
  write: (path) => Deno.writeTextFile(path, messyCsv()),
  options: { map: { level: "severity" } },
  every: ["1m", "1h"],
};

export const LARGE: ContractLogs = {
  name: "large",
  write: async (path) => {
    await writeSample(path, { rows: 200_000 });
  },
  every: ["1m"],
};
