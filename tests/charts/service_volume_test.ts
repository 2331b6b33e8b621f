import { assert, assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { serviceVolume } from "../../lib/charts/service_volume.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
  hoverTitles,
} from "./assert_figure.ts";
import { FORTY_NAMES } from "./inline_counts.ts";
import { inlineWindows } from "./inline_windows.ts";

/** A frame of `windows("1m", "service")`; `logs` lists each service's windows. */
function serviceWindows(
  services: readonly string[],
  logs: readonly (readonly number[])[],
  partial: readonly boolean[] = logs[0].map(() => false),
): pl.DataFrame {
  const windows = logs[0].map((_, i) => logs.map((line) => line[i]));
  const starts = inlineWindows({ logs: logs[0], partial })
    .select("start", "partial");
  const names = pl.DataFrame([pl.Series("service", [...services], pl.Utf8)]);
  return starts.join(names, { how: "cross" })
    .withColumn(pl.Series("logs", windows.flat(), pl.Float64));
}

Deno.test("serviceVolume() says how much services log", async (t) => {
  const figure = serviceVolume(
    serviceWindows(["a", "b"], [[50, 60, 40], [45, 50, 55]]),
  );
  assertEquals(
    figure.title,
    "The two services write 50.0 logs per minute each, on average",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("serviceVolume() names the service that logs twice as much as the last", () => {
  const figure = serviceVolume(
    serviceWindows(["a", "b"], [[10, 10], [90, 90]]),
  );
  assertEquals(
    figure.title,
    "b logs most: 90.0 logs per minute on average, 90.0% of all",
  );
});

Deno.test("serviceVolume() labels the highest and the lowest window", () => {
  const texts = figureTexts(serviceVolume(
    serviceWindows(["a", "b"], [[50, 60, 40, 50], [45, 50, 55, 50]]),
  ));
  assertEquals(texts.filter((text) => /est: /.test(text)), [
    "highest: a, 60 at 12:01:00",
    "lowest: a, 40 at 12:02:00",
  ]);
});

Deno.test("serviceVolume() leaves partial windows out", () => {
  const figure = serviceVolume(
    serviceWindows(["a"], [[1, 50, 50, 2]], [true, false, false, true]),
  );
  assertFigure(figure);
  assertEquals(figure.title, "a writes 50.0 logs per minute on average");
  assert(figure.alt.includes("(2 partial ones left out)"));
});

Deno.test("serviceVolume() draws more than six services as rows of fields, each with its mean", () => {
  const logs = FORTY_NAMES.map((_, i) => [400 - i, 400 - i, 430 - i]);
  const figure = serviceVolume(serviceWindows(FORTY_NAMES, logs));
  assertFigure(figure);
  const texts = figureTexts(figure);
  assertEquals(
    texts.filter((text) => /^\d+ on average$/.test(text)).length,
    15,
  );
  assert(texts.includes("410 on average"));
  assert(figure.alt.includes("nearer to the service's own highest"));
  assert(
    figure.alt.includes("the 15 services with the most logs; and 25 more"),
  );
  assert(hoverTitles(figure).some((text) => text.endsWith(": 416 logs")));
});

Deno.test("serviceVolume() joins fields until they can be told apart", () => {
  const names = FORTY_NAMES.slice(0, 7);
  const logs = names.map(() => Array.from({ length: 90 }, (_, i) => i % 7));
  const figure = serviceVolume(serviceWindows(names, logs));
  assertFigure(figure);
  assertEquals(hoverTitles(figure).length, 7 * 30);
  assert(figure.alt.includes("Each field is the mean of 3 windows."));
});

Deno.test("serviceVolume() joins many windows and says so", () => {
  const logs = ["a", "b"].map((_, s) =>
    Array.from({ length: 2000 }, (_, i) => (i + s) % 7 * 1e8)
  );
  const figure = serviceVolume(serviceWindows(["a", "b"], logs));
  assertFigure(figure);
  assert(figure.alt.includes("Each point is the mean of 17 windows."));
});

Deno.test("serviceVolume() draws one window of one log", () => {
  assertFigure(serviceVolume(serviceWindows(["a", "b"], [[1], [0]])));
});

Deno.test("serviceVolume() says why it shows nothing", () => {
  const subject = "Logs by service over time: nothing to show.";
  assertEquals(
    serviceVolume(serviceWindows([], [[]])).alt,
    `${subject} The logs have no column service.`,
  );
  assertEquals(
    serviceVolume(serviceWindows(["a"], [[5]], [true])).alt,
    `${subject} The logs fill no whole window.`,
  );
});
