import { openLabelledSample } from "../engines/open_labelled_sample.ts";
import { isCode, type Notebook } from "../runner/notebook.ts";

/**
 * Reads the labelled sample, if a notebook opens it, into the folder that the
 * kernels of a report share. This process has just read logs: it has loaded what
 * a kernel would have to load for this alone.
 */
export async function prepareAhead(
  notebooks: readonly Notebook[],
): Promise<void> {
  const isAsked = notebooks.some(({ cells }) =>
    cells.some((cell) =>
      isCode(cell) && cell.source.includes("openLabelledSample(")
    )
  );
  if (!isAsked) return;
  try {
    await openLabelledSample();
  } catch {
    // The notebook meets the error, and tells of it.
  }
}
