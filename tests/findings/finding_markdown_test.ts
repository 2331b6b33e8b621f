import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import markdownIt from "markdown-it";
import pl from "nodejs-polars";
import { findingMarkdown } from "../../lib/findings/finding_markdown.ts";
import { notTestable } from "../../lib/findings/conclude.ts";
import { serviceVolumeFinding } from "../../lib/findings/workload/service_volume.ts";

const HOSTILE = [
  "<script>alert(1)</script>",
  "**bold** _it_ ~~gone~~ `code`",
  "[click](javascript:alert(1)) ![x](http://evil/x.png)",
  "a | b\n\n# heading\n- item",
  "\\(x^2\\) $y$ &lt; &#60;",
  "<img src=x onerror=alert(1)>",
  "https://evil.example www.evil.example a@b.c",
];

function rendered(text: string): string {
  return markdownIt({ html: true, linkify: true }).renderInline(text);
}

Deno.test("findingMarkdown() escapes a service's name and keeps one paragraph", () => {
  for (const name of HOSTILE) {
    const byService = pl.DataFrame({ service: [name, "B"], logs: [900, 50] });
    const text = findingMarkdown(serviceVolumeFinding(byService));
    assert(!text.includes("\n"));
    const tags = rendered(text).replace(/<code>[\\$]+<\/code>/g, "")
      .match(/<[^>]*>/g) ?? [];
    const ours = ["<strong>", "</strong>", "<em>", "</em>"];
    const foreign = tags.filter((tag) =>
      !ours.includes(tag) &&
      !/^<a href="https?:|^<a href="mailto:|^<\/a>/.test(tag)
    );
    assertEquals(foreign, []);
  }
});

Deno.test("findingMarkdown() gives verdict, statement, test, p-value, effect and interval", () => {
  const byService = pl.DataFrame({
    service: ["ServiceA", "ServiceB", "ServiceC", "ServiceD"],
    logs: [24886, 24775, 25200, 25139],
  });
  assertEquals(
    findingMarkdown(serviceVolumeFinding(byService)),
    "**Within noise.** “ServiceB” lies furthest from an equal share of the 100,000 logs, " +
      "with 24.8% against 25.0% (0.9% less): chance alone gives services such differences. " +
      "*(Chi-square test of fit to equal shares: p = 0.18, adjusted for 26 questions p = 1.00; " +
      "logs of the service furthest from an equal share, against it: " +
      "-0.9%, 95% interval -2.3% to 0.5%; 10% would matter.)*",
  );
});

Deno.test("findingMarkdown() writes a p-value once where the adjusted one reads the same", () => {
  const byService = pl.DataFrame({ service: ["A", "B"], logs: [900, 50] });
  const text = findingMarkdown(serviceVolumeFinding(byService));
  assertStringIncludes(text, "p &lt; 0.001, also adjusted for 26 questions;");
});

Deno.test("findingMarkdown() of an untested question has no numbers", () => {
  const finding = notTestable({
    id: "x",
    section: "latency",
    question: "Is it slow?",
    audience: "scaling",
    evidence: { result: null, notebook: "02_workload", heading: "Log levels" },
  }, "there is no column latency_ms");
  assertEquals(
    findingMarkdown(finding),
    "**Not testable.** This cannot be tested: there is no column latency\\_ms.",
  );
});
