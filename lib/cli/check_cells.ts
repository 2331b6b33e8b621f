import { join, relative } from "@std/path";
import { isCode, type Notebook } from "../runner/notebook.ts";
import { readNotebook } from "../runner/read_notebook.ts";
import { PROJECT, projectNotebooks } from "./project_notebooks.ts";
import { DONE, FAILED, runCommand } from "./run_command.ts";

/** A notebook's code as one module. */
interface CellsModule {
  readonly code: string;
  /** For each cell of code the line of the module on which it starts, from 1. */
  readonly starts: readonly number[];
}

/**
 * Type-checks the cells of notebooks, which the kernel does not. The cells of a
 * notebook count as one module.
 *
 * @param paths The notebooks; their cells may import what the configuration maps.
 * @param config The `deno.json` with the import map.
 * @returns What the type checker says, naming notebook, cell and line; `""` if all is well.
 * @throws {InputError} If a notebook cannot be read.
 */
export async function checkCells(
  paths: readonly string[],
  config: string = join(PROJECT, "deno.json"),
): Promise<string> {
  const notebooks = await Promise.all(paths.map(readNotebook));
  const modules = notebooks.map(joinCells);
  const folder = await Deno.makeTempDir({ prefix: "logbook-cells-" });
  try {
    const files = modules.map((_, index) => join(folder, `${index}.ts`));
    for (const [index, file] of files.entries()) {
      await Deno.writeTextFile(file, modules[index].code);
    }
    const problems = await denoCheck(files, config);
    return problems.replaceAll(
      /file:\/\/\S*?\/(\d+)\.ts:(\d+):\d+/g,
      (place, index, line) => {
        const isOurs = place.includes(folder.replaceAll("\\", "/"));
        const path = relative(Deno.cwd(), paths[Number(index)] ?? "");
        return isOurs
          ? `${path}, ${placeOf(Number(line), modules[Number(index)])}`
          : place;
      },
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function joinCells(notebook: Notebook): CellsModule {
  const starts: number[] = [];
  // Without an import or export, a file is a script, whose names all files share.
  const lines = ["export {};"];
  for (const { source } of notebook.cells.filter(isCode)) {
    starts.push(lines.length + 1);
    lines.push(...source.split("\n"));
  }
  return { code: lines.join("\n") + "\n", starts };
}

function placeOf(line: number, { starts }: CellsModule): string {
  const cell = starts.findLastIndex((start) => start <= line);
  return `cell ${cell + 1}, line ${line - starts[cell] + 1}`;
}

async function denoCheck(
  files: readonly string[],
  config: string,
): Promise<string> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["check", "--quiet", "--config", config, ...files],
    env: { NO_COLOR: "1" },
    stdout: "null",
  }).output();
  return success ? "" : new TextDecoder().decode(stderr).trim();
}

/**
 * The command `check_cells`: type-checks the cells of notebooks.
 *
 * @param args The notebooks; those of the project if there are none.
 * @returns The exit status: 0 all is well, 1 a cell has a wrong type, 2 unusable input.
 */
export function checkCellsCommand(args: readonly string[]): Promise<number> {
  return runCommand(async () => {
    const paths = args.length > 0 ? args : await projectNotebooks();
    const problems = await checkCells(paths);
    if (problems === "") return DONE;
    console.error(problems);
    return FAILED;
  });
}

if (import.meta.main) Deno.exit(await checkCellsCommand(Deno.args));
