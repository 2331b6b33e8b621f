// The aggregates of a report's sections with DuckDB; prints seconds, CPU seconds and peak MB as JSON.
// Runs under Node: node duckdb_aggregates.mjs LOGS, with @duckdb/node-api installed beside it.
import process from "node:process";

// No dependency of the project: it is installed for the measurement only.
const DUCKDB = "@duckdb/node-api";
const { DuckDBInstance } = await import(DUCKDB);

const start = performance.now();
const before = process.cpuUsage();
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const ask = async (sql) => (await connection.runAndReadAll(sql)).getRows();

await connection.run(`create table logs as select *,
  cast(replace(TimeTaken, 'ms', '') as double) as ms,
  LogLevel in ('ERROR', 'FATAL') as failed
  from read_csv('${process.argv[2].replaceAll("'", "''")}', header = true)`);

const columns = (await ask("describe logs")).map(([name]) => `"${name}"`);
await ask(
  `select count(*), ${
    columns.map((c) => `count(${c}), count(distinct ${c})`).join(", ")
  }, min(Timestamp), max(Timestamp) from logs`,
);
await ask("select count(*) from (select distinct * from logs)");
await ask(
  `select count(*) from (select Timestamp < lag(Timestamp) over () as late
  from logs) where late`,
);

for (
  const by of [
    "LogLevel",
    "Service",
    "Message",
    "Service, LogLevel",
    "Service, Message",
  ]
) {
  await ask(
    `select ${by}, count(*), sum(failed::int) from logs group by ${by}`,
  );
}

const summary = `count(*), sum(failed::int), count(ms), avg(ms), stddev(ms),
  quantile_disc(ms, [0.5, 0.95, 0.99])`;
for (const every of ["1 second", "5 seconds", "1 minute"]) {
  await ask(
    `select time_bucket(interval '${every}', Timestamp::timestamp) as start,
    ${summary} from logs group by start order by start`,
  );
}
await ask(
  `select time_bucket(interval '1 minute', Timestamp::timestamp) as start,
  Service, count(*), avg(ms), stddev(ms) from logs group by start, Service`,
);
await ask(
  `select time_bucket(interval '5 seconds', Timestamp::timestamp) as start,
  LogLevel, count(*) from logs group by start, LogLevel`,
);
await ask(`select ${summary}, min(ms), max(ms) from logs`);
await ask(
  `select Service, ${summary}, min(ms), max(ms) from logs group by Service`,
);
await ask("select floor(ms) as bin, count(*) from logs group by bin");

const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({
  seconds: (performance.now() - start) / 1000,
  cpu_s: (user + system) / 1e6,
  memory_mb: process.resourceUsage().maxRSS / 1024,
}));
