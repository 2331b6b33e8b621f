import { assert, assertEquals, assertFalse } from "@std/assert";
import { matchesTemplate } from "./matches_template.ts";

Deno.test("matchesTemplate() lets a placeholder stand for any text", () => {
  const template = "took <*> for <*>, then left";
  assert(matchesTemplate(template, "took 28ms for ann, then left"));
  assert(matchesTemplate(template, "took 2 for , then b, then left"));
  assert(matchesTemplate(template, "took <*> for <*>, then left"));
  assertFalse(matchesTemplate(template, "took 28ms for ann"));
  assertFalse(matchesTemplate(template, "It took 28ms for ann, then left"));
});

Deno.test("matchesTemplate() does not let constants overlap", () => {
  assertFalse(matchesTemplate("aba<*>aba", "ababa"));
  assert(matchesTemplate("aba<*>aba", "abaaba"));
  assertFalse(matchesTemplate("a<*>b<*>b", "ab"));
});

Deno.test("matchesTemplate() compares the first line with single spaces", () => {
  assert(matchesTemplate("a b", "\n a \t b \r\nc"));
  assertFalse(matchesTemplate("a b", "ab"));
  assert(matchesTemplate("", " \n "));
});

Deno.test("matchesTemplate() agrees with a regular expression", () => {
  const texts = ["", "a", "b", "ab", "ba", "aab", "aba", "abab", "babab"];
  const templates = texts.flatMap((a) =>
    texts.flatMap((b) => [`${a}<*>${b}`, `<*>${a}<*>${b}`, `${a}<*>${b}<*>a`])
  );
  for (const template of templates) {
    const pattern = new RegExp(`^${template.replaceAll("<*>", ".*")}$`);
    for (const text of texts) {
      assertEquals(matchesTemplate(template, text), pattern.test(text));
    }
  }
});

Deno.test("matchesTemplate() is linear where a search could be slow", () => {
  const half = "a".repeat(5e5);
  assertFalse(matchesTemplate(`<*>${half}b<*>c`, `${half}${half}c`));
  assert(matchesTemplate("<*>a".repeat(1e5), "a".repeat(1e6)));
});
