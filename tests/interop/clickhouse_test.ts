import { assertEquals } from "@std/assert";
import { CLUSTER, testWithClickHouse } from "./clickhouse.ts";

testWithClickHouse(
  "withClickHouse() lends two shards that answer as one",
  async ({ nodes: [first, second] }) => {
    for (const [i, { run }] of [first, second].entries()) {
      await run("CREATE TABLE logs.part (n Int64) ENGINE = TinyLog");
      await run(`INSERT INTO logs.part VALUES (${i})`);
    }
    await first.run(
      `CREATE TABLE logs.whole AS logs.part ENGINE = Distributed(${CLUSTER}, logs, part)`,
    );

    assertEquals(
      await first.run(
        "SELECT groupArray(n) FROM (SELECT n FROM logs.whole ORDER BY n)",
      ),
      "[0,1]\n",
    );
  },
);
