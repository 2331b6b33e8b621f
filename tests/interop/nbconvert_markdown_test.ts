import { assert, assertEquals } from "@std/assert";
import { basename, join } from "@std/path";
import { projectNotebooks } from "../../lib/cli/project_notebooks.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { convertToMarkdown, testWithJupyter } from "./jupyter.ts";
import { expectedOutputs } from "./notebook_outputs.ts";

/** The first bytes of a PNG. */
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

testWithJupyter(
  "nbconvert's Markdown of the project's notebooks holds every chart and table",
  (jupyter) =>
    withFolder(async (folder) => {
      const shown = { charts: 0, tables: 0 };
      for (const path of await projectNotebooks()) {
        const name = basename(path, ".ipynb");
        const { charts, tables } = await expectedOutputs(path);
        await convertToMarkdown(jupyter, path, folder);
        const markdown = await Deno.readTextFile(join(folder, `${name}.md`));
        const pictures = [...markdown.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)];
        assertEquals(pictures.length, charts, name);
        for (const [, file] of pictures) {
          const bytes = await Deno.readFile(join(folder, file));
          assertEquals(bytes.slice(0, 4), PNG, file);
        }
        assertEquals(markdown.match(/^<table>$/gm)?.length ?? 0, tables, name);
        assert(!/<(?:svg|style|script|img)\b/.test(markdown), name);
        shown.charts += charts;
        shown.tables += tables;
      }
      console.log(
        `nbconvert's Markdown: ${shown.charts} charts and ${shown.tables} tables shown, 0 missing`,
      );
    }),
);
