import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import type { Contributor } from "../../lib/anomaly/contributors.ts";
import type { Driver } from "../../lib/anomaly/drivers.ts";
import type { Explanation } from "../../lib/anomaly/explain.ts";
import { incidentsJson } from "../../lib/cli/incidents_json.ts";

const changed: Contributor = {
  ...{ column: "Service", value: 'Service"A', metric: "failures" },
  ...{ change: "rose", inside: 30, expected: 10, ratio: 3 },
  ...{ part: 0.9, usual: 0.25, z: 5, p_value: 1e-6 },
};
const driver: Driver = {
  metric: "failures",
  direction: "more failures",
  z: 6,
  value: 30,
  baseline: 10,
  ratio: 3,
};
const explanation: Explanation = {
  incident: {
    ...{ start_us: 1_700_469_650_000_000, end_us: 1_700_469_660_000_000 },
    ...{ windows: 2, significant: 2, logs: 700 },
    ...{ peak_us: 1_700_469_655_000_000, severity: 6, p_value: 0.001 },
    ...{ direction: "more failures", drivers: [driver] },
  },
  services: [changed],
  messages: [],
  others: [{ ...changed, column: "ClientIP", value: "10.0.0.1" }],
  explained: true,
  rows: pl.DataFrame({ a: [1] }),
};

Deno.test("incidentsJson() writes what a pipeline reads, and no rows", () => {
  const { column: _, ...service } = changed;
  assertEquals(JSON.parse(JSON.stringify(incidentsJson([explanation]))), [{
    start: "2023-11-20T08:40:50.000000Z",
    end: "2023-11-20T08:41:00.000000Z",
    windows: 2,
    logs: 700,
    peak: "2023-11-20T08:40:55.000000Z",
    direction: "more failures",
    severity: 6,
    p_value: 0.001,
    drivers: [driver],
    services: [service],
    messages: [],
    others: [{ ...changed, column: "ClientIP", value: "10.0.0.1" }],
  }]);
});
