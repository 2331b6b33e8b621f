const PLACEHOLDER = "<*>";

/**
 * Whether a message has a template: its first line that is not blank, with
 * single spaces, is the template with some text, which may be empty, in the place
 * of each `<*>`. Takes time in proportion to the lengths of both.
 */
export function matchesTemplate(template: string, message: string): boolean {
  const line = firstLine(message);
  const parts = template.split(PLACEHOLDER);
  const first = parts[0];
  if (parts.length === 1) return line === first;
  const last = parts[parts.length - 1];
  const end = line.length - last.length;
  if (first.length > end || !line.startsWith(first) || !line.endsWith(last)) {
    return false;
  }
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    at = endOf(part, line, at, end);
    if (at < 0) return false;
  }
  return true;
}

function firstLine(message: string): string {
  const text = message.charCodeAt(0) <= 32 ? message.trimStart() : message;
  const end = text.indexOf("\n");
  const line = end < 0 ? text : text.slice(0, end);
  return line.replace(/[ \t\r\v\f]+/g, " ").replace(/ $/, "").toWellFormed();
}

/**
 * Behind the first occurrence of a part in `line` between two places, or -1.
 * Knuth, Morris and Pratt's search: hostile text cannot slow it down.
 */
function endOf(part: string, line: string, start: number, end: number): number {
  if (part === "") return start;
  const borders = bordersOf(part);
  let matched = 0;
  for (let at = start; at < end; at++) {
    while (matched > 0 && line[at] !== part[matched]) {
      matched = borders[matched - 1];
    }
    if (line[at] === part[matched]) matched++;
    if (matched === part.length) return at + 1;
  }
  return -1;
}

/** The length of the longest proper prefix of each prefix that also ends it. */
function bordersOf(part: string): Int32Array {
  const borders = new Int32Array(part.length);
  let length = 0;
  for (let i = 1; i < part.length; i++) {
    while (length > 0 && part[i] !== part[length]) length = borders[length - 1];
    if (part[i] === part[length]) length++;
    borders[i] = length;
  }
  return borders;
}
