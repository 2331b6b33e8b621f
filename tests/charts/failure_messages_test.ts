import { assertEquals, assertStringIncludes } from "@std/assert";
import { failureMessages } from "../../lib/charts/failure_messages.ts";
import {
  assertDated,
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
  assertEquals(
    figure.title,
    "Failures concentrate on a: 60.0% of them; it takes two of three to make 80%",
  );
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
  assertEquals(texts.filter((text) => /\d (?:ERROR|FATAL), /.test(text)), [
    "50 ERROR, 3 FATAL, 67.9%",
    "20 FATAL, 25.6%",
    "5 ERROR, 6.4%",
  ]);
});

Deno.test("failureMessages() says how few messages make most of the failures", () => {
  const figure = failureMessages(
    inlineCounts({ message: ["a", "b", "c", "d", "e", "f"] }, {
      logs: [900, 900, 900, 900, 900, 900],
      errors: [600, 250, 50, 40, 30, 30],
    }),
  );
  assertEquals(
    figure.title,
    "Two of six messages make 85.0% of the failures, a alone 60.0%",
  );
  assertEquals(
    figureTexts(figure).filter((text) => text.startsWith("together")),
    ["85.0%", "90.0%", "94.0%", "97.0%", "100%"].map((x) => `together ${x}`),
  );
});

Deno.test("failureMessages() names the one message that makes most", () => {
  const figure = failureMessages(
    inlineCounts({ message: ABC }, {
      logs: [900, 900, 900],
      errors: [850, 100, 50],
    }),
  );
  assertEquals(
    figure.title,
    "One of three messages makes 85.0% of the failures: a",
  );
});

Deno.test("failureMessages() says of no lead that matters how many it takes", () => {
  const figure = failureMessages(
    inlineCounts({ message: ABC }, {
      logs: [90_000, 90_000, 90_000],
      errors: [36_000, 32_000, 32_000],
    }),
  );
  assertEquals(
    figure.title,
    "No message dominates the failures: a has the most, 36.0% of them; it takes all three to make 80%",
  );
});

Deno.test("failureMessages() gives the period of the logs, if it is told", () => {
  const counts = inlineCounts({ message: ABC }, {
    logs: [9, 9, 9],
    errors: [3, 2, 1],
  });
  const first = Date.UTC(2023, 10, 20, 8, 40, 50) * 1000;
  const dated = failureMessages(counts, { first, last: first + 60e6 });
  assertDated(dated);
  assertStringIncludes(
    dated.alt,
    "6 failures, 0 of them FATAL, 08:40:50 to 08:41:50 UTC, 20 November 2023. Black",
  );
  assertStringIncludes(
    failureMessages(counts, { first: null, last: null }).alt,
    "6 failures, 0 of them FATAL. Black",
  );
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
