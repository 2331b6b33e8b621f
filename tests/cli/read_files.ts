import { join } from "@std/path";

/** The texts of all files below a folder, by path within it, in alphabetical order. */
export async function readFiles(
  folder: string,
): Promise<Record<string, string>> {
  const files: [string, string][] = [];
  const visit = async (path: string) => {
    for await (
      const { name, isDirectory } of Deno.readDir(join(folder, path))
    ) {
      const inner = path === "" ? name : `${path}/${name}`;
      if (isDirectory) await visit(inner);
      else files.push([inner, await Deno.readTextFile(join(folder, inner))]);
    }
  };
  await visit("");
  return Object.fromEntries(files.toSorted(([a], [b]) => a < b ? -1 : 1));
}
