import { assertEquals, assertThrows } from "@std/assert";
import {
  formatDuration,
  formatPeriod,
  parseDuration,
} from "../../lib/logs/duration.ts";
import { InputError } from "../../lib/logs/input_error.ts";

Deno.test("parseDuration() reads what formatDuration() writes", () => {
  for (const text of ["1us", "250ms", "5s", "1m30s", "2h", "1w1d"]) {
    assertEquals(formatDuration(parseDuration(text)), text);
  }
});

Deno.test("parseDuration() refuses what is no length of time", () => {
  for (const text of ["", "5", "s", "-5s", "5 s", "0s", "5sec", "1e3s"]) {
    assertThrows(() => parseDuration(text), InputError, "such as 5s or 1m");
  }
});

Deno.test("formatPeriod() writes the two largest units", () => {
  const periods = [
    [0, "0 ms"],
    [298_400, "298 ms"],
    [1_234_000, "1.23 s"],
    [59.4e6, "59 s"],
    [59.6e6, "1 min"],
    [1_408_144_000, "23 min 28 s"],
    [3_600e6 + 5e6, "1 h"],
    [(3 * 86_400 + 7_200 + 65) * 1e6, "3 d 2 h"],
    [86_400e6 * 4_000, "4,000 d"],
  ] as const;
  for (const [length_us, text] of periods) {
    assertEquals(formatPeriod(length_us), text);
  }
});
