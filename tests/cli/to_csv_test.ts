import { assertEquals } from "@std/assert";
import { toCsv } from "../../lib/cli/to_csv.ts";

Deno.test("toCsv() quotes what CSV needs quoted and leaves null empty", () => {
  assertEquals(
    toCsv(["text", "n"], [[`say "hi", all`, 1.5], ["two\nlines", null]]),
    `text,n\n"say ""hi"", all",1.5\n"two\nlines",\n`,
  );
});

Deno.test("toCsv() disarms text that a spreadsheet would run, not numbers", () => {
  const hostile = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"];
  assertEquals(
    toCsv(["text", "n"], hostile.map((text) => [text, -1])),
    `text,n\n${hostile.map((text) => `'${text},-1\n`).join("")}`,
  );
});

Deno.test("toCsv() keeps every character of a text between the quotes", () => {
  assertEquals(
    toCsv(["a"], [["x\r\ny"], [" z"], ["\r="]]),
    `a\n"x\r\ny"\n" z"\n"'\r="\n`,
  );
});
