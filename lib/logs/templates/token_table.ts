import { DIGIT, KINDS, WORD } from "./char_kinds.ts";

/** A placeholder within a token. */
const PLACEHOLDER = "\0";
/** The number of all tokens that are not in the table. */
const UNKNOWN = 0;

const METHOD = /^"?(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;
/** The most parts that a path is taken apart into. */
const MAX_SEGMENTS = 32;

/** A masked message as tokens. */
export interface TokenizedText {
  /** By number, from {@linkcode TokenTable}. */
  tokens: number[];
  /**
   * A character for each token: `s` a word, `p` the first segment of a requested
   * path, `/` another one. Only texts of one shape can have one template.
   */
  shape: string;
}

/**
 * Numbers tokens, so that texts can be compared by number. Tokens are parted by
 * blanks; the path of an HTTP request (`GET /api/orders`) is taken apart into
 * segments, so that one route can be told from another.
 */
export class TokenTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #isOpen: boolean[] = [];
  readonly #isWord: boolean[] = [];

  constructor() {
    this.#texts.push(PLACEHOLDER);
    this.#isOpen.push(false);
    this.#isWord.push(false);
  }

  /** Whether nothing but punctuation stands around a placeholder. */
  isOpen(token: number): boolean {
    return this.#isOpen[token];
  }

  /** Whether a token has letters and no digit. */
  isWord(token: number): boolean {
    return this.#isWord[token];
  }

  /** Takes a masked message apart, and its tokens into the table. */
  add(masked: string): TokenizedText {
    return tokenize(masked, (token) => this.#number(token));
  }

  /** Takes a masked message apart; tokens that are not in the table are all one. */
  find(masked: string): TokenizedText {
    return tokenize(masked, (token) => this.#numbers.get(token) ?? UNKNOWN);
  }

  /** The smallest pattern that two tokens have in common: punctuation around a placeholder. */
  common(one: number, other: number): number {
    if (one === other) return one;
    const [a, b] = [this.#texts[one], this.#texts[other]];
    if (a === PLACEHOLDER) return this.#number(a);
    const most = Math.min(a.length, b.length);
    let start = 0;
    while (start < most && a[start] === b[start] && isMark(a, start)) start++;
    let end = 0;
    while (
      end < most - start && a.at(-1 - end) === b.at(-1 - end) &&
      isMark(a, a.length - 1 - end)
    ) end++;
    return this.#number(
      a.slice(0, start) + PLACEHOLDER + a.slice(a.length - end),
    );
  }

  #number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#texts.length;
    let kinds = 0;
    for (let i = 0; i < text.length; i++) kinds |= kindAt(text, i);
    this.#numbers.set(text, number);
    this.#texts.push(text);
    this.#isOpen.push((kinds & WORD) === 0 && text.includes(PLACEHOLDER));
    this.#isWord.push((kinds & WORD & ~DIGIT) !== 0 && (kinds & DIGIT) === 0);
    return number;
  }

  /** Writes a template. */
  write({ tokens, shape }: TokenizedText): string {
    let text = "";
    tokens.forEach((token, i) => {
      if (i > 0 && shape[i] !== "/") text += " ";
      text += this.#texts[token];
    });
    return text.replaceAll(PLACEHOLDER, "<*>");
  }
}

function tokenize(
  masked: string,
  number: (token: string) => number,
): TokenizedText {
  const words = masked.split(" ");
  const tokens: number[] = [];
  let shape = "";
  words.forEach((word, i) => {
    const isPath = i > 0 && word.includes("/") && METHOD.test(words[i - 1]);
    for (const part of isPath ? segments(word) : [word]) {
      shape += !isPath ? "s" : shape.at(-1) === "s" ? "p" : "/";
      tokens.push(number(part));
    }
  });
  return { tokens, shape };
}

/** `/a/b` as `/a` and `/b`. */
function segments(path: string): string[] {
  const parts = path.split("/");
  const head = parts.slice(0, MAX_SEGMENTS);
  const rest = parts.slice(MAX_SEGMENTS);
  if (rest.length > 0) head.push(rest.join("/"));
  const slashed = head.map((part, i) => i === 0 ? part : `/${part}`);
  return slashed[0] === "" ? slashed.slice(1) : slashed;
}

function kindAt(text: string, i: number): number {
  return KINDS[Math.min(text.charCodeAt(i), 255)];
}

function isMark(text: string, i: number): boolean {
  return text[i] !== PLACEHOLDER && (kindAt(text, i) & WORD) === 0;
}
