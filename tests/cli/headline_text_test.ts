import { assert, assertEquals } from "@std/assert";
import { headlineText } from "../../lib/cli/headline_text.ts";
import type { Finding, Verdict } from "../../lib/findings/finding.ts";

function finding(verdict: Verdict, statement: string): Finding {
  return {
    id: statement,
    section: "workload",
    question: "Is it so?",
    statement,
    verdict,
    test: null,
    statistic: null,
    p_value: null,
    p_value_alone: null,
    effect: null,
    recommendation: "Look into it.",
    audience: "scaling",
  };
}

const FINDINGS = [
  finding("within_noise", "First."),
  finding("supported", "Second."),
  finding("not_testable", "Third."),
  finding("refuted", "Fourth."),
  finding("supported", "Fifth."),
];

Deno.test("headlineText() gives supported findings with what to do, and counts the rest", () => {
  assertEquals(
    headlineText(FINDINGS),
    `- Second.
  > Look into it.

- Fifth.
  > Look into it.

5 questions: 2 supported, 1 refuted, 1 within noise, 1 not testable.`,
  );
});

Deno.test("headlineText() says so where nothing is supported", () => {
  assertEquals(
    headlineText([finding("within_noise", "Noise.")]),
    "Nothing that matters was found about workload. 1 question: 0 supported, 1 within noise.",
  );
});

Deno.test("headlineText() breaks lines between words, a longer word standing alone", () => {
  const text = "One two three four five-six-seven-eight-nine ten.";
  assertEquals(headlineText([finding("supported", text)], 16).split("\n"), [
    "- One two three",
    "  four",
    "  five-six-seven-eight-nine",
    "  ten.",
    "  > Look into",
    "    it.",
    "",
    "1 question: 1",
    "supported.",
  ]);
});

Deno.test("headlineText() shows control characters instead of obeying them", () => {
  const text = headlineText([finding("supported", "a\x1b[2Jb\nc\u202ed")]);
  assert(text.startsWith("- a‹ESC›[2Jb‹LF›c‹U+202E›d\n"), text);
});
