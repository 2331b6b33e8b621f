import { assertEquals, assertStrictEquals } from "@std/assert";
import { chooseFormat } from "../../../lib/logs/formats/choose_format.ts";
import { EntryReader } from "../../../lib/logs/formats/entry_reader.ts";
import { headEntries } from "../../../lib/logs/formats/head_entries.ts";
import { withLinesInside } from "../../../lib/logs/formats/with_lines_inside.ts";

/** The entries of lines, read as their format is found to be. */
function read(lines: string[]) {
  const reader = new EntryReader(chooseFormat(lines, "a.log").open(), () => {});
  reader.push({ first: 1, lines, part: "whole" });
  reader.end();
  return reader.take();
}

function record(message: string, more: object = {}) {
  return JSON.stringify({ time: "2024-03-12T08:15:00Z", message, ...more });
}

Deno.test("withLinesInside() gives the fields of messages that are lines of a log", () => {
  const entries = read([
    record("2024-03-12 09:15:00,1 INFO [main] a.Cart - opened", { thread: 7 }),
    record("2024-03-12 09:15:01,2 ERROR [x] a.Till - lost\n  at y"),
    record("another line"),
  ]);

  assertEquals(entries.column("level"), ["INFO", "ERROR", null]);
  assertEquals(entries.column("message"), ["opened", "lost", "another line"]);
  assertEquals(entries.column("service"), ["a.Cart", "a.Till", null]);
  assertEquals(entries.column("thread"), ["7", "x", null]);
  assertEquals(entries.column("inner_thread"), ["main", null, null]);
  assertEquals(entries.column("details"), [null, "  at y", null]);
  assertEquals(entries.column("time"), Array(3).fill("2024-03-12T08:15:00Z"));
});

Deno.test("withLinesInside() leaves messages alone where records have levels", () => {
  const lines = [record("2024-03-12 09:15:00 ERROR lost", { level: "info" })];
  const candidate = chooseFormat(lines, "a.log");

  assertStrictEquals(
    withLinesInside(candidate, headEntries(candidate, lines)),
    candidate,
  );
});

Deno.test("withLinesInside() leaves messages alone that are no lines of a log", () => {
  for (
    const message of ["lost at 2024-03-12 09:15:00", "ERROR lost", "", "{}"]
  ) {
    const lines = [record(message)];
    const candidate = chooseFormat(lines, "a.log");

    assertStrictEquals(
      withLinesInside(candidate, headEntries(candidate, lines)),
      candidate,
      message,
    );
  }
});
