import { assertRejects } from "@std/assert";
import { join } from "@std/path";
import { checkOut } from "../../lib/cli/check_out.ts";
import { PROJECT } from "../../lib/cli/project_notebooks.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { withFolder } from "../runner/build_notebook.ts";

Deno.test("checkOut() accepts a new folder, one with other files and one with a report", () =>
  withFolder(async (folder) => {
    await checkOut(join(folder, "new"), ["01_a"]);
    await Deno.writeTextFile(join(folder, "notes.html"), "mine");
    await checkOut(folder, ["01_a"]);
    await Deno.mkdir(join(folder, "results"));
    await Deno.writeTextFile(join(folder, "results/overview.json"), "{}");
    await Deno.writeTextFile(join(folder, "index.html"), "a report's");
    await checkOut(folder, ["01_a"]);
  }));

Deno.test("checkOut() refuses to replace a page that is no report's", () =>
  withFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "index.html"), "mine");
    await assertRejects(
      () => checkOut(folder, ["01_a"]),
      InputError,
      "would replace index.html",
    );
  }));

Deno.test("checkOut() refuses to replace the project's own notebooks", () =>
  assertRejects(
    () => checkOut(PROJECT, ["02_workload"]),
    InputError,
    "would replace notebooks/02_workload.ipynb",
  ));
