import { join } from "@std/path";
import { InputError } from "../logs/input_error.ts";
import { frontPage, type FrontPageContent } from "./front_page.ts";
import {
  type NamedNotebook,
  type NotebookPage,
  notebookPage,
} from "./notebook_page.ts";
import { renderFrontPage, renderNotebookPage } from "./templates.ts";

/** Options of {@linkcode writeSite}. */
export interface SiteOptions extends FrontPageContent {
  /** The folder to write to; created if need be. Other files in it are left alone. */
  readonly out: string;
}

/**
 * Writes executed notebooks as a static site: a front page and one page a
 * notebook. The pages are whole in themselves: no request and no script but the one
 * that copies code, and a security policy that allows nothing else; they work from
 * the file system, and without scripts.
 *
 * @param notebooks In the order in which they are to be read; with the page that `notebookPage` made of one, if it did already.
 * @returns The names of the files written, within the folder.
 * @throws {InputError} If a name cannot be that of a page.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { writeSite } from "./write_site.ts";
 *
 * const out = await Deno.makeTempDir();
 * const cells = [{ cell_type: "markdown", source: "# Workload" }];
 * const files = await writeSite([{ name: "02_workload", notebook: { cells } }], {
 *   out,
 *   headlines: [],
 *   overview: { rows: 0, first: null, last: null, name: "app.csv", engine: "polars" },
 *   results: [],
 * });
 * assertEquals(files, ["index.html", "02_workload.html"]);
 * await Deno.remove(out, { recursive: true });
 * ```
 */
export async function writeSite(
  notebooks: readonly (NamedNotebook & { readonly page?: NotebookPage })[],
  options: SiteOptions,
): Promise<string[]> {
  const names = notebooks.map(({ name }) => name);
  checkNames(names);
  const pages = notebooks.map((notebook) =>
    notebook.page ?? notebookPage(notebook, new Set(names))
  );
  const { out } = options;
  const front = frontPage(options, pages);
  const files = new Map([["index.html", await renderFrontPage(front, pages)]]);
  for (const page of pages) {
    files.set(
      `${page.name}.html`,
      await renderNotebookPage(page, pages, front),
    );
  }
  await Deno.mkdir(out, { recursive: true });
  for (const [file, html] of files) {
    await Deno.writeTextFile(join(out, file), html);
  }
  return [...files.keys()];
}

function checkNames(names: readonly string[]): void {
  for (const [index, name] of names.entries()) {
    if (!/^[\p{L}\p{N}_.-]+$/u.test(name) || /^\.|^index$/i.test(name)) {
      throw new InputError(
        `Cannot write the site: a notebook's name must be letters, digits, "_", "-" and ".", and not "index", got "${name}"`,
      );
    }
    if (names.indexOf(name) !== index) {
      throw new InputError(
        `Cannot write the site: notebooks must have different names, got "${name}" twice`,
      );
    }
  }
}
