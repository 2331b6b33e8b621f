/** The function that the last expression of a cell goes through. */
export const RESULT_FUNCTION = "__logbook_result";

/**
 * Runs inside the kernel: its source is sent there, so it uses nothing from
 * outside itself.
 *
 * Defines the function that has the kernel show a result that it does not show by
 * itself (null, a bigint, and the numbers that JSON lacks). Has `prompt`,
 * `confirm` and `alert` throw, for there is nobody to answer.
 *
 * @param name The function's name.
 */
export function kernelGlobals(name: string): void {
  const { inspect } = Deno;
  const display = Symbol.for("Jupyter.display");

  Object.defineProperty(globalThis, name, {
    value: (result: unknown) => {
      if (!isHidden(result)) return result;
      return { [display]: () => ({ "text/plain": inspect(result) }) };
    },
  });
  for (const name of ["prompt", "confirm", "alert"]) {
    Object.assign(globalThis, {
      [name]: (question = "") => {
        const shown = inspect(String(question));
        throw new Error(
          `Cannot ask ${shown}: nobody answers ${name}() in a headless run; use a parameter instead`,
        );
      },
    });
  }

  function isHidden(value: unknown): boolean {
    if (typeof value === "number") {
      return !Number.isFinite(value) || Object.is(value, -0);
    }
    return value === null || typeof value === "bigint";
  }
}
