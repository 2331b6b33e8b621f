import { assertEquals } from "@std/assert";
import { serviceContribution } from "../../lib/charts/service_contribution.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

const ABC = ["a", "b", "c"];

Deno.test("serviceContribution() calls like shares like", async (t) => {
  const byService = inlineCounts({ service: ABC }, { logs: [340, 330, 330] });
  const figure = serviceContribution(byService);
  assertEquals(
    figure.title,
    "All three services log equally much, within chance: 33.0% to 34.0%",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("serviceContribution() names the service that logs more than its share", () => {
  const byService = inlineCounts({ service: ABC }, { logs: [800, 100, 100] });
  assertEquals(
    serviceContribution(byService).title,
    "a logs more than its share: 80.0% against 33.3%",
  );
});

Deno.test("serviceContribution() names the service that logs less than its share", () => {
  const byService = inlineCounts({ service: ABC }, { logs: [500, 490, 10] });
  assertEquals(
    serviceContribution(byService).title,
    "c logs less than its share: 1.0% against 33.3%",
  );
});

Deno.test("serviceContribution() draws the equal share as what it is", () => {
  const byService = inlineCounts({ service: ABC }, { logs: [340, 330, 330] });
  const texts = figureTexts(serviceContribution(byService));
  assertEquals(texts.filter((text) => text.startsWith("equal")), [
    "equal share 33.3%",
  ]);
});

Deno.test("serviceContribution() draws one service", () => {
  const figure = serviceContribution(
    inlineCounts({ service: ["only one"] }, { logs: [3] }),
  );
  assertFigure(figure);
  assertEquals(figure.title, "One service writes all logs: “only one”");
});

Deno.test("serviceContribution() shows fifteen of forty services and says so", () => {
  const logs = FORTY_NAMES.map((_, i) => 4000 - 100 * i);
  const figure = serviceContribution(
    inlineCounts({ service: FORTY_NAMES }, { logs }),
  );
  assertFigure(figure);
  assertEquals(
    figure.alt.endsWith(
      "Shown: the 15 services with the most logs; and 25 more.",
    ),
    true,
  );
});

Deno.test("serviceContribution() says that there are no services", () => {
  const figure = serviceContribution(
    inlineCounts({ service: [] }, { logs: [] }),
  );
  assertFigure(figure);
  assertEquals(
    figure.alt,
    "Logs by service: nothing to show. The logs have no column service.",
  );
});
