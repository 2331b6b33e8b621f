import { assert, assertEquals } from "@std/assert";
import { levelByService } from "../../lib/charts/level_by_service.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { HOSTILE_NAMES } from "./hostile_names.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

/** Services with the same two levels each. */
function twoLevels(
  services: readonly string[],
  counts: (i: number) => readonly [number, number],
) {
  return inlineCounts({
    service: services.flatMap((name) => [name, name]),
    level: services.flatMap(() => ["FATAL", "INFO"]),
  }, { logs: services.flatMap((_, i) => counts(i)) });
}

Deno.test("levelByService() names the level and service that stand out", async (t) => {
  const figure = levelByService(
    twoLevels(["a", "b", "c"], (i) => i === 1 ? [500, 500] : [100, 900]),
  );
  assertEquals(
    figure.title,
    "The mix of levels differs: FATAL is 50.0% of the logs of b, 10.0% elsewhere",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("levelByService() marks nothing that chance explains", () => {
  const figure = levelByService(twoLevels(["a", "b"], (i) => [100 + i, 900]));
  assertEquals(
    figure.title,
    "Both services log the same mix of levels, within chance",
  );
  assert(!figure.alt.includes("Triangles"));
});

Deno.test("levelByService() lists levels by severity and all services below", () => {
  const texts = figureTexts(levelByService(
    twoLevels(["a", "b"], () => [100, 900]),
  ));
  assert(texts.indexOf("INFO") < texts.indexOf("FATAL"));
  assertEquals(texts.filter((text) => text === "90.0%").length, 3);
  assert(texts.includes("all services"));
});

Deno.test("levelByService() shows the service that stands out, however small", () => {
  const figure = levelByService(
    twoLevels(
      FORTY_NAMES,
      (i) => i === 39 ? [90, 10] : [100, 4000 - 50 * i],
    ),
  );
  assertFigure(figure);
  assert(figureTexts(figure).includes("service-27"));
  assert(
    figure.alt.includes("with the most logs, and service-27; and 25 more."),
  );
});

Deno.test("levelByService() draws levels of any name, and one log", () => {
  assertFigure(levelByService(
    inlineCounts({ service: HOSTILE_NAMES, level: HOSTILE_NAMES }, {
      logs: HOSTILE_NAMES.map((_, i) => 10 ** i),
    }),
  ));
  const one = levelByService(
    inlineCounts({ service: ["a"], level: ["INFO"] }, { logs: [1] }),
  );
  assertFigure(one);
  assertEquals(one.title, "Levels by service: one level in one service");
});

Deno.test("levelByService() says that there are no services or levels", () => {
  const figure = levelByService(
    inlineCounts({ service: [], level: [] }, { logs: [] }),
  );
  assertFigure(figure);
  assertEquals(
    figure.alt,
    "Levels by service: nothing to show. The logs have no column service, or no column level.",
  );
});
