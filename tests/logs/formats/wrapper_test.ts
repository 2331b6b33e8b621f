import { assert, assertEquals } from "@std/assert";
import { chooseFormat } from "../../../lib/logs/formats/choose_format.ts";
import { detectStructured } from "../../../lib/logs/formats/detect_structured.ts";
import { detectWrapper } from "../../../lib/logs/formats/detect_wrapper.ts";
import type {
  EntrySink,
  EntrySplitter,
} from "../../../lib/logs/formats/entry_splitter.ts";
import type { LineBatch } from "../../../lib/logs/bytes/line_batch.ts";
import { CriWrapper } from "../../../lib/logs/formats/cri_wrapper.ts";
import type { EntryColumns } from "../../../lib/logs/formats/entry_columns.ts";
import {
  EntryReader,
  type Rejection,
} from "../../../lib/logs/formats/entry_reader.ts";
import { JsonFormat } from "../../../lib/logs/formats/json_format.ts";
import { JsonSplitter } from "../../../lib/logs/formats/json_splitter.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { TextLines } from "../../../lib/logs/bytes/text_lines.ts";
import { WrappedSplitter } from "../../../lib/logs/formats/wrapped_splitter.ts";
import { readText, toRecords } from "./read_text.ts";

const TIME = "2024-05-17T10:05:03.123456789Z";

async function detectAndRead(text: string) {
  const wrapper = detectWrapper(text.split("\n"));
  if (wrapper === undefined) throw new Error("no wrapper");
  const candidate = wrapper.around(detectStructured(wrapper.inner)[0]);
  return { ...await readText(text, candidate.open()), candidate };
}

const docker = (log: string, stream = "stdout") =>
  JSON.stringify({ log, stream, time: TIME });

Deno.test("Docker's JSON is taken off, and what is inside wins", async () => {
  const text = [
    docker('{"time":"inner","msg":"a"}\n'),
    docker('{"msg":"b"}\n', "stderr"),
  ].join("\n");
  const { entries, candidate } = await detectAndRead(text);
  assertEquals(candidate.name, "Docker JSON, NDJSON inside");
  assertEquals(toRecords(entries), [
    { time: "inner", msg: "a", stream: "stdout" },
    { msg: "b", stream: "stderr", time: TIME },
  ]);
});

Deno.test("Docker's parts of a line are put together by stream", async () => {
  const text = [
    docker('{"msg":'),
    docker('{"msg":"err"}\n', "stderr"),
    docker('"long"}\n'),
  ].join("\n");
  const { entries, tally } = await detectAndRead(text);
  assertEquals(entries.column("msg"), ["err", "long"]);
  assertEquals(entries.lines, [2, 1]);
  assertEquals([tally.entryLines, tally.continuation], [2, 1]);
});

Deno.test("fluentd's JSON without line breaks is whole lines", async () => {
  const line = JSON.stringify({
    log: '{"msg":"a"}',
    stream: "stdout",
    kubernetes: { pod: { name: "p" }, labels: null },
  });
  const { entries } = await detectAndRead(`${line}\n${line}`);
  assertEquals(entries.column("msg"), ["a", "a"]);
  assertEquals(entries.column("kubernetes.pod.name"), ["p", "p"]);
});

Deno.test("Kubernetes' lines are taken off; others are rejected", async () => {
  const text = [
    `${TIME} stdout F {"msg":"a"}`,
    "",
    "no wrapper",
    `${TIME} stdout P {"msg":`,
    `${TIME} stdout F "b"}`,
    `${TIME} stdout F`,
    `${TIME} stdout F not json`,
    `${TIME} stdout P {"msg":"cut`,
  ].join("\n");
  const { entries, rejections, tally } = await detectAndRead(text);
  assertEquals(entries.column("msg"), ["a", "b"]);
  assertEquals(rejections.map(({ line, reason }) => [line, reason]), [
    [3, "not a Kubernetes CRI line"],
    [7, "not a JSON object"],
    [8, "not complete JSON"],
  ]);
  assertEquals([tally.blank, tally.continuation], [2, 1]);
});

/** Joins indented lines to the one above, as layouts of plain text do. */
class Indented implements EntrySplitter {
  #lines: string[] = [];
  #first = 0;

  push(batch: LineBatch, sink: EntrySink) {
    for (const [i, line] of batch.lines.entries()) {
      if (!line.startsWith(" ")) {
        this.flush(sink);
        this.#first = batch.first + i;
      }
      this.#lines.push(line);
    }
  }

  flush(sink: EntrySink) {
    const lines = this.#lines.splice(0);
    if (lines.length === 0) return;
    sink.entry(lines.join("\n"), this.#first, lines.length);
  }
}

Deno.test("WrappedSplitter counts lines of the file for entries of several lines", async () => {
  const text = [
    `${TIME} stdout F error`,
    `${TIME} stdout P  at`,
    `${TIME} stdout F  main`,
    `${TIME} stderr F next`,
  ].join("\n");
  const { entries, tally } = await readText(text, {
    splitter: new WrappedSplitter(new CriWrapper(), new Indented()),
    format: {
      name: "text",
      read: (line, into) => void into.set("text", line),
    },
  });
  assertEquals(entries.column("text"), ["error\n at main", "next"]);
  assertEquals(entries.column("stream"), ["stdout", "stderr"]);
  assertEquals(entries.lines, [1, 4]);
  assertEquals([tally.entryLines, tally.continuation], [2, 2]);
});

Deno.test("WrappedSplitter knows where an entry began at whose line another ended", async () => {
  const lines = ['{"a":1}{"a":', "2}", '{"a":3}'];
  const text = lines.map((line) => `${TIME} stdout F ${line}`).join("\n");
  const { entries, tally } = await readText(text, {
    splitter: new WrappedSplitter(new CriWrapper(), new JsonSplitter()),
    format: new JsonFormat(),
  });
  assertEquals(entries.lines, [1, 1, 3]);
  assertEquals([tally.entryLines, tally.continuation], [3, 0]);
});

Deno.test("WrappedSplitter has lines read where they stand as one by one", async () => {
  const insides = {
    json: (n: number) => `{"level":"info","n":${n},"http":{"status":200}}`,
    text: (n: number) =>
      `2024-05-17 10:05:0${n % 10} INFO [main] shop: up ${n}`,
  };
  const random = seededRandom(5);
  for (const inside of Object.values(insides)) {
    const lines = Array.from({ length: 2_000 }, (_, n) => {
      const line = `${TIME} stdout F ${inside(n)}`;
      // Now and then runs of lines that stand as they are end.
      return random() < 0.02 ? oddLine(line, random) : line;
    });
    const candidate = chooseFormat(lines.slice(0, 100), "pod.log");
    assert(candidate.name.startsWith("Kubernetes CRI"));
    const rejections: Rejection[] = [];
    const reader = new EntryReader(
      candidate.open(),
      (found) => rejections.push(found),
    );
    reader.push({ first: 1, lines, part: "whole" });
    reader.end();
    const entries = reader.take();
    for (const chunkBytes of [1_000, 1 << 20]) {
      const read = await readText(
        lines.join("\n"),
        candidate.open(),
        chunkBytes,
      );
      assertEquals(columnsOf(read.entries), columnsOf(entries));
      assertEquals(read.entries.lines, entries.lines);
      assertEquals(read.rejections, rejections);
      assertEquals(read.tally, reader.tally);
    }
  }
});

function columnsOf(entries: EntryColumns) {
  return entries.names.map((name) => [name, entries.column(name)]);
}

function oddLine(line: string, random: () => number): string {
  const odd = [
    line.replace(" F ", " P "),
    line.replace("stdout", "stderr"),
    line.replace("stdout", "stdin"),
    line.replace(" F ", " F:a:b "),
    line.replace(" F ", " F"),
    line.replace("Z ", "+02:00 "),
    line.replace("Z ", "+2:00 "),
    line.replace(/\.\d+Z/, "Z"),
    line.replace(/Z/, "0Z"),
    line.replace(/ F .*/, " F"),
    line.replace(/ F .*/, " F "),
    line.replace(/ F .*/, " F   at org.shop.Cart.open(Cart.java:7)"),
    line.replace(/ F .*/, " P "),
    line.replace("info", "später").replace("INFO", "später"),
    "",
    "no wrapper",
    line.slice(0, Math.floor(line.length * random())),
  ];
  return odd[Math.floor(odd.length * random())];
}

Deno.test("CriWrapper takes off where a line stands what it takes off the line alone", () => {
  const random = seededRandom(6);
  const wrapper = new CriWrapper();
  let found = 0;
  for (let i = 0; i < 20_000; i++) {
    const whole = `${
      TIME.slice(0, 20 + Math.floor(10 * random()))
    }Z stderr F up`;
    const line = mutated(
      random() < 0.3 ? oddLine(whole, random) : whole,
      random,
    );
    const lines = TextLines.of([TIME, line, " stdout F down"]);
    const place = wrapper.unwrapAt(lines, lines.starts[1], lines.ends[1]);
    if (place === undefined) continue;
    found++;
    const { start, outer, stream } = place;
    const text = lines.text.slice(start, lines.ends[1]);
    const expected = wrapper.unwrap(line);
    assertEquals({ text, outer, stream, partial: false }, expected, line);
  }
  assert(found > 5_000);
});

/** A line with a character put elsewhere, or as it is. */
function mutated(line: string, random: () => number): string {
  if (random() < 0.5) return line;
  const at = Math.floor(line.length * random());
  const put = " 0:.Z+-TFP\u00e9"[Math.floor(11 * random())];
  return line.slice(0, at) + put + line.slice(at + Math.floor(2 * random()));
}
