import { assertEquals } from "@std/assert";
import { seededRandom } from "../../lib/logs/random.ts";
import { drawLoad } from "../../lib/logs/sample_load.ts";

Deno.test("drawLoad() deals as many rows as are asked for, also ten million", () => {
  for (const rows of [1, 30, 100_000, 10_000_000]) {
    const load = drawLoad(rows, seededRandom(1));
    assertEquals(load.reduce((sum, count) => sum + count, 0), rows);
  }
});
