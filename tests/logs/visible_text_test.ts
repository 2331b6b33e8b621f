import { assertEquals } from "@std/assert";
import { shorten, visibleText } from "../../lib/logs/visible_text.ts";

Deno.test("visibleText() shows controls by name", () => {
  assertEquals(
    visibleText("a\0b\x1b[31mc\r\n\td\x7f"),
    "a‹NUL›b‹ESC›[31mc‹CR›‹LF›‹TAB›d‹U+007F›",
  );
});

Deno.test("visibleText() shows bidirectional and zero-width characters by code point", () => {
  assertEquals(
    visibleText("\u202egnp.exe\u2066\u200b\ufeff\u{e0041}\u0085"),
    "‹U+202E›gnp.exe‹U+2066›‹U+200B›‹U+FEFF›‹U+E0041›‹U+0085›",
  );
});

Deno.test("visibleText() leaves letters of any script and joined emoji alone", () => {
  const text = "Grüße, שלום, می‌خواهم, 👩‍💻 — “ok”";
  assertEquals(visibleText(text), text);
});

Deno.test("visibleText() replaces half surrogates", () => {
  assertEquals(visibleText("a\ud83d"), "a\ufffd");
});

Deno.test("visibleText() keeps line breaks and tabs in text of many lines", () => {
  assertEquals(visibleText("a\n\tb\r\nc\rd", "many"), "a\n\tb\nc‹CR›d");
});

Deno.test("shorten() counts characters, not halves of them", () => {
  assertEquals(shorten("😀😀😀", 3), "😀😀😀");
  assertEquals(shorten("😀😀😀😀", 3), "😀😀…");
});
