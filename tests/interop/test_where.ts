/**
 * Declares a test that needs a program. Where it is missing, the test is ignored
 * and its name says why; in CI it fails.
 *
 * @param missing Why the program cannot be used; undefined if it can.
 */
export function testWhere(
  missing: string | undefined,
  name: string,
  test: () => Promise<void>,
): void {
  const isOptional = Deno.env.get("CI") === undefined;
  const isIgnored = missing !== undefined && isOptional;
  Deno.test({
    name: isIgnored ? `${name} (ignored: ${missing})` : name,
    ignore: isIgnored,
    fn: () => {
      if (missing !== undefined) throw new Error(`Cannot test: ${missing}`);
      return test();
    },
  });
}
