import { assertEquals } from "@std/assert";
import { failureMessages } from "../../lib/charts/failure_messages.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

const ABC = ["a", "b", "c"];

Deno.test("failureMessages() names the message that failures concentrate on", async (t) => {
  const figure = failureMessages(
    inlineCounts({ message: ["calm", ...ABC] }, {
      logs: [900, 300, 100, 100],
      errors: [0, 200, 100, 20],
      fatals: [0, 100, 0, 80],
    }),
  );
  assertEquals(figure.title, "Failures concentrate on a: 60.0% of them");
  await assertFigureSnapshot(t, figure);
});

Deno.test("failureMessages() sorts by failures and writes out their levels", () => {
  const texts = figureTexts(failureMessages(
    inlineCounts({ message: ABC }, {
      logs: [900, 300, 100],
      errors: [5, 0, 50],
      fatals: [0, 20, 3],
    }),
  ));
  assertEquals(texts.filter((text) => /\d (?:ERROR|FATAL)$/.test(text)), [
    "50 ERROR, 3 FATAL",
    "20 FATAL",
    "5 ERROR",
  ]);
});

Deno.test("failureMessages() calls like messages like", () => {
  const figure = failureMessages(
    inlineCounts({ message: ABC }, {
      logs: [100, 100, 100],
      errors: [100, 100, 100],
    }),
  );
  assertEquals(
    figure.title,
    "No message leads the failures beyond chance: each has 33.3%",
  );
});

Deno.test("failureMessages() draws any message and counts those left out", () => {
  const figure = failureMessages(
    inlineCounts({ message: FORTY_NAMES }, {
      logs: FORTY_NAMES.map(() => 1e9),
      errors: FORTY_NAMES.map((_, i) => 1e9 / (i + 1)),
      fatals: FORTY_NAMES.map((_, i) => 1e8 / (i + 1)),
    }),
  );
  assertFigure(figure);
  assertEquals(
    figure.alt.endsWith(
      "Shown: the 15 messages with the most failures; and 25 more.",
    ),
    true,
  );
});

Deno.test("failureMessages() says why it shows nothing", () => {
  const subject = "Failures by message: nothing to show.";
  const alt = (
    message: readonly string[],
    logs: number[],
    errors?: (number | null)[],
  ) => failureMessages(inlineCounts({ message }, { logs, errors })).alt;
  assertEquals(alt([], []), `${subject} The logs have no column message.`);
  assertEquals(alt(["a"], [1]), `${subject} No log is a failure.`);
  assertEquals(
    alt(["a"], [1], [null]),
    `${subject} The logs have no column level.`,
  );
});
