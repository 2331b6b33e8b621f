import { assert, assertEquals } from "@std/assert";
import { failureRate } from "../../lib/charts/failure_rate.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

const ABC = ["a", "b", "c"];
const EVEN = [1000, 1000, 1000];

Deno.test("failureRate() names the service that fails more often", async (t) => {
  const figure = failureRate(
    inlineCounts({ service: ABC }, { logs: EVEN, errors: [400, 100, 100] }),
  );
  assertEquals(
    figure.title,
    "a fails more often than the others: 40.0% of its logs against 10.0%",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("failureRate() names the service that fails less often", () => {
  const byService = inlineCounts({ service: ABC }, {
    logs: EVEN,
    errors: [400, 400, 20],
    fatals: [0, 0, 5],
  });
  assertEquals(
    failureRate(byService).title,
    "c fails less often than the others: 2.5% of its logs against 40.0%",
  );
});

Deno.test("failureRate() calls like rates like", () => {
  const byService = inlineCounts({ service: ABC }, {
    logs: EVEN,
    errors: [100, 104, 98],
  });
  assertEquals(
    failureRate(byService).title,
    "All three services fail equally often, within chance: 9.8% to 10.4% of their logs",
  );
});

Deno.test("failureRate() shows the service that stands out, however small", () => {
  const figure = failureRate(
    inlineCounts({ service: FORTY_NAMES }, {
      logs: FORTY_NAMES.map((_, i) => 4000 - 100 * i),
      errors: FORTY_NAMES.map((name, i) =>
        (4000 - 100 * i) * (name === "service-27" ? 0.9 : 0.1)
      ),
    }),
  );
  assertFigure(figure);
  assert(figureTexts(figure).includes("service-27"));
  assert(
    figure.alt.endsWith(
      "Shown: the 14 services with the most logs, and service-27; and 25 more.",
    ),
  );
});

Deno.test("failureRate() draws logs without a failure, and one log", () => {
  const none = failureRate(inlineCounts({ service: ["a"] }, { logs: [1] }));
  assertFigure(none);
  assertEquals(none.title, "No log is a failure");
  const all = failureRate(
    inlineCounts({ service: ["a"] }, { logs: [1], errors: [1] }),
  );
  assertFigure(all);
  assertEquals(all.title, "100% of the logs of a are failures");
});

Deno.test("failureRate() takes logs without a service for no service", () => {
  const figure = failureRate(
    inlineCounts({ service: ["a", "b", "(missing)"] }, {
      logs: [1000, 1000, 500],
      errors: [100, 105, 400],
    }),
  );
  assertFigure(figure);
  assert(figure.title.startsWith("Both services fail equally often"));
  assert(figure.alt.includes("Left out: 500 logs without a service."));
  assert(!figure.svg.includes("(missing)"));
});

Deno.test("failureRate() says which column is missing", () => {
  const unleveled = failureRate(
    inlineCounts({ service: ["a"] }, { logs: [1], errors: [null] }),
  );
  assertEquals(
    unleveled.alt,
    "Failure rate by service: nothing to show. The logs have no column level.",
  );
  const empty = failureRate(inlineCounts({ service: [] }, { logs: [] }));
  assertEquals(
    empty.alt,
    "Failure rate by service: nothing to show. The logs have no column service.",
  );
});
