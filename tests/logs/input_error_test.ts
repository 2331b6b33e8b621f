import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import { openLogs } from "../../lib/mod.ts";
import { InputError } from "../../lib/logs/input_error.ts";

Deno.test("InputError shows its sentence and its user's lines, none of the library's", async () => {
  const error = await openLogs("there is no such file.csv").catch((e) => e);
  assert(error instanceof InputError);
  assertStringIncludes(error.stack ?? "", error.message);
  assertStringIncludes(error.stack ?? "", "input_error_test.ts");
  assertEquals(error.stack?.includes("lib/engines"), false);
});

Deno.test("InputError keeps a message of several lines whole", () => {
  const { message, stack } = new InputError("Cannot do it:\nline 2");
  assertEquals(message, "Cannot do it:\nline 2");
  assertStringIncludes(stack ?? "", message);
});
