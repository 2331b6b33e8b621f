import { InputError } from "../logs/input_error.ts";

/**
 * Refuses the versions of Deno whose kernel cannot be used: 2.8.0 to 2.8.3 lose
 * every result and answer `ok` for a cell that throws (denoland/deno#35290).
 *
 * @param version Of the kernel, such as `2.9.6`.
 * @throws {InputError} If it is one of these.
 *
 * @example Usage
 * ```ts
 * import { assertThrows } from "@std/assert";
 * import { checkDenoVersion } from "./check_deno_version.ts";
 *
 * checkDenoVersion("2.9.6");
 * assertThrows(() => checkDenoVersion("2.8.3"), Error, "loses the results");
 * ```
 */
export function checkDenoVersion(version: string): void {
  if (!/^2\.8\.[0-3]$/.test(version)) return;
  throw new InputError(
    `Cannot execute notebooks with Deno ${version}: its kernel loses the results of cells and hides their errors (denoland/deno#35290); use Deno 2.9.0 or newer`,
  );
}
