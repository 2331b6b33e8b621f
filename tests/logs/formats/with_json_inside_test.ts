import { assertEquals, assertStrictEquals } from "@std/assert";
import { chooseFormat } from "../../../lib/logs/formats/choose_format.ts";
import { EntryReader } from "../../../lib/logs/formats/entry_reader.ts";
import { headEntries } from "../../../lib/logs/formats/head_entries.ts";
import { withJsonInside } from "../../../lib/logs/formats/with_json_inside.ts";

/** The entries of lines, read as their format is found to be. */
function read(lines: string[]) {
  const reader = new EntryReader(chooseFormat(lines, "a.log").open(), () => {});
  reader.push({ first: 1, lines, part: "whole" });
  reader.end();
  return reader.take();
}

const BEFORE = "Mar  5 09:00:00 web1 shop[7]: ";

Deno.test("withJsonInside() gives the fields of messages that are JSON", () => {
  const entries = read([
    `${BEFORE}{"level":"warn","host":"inner","msg":"late","id":12345678901234567890}`,
    `${BEFORE}{"http":{"status":503}}`,
  ]);

  assertEquals(entries.column("message"), ["late", '{"http":{"status":503}}']);
  assertEquals(entries.column("level"), ["warn", null]);
  assertEquals(entries.column("host"), ["inner", "web1"]);
  assertEquals(entries.column("id"), ["12345678901234567890", null]);
  assertEquals(entries.column("http.status"), [null, "503"]);
});

Deno.test("withJsonInside() leaves messages alone that are none", () => {
  const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
  const messages = ['{"msg":"late"}', '{"msg":"cut', "{}", "{hot}", deep];
  const entries = read([
    ...messages.map((message) => BEFORE + message),
    ...Array.from({ length: 6 }, () => `${BEFORE}{"msg":"late"}`),
  ]);

  const found = entries.column("message").slice(0, 4);
  assertEquals(found, ["late", '{"msg":"cut', "{}", "{hot}"]);
});

Deno.test("withJsonInside() changes nothing where few messages are JSON", () => {
  const lines = [`${BEFORE}{"msg":"late"}`, `${BEFORE}a`, `${BEFORE}b`];
  const candidate = chooseFormat(lines, "a.log");

  assertStrictEquals(
    withJsonInside(candidate, headEntries(candidate, lines)),
    candidate,
  );
  assertEquals(read(lines).column("message")[0], '{"msg":"late"}');
});
