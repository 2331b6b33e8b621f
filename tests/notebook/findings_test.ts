import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import {
  failureMessagesFinding,
  type Finding,
  findingMarkdown,
  serviceVolumeFinding,
} from "../../lib/findings/mod.ts";
import type { Overview } from "../../lib/logs/log_source.ts";
import { adviceFor } from "../../lib/notebook/advice.ts";
import { findingsTable } from "../../lib/notebook/findings_table.ts";
import { headlines } from "../../lib/notebook/headlines.ts";
import { limits } from "../../lib/notebook/limits.ts";
import { mimeBundle } from "../../lib/notebook/mime_bundle.ts";

const NOISE = serviceVolumeFinding(
  pl.DataFrame({ service: ["A", "B"], logs: [9_010, 8_990] }),
);
const DIFFERENT = serviceVolumeFinding(
  pl.DataFrame({ service: ["<b>A</b>", "B"], logs: [9_000, 500] }),
);
const FEW = serviceVolumeFinding(
  pl.DataFrame({ service: ["A", "B"], logs: [12, 10] }),
);
const UNTESTABLE = failureMessagesFinding(
  pl.DataFrame({ message: ["m"], failures: [0] }),
);

function overviewOf(
  columns: readonly string[],
  period_us: number | null,
): Overview {
  return {
    rows: 9,
    first: period_us === null ? null : 0,
    last: period_us,
    columns: columns.map((name) => ({ name, type: "text", canonical: null })),
    mapping: {},
    engine: "polars",
    name: "app.log",
    reading: {
      files: [],
      mapping: [],
      timezone: "UTC",
      zoneless: 0,
      yearFrom: null,
      dayFrom: null,
      rejected: [],
      firstRejected: [],
      templates: null,
      deduplicated: null,
    },
  };
}

const DAY_US = 86_400e6;

Deno.test("mimeBundle() gives a finding as Markdown", async () => {
  const { data } = await mimeBundle(DIFFERENT);
  assertEquals(data["text/markdown"], findingMarkdown(DIFFERENT));
  assertStringIncludes(data["text/plain"], "**Supported.** “<b>A</b>” lies");
});

Deno.test("findingsTable() gives a row to each finding, with dashes for what was not tested", () => {
  const rows = findingsTable([DIFFERENT, UNTESTABLE]).text.split("\n").slice(2);
  assertEquals(rows.map((row) => row.split(/ {2,}/)), [
    [
      "Does one service log more or less than its share?",
      "Supported",
      "89.5% (88.4% to 90.5%)",
      "10%",
      "<0.001",
    ],
    ["Do a few messages dominate the failures?", "Not testable", "–", "–", "–"],
  ]);
});

Deno.test("findingsTable() copes with no findings", () => {
  assertEquals(findingsTable([]).text, "No rows.");
});

Deno.test("headlines() gives what is supported and counts the rest", () => {
  const items = headlines([NOISE, DIFFERENT, UNTESTABLE]).markdown.split("\n");
  assert(items[0].startsWith("- **“&lt;b&gt;A&lt;/b&gt;” lies furthest"));
  assertEquals(items.slice(1), [
    "",
    "These logs tell little or nothing about reliability. 3 questions: 1 supported, 1 within noise, 1 not testable.",
  ]);
  assertEquals(
    headlines([NOISE]).markdown,
    "Nothing that matters was found about workload. 1 question: 0 supported, 1 within noise.",
  );
});

Deno.test("headlines() are no longer than a screen, and say what is left out", () => {
  const many = Array.from({ length: 9 }, () => DIFFERENT);
  const lines = headlines(many).markdown.split("\n");
  assertEquals(lines.filter((line) => line.startsWith("- ")).length, 7);
  assertEquals(
    lines.at(-1),
    "2 more findings are supported, which follow from these or weigh less. 9 questions: 9 supported.",
  );
});

Deno.test("adviceFor() puts the supported first and leaves other audiences and the untestable out", () => {
  const { markdown } = adviceFor("scaling", [NOISE, UNTESTABLE, DIFFERENT]);
  const [action, , lead, , other, ...more] = markdown.split("\n");
  assert(action.startsWith("- **Ask why “&lt;b&gt;A&lt;/b&gt;” logs more"));
  assertStringIncludes(action, "** *Supported:* “");
  assertEquals(lead, "Where nothing stands out:");
  assert(other.startsWith("- Size the services alike;"));
  assertEquals(more, []);
});

Deno.test("adviceFor() gives one item to findings with the same recommendation", () => {
  const { markdown } = adviceFor("scaling", [NOISE, NOISE]);
  assert(markdown.startsWith("Nothing here calls for action.\n"), markdown);
  assertEquals(markdown.match(/^- /gm)?.length, 1);
  assertEquals(markdown.match(/Within noise/g)?.length, 2);
});

Deno.test("adviceFor() tells what is ruled out from what too few logs cannot tell", () => {
  const { markdown } = adviceFor("scaling", [NOISE, FEW]);
  const [, sure, , item, , unsure] = markdown.split("\n").slice(1);
  assertEquals(sure, "Where nothing stands out:");
  assert(item.startsWith("- Size the services alike;"));
  assert(unsure.endsWith("too few to rule out a size that matters:"), unsure);
});

Deno.test("adviceFor() says where nothing could be tested", () => {
  assertEquals(
    adviceFor("optimisation", [UNTESTABLE, DIFFERENT]).markdown,
    "None of the questions about optimisation can be tested on these logs.",
  );
});

Deno.test("limits() names the rhythms that the period is too short for", () => {
  const rhythms = (period_us: number | null) =>
    limits(overviewOf([], period_us), []).markdown.split("\n")[0];
  assertEquals(
    rhythms(DAY_US),
    "- The logs cover one period of 1 d: a daily, weekly or yearly rhythm cannot show in it.",
  );
  assertStringIncludes(rhythms(20 * DAY_US), ": a weekly or yearly rhythm");
  assertStringIncludes(rhythms(22 * DAY_US), ": a yearly rhythm");
  assertEquals(
    rhythms(1_200 * DAY_US),
    "- The logs cover one period of 1,200 d.",
  );
  assertEquals(
    rhythms(null),
    "- No log has a timestamp: nothing can be said about time.",
  );
});

Deno.test("limits() names columns about resources and requests, or their lack", () => {
  const without = limits(overviewOf(["host"], DAY_US), []).markdown;
  assertStringIncludes(without, "- No column tells of resources");
  assertStringIncludes(without, "- No column ties together the logs of one");
  const columns = ["cpu_percent", "trace_id", "<i>memory</i>"];
  const { markdown } = limits(overviewOf(columns, DAY_US), []);
  assertStringIncludes(
    markdown,
    "resources (cpu\\_percent, &lt;i&gt;memory&lt;/i&gt;).",
  );
  assertStringIncludes(markdown, "requests through the logs (trace\\_id):");
});

Deno.test("limits() names what could not be tested and what noise does not rule out", () => {
  const of = (...findings: Finding[]) =>
    limits(overviewOf([], DAY_US), findings).markdown.split("\n").slice(4);
  assertEquals(of(NOISE, DIFFERENT), []);
  const effect = FEW.effect && { ...FEW.effect, low: null, high: null };
  assertEquals(of({ ...FEW, effect }), []);
  assertEquals(of(UNTESTABLE), [
    `- ${UNTESTABLE.question} This cannot be tested: no log is a failure.`,
  ]);
  assertEquals(of(UNTESTABLE, UNTESTABLE), [
    "- These cannot be tested, as no log is a failure:",
    `  - ${UNTESTABLE.question}`,
    `  - ${UNTESTABLE.question}`,
  ]);
  const [head, item] = of(FEW);
  assertStringIncludes(head, "too few to rule out a size that matters:");
  assertStringIncludes(item, "  - Does one service log more or less");
  assertStringIncludes(item, "9.1%, 95% interval");
  assertStringIncludes(item, "; 10% would matter.");
});
