import { assert, assertEquals } from "@std/assert";
import { shareRatio } from "../../lib/stats/share_ratio.ts";
import { assertClose, reference } from "./reference.ts";

Deno.test("shareRatio() agrees with SciPy's relative risk", () => {
  for (const { counts, value, low, high } of reference.share_ratio) {
    const ratio = shareRatio(counts[0], counts[1], counts[2], counts[3]);
    assertClose(ratio.value, value);
    assertClose(ratio.low, low);
    assertClose(ratio.high, high);
  }
});

Deno.test("shareRatio() stays finite without any success", () => {
  const ratio = shareRatio(0, 100, 5, 100);
  assert(ratio.low > 0 && ratio.value < 1 && Number.isFinite(ratio.high));
});

Deno.test("shareRatio() with an empty group could be anything", () => {
  assertEquals(shareRatio(0, 0, 5, 9), { value: 1, low: 0, high: Infinity });
});
