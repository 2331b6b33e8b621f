import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import { failureMessagesFinding } from "../../lib/findings/reliability/failure_messages.ts";
import { failureRateFinding } from "../../lib/findings/reliability/failure_rate.ts";
import { equalShares, sameMixDrawn } from "../../lib/findings/small_counts.ts";
import { serviceVolumeFinding } from "../../lib/findings/workload/service_volume.ts";

Deno.test("equalShares() draws where counts are few, and gives up where drawing takes long", () => {
  assertEquals(
    equalShares([5, 5])?.test,
    "chi-square test of fit to equal shares",
  );
  assertStringIncludes(equalShares([4, 5])?.test ?? "", "by drawing");
  assertEquals(equalShares(Array(200).fill(3)), null);
  assertEquals(sameMixDrawn([[300, 300], [1, 0]]), null);
});

Deno.test("serviceVolumeFinding() and failureMessagesFinding() judge a handful of logs", () => {
  const service = serviceVolumeFinding(
    pl.DataFrame({ service: ["a", "b", "c"], logs: [13, 0, 1] }),
  );
  assertEquals(service.verdict, "supported");
  const messages = failureMessagesFinding(
    pl.DataFrame({ message: ["m", "n"], failures: [3, 1] }),
  );
  assertEquals(messages.verdict, "within_noise");
});

Deno.test("failureRateFinding() judges services too small for the chi-square test by drawing", () => {
  const rates = (failures: number[], logs = [8, 8]) =>
    failureRateFinding(pl.DataFrame({ service: ["a", "b"], failures, logs }));
  const apart = rates([8, 0]);
  assert(apart.test?.endsWith("by drawing"), apart.test ?? "");
  assertEquals(apart.verdict, "supported");
  assertEquals(rates([2, 3]).verdict, "within_noise");
  assertEquals(rates([0, 0]).verdict, "not_testable");
  assertEquals(rates([1, 0], [900, 900]).verdict, "not_testable");
});
