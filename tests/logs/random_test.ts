import {
  assert,
  assertEquals,
  assertNotEquals,
  assertThrows,
} from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { seededRandom, shuffle } from "../../lib/logs/random.ts";

const take = (n: number, seed: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: n }, random);
};

Deno.test("seededRandom() gives the same numbers for the same seed", () => {
  assertEquals(take(100, 42), take(100, 42));
});

Deno.test("seededRandom() gives the numbers of the reference implementation", () => {
  // PractRand's sfc32 written with 64-bit integers, seeded the same way.
  const mask = 0xffffffffn;
  let [a, b, c, d] = [0n, 42n, 0n, 1n];
  const next = () => {
    const sum = (a + b + d) & mask;
    d = (d + 1n) & mask;
    a = b ^ (b >> 9n);
    b = (c + (c << 3n)) & mask;
    c = ((((c << 21n) & mask) | (c >> 11n)) + sum) & mask;
    return Number(sum) / 2 ** 32;
  };
  for (let round = 0; round < 20; round++) next();
  assertEquals(take(1000, 42), Array.from({ length: 1000 }, next));
});

Deno.test("seededRandom() tells apart neighbouring, negative and large seeds", () => {
  const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER];
  const starts = seeds.map((seed) => take(4, seed).join());
  assertEquals(new Set(starts).size, seeds.length);
});

Deno.test("seededRandom() is uniform on [0, 1)", () => {
  const bins = new Array(20).fill(0);
  for (const value of take(200_000, 7)) {
    assert(value >= 0 && value < 1);
    bins[Math.floor(value * 20)]++;
  }
  const chiSquare = bins.reduce((s, n) => s + (n - 10_000) ** 2 / 10_000, 0);
  // The 99.9 % quantile of chi-square with 19 degrees of freedom.
  assert(chiSquare < 43.8, `chi-square ${chiSquare}`);
});

Deno.test("seededRandom() refuses a seed that is not a whole number", () => {
  for (const seed of [1.5, NaN, Infinity, 2 ** 53]) {
    assertThrows(() => seededRandom(seed), InputError, `got ${seed}`);
  }
});

Deno.test("shuffle() keeps the items and changes their order in place", () => {
  const items = Uint8Array.from({ length: 50 }, (_, i) => i);
  const sorted = items.slice();
  assert(shuffle(items, seededRandom(1)) === items);
  assertNotEquals(items, sorted);
  assertEquals(items.toSorted(), sorted);
});

Deno.test("shuffle() gives every permutation about as often", () => {
  const random = seededRandom(3);
  const counts: Record<string, number> = {};
  for (let i = 0; i < 6000; i++) {
    const order = shuffle([1, 2, 3], random).join("");
    counts[order] = (counts[order] ?? 0) + 1;
  }
  assertEquals(Object.keys(counts).length, 6);
  for (const n of Object.values(counts)) assert(n > 880 && n < 1120, `${n}`);
});
