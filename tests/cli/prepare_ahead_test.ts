import { assertEquals } from "@std/assert";
import { prepareAhead } from "../../lib/cli/prepare_ahead.ts";
import {
  parsingFolder,
  removeParsed,
} from "../../lib/engines/parsing/parsing_folder.ts";
import { buildNotebook } from "../runner/build_notebook.ts";

/** How many logs lie parsed in this process's folder. */
function parsed(): number {
  return [...Deno.readDirSync(parsingFolder())].length;
}

Deno.test("prepareAhead() reads the labelled sample only where a notebook opens it", async () => {
  await prepareAhead([buildNotebook("const logs = await openLogs();")]);
  assertEquals(parsed(), 0);
  await prepareAhead([
    buildNotebook("1 + 1"),
    buildNotebook("const known = await openLabelledSample();"),
  ]);
  assertEquals(parsed(), 1);
  removeParsed();
});
