import { isCode, type Output } from "../../lib/runner/notebook.ts";
import { readNotebook } from "../../lib/runner/read_notebook.ts";

/** What a front end has to show of a notebook. */
export interface ExpectedOutputs {
  /** For every cell of code the kinds of its outputs: `display_data image/png text/plain`. */
  readonly kinds: readonly (readonly string[])[];
  readonly charts: number;
  readonly tables: number;
}

/** Reads what a committed notebook shows. */
export async function expectedOutputs(path: string): Promise<ExpectedOutputs> {
  const cells = (await readNotebook(path)).cells.filter(isCode);
  const data = cells.flatMap(({ outputs }) => outputs)
    .flatMap((output) => "data" in output ? [output.data] : []);
  return {
    kinds: cells.map(({ outputs }) => outputs.map(kind)),
    charts: data.filter((of) => of["image/png"] !== undefined).length,
    tables:
      data.filter((of) => String(of["text/markdown"] ?? "").includes("<table>"))
        .length,
  };
}

function kind(output: Output): string {
  const types = "data" in output ? Object.keys(output.data).toSorted() : [];
  return [output.output_type, ...types].join(" ");
}
