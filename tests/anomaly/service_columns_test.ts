import { assertEquals } from "@std/assert";
import { detectAnomalies } from "../../lib/anomaly/detect_anomalies.ts";
import { withServiceColumns } from "../../lib/anomaly/service_columns.ts";
import { withLogs } from "../logs_file.ts";

const CSV = `timestamp,service,level,latency_ms
2024-01-01T12:00:00Z,a,ERROR,10
2024-01-01T12:00:01Z,a,INFO,20
2024-01-01T12:00:02Z,b,FATAL,40
2024-01-01T12:00:07Z,a,INFO,70
`;

Deno.test("withServiceColumns() gives each service its columns", () =>
  withLogs(CSV, async (logs) => {
    const windows = await logs.windows("5s");
    const wide = withServiceColumns(
      windows,
      await logs.windows("5s", "service"),
    );
    const column = (name: string) => wide.getColumn(name).toArray();
    assertEquals(wide.columns.length, windows.columns.length + 6);
    assertEquals(column("logs a"), [2, 1]);
    assertEquals(column("failures b"), [1, 0]);
    assertEquals(column("latency_mean_ms b"), [40, null]);
    assertEquals(column("start"), windows.getColumn("start").toArray());
  }));

Deno.test("withServiceColumns() adds nothing where no log has a service", () =>
  withLogs("timestamp\n2024-01-01T12:00:00Z\n", async (logs) => {
    const windows = await logs.windows("5s");
    const by = await logs.windows("5s", "service");
    assertEquals(withServiceColumns(windows, by).columns, windows.columns);
    assertEquals(detectAnomalies(windows).forest, null);
  }));
