import { assert, assertEquals } from "@std/assert";
import { templateTrial } from "./template_trial.ts";

Deno.test("templateTrial() finds as many templates as there are", () => {
  const { truths, found, accuracy } = templateTrial("block storage", 500, 1);
  assertEquals({ truths, found, accuracy }, {
    truths: 14,
    found: 14,
    accuracy: 1,
  });
});

Deno.test("templateTrial() sees that some messages are beyond the miner", () => {
  assert(templateTrial("few names", 500, 1).accuracy < 0.9);
});
