import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import { type Tail, tailChance } from "../../lib/anomaly/tail_chance.ts";
import { normalNumbers } from "./normal_numbers.ts";

const NORMAL: Tail = { shape: "normal", prior: 20 };
const BURSTS: Tail = { shape: "stretched", prior: 2 };
const chance = (values: Float64Array, tail = NORMAL, odd: number[] = []) =>
  tailChance(
    values,
    Uint8Array.from(values, (_, i) => odd.includes(i) ? 1 : 0),
    tail,
  );

Deno.test("tailChance() counts where there is something to count", () => {
  const values = Float64Array.from({ length: 99 }, (_, i) => (i * 37) % 99);
  const chances = chance(values);
  values.forEach((value, i) => {
    if (value <= 79) assertAlmostEquals(chances[i], (100 - value) / 100, 1e-12);
    else assert(chances[i] < 0.21);
  });
});

Deno.test("tailChance() falls as the value rises, NaN aside", () => {
  const values = normalNumbers(500);
  values[7] = NaN;
  for (const tail of [NORMAL, BURSTS]) {
    const chances = chance(values, tail);
    assertEquals(Number.isNaN(chances[7]), true);
    const highest = values.indexOf(Math.max(...values.filter((x) => x === x)));
    assertEquals(chances[highest], Math.min(...chances.filter((x) => x === x)));
    assert(chances.every((p) => Number.isNaN(p) || (p > 0 && p <= 1)));
  }
});

Deno.test("tailChance() gives normal values about their normal chance, far out too", () => {
  const values = normalNumbers(20_000);
  values[100] = 40;
  // Planted far apart, so that none is part of another's peak.
  [4, 5, 6].forEach((z, i) => values[3000 + 1000 * i] = z);
  const chances = chance(values, NORMAL, [100]);
  const truth = [3.17e-5, 2.87e-7, 9.87e-10];
  truth.forEach((p, i) => {
    const ratio = chances[3000 + 1000 * i] / p;
    assert(ratio > 0.5 && ratio < 4, `${4 + i} sd: ${ratio}`);
  });
  assert(chances[100] > 0 && chances[100] < 1e-100);
});

Deno.test("tailChance() widens where the others lie further out than normal", () => {
  const narrow = normalNumbers(2000);
  const wide = narrow.map((value) => 1.5 * value);
  [narrow[500], wide[500]] = [4.5, 4.5];
  assert(chance(wide)[500] > 10 * chance(narrow)[500]);
});

Deno.test("tailChance() lets a burst among bursts pass, and a lonely one not", () => {
  const quiet = normalNumbers(280);
  const bursts = quiet.map((value, i) => value + (i % 40 < 4 ? 10 : 0));
  const place = 202;
  assertEquals([bursts[place] > 7, place % 40 < 4], [true, true]);
  const lonely = quiet.map((value, i) => i === place ? bursts[i] : value);
  assert(chance(bursts, BURSTS)[place] > 0.01);
  assert(chance(lonely, BURSTS)[place] < 0.001);
});

Deno.test("tailChance() learns nothing from odd values and judges them all the same", () => {
  const values = normalNumbers(300);
  const clean = chance(values);
  const places = [50, 51, 52, 150, 151, 250];
  const spoilt = values.map((value, i) => places.includes(i) ? 12 : value);
  const learnt = chance(spoilt);
  const apart = chance(spoilt, NORMAL, places);
  assert(apart[50] < learnt[50] / 100);
  assert(Math.abs(Math.log(apart[10] / clean[10])) < 0.3);
});

Deno.test("tailChance() takes constants, one value, and none", () => {
  assertEquals([...chance(Float64Array.of(3, 3, 3))], [1, 1, 1]);
  assertEquals([...chance(Float64Array.of(3))], [1]);
  assertEquals(chance(new Float64Array(0)).length, 0);
  assertEquals([...chance(Float64Array.of(NaN))], [NaN]);
});
