import { join } from "@std/path";
import { InputError } from "../logs/input_error.ts";

/** What tells a folder with a report from any other. */
const MARK = "results/overview.json";

/**
 * Refuses a folder in which a report would replace files that are no report's,
 * such as a home page or the notebooks themselves.
 *
 * @param out The folder; need not exist.
 * @param notebooks The notebooks' names.
 * @throws {InputError} Naming the first such file.
 */
export async function checkOut(
  out: string,
  notebooks: readonly string[],
): Promise<void> {
  if (await exists(join(out, MARK))) return;
  const files = [
    "index.html",
    ...notebooks.flatMap((name) => [`notebooks/${name}.ipynb`, `${name}.html`]),
  ];
  for (const file of files) {
    if (!await exists(join(out, file))) continue;
    throw new InputError(
      `Cannot write the report to ${
        JSON.stringify(out)
      }: it would replace ${file} there, which is no report's; name another folder with --out DIR`,
    );
  }
}

function exists(path: string): Promise<boolean> {
  return Deno.lstat(path).then(() => true, () => false);
}
