import { assertEquals } from "@std/assert";
import { interrupt } from "./interrupts.ts";

Deno.test({
  name:
    "notebooks leaves neither a broken notebook nor a kernel when it is killed at random moments",
  ignore: Deno.build.os !== "linux",
  fn: async () => {
    const { broken, orphans } = await interrupt(6);
    assertEquals([broken, orphans], [0, 0]);
  },
});
