/**
 * Measures how fast logs of each kind are opened, beside the floor: reading the
 * bytes, and cutting them into lines; for CSV also Polars reading it by itself.
 * In turns on the same machine, on generated files; each in a process of its own.
 * MB/s are those of the processor's time, over all its cores.
 *
 *     deno run -q -A tests/benchmarks/reading.ts [MEGABYTES] [RUNS]
 *
 * @module
 */
import { fromFileUrl, join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { LOG_KINDS, type LogKind, writeLogs } from "./generated_logs.ts";

const ONE = fromFileUrl(new URL("reading_run.ts", import.meta.url));
const WAYS = ["bytes", "lines", "open"] as const;

/** What one way of reading a file took. */
interface Cost {
  readonly cpu_s: number;
  readonly wall_s: number;
  readonly peak_mb: number;
}

if (import.meta.main) Deno.exit(await runCommand(() => bench(Deno.args)));

async function bench([size = "100", runs = "3"]: readonly string[]) {
  const megabytes = Number(size);
  const times = Number(runs);
  if (!(megabytes >= 1) || !Number.isInteger(times) || times < 1) {
    throw new InputError(
      `Cannot measure: megabytes and runs must be numbers from 1, got ${size} and ${runs}`,
    );
  }
  const folder = await Deno.makeTempDir({ prefix: "logbook-bench-" });
  console.log(
    `| ${megabytes} MB of | reading bytes | cutting lines | Polars alone | opened | of the lines' speed | wall | peak memory |
| --- | --: | --: | --: | --: | --: | --: | --: |`,
  );
  try {
    for (const kind of LOG_KINDS) await measure(kind, folder, megabytes, times);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  return 0;
}

async function measure(
  kind: LogKind,
  folder: string,
  megabytes: number,
  times: number,
): Promise<void> {
  const path = join(folder, kind);
  const bytes = await writeLogs(kind, path, megabytes * 1e6);
  const ways = kind === "csv" ? [...WAYS, "polars"] : WAYS;
  const best = new Map<string, Cost>();
  for (let run = 0; run < times; run++) {
    for (const way of ways) {
      const cost = await costOf(way, path);
      const known = best.get(way);
      if (known === undefined || cost.cpu_s < known.cpu_s) best.set(way, cost);
    }
  }
  await Deno.remove(path);
  const speed = (way: string) => {
    const cost = best.get(way);
    return cost === undefined ? NaN : bytes / 1e6 / cost.cpu_s;
  };
  const opened = best.get("open");
  const cells = [
    kind,
    ...["bytes", "lines", "polars", "open"].map((way) => perSecond(speed(way))),
    `${(100 * speed("open") / speed("lines")).toFixed(0)} %`,
    `${opened?.wall_s.toFixed(1)} s`,
    `${opened?.peak_mb.toFixed(0)} MB`,
  ];
  console.log(`| ${cells.join(" | ")} |`);
}

function perSecond(speed: number): string {
  return Number.isNaN(speed) ? "" : `${speed.toFixed(0)} MB/s`;
}

async function costOf(way: string, path: string): Promise<Cost> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-A", ONE, way, path],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return JSON.parse(new TextDecoder().decode(stdout));
}
