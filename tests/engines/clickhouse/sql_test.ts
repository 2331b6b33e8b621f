import { assertEquals, assertThrows } from "@std/assert";
import {
  all,
  identifier,
  int64,
  sql,
} from "../../../lib/engines/clickhouse/sql.ts";
import { ClickHouseClient } from "../../../lib/engines/clickhouse/clickhouse_client.ts";
import { readAddress } from "../../../lib/engines/clickhouse/address.ts";
import { testWithChdb } from "../../interop/chdb.ts";
import { testWithClickHouse } from "../../interop/clickhouse.ts";

/** Texts that have broken somebody's quoting, and each ASCII character. */
const HOSTILE = [
  "'; DROP TABLE x; --",
  "\\",
  "\\'",
  "'' OR 1 = 1",
  "\\N",
  "\\x41\\0",
  "`a` ${b} {c:String} %d ?",
  "/* */ -- #",
  "line\nline\r\nline\ttab",
  "a\u0000b",
  "\u202e\u2028\u2029",
  "😀 é",
  "x".repeat(10_000),
  "",
  ...Array.from({ length: 127 }, (_, i) => String.fromCharCode(i + 1)),
];

async function assertRoundTrip(url: string): Promise<void> {
  const client = new ClickHouseClient(readAddress(url));
  const [row] = await client.ask(
    sql`SELECT ${HOSTILE.map((text) => sql`${text}`)}`,
  );

  assertEquals(row, HOSTILE);
  for (const name of ["a'b`c\\d\"", "; --", "two\nlines", "😀", "a.b"]) {
    await client.run(
      sql`CREATE TABLE logs.${identifier(name)} (${
        identifier(name)
      } String) ENGINE = Memory`,
    );
    await client.run(
      sql`INSERT INTO logs.${identifier(name)} (${
        identifier(name)
      }) VALUES (${name})`,
    );
    assertEquals(
      await client.ask(
        sql`SELECT ${identifier(name)} FROM logs.${identifier(name)}`,
      ),
      [[name]],
    );
  }
}

testWithClickHouse(
  "sql quotes hostile text and names so that they come back as they were",
  ({ url }) => assertRoundTrip(url("any")),
);

testWithChdb(
  "sql quotes hostile text and names for a current version too",
  ({ url }) => assertRoundTrip(url("any")),
);

Deno.test("sql puts lists and negative numbers where they mean what they say", () => {
  assertEquals(sql`a - ${-1}`.text, "a - (-1)");
  assertEquals(sql`(${[sql`a`, sql`${"b"}`]})`.text, "(a, 'b')");
  assertEquals(int64(-5).text, "toInt64((-5))");
  assertEquals(all([]).text, "1");
  assertEquals(all([sql`a OR b`, sql`c`]).text, "(a OR b) AND (c)");
  assertThrows(() => sql`${NaN}`, RangeError, "must be finite");
});
