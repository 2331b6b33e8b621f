import { assertEquals } from "@std/assert";
import { compareOutputs } from "./compare_outputs.ts";
import { countRunner } from "./completeness.ts";
import { keepBusy } from "./count_runs.ts";

Deno.test("executeNotebook() loses, misplaces and damages nothing of 30 cells, run after run, also while all cores are busy", async () => {
  for (const cores of [0, navigator.hardwareConcurrency]) {
    using _load = keepBusy(cores);
    const { expected, ...counts } = await countRunner(4);
    assertEquals(counts, {
      runs: 4,
      failed: 0,
      lost: 0,
      misplaced: 0,
      foreign: 0,
    });
    assertEquals(expected, 4 * 2061);
  }
});

Deno.test("compareOutputs() tells lost, misplaced and foreign outputs apart", () => {
  const expected = [["a", "b", "c"], ["d", "d"], []];
  const cases: [actual: string[][], counts: number[]][] = [
    [[["a", "b", "c"], ["d", "d"], []], [0, 0, 0]],
    [[["a", "c"], ["d", "d"], []], [1, 0, 0]],
    [[["a", "c", "b"], ["d", "d"], []], [0, 1, 0]],
    [[["a", "b"], ["c", "d", "d"]], [0, 1, 0]],
    [[["a", "b", "c"], ["d"], ["x"]], [1, 0, 1]],
    [[["a", "b", "c"], ["d", "d", "d"]], [0, 0, 1]],
    [[], [5, 0, 0]],
  ];
  for (const [actual, [lost, misplaced, foreign]] of cases) {
    assertEquals(
      compareOutputs(expected, actual),
      { expected: 5, lost, misplaced, foreign },
    );
  }
});
