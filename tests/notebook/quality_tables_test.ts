import { assertStringIncludes } from "@std/assert";
import { overviewTable } from "../../lib/notebook/overview_table.ts";
import {
  unreadableTable,
  valuesTable,
} from "../../lib/notebook/quality_tables.ts";
import { filesTable, mappingTable } from "../../lib/notebook/reading_tables.ts";
import { withLogs } from "../logs_file.ts";

const CSV = [
  "timestamp,level,service,message,latency_ms,request",
  "2023-11-20T08:40:50.664842Z,INFO,,started,12345,9007199254740993",
  "2023-11-20T08:40:51.000000Z,INFO,b,stopped,n/a,1000",
  "",
].join("\n");

Deno.test("valuesTable() groups thousands, names the latency's unit and writes milliseconds", () =>
  withLogs(CSV, async (logs) => {
    const { text } = valuesTable(await logs.quality());
    const row = (name: string) =>
      text.split("\n").find((line) => line.startsWith(`${name} `)) ?? "";
    assertStringIncludes(row("latency_ms"), "12,345 ms");
    assertStringIncludes(row("request"), "9,007,199,254,740,99");
    assertStringIncludes(row("timestamp"), "  2023-11-20T08:40:50.664Z");
  }));

Deno.test("overviewTable() writes moments as ISO in UTC with milliseconds", () =>
  withLogs(CSV, async (logs) => {
    const { text } = overviewTable(await logs.overview());
    assertStringIncludes(text, "2023-11-20T08:40:50.664Z\n");
    assertStringIncludes(text, "2023-11-20T08:40:51.000Z\n");
  }));

Deno.test("mappingTable() shows an empty value among its examples", () =>
  withLogs(CSV, async (logs) => {
    const overview = await logs.overview();
    const [first] = overview.reading.mapping;
    const mapping = [{ ...first, examples: ["", "b"] }];
    const { text } = mappingTable({
      ...overview,
      reading: { ...overview.reading, mapping },
    });
    assertStringIncludes(text, "(empty) · b");
  }));

Deno.test("unreadableTable() puts line numbers to the right, as an editor writes them", () =>
  withLogs(CSV, async (logs) => {
    const facts = await logs.quality();
    const unreadable = [{ ...facts.unreadable[0], line: 12345 }];
    const { html } = unreadableTable({ ...facts, unreadable });
    assertStringIncludes(html, '<td align="right">12345</td>');
  }));

Deno.test("filesTable() counts lines to the right", () =>
  withLogs(CSV, async (logs) => {
    const { html } = filesTable(await logs.overview());
    assertStringIncludes(html, '<th scope="col" align="right">lines</th>');
  }));
