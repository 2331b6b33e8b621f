/** What a character can be part of, as bits; {@linkcode KINDS} gives them. */
export const DIGIT = 1;
/** A letter that is also a hexadecimal digit. */
export const HEX_LETTER = 2;
/** Any other letter, and every byte of a character beyond ASCII. */
export const OTHER_LETTER = 4;
/** Letters and digits. */
export const WORD = DIGIT | HEX_LETTER | OTHER_LETTER;
/** A blank within a line. */
export const BLANK = 8;
/** Ends the line. */
export const LINE_END = 16;
/** Cannot be seen. */
export const CONTROL = 32;
/** Begins something that has to be looked at as a whole: quotes, `[`, `=`, `@`, `:`. */
export const OPENER = 64;
/** Keeps the parts of an address before its `@` together. */
export const ADDRESS = 128;

/** The kind of each byte of UTF-8. */
export const KINDS: Uint8Array = new Uint8Array(256).fill(OTHER_LETTER);
for (let code = 0; code < 128; code++) KINDS[code] = classify(code);

function classify(code: number): number {
  const char = String.fromCharCode(code);
  if (char === "\n") return LINE_END;
  if (/[ \t\r\v\f]/.test(char)) return BLANK;
  if (/[0-9]/.test(char)) return DIGIT;
  if (/[a-f]/i.test(char)) return HEX_LETTER;
  if (/[a-z]/i.test(char)) return OTHER_LETTER;
  if (/["'`[=@:]/.test(char)) return OPENER;
  if (/[._+%-]/.test(char)) return ADDRESS;
  return code < 32 || code === 127 ? CONTROL : 0;
}
