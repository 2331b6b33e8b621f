import { assertEquals, assertStrictEquals } from "@std/assert";
import { chooseFormat } from "../../../lib/logs/formats/choose_format.ts";
import { EntryReader } from "../../../lib/logs/formats/entry_reader.ts";
import { headEntries } from "../../../lib/logs/formats/head_entries.ts";
import { withPairsInside } from "../../../lib/logs/formats/with_pairs_inside.ts";

/** The entries of lines, read as their format is found to be. */
function read(lines: string[]) {
  const reader = new EntryReader(chooseFormat(lines, "a.log").open(), () => {});
  reader.push({ first: 1, lines, part: "whole" });
  reader.end();
  return reader.take();
}

const BEFORE = "Mar  5 09:00:00 web1 shop[7]: ";

Deno.test("withPairsInside() gives the fields of messages that are pairs", () => {
  const entries = read([
    `${BEFORE}level=warn host=inner msg="late \\"again\\"" took=12ms`,
    `${BEFORE}up and running`,
  ]);

  assertEquals(entries.column("message"), ['late "again"', "up and running"]);
  assertEquals(entries.column("level"), ["warn", null]);
  assertEquals(entries.column("host"), ["web1", "web1"]);
  assertEquals(entries.column("inner_host"), ["inner", null]);
  assertEquals(entries.column("took"), ["12ms", null]);
});

Deno.test("withPairsInside() keeps a message whole that has pairs but no message", () => {
  const pairs = "at=info connect=1ms service=18ms status=200";
  const entries = read([BEFORE + pairs]);

  assertEquals(entries.column("message"), [pairs]);
  assertEquals(entries.column("service"), ["shop"]);
  assertEquals(entries.column("service_time"), ["18ms"]);
});

Deno.test("withPairsInside() leaves messages alone that merely hold an equals sign", () => {
  const messages = ["x=1 is what the book says", "a=1 b=2", "level=", "=a =b"];
  const lines = messages.map((message) => BEFORE + message);
  const candidate = chooseFormat(lines, "a.log");

  assertStrictEquals(
    withPairsInside(candidate, headEntries(candidate, lines)),
    candidate,
  );
  assertEquals(read(lines).column("message"), messages);
});

Deno.test("withPairsInside() gets through a message of a million characters", () => {
  const lines = [
    `${BEFORE}level=info msg=up n=1`,
    ...["a=", '"', "a=b ", 'a="\\'].map((text) =>
      BEFORE + text.repeat(1e6 / text.length)
    ),
  ];
  assertEquals(read(lines).length, lines.length);
});
