import { formatPercent } from "../logs/format_number.ts";

/** Shows on standard error how much of a load is in the table; nothing where it is no terminal. */
export function loadingProgress(): (rows: number, of: number) => void {
  const encoder = new TextEncoder();
  return (rows, of) => {
    if (!Deno.stderr.isTerminal()) return;
    const text = rows < of ? `Loading: ${formatPercent(rows / of)}` : "";
    Deno.stderr.writeSync(encoder.encode(`\r\x1b[2K${text}`));
  };
}
