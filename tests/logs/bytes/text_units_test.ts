import { assertEquals } from "@std/assert";
import { unitsOf } from "../../../lib/logs/bytes/text_lines.ts";
import { TextUnits } from "../../../lib/logs/bytes/text_units.ts";

Deno.test("TextUnits has the units of one text after another, as unitsOf() has them", () => {
  const one = new TextUnits();
  const texts = [
    "plain",
    "",
    "später",
    "\u{1f4a5}\ud800",
    // As many bytes as there is room for, and as many units.
    "é".repeat(1024),
    "e\u0301".repeat(5_000),
    "a".repeat(30_000),
    "short again",
  ];
  for (const text of texts) {
    one.take(text);
    assertEquals(one.text, text);
    assertEquals(one.units.slice(0, text.length), unitsOf(text));
  }
});
