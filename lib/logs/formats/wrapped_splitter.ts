import {
  KEPT_OF_LONG_LINE,
  type LineBatch,
  LONGEST_LINE,
} from "../bytes/line_batch.ts";
import type { TextLines } from "../bytes/text_lines.ts";
import { WholeLines } from "../bytes/whole_lines.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import type { EntryWrapper, OuterFields, Unwrapped } from "./entry_wrapper.ts";
import { isBlank } from "./is_blank.ts";
import { type Origin, WrappedSink } from "./wrapped_sink.ts";

/** So few lines are given one by one: others would look at all of the text for each few. */
const FEW = 16;

/** A line inside of which the end has not come. */
interface Part {
  text: string;
  readonly line: number;
  lineCount: number;
  readonly outer: OuterFields;
}

/**
 * Takes the wrapper off each line and has the lines inside, put together from
 * their parts, split by the format that they have.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { CriWrapper } from "./cri_wrapper.ts";
 * import { EntryReader } from "./entry_reader.ts";
 * import { JsonFormat } from "./json_format.ts";
 * import { LineSplitter } from "./line_splitter.ts";
 * import { WrappedSplitter } from "./wrapped_splitter.ts";
 *
 * const splitter = new WrappedSplitter(new CriWrapper(), new LineSplitter());
 * const reader = new EntryReader({ splitter, format: new JsonFormat() }, () => {});
 * const time = "2016-10-06T00:17:09.669794202Z";
 * const lines = [`${time} stdout P {"msg":`, `${time} stdout F "late"}`];
 * reader.push({ first: 1, lines, part: "whole" });
 * reader.end();
 * const entries = reader.take();
 *
 * assertEquals(entries.column("msg"), ["late"]);
 * assertEquals(entries.column("stream"), ["stdout"]);
 * assertEquals(reader.tally.continuation, 1);
 * ```
 */
export class WrappedSplitter implements EntrySplitter {
  readonly #wrapper: EntryWrapper;
  readonly #inner: EntrySplitter;
  readonly #parts = new Map<string, Part>();
  readonly #inside = new WrappedSink();

  constructor(wrapper: EntryWrapper, inner: EntrySplitter) {
    this.#wrapper = wrapper;
    this.#inner = inner;
  }

  push(batch: LineBatch, sink: EntrySink): void {
    if (batch.within !== undefined && this.#wrapper.unwrapAt !== undefined) {
      return this.#pushWithin(batch.within, batch.first, sink);
    }
    for (const [i, line] of batch.lines.entries()) {
      this.#pushLine(line, batch.first + i, sink);
    }
  }

  flush(sink: EntrySink): void {
    for (const part of this.#parts.values()) this.#give(part, sink);
    this.#parts.clear();
    this.#inside.sink = sink;
    this.#inner.flush(this.#inside);
  }

  /** Has whole lines that follow one another split where they stand. */
  #pushWithin(lines: TextLines, first: number, sink: EntrySink): void {
    const starts = new Uint32Array(lines.length);
    let run: Origin[] = [];
    for (let i = 0; i < lines.length; i++) {
      const found = this.#wrapper.unwrapAt?.(
        lines,
        lines.starts[i],
        lines.ends[i],
      );
      if (found !== undefined && !this.#parts.has(found.stream)) {
        starts[i] = found.start;
        run.push({ line: first + i, lineCount: 1, outer: found.outer });
      } else {
        this.#giveRun(run, lines, starts, i, sink);
        run = [];
        this.#pushLine(lines.at(i), first + i, sink);
      }
    }
    this.#giveRun(run, lines, starts, lines.length, sink);
  }

  /** Has lines split that end before one of the file's. */
  #giveRun(
    run: readonly Origin[],
    lines: TextLines,
    starts: Uint32Array,
    to: number,
    sink: EntrySink,
  ): void {
    const from = to - run.length;
    if (run.length < FEW) {
      for (let i = from; i < to; i++) {
        const text = lines.text.slice(starts[i], lines.ends[i]);
        this.#give({ ...run[i - from], text }, sink);
      }
      return;
    }
    const parts = lines.parts(
      starts.subarray(from, to),
      lines.ends.subarray(from, to),
    );
    let last = 0;
    for (const origin of run) last = this.#inside.add(origin);
    this.#inside.sink = sink;
    const batch = new WholeLines(last - run.length + 1, parts);
    this.#inner.push(batch, this.#inside);
  }

  #pushLine(line: string, number: number, sink: EntrySink): void {
    const unwrapped = this.#wrapper.unwrap(line);
    if (unwrapped !== undefined) this.#take(unwrapped, number, sink);
    else if (isBlank(line)) sink.skip("blank", 1);
    else sink.reject(this.#wrapper.reason, line, number, 1);
  }

  #take(unwrapped: Unwrapped, line: number, sink: EntrySink): void {
    const { text, outer, stream, partial } = unwrapped;
    const part = this.#parts.get(stream);
    if (part === undefined && !partial) {
      return this.#give({ text, line, lineCount: 1, outer }, sink);
    }
    const whole = part ?? { text: "", line, lineCount: 0, outer };
    // What is too long is not kept, only known to be too long.
    if (whole.text.length <= LONGEST_LINE) whole.text += text;
    whole.lineCount++;
    if (partial) this.#parts.set(stream, whole);
    else {
      this.#parts.delete(stream);
      this.#give(whole, sink);
    }
  }

  #give({ text, line, lineCount, outer }: Part, sink: EntrySink): void {
    if (text.length > LONGEST_LINE) {
      const kept = text.slice(0, KEPT_OF_LONG_LINE);
      return sink.reject("longer than 1 MiB", kept, line, lineCount);
    }
    const first = this.#inside.add({ line, lineCount, outer });
    this.#inside.sink = sink;
    this.#inner.push({ first, lines: [text], part: "whole" }, this.#inside);
  }
}
