/** What stands in the place of `{name}` in a labelled template. */
export const SLOTS: Readonly<
  Record<string, (random: () => number) => string>
> = {
  int: (random) => String(below(random, 100_000)),
  small: (random) => String(1 + below(random, 12)),
  size: (random) => `${1 + below(random, 900)}${pick(random, SIZES)}`,
  ms: (random) => `${below(random, 3000)}ms`,
  seconds: (random) => `${(random() * 60).toFixed(2)}s`,
  blk: (random) => `blk_${signed(random)}`,
  hex: (random) => hex(random, 8),
  sha: (random) => hex(random, 40),
  uuid: (random) =>
    [8, 4, 4, 4, 12].map((length) => hex(random, length)).join("-"),
  ip: (random) => ip(random),
  ipport: (random) => `${ip(random)}:${1024 + below(random, 60_000)}`,
  ipv6: (random) => `fe80::${hex(random, 4)}:${hex(random, 4)}:1`,
  user: (random) => name(random, 300),
  host: (random) => `${name(random, 60)}.example.com`,
  mail: (random) => `${name(random, 300)}@${name(random, 20)}.example.org`,
  path: (random) =>
    `/var/${name(random, 9)}/${name(random, 50)}/${name(random, 200)}.dat`,
  worker: (random) => `worker-${below(random, 64)}`,
  quoted: (random) => `"${words(random, 1 + below(random, 4)).join(" ")}"`,
  ints: (random) => `[${items(random, SLOTS.int).join(", ")}]`,
  names: (random) => `[${items(random, SLOTS.user).join(", ")}]`,
  service: (random) => pick(random, ["auth", "billing", "search", "gateway"]),
  text: (random) => words(random, 1 + below(random, 9)).join(" "),
  numbers: (random) => items(random, SLOTS.int).join(", "),
};

const SIZES = ["KB", "MB", "B"];

/** A whole number from 0 to below `end`. */
export function below(random: () => number, end: number): number {
  return Math.floor(random() * end);
}

export function pick<T>(random: () => number, from: readonly T[]): T {
  return from[below(random, from.length)];
}

function items(
  random: () => number,
  item: (random: () => number) => string,
): string[] {
  return Array.from({ length: 2 + below(random, 8) }, () => item(random));
}

function words(random: () => number, count: number): string[] {
  return Array.from({ length: count }, () => name(random, 500));
}

/** One of `count` invented words of letters, the early ones more often. */
function name(random: () => number, count: number): string {
  let rest = below(random, 1 + below(random, count)) + 7;
  let word = "";
  for (let i = 0; i < 3; i++) {
    word += "bdfgklmnprstvz"[rest % 14] + "aeiou"[(rest >> 1) % 5];
    rest = rest * 31 + 17;
  }
  return word;
}

function hex(random: () => number, length: number): string {
  return Array.from({ length }, () => below(random, 16).toString(16)).join("");
}

function ip(random: () => number): string {
  return Array.from({ length: 4 }, () => 1 + below(random, 254)).join(".");
}

function signed(random: () => number): string {
  return `${random() < 0.5 ? "-" : ""}${below(random, 9e15)}`;
}
