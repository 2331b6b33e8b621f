import { assertEquals } from "@std/assert";
import { EntryColumns } from "../../../../lib/logs/formats/entry_columns.ts";
import { DETAILS_LENGTH } from "../../../../lib/logs/formats/layouts/layout.ts";
import { logfmt } from "../../../../lib/logs/formats/layouts/logfmt.ts";
import { redisLog } from "../../../../lib/logs/formats/layouts/redis_log.ts";

Deno.test("defineLayout() cuts what follows the first line at 8192 characters", () => {
  const entries = new EntryColumns();
  redisLog().read(
    `1:M 12 Mar 2024 08:15:02.664 * up\n${"x".repeat(20_000)}`,
    entries,
  );

  assertEquals(entries.get("details")?.length, DETAILS_LENGTH);
  assertEquals(entries.get("message"), "up");
});

Deno.test("defineLayout() leaves the carriage return of the first line out", () => {
  const entries = new EntryColumns();
  redisLog().read("1:M 12 Mar 2024 08:15:02.664 * up\r\n  more", entries);

  assertEquals(entries.get("message"), "up");
});

Deno.test("logfmt() makes 200 columns at most of a million names", () => {
  const layout = logfmt();
  const entries = new EntryColumns();
  for (let line = 0; line < 1000; line++) {
    layout.read(`a${line}=1 b${line}=2 msg=hi`, entries);
    entries.keep(line);
  }

  assertEquals(entries.names.length, 201);
  assertEquals(entries.column("more_fields")[999], "a999=1 b999=2");
});

Deno.test("logfmt() keeps hostile names as mere names", () => {
  const entries = new EntryColumns();
  logfmt().read("__proto__=x constructor=y level=info", entries);

  assertEquals(entries.get("__proto__"), "x");
  assertEquals(entries.get("constructor"), "y");
});
