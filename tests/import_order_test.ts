import { assertEquals } from "@std/assert";
import { fromFileUrl, join, relative } from "@std/path";

/** The folders of lib/ from the ground up: an import points to an earlier one or its own. */
const ORDER = [
  "logs",
  "engines",
  "quality",
  "metrics",
  "stats",
  "anomaly",
  "findings",
  "charts",
  "notebook",
  "runner",
  "site",
  "cli",
  "mod.ts",
];

const LIB = join(fromFileUrl(import.meta.url), "../../lib");

Deno.test("lib/ imports only downwards", async () => {
  const upward: string[] = [];
  for await (const path of modules(LIB)) {
    const source = await Deno.readTextFile(path);
    const from = rank(path);
    for (const [, target] of source.matchAll(/from "(\.{1,2}\/[^"]+)"/g)) {
      const imported = join(path, "..", target);
      if (rank(imported) > from) {
        upward.push(`${relative(LIB, path)} -> ${relative(LIB, imported)}`);
      }
    }
  }

  assertEquals(upward, []);
});

Deno.test("lib/ holds only the folders that CONTRIBUTING.md describes", () => {
  const found = [...Deno.readDirSync(LIB)].map(({ name }) => name);

  assertEquals(found.toSorted(), ORDER.toSorted());
});

/** The position of a module's folder in {@linkcode ORDER}. */
function rank(path: string): number {
  return ORDER.indexOf(relative(LIB, path).split("/")[0]);
}

async function* modules(folder: string): AsyncGenerator<string> {
  for await (const { name, isDirectory } of Deno.readDir(folder)) {
    const path = join(folder, name);
    if (isDirectory) yield* modules(path);
    else if (name.endsWith(".ts")) yield path;
  }
}
