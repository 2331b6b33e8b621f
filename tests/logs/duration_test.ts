import { assertEquals, assertThrows } from "@std/assert";
import { formatDuration, parseDuration } from "../../lib/logs/duration.ts";
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
