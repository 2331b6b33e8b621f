import { assertEquals } from "@std/assert";
import { isDayFirst } from "../../../lib/logs/timestamps/day_first.ts";
import {
  looksLikeTimestamp,
  timestampForms,
} from "../../../lib/logs/timestamps/timestamp_form.ts";

Deno.test("timestampForms() says in words what forms there are", () => {
  const forms: Record<string, string> = {
    "2023-11-20T08:40:50.123+01:00": "ISO 8601 with offset",
    "2023-11-20T08:40:50Z": "ISO 8601 in UTC",
    "2023-11-20 08:40:50": "ISO 8601",
    "2023-11-20": "ISO 8601, without a time",
    "20231120T084050Z": "ISO 8601 basic in UTC",
    "1700469650": "epoch seconds",
    "1700469650664": "epoch milliseconds",
    "1700469650664842": "epoch microseconds",
    "1700469650664842123": "epoch nanoseconds",
    "17/May/2015:10:05:03 +0000": "Common Log Format in UTC",
    "Sun, 04 Dec 2005 04:47:44 GMT": "RFC 2822 in UTC",
    "Sun Dec 04 04:47:44 2005": "ctime",
    "Jun 14 15:16:01": "syslog without a year",
    "1120 08:40:50.123456": "glog without a year",
    "03-17 16:13:38.811": "month and day without a year",
    "081109 203615": "yymmdd hhmmss",
    "17/06/09 20:10:40": "two-digit year, month, day",
    "20-11-2023 08:40:50": "day, month, year",
    "11/20/2023 08:40:50": "month, day, year",
    "11/10/2023 08:40:50": "day and month in unknown order, year",
  };
  for (const [text, form] of Object.entries(forms)) {
    assertEquals(timestampForms([text]), [{ form, count: 1 }], text);
  }
});

Deno.test("timestampForms() puts the most frequent form first", () => {
  assertEquals(
    timestampForms(["1700469650", "x", "2023-11-20", "2023-11-21"]),
    [
      { form: "ISO 8601, without a time", count: 2 },
      { form: "epoch seconds", count: 1 },
    ],
  );
  assertEquals(timestampForms([]), []);
});

Deno.test("looksLikeTimestamp() is 0 for numbers that are no times", () => {
  const columns = [
    Array.from({ length: 1000 }, (_, i) => String(i + 1)),
    ["200", "404", "500"],
    ["80", "443", "65535"],
    ["0.12", "3.5", "1e3"],
    ["10.0.0.1", "192.168.10.30"],
    ["1.2.3", "v1.2.3"],
    ["true", "Mar", "May", "Sun", "Monday"],
    ["550e8400-e29b-41d4-a716-446655440000"],
    ["", "-", " "],
    [],
  ];
  for (const values of columns) assertEquals(looksLikeTimestamp(values), 0);
});

Deno.test("looksLikeTimestamp() is the share of the values that are there", () => {
  assertEquals(looksLikeTimestamp(["", "2023-11-20", "-", "never"]), 0.5);
  assertEquals(looksLikeTimestamp(["Feb 29 08:40:50"]), 1);
});

Deno.test("isDayFirst() tells by numbers above 12, else by what changes", () => {
  assertEquals(isDayFirst(["01/02/2023", "13/02/2023"]), true);
  assertEquals(isDayFirst(["01/02/2023", "01/13/2023"]), false);
  assertEquals(isDayFirst(["13/02/2023", "01/13/2023"]), undefined);
  assertEquals(isDayFirst(["01/02/2023", "02/02/2023", "03/02/2023"]), true);
  assertEquals(isDayFirst(["[01/02/2023 08:40]", "01/03/2023"]), false);
  assertEquals(isDayFirst(["2023-11-20", "x", "1700469650"]), undefined);
  assertEquals(isDayFirst([]), undefined);
});

Deno.test("isDayFirst() leaves two digits of a year first where they can be", () => {
  assertEquals(
    isDayFirst(["17/06/09 20:10:40", "17/06/10 20:10:40"]),
    undefined,
  );
  assertEquals(isDayFirst(["20/11/23 20:10:40", "21/11/23 20:10:40"]), true);
  assertEquals(isDayFirst(["11/20/23 20:10:40"]), false);
});
