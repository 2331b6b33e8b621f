/**
 * Proves that the calibration stays quiet where nothing happens: draws data
 * sets of each of the null worlds, judges every window, and prints how many data
 * sets have a significant window at all (10 % at most are allowed in any world,
 * 5 % on average), how many windows have small p-values, and how many the
 * forest flags. Exits 1 if a bar is missed.
 *
 *     deno run -q -P=kernel tests/proof/calibration.ts [SETS]
 *
 * 200 data sets a world, the default, take about three minutes.
 *
 * @module
 */
import { formatPercent } from "../../lib/logs/format_number.ts";
import { NULL_WORLDS } from "./null_worlds.ts";
import { quietTrial } from "./quiet_trial.ts";

/** The largest allowed share of data sets with a significant window, in one world and on average. */
export const BARS = { world: 0.1, average: 0.05 };

if (import.meta.main) {
  const sets = Number(Deno.args[0] ?? 200);
  console.log(
    `| | nothing happens in | windows | baseline | data sets with a significant window | p ≤ 5 % | p ≤ 1 % | p ≤ 0.1 % | flagged by the forest |`,
  );
  console.log("|---|---|---:|---|---:|---:|---:|---:|---:|");
  const shares = NULL_WORLDS.map((world) => {
    const { disturbed, below, ...trial } = quietTrial(world, sets);
    const share = disturbed / sets;
    const cells = [
      world.group,
      world.name,
      world.windows,
      trial.baseline,
      `${formatPercent(share)} of ${sets}`,
      ...below.map((count) => formatPercent(count / trial.windows, 2)),
      formatPercent(trial.flagged / trial.windows),
    ];
    console.log(`| ${cells.join(" | ")} |`);
    return share;
  });
  const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  console.log(
    `\n${formatPercent(average)} on average, ${
      formatPercent(Math.max(...shares))
    } at most.`,
  );
  if (average > BARS.average || Math.max(...shares) > BARS.world) Deno.exit(1);
}
