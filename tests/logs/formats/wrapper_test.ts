import { assertEquals } from "@std/assert";
import { detectStructured } from "../../../lib/logs/formats/detect_structured.ts";
import { detectWrapper } from "../../../lib/logs/formats/detect_wrapper.ts";
import type {
  EntrySink,
  EntrySplitter,
} from "../../../lib/logs/formats/entry_splitter.ts";
import type { LineBatch } from "../../../lib/logs/bytes/line_batch.ts";
import { CriWrapper } from "../../../lib/logs/formats/cri_wrapper.ts";
import { JsonFormat } from "../../../lib/logs/formats/json_format.ts";
import { JsonSplitter } from "../../../lib/logs/formats/json_splitter.ts";
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
