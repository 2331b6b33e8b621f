import { assert, assertEquals } from "@std/assert";
import { failuresOverTime } from "../../lib/charts/failures_over_time.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { inlineWindows } from "./inline_windows.ts";

Deno.test("failuresOverTime() marks the window beyond chance", async (t) => {
  const figure = failuresOverTime(inlineWindows({
    logs: Array(12).fill(200),
    failures: [40, 38, 44, 41, 39, 90, 40, 42, 37, 43, 40, 41],
  }));
  assert(figure.title.startsWith("The failure rate moves by "));
  assert(figure.title.endsWith(" around 22.3%: 37 to 90 per minute"));
  assertEquals(
    figureTexts(figure).filter((text) => /^\d+, /.test(text)),
    ["90, 12:05:00"],
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("failuresOverTime() calls a constant rate constant", () => {
  const figure = failuresOverTime(inlineWindows({
    failures: [20, 18, 22, 21, 19, 20],
  }));
  assertEquals(
    figure.title,
    "Failures hold steady at 20.0% of the logs, within chance: 18 to 22 per minute",
  );
  assert(figure.alt.includes("None does."));
});

Deno.test("failuresOverTime() judges a window by its own logs", () => {
  const figure = failuresOverTime(inlineWindows({
    logs: [100, 100, 1000, 100, 100],
    failures: [20, 21, 200, 19, 20],
  }));
  assertFigure(figure);
  assert(figure.alt.includes("None does."));
});

Deno.test("failuresOverTime() leaves partial windows out", () => {
  const figure = failuresOverTime(inlineWindows({
    logs: [3, 100, 100, 100, 2],
    failures: [3, 20, 21, 19, 0],
    partial: [true, false, false, false, true],
  }));
  assert(figure.title.endsWith("19 to 21 per minute"));
  assert(figure.alt.includes("(2 partial ones left out)"));
});

Deno.test("failuresOverTime() draws one window, gaps and two thousand windows", () => {
  assertFigure(failuresOverTime(inlineWindows({ failures: [7] })));
  assertFigure(failuresOverTime(inlineWindows({
    logs: [100, 0, 0, 100],
    failures: [20, 0, 0, 25],
  })));
  assertFigure(failuresOverTime(inlineWindows({
    logs: Array(2000).fill(1e9),
    failures: Array.from({ length: 2000 }, (_, i) => i % 5 === 0 ? 1e9 : 10),
  }, 3600)));
});

Deno.test("failuresOverTime() says why it shows nothing", () => {
  const alt = (
    failures: (number | null)[],
    partial = failures.map(() => false),
  ) =>
    failuresOverTime(inlineWindows({ failures, partial })).alt
      .replace("Failures over time: nothing to show. ", "");
  assertEquals(alt([]), "The logs fill no whole window.");
  assertEquals(alt([1], [true]), "The logs fill no whole window.");
  assertEquals(alt([null, null]), "The logs have no column level.");
  assertEquals(alt([0, 0]), "No log of a whole window is a failure.");
});
