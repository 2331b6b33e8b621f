import pl from "nodejs-polars";
import {
  assertEquals,
  assertNotMatch,
  assertStringIncludes,
  assertThrows,
} from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { table } from "../../lib/notebook/table.ts";

Deno.test("table() sets out a frame with numbers to the right", () => {
  const frame = pl.DataFrame({
    service: ["A", "B"],
    logs: [24886, 7],
    latency_mean_ms: [54.98123, 55.0212],
    share: [0.24886, 0.00007],
  });
  const { text, html } = table(frame, {
    columns: {
      latency_mean_ms: { label: "mean latency", unit: "ms" },
      share: { format: "percent" },
    },
    caption: "Logs by service",
  });
  assertEquals(
    text.split("\n"),
    [
      "Logs by service",
      "service    logs  mean latency (ms)  share",
      "-------  ------  -----------------  -----",
      "A        24,886              54.98  24.9%",
      "B             7              55.02  <0.1%",
    ],
  );
  assertStringIncludes(html, "<caption>Logs by service</caption>");
  assertStringIncludes(html, '<th scope="col" align="right">logs</th>');
  assertStringIncludes(html, '<td align="right">24,886</td>');
  assertStringIncludes(
    html,
    '<td style="text-align:left;white-space:nowrap">A</td>',
  );
});

Deno.test("table() writes timestamps as ISO in UTC with milliseconds", () => {
  const frame = pl.DataFrame({ start: ["1700469650664842"] }).select(
    pl.col("start").cast(pl.Int64).cast(pl.Datetime("us")),
    pl.col("start").cast(pl.Int64).alias("microseconds"),
  );
  const { text } = table(frame, {
    columns: { microseconds: { format: "timestamp" } },
  });
  assertEquals(
    text.split("\n")[2],
    "2023-11-20T08:40:50.664Z  2023-11-20T08:40:50.664Z",
  );
});

Deno.test("table() floors timestamps before 1970", () => {
  const { text } = table([{ start: -1 }], {
    columns: { start: { format: "timestamp" } },
  });
  assertStringIncludes(text, "1969-12-31T23:59:59.999Z");
});

Deno.test("table() shows what is missing and what is empty", () => {
  const { text, html } = table([
    { "": null, latency_ms: 1.5, note: "" },
    { "": 3, latency_ms: undefined, note: "x" },
  ]);
  assertEquals(text.split("\n"), [
    "(no name)  latency_ms  note",
    "---------  ----------  -------",
    "        –         1.5  (empty)",
    "        3           –  x",
  ]);
  assertStringIncludes(html, '<td align="right" title="no value"><em>–</em>');
});

Deno.test("table() tells an empty value from none for the pointer, too", () => {
  const { html } = table([{ note: "" }, { note: null }]);
  assertStringIncludes(html, 'title="empty"><em>(empty)</em>');
  assertStringIncludes(html, 'title="no value"><em>–</em>');
});

Deno.test("table() keeps columns of text straight that consoles set twice as wide", () => {
  const { text } = table([{ service: "日本語", logs: 1 }, {
    service: "api",
    logs: 22,
  }]);
  assertEquals(text.split("\n"), [
    "service  logs",
    "-------  ----",
    "日本語      1",
    "api        22",
  ]);
});

Deno.test("table() keeps integers beyond 2^53 exact", () => {
  const frame = pl.DataFrame({ id: ["9007199254740993", null] })
    .select(pl.col("id").cast(pl.Int64));
  assertStringIncludes(table(frame).text, "9,007,199,254,740,993\n");
});

Deno.test("table() escapes hostile text and shows what acts unseen", () => {
  const hostile = `"><script>alert(1)</script>\u202e&amp;\n'`;
  const { html } = table([{ [hostile]: hostile }], {
    caption: hostile,
    columns: { [hostile]: { unit: hostile } },
  });
  assertNotMatch(html, /<script|\u202e/);
  assertStringIncludes(html, "&lt;script&gt;alert(1)&lt;/script&gt;‹U+202E›");
  assertStringIncludes(html, "&amp;amp;‹LF›");
});

Deno.test("table() shortens long text and keeps the whole in the title", () => {
  const message = "a".repeat(70) + `<b> "quoted"` + "z".repeat(100);
  const { html, text } = table([{ message }]);
  assertStringIncludes(html, `title="${"a".repeat(70)}&lt;b&gt; &quot;quoted`);
  assertEquals(Array.from(text.split("\n")[2]).length, 80);
  assertEquals(text.at(-1), "…");
});

Deno.test("table() shows text up to the width that a column is given", () => {
  const rows = [{ detail: "a".repeat(100) }];
  const { text } = table(rows, { columns: { detail: { width: 100 } } });
  assertEquals(text.split("\n")[2], "a".repeat(100));
});

Deno.test("table() bounds the title of an endless text", () => {
  const { html } = table([{ message: "x".repeat(1_000_000) }]);
  assertEquals(html.length < 3000, true);
});

Deno.test("table() says how many more rows there are", () => {
  const frame = pl.DataFrame({ n: Array.from({ length: 1409 }, (_, i) => i) });
  const { html, text } = table(frame, { limit: 10 });
  assertEquals(text.split("\n").at(-1), "… and 1,399 more rows.");
  assertStringIncludes(html, "<p><em>… and 1,399 more rows.</em></p>");
  assertEquals(html.match(/<tr>/g)?.length, 11);
  assertStringIncludes(
    table(frame, { limit: 1408 }).text,
    "… and 1 more row.",
  );
});

Deno.test("table() says that there are no rows", () => {
  const empty = table(pl.DataFrame({ service: ["A"] }).head(0));
  assertEquals(empty.text, "service\n-------\nNo rows.");
  assertStringIncludes(empty.html, "service</th>");
  const nothing = table([], { columns: { service: { unit: "x" } } });
  assertEquals(nothing, {
    html: "<p><em>No rows.</em></p>",
    text: "No rows.",
  });
});

Deno.test("table() writes a column with the caller's function", () => {
  const { text } = table([{ on: true, part: { a: 1n } }], {
    columns: { on: { format: (value) => value === true ? "yes" : "no" } },
  });
  assertEquals(text.split("\n")[2], `yes  {"a":"1"}`);
});

Deno.test("table() takes the columns of all records", () => {
  assertEquals(
    table([{ a: 1 }, { b: 2 }]).text.split("\n"),
    ["a  b", "-  -", "1  –", "–  2"],
  );
});

Deno.test("table() does not mutate the frame", () => {
  const frame = pl.DataFrame({ n: [3, 1, 2] });
  table(frame, { limit: 1 });
  assertEquals(frame.toRecords(), [{ n: 3 }, { n: 1 }, { n: 2 }]);
});

Deno.test("table() names the columns there are when one does not exist", () => {
  assertThrows(
    () => table([{ service: "A", logs: 1 }], { columns: { log: {} } }),
    InputError,
    `there is no column "log", only service, logs`,
  );
});

Deno.test("table() refuses a limit that is no count", () => {
  for (const limit of [0, -1, 1.5, NaN]) {
    assertThrows(
      () => table([], { limit }),
      InputError,
      `limit must be a whole number of at least 1, got ${limit}`,
    );
  }
});

Deno.test("table() keeps what lies between dollars from being taken for math", () => {
  const { html, text } = table([{ "a $b$": "$x^2$ \\(y\\)" }]);
  assertStringIncludes(html, "<span>$</span>x^2<span>$</span> ");
  assertStringIncludes(html, "<span>\\</span>(y<span>\\</span>)");
  assertStringIncludes(text, "$x^2$ \\(y\\)");
});
