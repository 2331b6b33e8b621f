import { assertEquals } from "@std/assert";
import { TextLines } from "../../../../lib/logs/bytes/text_lines.ts";
import { DurationFinder } from "../../../../lib/logs/formats/layouts/duration_finder.ts";
import {
  DURATION_VALUE,
  durationEnd,
} from "../../../../lib/logs/formats/layouts/duration_value.ts";
import { seededRandom } from "../../../../lib/logs/random.ts";

const PIECES = [
  ..."0129hmsu.,:/-_ %µ)",
  "12",
  "ms",
  "ns",
  "us",
  "sec",
  "seconds",
  "min",
  "MS",
  "9".repeat(12),
  "é",
  "x",
];

Deno.test("durationEnd() finds what the pattern does", () => {
  const pattern = new RegExp(DURATION_VALUE, "yi");
  const random = seededRandom(17);
  for (let round = 0; round < 20_000; round++) {
    const text = drawText(random, 1 + Math.floor(random() * 7));
    pattern.lastIndex = 0;
    const expected = pattern.exec(text)?.[0].trimEnd().length ?? -1;
    const lines = TextLines.of(["3ms", text, "ms"]);
    const [, start] = lines.starts;

    const end = durationEnd(lines, start, lines.ends[1]);

    assertEquals(end < 0 ? -1 : end - start, expected, JSON.stringify(text));
  }
});

Deno.test("DurationFinder finds in messages among lines what it finds in each alone", () => {
  const random = seededRandom(19);
  const finder = new DurationFinder("took ");
  for (let round = 0; round < 500; round++) {
    const messages = Array.from({ length: 20 }, () => drawMessage(random));
    const lines = TextLines.of(messages);
    messages.forEach((message, index) => {
      const alone = new DurationFinder("took ");
      const text = TextLines.of([message]);
      const expected = alone.find(text, 0, message.length)
        ? message.slice(alone.start, alone.end)
        : null;
      const isFound = finder.find(
        lines,
        lines.starts[index],
        lines.ends[index],
      );
      const found = isFound ? lines.text.slice(finder.start, finder.end) : null;

      assertEquals(found, expected, message);
    });
  }
});

Deno.test("DurationFinder leaves longer words and what has no value", () => {
  for (const text of ["mistook 3ms", "took three", "took 3ms-x", "took "]) {
    const finder = new DurationFinder("took ");

    assertEquals(finder.find(TextLines.of([text]), 0, text.length), false);
  }
});

function drawMessage(random: () => number): string {
  const pieces = ["took ", "took 3 ms", "GET /", " ", "x", drawText(random, 2)];
  return Array.from(
    { length: Math.floor(random() * 6) },
    () => pieces[Math.floor(random() * pieces.length)],
  ).join("");
}

function drawText(random: () => number, length: number): string {
  return Array.from(
    { length },
    () => PIECES[Math.floor(random() * PIECES.length)],
  ).join("");
}
