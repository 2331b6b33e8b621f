import { openLogs } from "../lib/mod.ts";
const l = await openLogs("sample");
const s = await l.sample({}, 2);
console.log(s.dtypes, JSON.stringify(s.toRecords()));
console.log(JSON.stringify(await l.overview()).slice(0, 3000));
const q = await l.quality();
console.log(q);
console.log(
  (await l.windows("1m", "service")).dtypes,
  (await l.counts("level")).dtypes,
  (await l.latency("level")).dtypes,
  (await l.latencyHistogram(10)).dtypes,
  (await l.breakdown("Service", [])).values.dtypes,
);
