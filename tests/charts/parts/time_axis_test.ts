import { assertEquals } from "@std/assert";
import * as Plot from "@observablehq/plot";
import { drawFigure } from "../../../lib/charts/draw_figure.ts";
import {
  clockText,
  momentText,
  periodText,
  timeAxis,
} from "../../../lib/charts/parts/time_axis.ts";
import { assertDrawing, figureTexts } from "../assert_figure.ts";

const NOON_US = Date.UTC(2023, 10, 20, 12) * 1000;
const DAY_US = 86_400e6;

/** The tick texts of an axis over a period. */
function ticks(period_us: number): string[] {
  const { x, mark } = timeAxis(NOON_US, NOON_US + period_us);
  const figure = drawFigure({
    title: "Ticks",
    subtitle: "",
    range: "",
    caption: "",
    plot: {
      height: 60,
      marginLeft: 50,
      marginRight: 50,
      x,
      marks: [mark, Plot.frame()],
    },
  });
  assertDrawing(figure);
  return figureTexts(figure).filter((text) => text !== "Ticks" && text !== "");
}

Deno.test("timeAxis() writes milliseconds for seconds, clock times for minutes and dates for months", () => {
  assertEquals(ticks(1e6).slice(0, 2), ["12:00:00.000", "12:00:00.200"]);
  assertEquals(ticks(60e6)[0], "12:00:00");
  assertEquals(ticks(1_400e6)[0], "12:00");
  assertEquals(ticks(30 * DAY_US).slice(0, 2), ["26 Nov", "3 Dec"]);
  assertEquals(ticks(4 * 365 * DAY_US)[0], "Jan 2024");
});

Deno.test("timeAxis() gives a single moment one tick", () => {
  assertEquals(ticks(0), ["12:00:00"]);
});

Deno.test("clockText() and momentText() say no more than the period needs", () => {
  assertEquals(clockText(NOON_US + 250_000), "12:00:00.250");
  assertEquals(momentText(NOON_US, 60e6), "12:00:00");
  assertEquals(momentText(NOON_US, 3 * DAY_US), "20 Nov 12:00");
});

Deno.test("periodText() names the day once, or both", () => {
  assertEquals(
    periodText(NOON_US, NOON_US + 60e6),
    "12:00:00 to 12:01:00 UTC, 20 November 2023",
  );
  assertEquals(
    periodText(NOON_US, NOON_US + DAY_US),
    "20 November 2023, 12:00:00, to 21 November 2023, 12:00:00 UTC",
  );
});
