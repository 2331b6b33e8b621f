import { assertEquals } from "@std/assert";
import { errorFatalShare } from "../../lib/charts/error_fatal_share.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

const AB = ["a", "b"];

Deno.test("errorFatalShare() names the service whose failures are more often fatal", async (t) => {
  const figure = errorFatalShare(
    inlineCounts({ service: AB }, {
      logs: [1000, 1000],
      errors: [100, 300],
      fatals: [300, 100],
    }),
  );
  assertEquals(
    figure.title,
    "Failures of a are more often fatal than the others': 75.0% against 25.0%",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("errorFatalShare() calls like shares like", () => {
  const figure = errorFatalShare(
    inlineCounts({ service: AB }, {
      logs: [1000, 1000],
      errors: [100, 101],
      fatals: [100, 99],
    }),
  );
  assertEquals(
    figure.title,
    "Failures are equally severe in both services, within chance: 49.5% to 50.0% fatal",
  );
});

Deno.test("errorFatalShare() leaves a label out where it has no room", () => {
  const figure = errorFatalShare(
    inlineCounts({ service: ["a"] }, {
      logs: [100],
      errors: [99],
      fatals: [1],
    }),
  );
  assertFigure(figure);
  assertEquals(
    figureTexts(figure).filter((text) => /^(?:ERROR|FATAL) /.test(text)),
    ["ERROR 99.0%"],
  );
});

Deno.test("errorFatalShare() draws forty services of any name", () => {
  assertFigure(errorFatalShare(
    inlineCounts({ service: FORTY_NAMES }, {
      logs: FORTY_NAMES.map(() => 1e9),
      errors: FORTY_NAMES.map((_, i) => i),
      fatals: FORTY_NAMES.map((_, i) => i % 7 * 1e7),
    }),
  ));
});

Deno.test("errorFatalShare() says why it shows nothing", () => {
  const subject = "ERROR and FATAL by service: nothing to show.";
  const calm = errorFatalShare(inlineCounts({ service: AB }, { logs: [1, 1] }));
  assertFigure(calm);
  assertEquals(calm.alt, `${subject} No log is a failure.`);
  const unleveled = inlineCounts({ service: ["a"] }, {
    logs: [1],
    errors: [null],
  });
  assertEquals(
    errorFatalShare(unleveled).alt,
    `${subject} The logs have no column level.`,
  );
  assertEquals(
    errorFatalShare(inlineCounts({ service: [] }, { logs: [] })).alt,
    `${subject} The logs have no column service.`,
  );
});
