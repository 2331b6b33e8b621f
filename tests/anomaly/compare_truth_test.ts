import pl from "nodejs-polars";
import { assertEquals } from "@std/assert";
import { compareTruth } from "../../lib/anomaly/compare_truth.ts";
import type { Explanation } from "../../lib/anomaly/explain.ts";
import type { KnownIncident } from "../../lib/logs/scenario_truth.ts";

const EVENT: KnownIncident = {
  ...{ kind: "slow_service", strength: "middle", service: "A" },
  ...{ start_us: 12e6, end_us: 24e6 },
};
const windows = pl.DataFrame({
  start: pl.Series("start", [0, 5e6, 10e6, 15e6, 20e6], pl.Int64)
    .cast(pl.Datetime("us")),
  flagged: [true, false, true, false, false],
});

/** An incident over some seconds, with the first service that explains it. */
function explained(
  [start, end]: [number, number],
  severity: number,
  service?: string,
): Explanation {
  return {
    incident: {
      ...{ start_us: start * 1e6, end_us: end * 1e6, severity },
      windows: (end - start) / 5,
    },
    services: service === undefined ? [] : [{ value: service }],
    ...{ messages: [], others: [], explained: true },
  } as unknown as Explanation;
}

Deno.test("compareTruth() takes the most severe incident that overlaps an event", () => {
  const [mild, severe] = [
    explained([10, 15], 3, "B"),
    explained([20, 25], 9, "A"),
  ];
  const { events, false_incidents, flagged } = compareTruth(
    windows,
    [mild, severe],
    [EVENT],
  );
  assertEquals(events[0].found, severe);
  // Known from the end of the first window of the earlier one.
  assertEquals(events[0].delay_s, 3);
  assertEquals(events[0].flagged_us, [10e6]);
  assertEquals(events[0].names, [{ what: "service", known: "A", named: "A" }]);
  assertEquals([false_incidents, flagged], [[], 2]);
});

Deno.test("compareTruth() tells missed events and false incidents", () => {
  const alarm = explained([0, 10], 4);
  const { events, false_incidents } = compareTruth(windows, [alarm], [EVENT]);
  assertEquals([events[0].found, events[0].delay_s], [null, null]);
  assertEquals(events[0].names[0].named, null);
  assertEquals(false_incidents, [alarm]);
});

Deno.test("compareTruth() has nothing to say without events and incidents", () => {
  assertEquals(compareTruth(windows, [], []), {
    ...{ events: [], false_incidents: [], flagged: 2 },
  });
});
