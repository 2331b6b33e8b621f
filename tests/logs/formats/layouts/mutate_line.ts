/** Cuts, doubles or replaces a piece of a line. */
export function mutateLine(line: string, random: () => number): string {
  const at = Math.floor(random() * (line.length + 1));
  const end = at + Math.floor(random() * 12);
  const pieces = [
    "",
    '"',
    "[",
    "]",
    "=",
    "\\",
    "\u0000",
    " ",
    "é",
    "9".repeat(30),
  ];
  const piece = pieces[Math.floor(random() * pieces.length)];
  return random() < 0.3
    ? line
    : line.slice(0, at) + piece + line.slice(random() < 0.5 ? at : end);
}
