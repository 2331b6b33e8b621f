/**
 * The aggregates of a report's sections; prints seconds, CPU seconds and peak MB as JSON.
 *
 * @module
 */
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { startUse } from "./start_use.ts";

const used = startUse();
const logs = await openLogs(Deno.args[0]);
await logs.overview();
await logs.quality();
for (
  const by of [
    ["level"],
    ["service"],
    ["message"],
    ["service", "level"],
    ["service", "message"],
  ] as const
) await logs.counts(by);
for (const every of ["1s", "5s", "1m"]) await logs.windows(every);
await logs.windows("1m", "service");
await logs.windows("5s", "level");
await logs.latency();
await logs.latency("service");
await logs.latencyHistogram(1);
console.log(JSON.stringify(used()));
