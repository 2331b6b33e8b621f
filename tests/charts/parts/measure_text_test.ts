import { Resvg } from "@resvg/resvg-js";
import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { escape } from "@std/html";
import {
  fitText,
  textWidth,
  wrapText,
} from "../../../lib/charts/parts/measure_text.ts";
import { FONTS } from "../../../lib/charts/parts/fonts.ts";
import { HOSTILE_NAMES } from "../hostile_names.ts";

Deno.test("textWidth() grows with size and weight", () => {
  const width = textWidth("latency");
  assert(width > 30 && width < 60);
  assert(Math.abs(textWidth("latency", { size: 26 }) - 2 * width) < 1e-9);
  assert(textWidth("latency", { weight: 700 }) > width);
  assert(textWidth("iiii") < textWidth("WWWW"));
});

/** How wide the renderer draws a text at size 100. */
function drawnWidth(text: string, weight: number): number {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg"><text font-family="Lato" font-size="100" font-weight="${weight}">${
      escape(text)
    }</text></svg>`;
  return new Resvg(svg, { font: FONTS }).getBBox()?.width ?? 0;
}

Deno.test("textWidth() is how far the renderer moves on with a character", () => {
  const ascii = Array.from(
    { length: 94 },
    (_, i) => String.fromCharCode(33 + i),
  );
  for (const weight of [400, 700] as const) {
    const around = drawnWidth("HH", weight);
    for (const character of [...ascii, ..."–…“”·±éß%"]) {
      const moved = drawnWidth(`H${character}H`, weight) - around;
      const width = textWidth(character, { size: 100, weight });
      assertAlmostEquals(width, moved, 0.01, character);
    }
  }
});

Deno.test("fitText() leaves short texts alone and cuts long ones to the width", () => {
  assertEquals(fitText("api", 100), "api");
  const cut = fitText("a rather long name of a service", 100);
  assert(cut.endsWith("…") && textWidth(cut) <= 100);
  assert(textWidth(cut) > 80);
});

Deno.test("fitText() spells hidden characters and holds the width for any text", () => {
  assertEquals(fitText("a\0b", 100), "a‹NUL›b");
  for (const name of HOSTILE_NAMES) assert(textWidth(fitText(name, 90)) <= 90);
});

Deno.test("wrapText() breaks at spaces and cuts the last line", () => {
  assertEquals(wrapText("one two three", textWidth("one two"), {}, 2), [
    "one two",
    "three",
  ]);
  const lines = wrapText("word ".repeat(50).trim(), 100, {}, 3);
  assertEquals(lines.length, 3);
  assert(lines[2].endsWith("…"));
  assert(lines.every((line) => textWidth(line) <= 100));
});
