import { assertEquals } from "@std/assert";
import type { JsonObject } from "../../../lib/logs/formats/json_value.ts";
import { jsonRecords } from "../../../lib/logs/formats/json_records.ts";

Deno.test("jsonRecords() takes the answers of Kubernetes, Elasticsearch and Loki apart", () => {
  assertEquals(
    jsonRecords({ kind: "List", items: [{ reason: "BackOff" }] }),
    [{ kind: "List", reason: "BackOff" }],
  );
  assertEquals(
    jsonRecords({
      took: 3,
      timed_out: false,
      hits: { total: 1, hits: [{ _id: "1", _source: { message: "late" } }] },
    }),
    [{ _id: "1", _source: { message: "late" } }],
  );
  assertEquals(
    jsonRecords({
      status: "success",
      data: {
        resultType: "streams",
        result: [
          { stream: { app: "cart" }, values: [["17", "a"], ["18", "b"]] },
          { stream: { app: "pay" }, values: [["19", "c"]] },
        ],
      },
    }),
    [
      { app: "cart", timestamp: "17", line: "a" },
      { app: "cart", timestamp: "18", line: "b" },
      { app: "pay", timestamp: "19", line: "c" },
    ],
  );
});

Deno.test("jsonRecords() leaves a log alone that holds a list of objects", () => {
  const list = [{ id: 1 }, { id: 2 }];
  const logs: JsonObject[] = [
    { time: 1, data: list },
    { eventTime: "now", items: list },
    { createdAt: 1, data: { result: list } },
    { msg: "done", hits: { hits: list } },
    { user: "ann", data: [] },
    { user: "ann", data: { result: [] } },
    { user: "ann", hits: 3 },
    { user: "ann", data: [1, 2] },
  ];
  for (const log of logs) {
    assertEquals(jsonRecords(log), undefined, JSON.stringify(log));
  }
});
