import { assert, assertEquals } from "@std/assert";
import { failureMessagesByService } from "../../lib/charts/failure_messages_by_service.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

function pairs(
  service: readonly string[],
  message: readonly string[],
  errors: readonly (number | null)[],
) {
  const logs = errors.map((count) => count ?? 1);
  return inlineCounts({ service, message }, { logs, errors });
}

Deno.test("failureMessagesByService() names the most and the fewest", async (t) => {
  const figure = failureMessagesByService(
    pairs(["a", "b", "a", "b"], ["full", "full", "slow", "slow"], [
      60,
      20,
      15,
      5,
    ]),
  );
  assertEquals(
    figure.title,
    "Most failures: full in a, 60 (60.0%); fewest: slow in b, 5",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("failureMessagesByService() counts a pair that never occurs as none", () => {
  const figure = failureMessagesByService(
    pairs(["a", "b"], ["full", "slow"], [30, 10]),
  );
  assertEquals(figure.title, "Most failures: full in a, 30 (75.0%)");
  assertEquals(figureTexts(figure).filter((text) => text === "0").length, 2);
});

Deno.test("failureMessagesByService() draws one pair", () => {
  const figure = failureMessagesByService(pairs(["a"], ["full"], [1e9]));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "All failures have one message, in one service: full in a, 1,000,000,000",
  );
});

Deno.test("failureMessagesByService() draws what fits and counts the rest", () => {
  const figure = failureMessagesByService(
    pairs(
      FORTY_NAMES.flatMap((name) => FORTY_NAMES.map(() => name)),
      FORTY_NAMES.flatMap(() => FORTY_NAMES),
      FORTY_NAMES.flatMap((_, i) =>
        FORTY_NAMES.map((_, j) => Math.round(1e9 / (i + 1) / (j + 1)))
      ),
    ),
  );
  assertFigure(figure);
  assert(
    figure.alt.includes(
      "Shown: the 15 messages with the most failures; and 25 more.",
    ),
  );
  assert(
    /the \d services with the most failures; and 3\d more/.test(figure.alt),
  );
});

Deno.test("failureMessagesByService() says why it shows nothing", () => {
  const subject = "Failures by message and service: nothing to show.";
  const alt = (names: readonly string[], errors: (number | null)[]) =>
    failureMessagesByService(pairs(names, names, errors)).alt;
  assertEquals(
    alt([], []),
    `${subject} The logs have no column service, or no column message.`,
  );
  assertEquals(alt(["a"], [0]), `${subject} No log is a failure.`);
  assertEquals(alt(["a"], [null]), `${subject} The logs have no column level.`);
});
