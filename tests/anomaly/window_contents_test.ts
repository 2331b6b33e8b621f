import { assertEquals } from "@std/assert";
import { windowContents } from "../../lib/anomaly/window_contents.ts";
import { withLogs } from "../logs_file.ts";

const NOON_US = Date.UTC(2024, 0, 1, 12) * 1000;

const CSV = `timestamp,service,level,message
2024-01-01T12:00:00Z,a,ERROR,lost
2024-01-01T12:00:01Z,a,INFO,fine
2024-01-01T12:00:04.9Z,b,FATAL,gone
2024-01-01T12:00:05Z,c,ERROR,next
`;

Deno.test("windowContents() names services and failure messages of a half-open window", () =>
  withLogs(CSV, async (logs) => {
    assertEquals(await windowContents(logs, [NOON_US], "5s"), [{
      start: NOON_US,
      services: ["a 2", "b 1"],
      failureMessages: ["gone 1", "lost 1"],
    }]);
  }));

Deno.test("windowContents() names no more than it is asked to", () =>
  withLogs(CSV, async (logs) => {
    const [contents] = await windowContents(logs, [NOON_US], "5s", 1);
    assertEquals(contents.services, ["a 2"]);
  }));

Deno.test("windowContents() is empty where logs lack the columns, and for no windows", () =>
  withLogs("timestamp\n2024-01-01T12:00:00Z\n", async (logs) => {
    const [contents] = await windowContents(logs, [NOON_US], "5s");
    assertEquals(contents.services, []);
    assertEquals(contents.failureMessages, []);
    assertEquals(await windowContents(logs, [], "5s"), []);
  }));
