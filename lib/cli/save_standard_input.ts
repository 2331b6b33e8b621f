import { join } from "@std/path";
import { parsingFolder } from "../engines/parsing/parsing_folder.ts";
import { InputError } from "../logs/input_error.ts";
import type { LogsName } from "../logs/locate_logs.ts";

/**
 * Saves standard input where it is asked for, because several notebooks read it;
 * it goes when the process ends.
 *
 * @throws {InputError} If standard input is a terminal: nothing will come.
 */
export async function saveStandardInput(
  logs: LogsName | undefined,
): Promise<void> {
  if (![logs].flat().includes("-")) return;
  if (Deno.stdin.isTerminal()) {
    throw new InputError(
      "Cannot read standard input: it is a terminal; pipe logs into the command, such as zcat app.log.gz | deno task report -",
    );
  }
  const path = join(parsingFolder(), "stdin");
  await Deno.writeFile(path, Deno.stdin.readable);
  Deno.env.set("LOGBOOK_STDIN", path);
}
