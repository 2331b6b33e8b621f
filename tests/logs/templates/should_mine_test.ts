import { assertEquals } from "@std/assert";
import { shouldMine } from "../../../lib/logs/templates/should_mine.ts";

Deno.test("shouldMine() says yes to many different messages only", () => {
  const cases = [
    [100, 100, false],
    [101, 101, true],
    [101, 10_100, false],
    [101, 10_099, true],
    [10_000, 1_000_000, false],
    [10_001, 100_000_000, true],
    [0, 0, false],
  ] as const;
  for (const [distinct, rows, expected] of cases) {
    assertEquals(
      shouldMine(distinct, rows),
      expected,
      `${distinct} of ${rows}`,
    );
  }
});
