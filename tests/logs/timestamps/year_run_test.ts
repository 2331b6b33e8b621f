import { assertEquals } from "@std/assert";
import { formatTimestamp } from "../../../lib/logs/timestamp.ts";
import { TimestampReader } from "../../../lib/logs/timestamps/timestamp_reader.ts";

/** The years that dates get in turn, and the reader. */
function years(dates: string[], year = 2022) {
  const reader = new TimestampReader({ year });
  const found = dates.map((date) => {
    const timestamp_us = reader.read(`${date} 12:00:00`);
    return Number.isNaN(timestamp_us)
      ? NaN
      : Number(formatTimestamp(timestamp_us).slice(0, 4));
  });
  return { found, reader };
}

/** A reader that has seen dates and was given no year. */
function passed(dates: string[]): TimestampReader {
  const reader = new TimestampReader();
  for (const date of dates) assertEquals(reader.read(`${date} 12:00:00`), NaN);
  return reader;
}

const us = (text: string) => new TimestampReader().read(text);

Deno.test("YearRun passes New Year, again and again", () => {
  const { found, reader } = years([
    "Nov 30",
    "Dec 31",
    "Jan 1",
    "Aug 2",
    "Jan 3",
  ]);

  assertEquals(found, [2022, 2022, 2023, 2023, 2024]);
  assertEquals(reader.rollovers, 2);
  assertEquals(reader.yearless, 5);
});

Deno.test("YearRun leaves dates that are a little late in their year", () => {
  const { found, reader } = years([
    "Dec 31",
    "Jan 1",
    "Dec 30",
    "Jan 2",
    "Jan 1",
  ]);

  assertEquals(found, [2022, 2023, 2022, 2023, 2023]);
  assertEquals(reader.rollovers, 1);
});

Deno.test("YearRun takes silence for less than a year for one", () => {
  assertEquals(years(["Jan 5", "Dec 28", "Feb 1"]).found, [2022, 2022, 2023]);
  assertEquals(years(["Dec 5", "Apr 5", "Dec 1"]).found, [2022, 2023, 2023]);
});

Deno.test("YearRun knows in which years February has a 29th", () => {
  assertEquals(years(["Dec 31", "Feb 29"], 2023).found, [2023, 2024]);
  assertEquals(years(["Feb 28", "Feb 29", "Mar 1"], 2023).found, [
    2023,
    NaN,
    2023,
  ]);
});

Deno.test("TimestampReader counts dates without a year also if it has none", () => {
  const reader = passed(["Dec 31", "Jan 1"]);

  assertEquals(reader.yearless, 2);
  assertEquals(reader.rollovers, 1);
  assertEquals(reader.refusal("Dec 31 12:00:00"), "a date without a year");
});

Deno.test("newestYear() puts the latest date before a moment", () => {
  const reader = passed(["Nov 1", "Dec 31", "Jan 2", "Jan 1"]);

  assertEquals(reader.newestYear(us("2024-06-01")), 2023);
  assertEquals(reader.newestYear(us("2024-01-02 12:00:00")), 2023);
  assertEquals(reader.newestYear(us("2024-01-01 12:00:00")), 2022);
});

Deno.test("newestYear() lets a local time be ahead of UTC", () => {
  const reader = passed(["Jun 14"]);

  assertEquals(reader.newestYear(us("2023-06-13 22:00:00")), 2023);
  assertEquals(reader.newestYear(us("2023-06-13 21:00:00")), 2022);
});

Deno.test("newestYear() finds a leap year for a February 29", () => {
  const moment = us("2026-06-01");

  assertEquals(passed(["Feb 29"]).newestYear(moment), 2024);
  assertEquals(passed(["Feb 29", "May 1"]).newestYear(moment), 2024);
  assertEquals(passed(["Dec 31", "Feb 29"]).newestYear(moment), 2023);
  assertEquals(passed(["Feb 29", "Dec 1", "Jan 1"]).newestYear(moment), 2024);
  assertEquals(passed(["Feb 29"]).newestYear(us("1903-01-01")), undefined);
});

Deno.test("newestYear() says nothing where all texts have years", () => {
  const reader = new TimestampReader();
  reader.read("2023-11-20");

  assertEquals(reader.newestYear(us("2024-06-01")), undefined);
});
