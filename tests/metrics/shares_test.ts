import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { numberColumn } from "../../lib/metrics/column_values.ts";
import { shares } from "../../lib/metrics/shares.ts";

const counts = pl.DataFrame({
  service: ["A", "A", "B"],
  level: ["INFO", "ERROR", "INFO"],
  logs: [30, 10, 60],
  failures: [0, 10, 0],
});

function share(frame: pl.DataFrame): (number | null)[] {
  return numberColumn(frame, "share");
}

Deno.test("shares() adds each row's part of the total", () => {
  assertEquals(share(shares(counts)), [0.3, 0.1, 0.6]);
});

Deno.test("shares() within a group adds up to 1 in each", () => {
  assertEquals(share(shares(counts, { within: "service" })), [0.75, 0.25, 1]);
});

Deno.test("shares() of another count are null where the total is 0", () => {
  const of = shares(counts, { of: "failures", within: "service" });
  assertEquals(share(of), [0, 1, null]);
});

Deno.test("shares() keeps nulls null and an empty frame empty", () => {
  const holes = pl.DataFrame({
    logs: pl.Series("logs", [4, null], pl.Float64),
  });
  assertEquals(share(shares(holes)), [1, null]);
  assertEquals(share(shares(holes.head(0))), []);
});

Deno.test("shares() does not change its input", () => {
  shares(counts);
  assertEquals(counts.columns, ["service", "level", "logs", "failures"]);
});
