/** A fraction as a percentage: `27.8 %`, `6,467 %`. */
export function percent(fraction: number): string {
  const digits = Math.abs(fraction) < 10 ? 1 : 0;
  const text = (fraction * 100).toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return `${withoutMinusZero(text)} %`;
}

/** How far from 0 a fraction lies, in words: `1.2 % more`, `3.0 % less`. */
export function moreOrLess(
  fraction: number,
  words: readonly [string, string] = ["more", "less"],
): string {
  return `${percent(Math.abs(fraction))} ${words[fraction < 0 ? 1 : 0]}`;
}

/** A number with as many decimals as three digits need: `55.0`, `4.17`, `1,250`. */
export function decimal(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  const text = value.toLocaleString("en-US", {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return withoutMinusZero(text);
}

/** A whole count: `24,886`. */
export function whole(count: number): string {
  return Math.round(count).toLocaleString("en-US");
}

/** A p-value as people write it: `p = 0.18`, `p < 0.001`. */
export function pText(p_value: number): string {
  if (p_value < 0.001) return "p < 0.001";
  return `p = ${p_value.toFixed(p_value < 0.1 ? 3 : 2)}`;
}

/** Log text in a sentence: quoted, otherwise as it is. */
export function quoted(text: string): string {
  return `“${text}”`;
}

/** A moment in microseconds since 1970 as `2023-11-20 08:40:50 UTC`. */
export function moment(us: number): string {
  const text = new Date(Math.floor(us / 1000)).toISOString();
  return `${text.slice(0, 19).replace("T", " ")} UTC`;
}

function withoutMinusZero(text: string): string {
  return /^-[0.]+$/.test(text) ? text.slice(1) : text;
}

/** What was left out, as the end of a part of a sentence; nothing where nothing was. */
export function leftOut(count: number, noun: string): string {
  if (count === 0) return "";
  return `, with ${whole(count)} ${noun}${
    count === 1 ? "" : "s"
  } left out for too few logs`;
}
