import { join } from "@std/path";
import { CellError } from "../../lib/runner/cell_error.ts";
import { executeNotebook } from "../../lib/runner/execute_notebook.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { buildNotebook, tagged, withFolder } from "../runner/build_notebook.ts";
import { testWithJupyter, validateWithNbformat } from "./jupyter.ts";

testWithJupyter(
  "executeNotebook() gives what Python's nbformat finds valid",
  async (jupyter) => {
    await withFolder(async (cwd) => {
      const notebook = buildNotebook(
        tagged("let n = 1;", "parameters"),
        `console.log("a\\u2028b"); console.error("c"); n + NaN`,
        `const show = (type, id, text) => Deno.jupyter.broadcast(type, {
         data: { "text/plain": text, "application/json": { a: ["b", 1] } },
         metadata: { "text/plain": { wide: true } },
         transient: { display_id: id } });
       await show("display_data", "id", "old");`,
        `await show("update_display_data", "id", "new");`,
        `await show("display_data", "x", "gone");
       await Deno.jupyter.broadcast("clear_output", { wait: false }); ""`,
        tagged(`throw new Error("expected")`, "raises-exception"),
        tagged("1", "skip-execution"),
        "",
        "let b = = 1;",
      );
      const error = await executeNotebook(notebook, {
        cwd,
        parameters: { n: 2 },
      }).catch((error) => error);
      if (!(error instanceof CellError)) throw error;
      const path = join(cwd, "a.ipynb");
      await writeNotebook(path, error.notebook);
      await validateWithNbformat(jupyter, [path]);
    });
  },
);

testWithJupyter(
  "The project's notebooks are valid for Python's nbformat",
  async (jupyter) => {
    await validateWithNbformat(jupyter, await projectNotebooks());
  },
);
