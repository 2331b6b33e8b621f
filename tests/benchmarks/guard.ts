/**
 * Guards against a slowdown: how much CPU time the aggregates of a report take,
 * as a multiple of what parsing the same file takes, beside the committed figures
 * of `guard.json`. A ratio and CPU time, because a machine may be slow or busy.
 *
 *     deno run -q -P=kernel tests/benchmarks/guard.ts [--update]
 *
 * Exits 1 where a ratio is more than twice the committed one.
 *
 * @module
 */
import { fromFileUrl, join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { formatNumber } from "../../lib/logs/format_number.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import { alternate, median, runSide } from "./alternate.ts";

/** Below, the floor is too short to be measured. */
const SIZES = [300_000, 1_000_000];
const TURNS = 5;
/** A ratio may grow by this factor. */
const ALLOWED = 2;

const COMMITTED = new URL("guard.json", import.meta.url);

if (import.meta.main) Deno.exit(await runCommand(() => guard(Deno.args)));

async function guard(args: readonly string[]): Promise<number> {
  const committed: Record<string, number> = JSON.parse(
    await Deno.readTextFile(COMMITTED),
  );
  const measured: Record<string, number> = {};
  console.log("| rows | CPU of the floor | times the floor | committed |");
  console.log("| --: | --: | --: | --: |");
  for (const rows of SIZES) {
    const { floor_s, ratio } = await measure(rows);
    measured[rows] = Number(ratio.toFixed(1));
    console.log(
      `| ${formatNumber(rows)} | ${floor_s.toFixed(2)} s | ${
        ratio.toFixed(1)
      } | ${committed[rows]} |`,
    );
  }
  if (args.includes("--update")) {
    await Deno.writeTextFile(
      COMMITTED,
      `${JSON.stringify(measured, null, 2)}\n`,
    );
    return 0;
  }
  const slow = SIZES.filter((rows) =>
    measured[rows] > ALLOWED * committed[rows]
  );
  for (const rows of slow) {
    console.error(
      `The aggregates of ${formatNumber(rows)} rows take ${
        measured[rows]
      } times the floor, more than twice the committed ${
        committed[rows]
      }: find out why, or commit what --update measures`,
    );
  }
  return slow.length === 0 ? 0 : 1;
}

/** The median over turns of a turn's ratio: what slows a turn slows both sides of it. */
async function measure(rows: number) {
  const folder = await Deno.makeTempDir({ prefix: "logbook-bench-" });
  try {
    const logs = join(folder, "logs.csv");
    await writeSample(logs, { rows });
    const { floor, ours } = await alternate({
      floor: () => side("floor.ts", logs),
      ours: () => side("logbook_aggregates.ts", logs),
    }, TURNS);
    return {
      floor_s: median(floor.map(({ cpu_s }) => cpu_s)),
      ratio: median(ours.map(({ cpu_s }, turn) => cpu_s / floor[turn].cpu_s)),
    };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function side(script: string, logs: string) {
  const path = fromFileUrl(new URL(`aggregates/${script}`, import.meta.url));
  return runSide(Deno.execPath(), ["run", "-q", "-P=kernel", path, logs]);
}
