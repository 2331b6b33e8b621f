import type { LineBatch } from "../bytes/line_batch.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";
import { JsonScanner } from "./json_scanner.ts";

/** A longer object is not held in memory, in UTF-16 code units. */
const LONGEST_OBJECT = 16 * 1024 * 1024;

/** What is kept of text that is rejected. */
const KEPT = 1000;

/** An object that begins so holds records; each of them is an entry. */
const ENVELOPE =
  /^\{\s{0,9}"(?:Records|records|logEvents|events|resourceLogs|resource_logs|logs|entries)"\s{0,9}:\s{0,9}\[(?=\s{0,9}(?:\{|$))/;
const LONGEST_ENVELOPE = 100;

/** An object that has not ended, or what is left of one that is broken. */
interface OpenObject {
  text: string;
  readonly line: number;
  /** How far the object is indented; what is in it is indented further. */
  readonly indent: number;
  /** Why it is rejected, once that is known. */
  broken?: string;
  /** Whether it is what follows the records of an envelope. */
  readonly isTail: boolean;
}

/**
 * Finds the JSON objects in text that does not have one on each line: printed
 * over many lines, one after another or in a list, or in the list at the
 * beginning of an envelope such as `{"Records": [`.
 *
 * A broken object is rejected up to the next line that begins an object, which
 * is not indented more than the broken one.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { EntryReader } from "./entry_reader.ts";
 * import { JsonFormat } from "./json_format.ts";
 * import { JsonSplitter } from "./json_splitter.ts";
 *
 * const open = { splitter: new JsonSplitter(), format: new JsonFormat("JSON") };
 * const reader = new EntryReader(open, () => {});
 * const lines = ["[", "  {", '    "a": 1', "  },", '  {"a": 2}', "]"];
 * reader.push({ first: 1, lines, part: "whole" });
 * reader.end();
 * const entries = reader.take();
 *
 * assertEquals(entries.column("a"), ["1", "2"]);
 * assertEquals(entries.lines, [2, 5]);
 * ```
 */
export class JsonSplitter implements EntrySplitter {
  readonly pieces = true;
  readonly #scanner = new JsonScanner();
  #open: OpenObject | undefined;
  #isInEnvelope = false;
  /** The line at hand; the sink knows of all lines up to `reported`. */
  #line = 0;
  #reported = 0;
  /** Whether the line at hand began in an earlier batch. */
  #isRest = false;
  /** Whether the rest of the line at hand is rejected. */
  #isJunk = false;

  push(batch: LineBatch, sink: EntrySink): void {
    for (let i = 0; i < batch.lines.length; i++) {
      this.#line = batch.first + i;
      this.#take(batch.lines[i], sink);
      this.#isRest = batch.part === "piece";
      if (!this.#isRest) this.#endLine(batch.lines[i], sink);
    }
  }

  flush(sink: EntrySink): void {
    const open = this.#open;
    if (open !== undefined && !open.isTail) this.#reject(this.#line, sink);
    this.#open = undefined;
    this.#isInEnvelope = false;
  }

  #take(text: string, sink: EntrySink): void {
    if (this.#isJunk) return;
    const open = this.#open;
    if (open?.broken !== undefined) {
      if (this.#isRest || !beginsObject(text, open.indent)) return;
      this.#reject(this.#line - 1, sink);
    } else if (open !== undefined && !this.#isRest) open.text += "\n";
    let at = this.#open === undefined ? 0 : this.#follow(text, 0, sink);
    while (at < text.length) at = this.#goOn(text, at, sink);
  }

  #endLine(text: string, sink: EntrySink): void {
    this.#isJunk = false;
    const open = this.#open;
    if (open !== undefined && !open.isTail) {
      // A string does not go on in the next line.
      if (this.#scanner.inString) open.broken ??= "not JSON";
    } else if (this.#line > this.#reported) {
      sink.skip(isBlank(text) ? "blank" : "header", 1);
      this.#reported = this.#line;
    }
  }

  /** Takes what comes between objects; returns where to go on. */
  #goOn(text: string, at: number, sink: EntrySink): number {
    const char = text[at];
    if (char === "{") return this.#begin(text, at, sink);
    if (char === "]" && this.#isInEnvelope) {
      return this.#endList(text, at, sink);
    }
    if (isBetween(char)) return at + 1;
    const kept = text.slice(at, at + KEPT);
    this.#isJunk = true;
    sink.reject("not a JSON object", kept, this.#line, this.#count(this.#line));
    return text.length;
  }

  #begin(text: string, at: number, sink: EntrySink): number {
    const indent = isBlank(text.slice(0, at)) ? at : Infinity;
    this.#open = { text: "", line: this.#line, indent, isTail: false };
    this.#scanner.reset();
    return this.#follow(text, at, sink);
  }

  /** Goes on in the open object; returns where to go on after it. */
  #follow(text: string, from: number, sink: EntrySink): number {
    const open = this.#open;
    if (open === undefined) return from;
    const inside = this.#enterEnvelope(open, text, from, sink);
    if (inside >= 0) return inside;
    const end = this.#scanner.scan(text, from);
    if (end === "broken") return this.#break(open, text, from, sink);
    if (!open.isTail) {
      open.text += text.slice(from, end === "open" ? undefined : end);
    }
    if (end === "open") {
      if (open.text.length > LONGEST_OBJECT) shorten(open);
      return text.length;
    }
    this.#open = undefined;
    if (open.isTail) this.#isInEnvelope = false;
    else sink.entry(open.text, open.line, this.#count(open.line));
    return end;
  }

  /** Where an envelope's records begin, if the open object is one; else -1. */
  #enterEnvelope(
    open: OpenObject,
    text: string,
    from: number,
    sink: EntrySink,
  ): number {
    if (this.#isInEnvelope || open.text.length > LONGEST_ENVELOPE) return -1;
    const head = open.text + text.slice(from, from + LONGEST_ENVELOPE);
    const length = ENVELOPE.exec(head)?.[0].length;
    if (length === undefined || length < open.text.length) return -1;
    this.#isInEnvelope = true;
    this.#open = undefined;
    if (this.#line > open.line) this.#skipHeader(open.line, sink);
    return from + length - open.text.length;
  }
  /** The lines that an envelope begins at, before the one at hand. */
  #skipHeader(line: number, sink: EntrySink): void {
    const from = Math.max(line - 1, this.#reported);
    sink.skip("header", this.#line - 1 - from);
    this.#reported = this.#line - 1;
  }

  /** The end of an envelope's list; what follows says nothing of a record. */
  #endList(text: string, at: number, sink: EntrySink): number {
    this.#open = { text: "", line: this.#line, indent: 0, isTail: true };
    this.#scanner.reset();
    this.#scanner.scan('{"":[', 0);
    return this.#follow(text, at, sink);
  }

  /** The open object cannot go on; perhaps another one begins here. */
  #break(
    open: OpenObject,
    text: string,
    from: number,
    sink: EntrySink,
  ): number {
    const { at } = this.#scanner;
    if (open.isTail) {
      this.#open = undefined;
      this.#isInEnvelope = false;
      return at;
    }
    if (this.#line > open.line && isFirst(text, at)) {
      this.#reject(this.#line - 1, sink);
      return at;
    }
    open.text += text.slice(from, from + KEPT);
    open.broken = "not JSON";
    shorten(open);
    return text.length;
  }

  /** Rejects the open object, up to a line. */
  #reject(to: number, sink: EntrySink): void {
    const open = this.#open;
    if (open === undefined) return;
    const lines = to - Math.max(open.line - 1, this.#reported);
    this.#reported = Math.max(this.#reported, to);
    this.#open = undefined;
    const reason = open.broken ?? "not complete JSON";
    sink.reject(reason, open.text.slice(0, KEPT), open.line, lines);
  }

  /** How many lines from this one to the one at hand the sink does not know of yet. */
  #count(line: number): number {
    const lines = this.#line - Math.max(line - 1, this.#reported);
    this.#reported = this.#line;
    return lines;
  }
}

/** Lets go of the text of an object that is too long or broken. */
function shorten(open: OpenObject): void {
  open.broken ??= `longer than ${LONGEST_OBJECT / 1024 / 1024} MiB`;
  open.text = open.text.slice(0, KEPT);
}

function isBetween(char: string): boolean {
  return char <= " " || char === "," || char === "[" || char === "]" ||
    char === "\ufeff";
}

/** Whether an object begins at a place of a line and nothing else before it. */
function isFirst(text: string, at: number): boolean {
  if (text[at] !== "{") return false;
  for (let i = 0; i < at; i++) if (!isBetween(text[i])) return false;
  return true;
}

/** Whether a line begins an object that is not indented more than `indent`. */
function beginsObject(text: string, indent: number): boolean {
  let at = 0;
  while (at < text.length && isBetween(text[at])) at++;
  return at <= indent && text[at] === "{";
}
