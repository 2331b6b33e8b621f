import { assertEquals } from "@std/assert";
import { messageFrequency } from "../../lib/charts/message_frequency.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { FORTY_NAMES, inlineCounts } from "./inline_counts.ts";

Deno.test("messageFrequency() names the most frequent message", async (t) => {
  const figure = messageFrequency(
    inlineCounts({ message: ["Disk is full", "started", "stopped"] }, {
      logs: [1500, 400, 100],
    }),
  );
  assertEquals(
    figure.title,
    "“Disk is full” is the most frequent of 3 messages: 75.0% of the logs",
  );
  await assertFigureSnapshot(t, figure);
});

Deno.test("messageFrequency() shows counts and shares", () => {
  const texts = figureTexts(messageFrequency(
    inlineCounts({ message: ["a", "b"] }, { logs: [3000, 1000] }),
  ));
  assertEquals(texts.filter((text) => text.endsWith(")")), [
    "3,000 (75.0%)",
    "1,000 (25.0%)",
  ]);
});

Deno.test("messageFrequency() shows fifteen of the messages and says so", () => {
  const figure = messageFrequency(
    inlineCounts({ message: FORTY_NAMES }, {
      logs: FORTY_NAMES.map((_, i) => 1e9 / (i + 1)),
    }),
  );
  assertFigure(figure);
  assertEquals(
    figure.alt.endsWith(
      "Shown: the 15 messages with the most logs; and 25 more.",
    ),
    true,
  );
});

Deno.test("messageFrequency() draws one message", () => {
  const figure = messageFrequency(
    inlineCounts({ message: [""] }, { logs: [1] }),
  );
  assertFigure(figure);
  assertEquals(figure.title, "Every log has the message “”");
});

Deno.test("messageFrequency() says that there are no messages", () => {
  const figure = messageFrequency(inlineCounts({ message: [] }, { logs: [] }));
  assertFigure(figure);
  assertEquals(
    figure.alt,
    "Logs by message: nothing to show. The logs have no column message.",
  );
});
