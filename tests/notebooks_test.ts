import { assert, assertEquals } from "@std/assert";
import { basename } from "@std/path";
import { PROJECT, projectNotebooks } from "../lib/cli/project_notebooks.ts";
import { diffNotebooks } from "../lib/runner/diff_notebooks.ts";
import { executeNotebook, readNotebook } from "../lib/runner/mod.ts";

Deno.test("The project's notebooks run each on its own, the last first, from the project's folder as from theirs", async () => {
  for (const path of (await projectNotebooks()).toReversed()) {
    const committed = await readNotebook(path);
    const executed = await executeNotebook(committed, { cwd: PROJECT });
    assertEquals(diffNotebooks(committed, executed), [], basename(path));
  }
});

Deno.test("The project's notebooks are each under 1.5 MB, so that code hosts show them", async () => {
  for (const path of await projectNotebooks()) {
    const { size } = await Deno.stat(path);
    assert(size < 1_500_000, `${basename(path)} has ${size} bytes`);
  }
});
