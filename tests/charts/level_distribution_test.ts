import { assertEquals } from "@std/assert";
import { levelDistribution } from "../../lib/charts/level_distribution.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { HOSTILE_NAMES } from "./hostile_names.ts";
import { inlineCounts } from "./inline_counts.ts";

const LEVELS = inlineCounts({ level: ["INFO", "ERROR", "DEBUG", "FATAL"] }, {
  logs: [600, 200, 150, 50],
  errors: [0, 200, 0, 0],
  fatals: [0, 0, 0, 50],
});

Deno.test("levelDistribution() names the dominating level", async (t) => {
  const figure = levelDistribution(LEVELS);
  assertEquals(
    figure.title,
    "INFO dominates: 60.0% of the logs, before ERROR 20.0%",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("levelDistribution() lists the levels by severity", () => {
  const names = figureTexts(levelDistribution(LEVELS))
    .filter((text) => /^[A-Z]+$/.test(text));
  assertEquals(names, ["DEBUG", "INFO", "ERROR", "FATAL"]);
});

Deno.test("levelDistribution() calls a lead within chance what it is", () => {
  const byLevel = inlineCounts({ level: ["INFO", "DEBUG"] }, {
    logs: [505, 495],
  });
  assertEquals(
    levelDistribution(byLevel).title,
    "No level leads beyond chance: INFO has 50.5% of the logs, DEBUG 49.5%",
  );
});

Deno.test("levelDistribution() draws one level, and one log", () => {
  const figure = levelDistribution(
    inlineCounts({ level: ["INFO"] }, { logs: [1] }),
  );
  assertFigure(figure);
  assertEquals(figure.title, "Every log has the level INFO");
});

Deno.test("levelDistribution() says that there are no levels", () => {
  const figure = levelDistribution(inlineCounts({ level: [] }, { logs: [] }));
  assertFigure(figure);
  assertEquals(
    figure.alt,
    "Logs by level: nothing to show. The logs have no column level.",
  );
});

Deno.test("levelDistribution() draws any name", () => {
  const logs = HOSTILE_NAMES.map((_, i) => 1e9 / 10 ** i);
  assertFigure(
    levelDistribution(inlineCounts({ level: HOSTILE_NAMES }, { logs })),
  );
});
