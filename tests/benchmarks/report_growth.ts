/**
 * Measures a whole report, all its processes together, on files of growing size:
 * time, CPU time and the largest memory; and how they grow.
 *
 *     deno run -q -A tests/benchmarks/report_growth.ts
 *       [--csv 1,3,10] [--parquet 1,10,30,100]
 *
 * Millions of rows. A Parquet file of more than ten repeats those, each time that
 * much later: 100 million rows take 1 GB, and the report 4 GB more while it runs.
 * Linux only.
 *
 * @module
 */
import { Command } from "commander";
import { fromFileUrl, join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { formatNumber } from "../../lib/logs/format_number.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import { growthExponent } from "./growth_exponent.ts";
import { watchTree } from "./watch_tree.ts";
import { writeParquet } from "./write_parquet.ts";

interface Options {
  readonly csv: readonly number[];
  readonly parquet: readonly number[];
}

/** Millions of rows that are generated; more are repetitions. */
const MOST_GENERATED = 10;
const REPORT = fromFileUrl(new URL("../../lib/cli/report.ts", import.meta.url));

if (import.meta.main) Deno.exit(await runCommand(() => bench(Deno.args)));

async function bench(args: readonly string[]): Promise<number> {
  const numbers = (text: string) => text.split(",").filter(Boolean).map(Number);
  const { csv, parquet } = new Command("report_growth.ts")
    .option("--csv <millions>", "sizes as CSV", numbers, [1, 3, 10])
    .option("--parquet <millions>", "as Parquet", numbers, [1, 10, 30, 100])
    .exitOverride()
    .parse(args, { from: "user" }).opts<Options>();
  console.log(
    "| file | rows | seconds | CPU seconds | million rows a second | peak memory |\n| --- | --: | --: | --: | --: | --: |",
  );
  const growth = [
    await measureAll("CSV", csv),
    await measureAll("Parquet", parquet),
  ];
  console.log(["", ...growth.flat()].join("\n"));
  return 0;
}

/** Prints a row for each size; gives a sentence about their growth. */
async function measureAll(
  kind: "CSV" | "Parquet",
  millions: readonly number[],
): Promise<string[]> {
  const points: [number, number][] = [];
  for (const size of millions) {
    const folder = await Deno.makeTempDir({ prefix: "logbook-bench-" });
    try {
      const logs = await writeLogs(folder, kind, size);
      const { seconds, cpu_s, peak_mb } = await watchTree(Deno.execPath(), [
        ...["run", "-q", "-P=cluster", REPORT, logs],
        ...["--out", join(folder, "site")],
      ]);
      points.push([size, cpu_s]);
      console.log(
        `| ${kind} | ${formatNumber(size)} million | ${seconds.toFixed(0)} | ${
          cpu_s.toFixed(0)
        } | ${(size / seconds).toFixed(2)} | ${formatNumber(peak_mb)} MB |`,
      );
    } finally {
      await Deno.remove(folder, { recursive: true });
    }
  }
  return points.length < 2 ? [] : [
    `${kind}: CPU time grows as rows to the power of ${
      growthExponent(points).toFixed(2)
    }`,
  ];
}

async function writeLogs(
  folder: string,
  kind: "CSV" | "Parquet",
  millions: number,
): Promise<string> {
  const generated = Math.min(millions, MOST_GENERATED);
  const csv = join(folder, "logs.csv");
  await writeSample(csv, { rows: generated * 1e6 });
  if (kind === "CSV") return csv;
  const parquet = join(folder, "logs.parquet");
  await writeParquet(csv, parquet, Math.ceil(millions / generated));
  await Deno.remove(csv);
  return parquet;
}
