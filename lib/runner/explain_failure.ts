import { type Failure, failure } from "./failure.ts";

/**
 * Finds out why a cell did not even start, for which the kernel sends no more
 * than `Execution failed`: its syntax is wrong, or it imports what cannot be had.
 *
 * @param source The cell's code.
 * @param deno The Deno to ask about syntax.
 * @param tryImport Imports a module in the kernel and gives what that fails with.
 * @returns The error; null if neither is the cause.
 */
export async function explainFailure(
  source: string,
  deno: string,
  tryImport: (specifier: string) => Promise<Failure | null>,
): Promise<Failure | null> {
  const wrongSyntax = await findSyntaxError(source, deno);
  if (wrongSyntax !== null) return wrongSyntax;
  for (const specifier of importedModules(source)) {
    const cause = await tryImport(specifier);
    if (cause === null) continue;
    return failure(
      "ImportError",
      `Cannot import ${JSON.stringify(specifier)}: ${cause.evalue}`,
    );
  }
  return null;
}

/** Has Deno's formatter parse the code, which takes it some milliseconds. */
async function findSyntaxError(
  source: string,
  deno: string,
): Promise<Failure | null> {
  const child = new Deno.Command(deno, {
    args: ["fmt", "--no-config", "--ext=ts", "-"],
    env: { NO_COLOR: "1" },
    stdin: "piped",
    stdout: "null",
    stderr: "piped",
  }).spawn();
  const writer = child.stdin.getWriter();
  await writer.write(new TextEncoder().encode(source)).catch(() => {});
  await writer.close().catch(() => {});
  const { success, stderr } = await child.output();
  return success ? null : readSyntaxError(new TextDecoder().decode(stderr));
}

/**
 * Reads what the formatter says, such as
 *
 *     error: SyntaxError: Expression expected
 *       |
 *     2 | let b = = 2;
 *       |         ~
 *         at file:///…/_stdin.ts:2:9
 */
function readSyntaxError(text: string): Failure | null {
  const message = text.match(/SyntaxError: (.*)/)?.[1];
  if (message === undefined) return null;
  const place = text.match(/_stdin\.ts:(\d+):(\d+)/);
  const excerpt = text.split("\n").filter((line) => /^\s*\d* \|/.test(line));
  const where = place === null ? "" : ` (line ${place[1]}, column ${place[2]})`;
  const { ename, evalue, traceback } = failure(
    "SyntaxError",
    `${message}${where}`,
  );
  return { ename, evalue, traceback: [...traceback, ...excerpt] };
}

/** The modules that code imports, as far as they stand there as literals. */
function importedModules(source: string): string[] {
  const imports =
    /\b(?:import|export)\b(?:[^"'`;]*?\bfrom)?\s*\(?\s*["']([^"'\n]+)["']/g;
  return Array.from(source.matchAll(imports), (match) => match[1]);
}
