import { assertEquals } from "@std/assert";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { countNbconvert } from "../proof/other_executors.ts";
import { testWithJupyter } from "./jupyter.ts";

/** It is a matter of timing, so that CI looks more than once. */
const RUNS = Deno.env.get("CI") === undefined ? 1 : 3;

testWithJupyter(
  "jupyter nbconvert --execute loses nothing of the project's notebooks",
  async (jupyter) => {
    for (const path of await projectNotebooks()) {
      const { expected: _, ...counts } = await countNbconvert(
        jupyter,
        path,
        RUNS,
      );
      assertEquals(
        counts,
        { runs: RUNS, failed: 0, lost: 0, misplaced: 0, foreign: 0 },
        path,
      );
    }
  },
);
