import { assert, assertEquals } from "@std/assert";
import { CsvFormat } from "../../../lib/logs/formats/csv_format.ts";
import { splitRow } from "../../../lib/logs/formats/csv_row.ts";
import { CsvSplitter } from "../../../lib/logs/formats/csv_splitter.ts";
import { detectCsv } from "../../../lib/logs/formats/detect_csv.ts";
import { readText, toRecords } from "./read_text.ts";

const COMMA = { delimiter: ",", quote: '"', isPadded: false } as const;

function open(columns: readonly string[]) {
  const text = columns.join(",");
  return {
    splitter: new CsvSplitter(COMMA, { preamble: 0, text }),
    format: new CsvFormat(COMMA, columns),
  };
}

async function detectAndRead(text: string) {
  const [candidate] = detectCsv(text.replace(/^\ufeff/, "").split(/\r?\n/));
  const opened = candidate.open();
  const read = await readText(text, opened);
  return { ...read, candidate, notes: opened.format.notes };
}

Deno.test("splitRow() takes quotes as RFC 4180 has them, and leaves others alone", () => {
  const rows: [string, string[]][] = [
    ["", [""]],
    [",", ["", ""]],
    ['""', [""]],
    ['"a,b","c ""d""",e', ["a,b", 'c "d"', "e"]],
    ['5" disk,ok', ['5" disk', "ok"]],
    ['"{"a":1}",x', ['{"a":1}', "x"]],
    ['a,"two\nlines"', ["a", "two\nlines"]],
    ['a,"open', ["a", '"open']],
  ];
  for (const [text, fields] of rows) {
    assertEquals(splitRow(text, COMMA), fields);
  }
});

Deno.test("CsvSplitter joins the lines of a quoted field and counts them", async () => {
  const text = 'a,b\n1,"two\n\nlines"\n\n2,x\n';
  const { entries, tally } = await readText(text, open(["a", "b"]));
  assertEquals(entries.column("b"), ["two\n\nlines", "x"]);
  assertEquals(entries.lines, [2, 6]);
  assertEquals([tally.entryLines, tally.continuation, tally.blank], [2, 2, 1]);
});

Deno.test("CsvSplitter rejects the line of a quote that never closes and reads the next", async () => {
  const text = `a,b\n1,"oops\n${"2,x\n".repeat(3000)}`;
  const { entries, rejections } = await readText(text, open(["a", "b"]));
  assertEquals(entries.length, 3000);
  assertEquals(rejections.map(({ line }) => line), [2]);
  assertEquals(rejections[0].reason, "a quote that never closes");
});

Deno.test("CsvSplitter does not let a lost quote swallow a row with quotes", async () => {
  const text = 'a,b\n1,"oops\n2,"x"\n3,"y\nz"\n';
  const { entries, rejections } = await readText(text, open(["a", "b"]));
  assertEquals(entries.column("b"), ["x", "y\nz"]);
  assertEquals(rejections.map(({ line }) => line), [2]);
});

Deno.test("CsvSplitter rejects at the file's end what is still open", async () => {
  const text = 'a,b\n1,x\n2,"oops\n3,y\n4,"oops\n5,z\n';
  const { entries, rejections } = await readText(text, open(["a", "b"]));
  assertEquals(entries.column("a"), ["1", "3", "5"]);
  assertEquals(rejections.map(({ line }) => line), [3, 5]);
});

Deno.test("CsvSplitter takes time in proportion where every line opens a quote", async () => {
  const columns = open(["a", "b"]);
  const start = performance.now();
  const { rejections } = await readText('1,"x\n'.repeat(200_000), columns);
  const open_ms = performance.now() - start;
  assert(rejections.length > 0);
  await readText('1,"x y\n'.repeat(100_000), open(["a", "b"]));
  assert(open_ms < 10_000, `took ${open_ms} ms`);
});

Deno.test("CsvFormat keeps short rows, rejects long ones unless the surplus is empty", async () => {
  const opened = open(["a", "b"]);
  const text = "a,b\n1\n1,2,,\n1,2,3\n";
  const { entries, rejections } = await readText(text, opened);
  assertEquals(toRecords(entries), [{ a: "1" }, { a: "1", b: "2" }]);
  assertEquals(opened.format.notes.get("short row"), 1);
  assertEquals(rejections[0].reason, "3 fields where the header has 2");
});

Deno.test("CsvFormat has at most 1,000 columns and puts further fields together", async () => {
  const columns = Array.from({ length: 5000 }, (_, i) => `c${i}`);
  const text = `${columns.join(",")}\n${columns.map((_, i) => i).join(",")}\n`;
  const { entries } = await readText(text, open(columns));
  assertEquals(entries.names.length, 1001);
  const further = JSON.parse(entries.column("(further fields)")[0] ?? "");
  assertEquals(further.c4999, "4999");
});

Deno.test("detectCsv() finds delimiter, quote and header", async () => {
  const cases: [string, string][] = [
    ["time,level\n1,INFO\n", 'delimiter ",", header in line 1'],
    ["time\tlevel\n1\tINFO\n", 'delimiter "\\t", header in line 1'],
    ["time|level\n1|INFO\n", 'delimiter "|", header in line 1'],
    ["sep=;\r\ntime;level\r\n1;INFO\r\n", 'delimiter ";", header in line 2'],
    [
      "# from x\n# and y\n\ntime,level\n1,INFO\n",
      'delimiter ",", header in line 4',
    ],
    ["time;level\n1;INFO\n", 'delimiter ";", header in line 1'],
    ["'time','level'\n'1','INFO'\n", 'delimiter ",", header in line 1'],
    ['"time","level"\n"1","INFO"\n', 'delimiter ",", header in line 1'],
    ["time , level\n1 , INFO\n", 'delimiter ",", header in line 1'],
    ["time | level\n1 | INFO\n", 'delimiter "|", header in line 1'],
    ["\ufefftime,level\n1,INFO\n", 'delimiter ",", header in line 1'],
  ];
  for (const [text, detail] of cases) {
    const { entries, candidate, rejections } = await detectAndRead(text);
    assertEquals(candidate.detail, detail, text);
    assertEquals(toRecords(entries), [{ time: "1", level: "INFO" }], text);
    assertEquals(rejections, []);
  }
});

Deno.test("detectCsv() names the columns of a file without a header", async () => {
  const text =
    "2024-05-17T10:05:03Z,INFO,api,7\n2024-05-17T10:05:04Z,INFO,web,8\n";
  const { entries, candidate } = await detectAndRead(text);
  assertEquals(candidate.detail, 'delimiter ",", no header');
  assertEquals(entries.names, ["column_1", "column_2", "column_3", "column_4"]);
  assertEquals(entries.length, 2);
});

Deno.test("detectCsv() makes empty and repeated names differ", async () => {
  const { entries } = await detectAndRead(",level,level\n0,INFO,x\n");
  assertEquals(entries.names, ["", "level", "level_2"]);
});

Deno.test("detectCsv() prefers the delimiter that the header has", async () => {
  const { candidate } = await detectAndRead(
    "time;ms;n\n1;2,5;3,5\n2;2,6;3,7\n",
  );
  assert(candidate.detail.startsWith('delimiter ";"'));
});

Deno.test("detectCsv() is not confident about commas in plain text", () => {
  const head = Array.from(
    { length: 50 },
    (_, i) => `2015-07-29 17:41:44,${100 + i} - INFO [main:Quorum] - started`,
  );
  assert((detectCsv(head)[0]?.confidence ?? 0) < 0.5);
  assertEquals(detectCsv(["started", "stopped"]), []);
});

Deno.test("CsvSplitter leaves out a header that is repeated", async () => {
  const { entries, tally } = await detectAndRead("a,b\n1,2\n\ufeffa,b\n3,4\n");
  assertEquals(entries.column("a"), ["1", "3"]);
  assertEquals(tally.header, 2);
});

Deno.test("what is written as CSV reads back the same", async () => {
  let seed = 11;
  const random = (n: number) => (seed = seed * 48271 % 0x7fffffff) % n;
  const parts = ["a", ",", '"', "\n", ";", " ", "ü", "'", "\t", "1", "|"];
  const quote = (field: string) =>
    /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
  for (let round = 0; round < 200; round++) {
    const columns = ["time", "level", "message"];
    const rows = Array.from({ length: 1 + random(20) }, (_, i) => [
      `2024-05-17T10:05:${i}`,
      ...Array.from(
        { length: 2 },
        () =>
          Array.from({ length: random(6) }, () => parts[random(parts.length)])
            .join(""),
      ),
    ]);
    const text = [columns, ...rows].map((row) => row.map(quote).join(","))
      .join("\n");
    const { entries, rejections } = await readText(text, open(columns));
    assertEquals(rejections, []);
    const read = columns.map((name) => entries.column(name));
    const expected = columns.map((_, c) => rows.map((row) => row[c] || null));
    assertEquals(read, expected);
  }
});
