import { CriWrapper } from "./cri_wrapper.ts";
import { DockerWrapper } from "./docker_wrapper.ts";
import type { EntryWrapper } from "./entry_wrapper.ts";
import type { FormatCandidate } from "./format_candidate.ts";
import { PrefixWrapper } from "./prefix_wrapper.ts";
import { isBlank } from "./is_blank.ts";
import { WrappedSplitter } from "./wrapped_splitter.ts";

/** Lines that are wrapped, and those inside. */
export interface WrapperCandidate {
  readonly wrapper: EntryWrapper;
  /** The share (0–1) of the head's lines that are wrapped so. */
  readonly confidence: number;
  /** The lines inside, whose format is to be found out. */
  readonly inner: readonly string[];
  /** A way to read the file, given one to read what is inside. */
  around(inner: FormatCandidate): FormatCandidate;
}

/**
 * Finds out whether lines are wrapped by a container's runtime, or by a tool that
 * shows several containers at once.
 *
 * @param head The first lines of a file.
 * @returns Undefined if not at least every second line is.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { detectWrapper } from "./detect_wrapper.ts";
 *
 * const found = detectWrapper([
 *   "2016-10-06T00:17:09.669794202Z stdout P late ",
 *   "2016-10-06T00:17:09.669794203Z stdout F answer",
 * ]);
 *
 * assertEquals(found?.wrapper.name, "Kubernetes CRI");
 * assertEquals(found?.inner, ["late answer"]);
 * ```
 */
export function detectWrapper(
  head: readonly string[],
): WrapperCandidate | undefined {
  const lines = head.filter((line) => !isBlank(line));
  const hasLineBreaks = lines.some((line) => DOCKER_LINE_END.test(line));
  const wrappers = [
    new CriWrapper(),
    new DockerWrapper(hasLineBreaks),
    ...[PrefixWrapper.find(lines) ?? []].flat(),
  ];
  for (const wrapper of wrappers) {
    const wrapped = lines.filter((line) => wrapper.unwrap(line) !== undefined);
    const confidence = wrapped.length / Math.max(lines.length, 1);
    if (confidence < 0.5) continue;
    const inner = unwrapAll(wrapper, wrapped);
    const around = (inside: FormatCandidate) =>
      wrap(wrapper, confidence, inside);
    return { wrapper, confidence, inner, around };
  }
}

/** What stands where a whole line ends inside Docker's JSON. */
const DOCKER_LINE_END = /\\n"\s{0,9}[,}]/;

function unwrapAll(wrapper: EntryWrapper, lines: readonly string[]): string[] {
  const inner: string[] = [];
  const splitter = new WrappedSplitter(wrapper, {
    push: (batch) => inner.push(...batch.lines),
    flush: () => {},
  });
  const sink = { entry: () => {}, skip: () => {}, reject: () => {} };
  splitter.push({ first: 1, lines: [...lines], part: "whole" }, sink);
  splitter.flush(sink);
  return inner;
}

function wrap(
  wrapper: EntryWrapper,
  confidence: number,
  inside: FormatCandidate,
): FormatCandidate {
  return {
    name: `${wrapper.name}, ${inside.name} inside`,
    detail: inside.detail,
    confidence: confidence * inside.confidence,
    open: () => {
      const { splitter, format } = inside.open();
      return { splitter: new WrappedSplitter(wrapper, splitter), format };
    },
  };
}
