import { assertEquals, assertThrows } from "@std/assert";
import { InputError } from "../../../lib/logs/input_error.ts";
import { formatTimestamp } from "../../../lib/logs/timestamp.ts";
import { TimestampReader } from "../../../lib/logs/timestamps/timestamp_reader.ts";
import type { TimestampOptions } from "../../../lib/logs/timestamps/timestamp_reader.ts";

/** What a fresh reader makes of a text: ISO 8601, or why it is none. */
function read(text: string, options: TimestampOptions = { year: 2022 }) {
  const reader = new TimestampReader(options);
  const timestamp_us = reader.read(text);
  return Number.isNaN(timestamp_us)
    ? reader.refusal(text)
    : formatTimestamp(timestamp_us);
}

/** Text to the time it means, to what matters of its fraction. */
const FORMS: Record<string, Record<string, string>> = {
  "ISO 8601": {
    "2023-11-20T08:40:50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20t08:40:50z": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 08:40": "2023-11-20T08:40:00.000000Z",
    "2023-11-20": "2023-11-20T00:00:00.000000Z",
    "2023-1-5 8:04:05": "2023-01-05T08:04:05.000000Z",
    "2023-11-20_08:40:50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20  08:40:50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20\t08:40:50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20, 08:40:50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20:08:40:50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 08-40-50": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 084050": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 08:40:50 PM": "2023-11-20T20:40:50.000000Z",
    "2005-06-03-15.42.50.363779": "2005-06-03T15:42:50.363779Z",
  },
  "fractions of 1 to 9 digits and more": {
    "2023-11-20T08:40:50.6": "2023-11-20T08:40:50.600000Z",
    "2023-11-20T08:40:50,66": "2023-11-20T08:40:50.660000Z",
    "2023-11-20T08:40:50.664Z": "2023-11-20T08:40:50.664000Z",
    "2023-11-20T08:40:50.664842Z": "2023-11-20T08:40:50.664842Z",
    "2023-11-20T08:40:50.6648427Z": "2023-11-20T08:40:50.664842Z",
    "2023-11-20T08:40:50.999999999Z": "2023-11-20T08:40:50.999999Z",
    "2023-11-20T08:40:50.000001000001Z": "2023-11-20T08:40:50.000001Z",
  },
  "offsets": {
    "2023-11-20T08:40:50+02:00": "2023-11-20T06:40:50.000000Z",
    "2023-11-20T08:40:50.5-0330": "2023-11-20T12:10:50.500000Z",
    "2023-11-20 08:40:50+02": "2023-11-20T06:40:50.000000Z",
    "2023-11-20 08:40:50 +0000": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 08:40:50 UTC": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 08:40:50 GMT": "2023-11-20T08:40:50.000000Z",
    "2023-11-20 08:40:50 CET": "2023-11-20T07:40:50.000000Z",
    "2023-11-20 08:40:50 GMT+2": "2023-11-20T06:40:50.000000Z",
    "2023-11-20T08:40:50+01:00[Europe/Berlin]": "2023-11-20T07:40:50.000000Z",
    "Mon Nov 20 2023 08:40:50 GMT+0100 (CET)": "2023-11-20T07:40:50.000000Z",
  },
  "other separators and none": {
    "2023/11/20 08:40:50": "2023-11-20T08:40:50.000000Z",
    "2005.06.03": "2005-06-03T00:00:00.000000Z",
    "2023-Nov-20 08:40:50": "2023-11-20T08:40:50.000000Z",
    "20231120T084050Z": "2023-11-20T08:40:50.000000Z",
    "20231120T084050.123-0500": "2023-11-20T13:40:50.123000Z",
    "20231120 08:40:50": "2023-11-20T08:40:50.000000Z",
    "20231120": "2023-11-20T00:00:00.000000Z",
    "20231120084050": "2023-11-20T08:40:50.000000Z",
    "20231120084050123": "2023-11-20T08:40:50.123000Z",
    "202311200840": "2023-11-20T08:40:00.000000Z",
    "20171223-22:15:29:606": "2017-12-23T22:15:29.606000Z",
    "20171224-0:7:20:4": "2017-12-24T00:07:20.004000Z",
    "081109 203615": "2008-11-09T20:36:15.000000Z",
    "131120  8:40:50": "2013-11-20T08:40:50.000000Z",
  },
  "numbers of time since 1970": {
    "1700469650": "2023-11-20T08:40:50.000000Z",
    "1700469650664": "2023-11-20T08:40:50.664000Z",
    "1700469650664842": "2023-11-20T08:40:50.664842Z",
    "1700469650664842999": "2023-11-20T08:40:50.664842Z",
    "1700469650.664842": "2023-11-20T08:40:50.664842Z",
    "1700469650.6648429": "2023-11-20T08:40:50.664842Z",
    "1700469650664.842": "2023-11-20T08:40:50.664842Z",
    "+1700469650": "2023-11-20T08:40:50.000000Z",
    "1.7004696506648e9": "2023-11-20T08:40:50.664800Z",
    "1.700469650664842E+09": "2023-11-20T08:40:50.664842Z",
    "17004696506648e-4": "2023-11-20T08:40:50.664800Z",
    "946684800": "2000-01-01T00:00:00.000000Z",
    "4102444799": "2099-12-31T23:59:59.000000Z",
  },
  "names of months": {
    "17/May/2015:10:05:03 +0000": "2015-05-17T10:05:03.000000Z",
    "[17/may/2015:10:05:03 +0200]": "2015-05-17T08:05:03.000000Z",
    "Sun, 04 Dec 2005 04:47:44 GMT": "2005-12-04T04:47:44.000000Z",
    "Sun, 4 Dec 2005 04:47:44 -0800 (PST)": "2005-12-04T12:47:44.000000Z",
    "4 Dec 2005 04:47:44 +0100": "2005-12-04T03:47:44.000000Z",
    "Sunday, 06-Nov-94 08:49:37 GMT": "1994-11-06T08:49:37.000000Z",
    "Sun Dec 04 04:47:44 2005": "2005-12-04T04:47:44.000000Z",
    "Sun Dec  4 04:47:44.123456 2005": "2005-12-04T04:47:44.123456Z",
    "SUN DEC 4 04:47:44 EST 2005": "2005-12-04T09:47:44.000000Z",
    "Nov 20, 2023 8:40:50 PM": "2023-11-20T20:40:50.000000Z",
    "November 20, 2023 12:00:00 a.m.": "2023-11-20T00:00:00.000000Z",
    "Sept. 3, 2023 12:00 pm": "2023-09-03T12:00:00.000000Z",
    "20-Nov-2023 08:40:50.123": "2023-11-20T08:40:50.123000Z",
    "20-NOV-23 08.40.50.123456 PM": "2023-11-20T20:40:50.123456Z",
    "20 Nov 2023 08:40:50.123": "2023-11-20T08:40:50.123000Z",
  },
  "dates without a year": {
    "Jun 14 15:16:01": "2022-06-14T15:16:01.000000Z",
    "Jul  1 09:00:55.5": "2022-07-01T09:00:55.500000Z",
    "20 Nov 08:40:50.123": "2022-11-20T08:40:50.123000Z",
    "03-17 16:13:38.811": "2022-03-17T16:13:38.811000Z",
    "10.30 16:49:06": "2022-10-30T16:49:06.000000Z",
    "30/10 16:49:06": "2022-10-30T16:49:06.000000Z",
    "1120 08:40:50.123456": "2022-11-20T08:40:50.123456Z",
  },
  "days and months as numbers": {
    "20-11-2023 08:40:50": "2023-11-20T08:40:50.000000Z",
    "11/20/2023 8:40:50 PM": "2023-11-20T20:40:50.000000Z",
    "20.11.2023": "2023-11-20T00:00:00.000000Z",
    "01.02.2023 08:40": "2023-02-01T08:40:00.000000Z",
    "01/02/2023 08:40": "2023-01-02T08:40:00.000000Z",
    "01-02-2023 08:40": "2023-02-01T08:40:00.000000Z",
    "17/06/09 20:10:40": "2017-06-09T20:10:40.000000Z",
    "11/20/23 20:10:40": "2023-11-20T20:10:40.000000Z",
    "20.11.23 20:10:40": "2023-11-20T20:10:40.000000Z",
  },
  "what is around them": {
    " 2023-11-20 ": "2023-11-20T00:00:00.000000Z",
    '"2023-11-20T08:40:50Z",': "2023-11-20T08:40:50.000000Z",
    "[2023-11-20 08:40:50]:": "2023-11-20T08:40:50.000000Z",
    "\ufeff1700469650\r\n": "2023-11-20T08:40:50.000000Z",
  },
  "second 60 and midnights": {
    "2023-11-20 08:40:60.0": "2023-11-20T08:41:00.000000Z",
    "2016-12-31T23:59:60Z": "2017-01-01T00:00:00.000000Z",
    "2016-12-31T23:59:60.9Z": "2017-01-01T00:00:00.000000Z",
    "2017-01-01T05:44:60+05:45": "2017-01-01T00:00:00.000000Z",
    "2023-11-20 24:00:00": "2023-11-21T00:00:00.000000Z",
    "2024-02-29": "2024-02-29T00:00:00.000000Z",
    "2000-02-29": "2000-02-29T00:00:00.000000Z",
  },
};

for (const [what, texts] of Object.entries(FORMS)) {
  Deno.test(`TimestampReader reads ${what}`, () => {
    for (const [text, time] of Object.entries(texts)) {
      assertEquals(read(text), time, text);
    }
  });
}

const REFUSED: Record<string, string[]> = {
  "no timestamp": [
    "",
    "-",
    "soon",
    "0",
    "80",
    "1000",
    "-1700469650",
    "123456789012345678901234567890",
    "1700469650abc",
    "2023-11-20T08:40:50Zulu",
    "2023-11-20 08:40:50 +1",
    "2023-11",
    "10.0.0.1",
    "1.2.3",
    "08:40:50",
    "Jun",
    "Jun 14",
    "99999999",
    "Ma\u0179 1 08:40:50",
  ],
  "no such date or time": [
    "2023-02-29",
    "2023-02-30 10:00",
    "1900-02-29",
    "2023-04-31",
    "2023-13-01",
    "2023-00-10",
    "2023-11-00",
    "2023-11-20 25:00:00",
    "2023-11-20 24:00:01",
    "2023-11-20 08:60:00",
    "2023-11-20 08:40:61",
    "2023-11-20 08:59:61",
    "Feb 30 08:40:50",
    "20/20/2023",
  ],
  "no such date in its year": ["Feb 29 08:40:50"],
  "not from 1902 to 2254": [
    "0001-01-01T00:00:00Z",
    "1601-01-01 00:00:00",
    "1902-01-01T00:00:00+01:00",
    "1901-12-13T20:45:52",
    "2255-01-01T00:00:00Z",
    "9999-12-31 23:59:59",
  ],
};

for (const [reason, texts] of Object.entries(REFUSED)) {
  Deno.test(`TimestampReader refuses texts as ${reason}`, () => {
    for (const text of texts) assertEquals(read(text), reason, text);
  });
}

Deno.test("TimestampReader reads numbers in a given unit, whatever their size", () => {
  assertEquals(read("1", { unit: "s" }), "1970-01-01T00:00:01.000000Z");
  assertEquals(read("1.5", { unit: "ms" }), "1970-01-01T00:00:00.001500Z");
  assertEquals(read("20231120", { unit: "us" }), "1970-01-01T00:00:20.231120Z");
  assertEquals(read("1999", { unit: "ns" }), "1970-01-01T00:00:00.000001Z");
  assertEquals(read("-1.5", { unit: "s" }), "1969-12-31T23:59:58.500000Z");
  assertEquals(read("-1e10", { unit: "s" }), "not from 1902 to 2254");
  assertEquals(new TimestampReader({ unit: "s" }).read("-0"), 0);
  assertEquals(
    read("2023-11-20", { unit: "s" }),
    "2023-11-20T00:00:00.000000Z",
  );
});

Deno.test("TimestampReader counts texts without a zone, and reads them in its own", () => {
  const reader = new TimestampReader({ timezone: "+05:30" });

  assertEquals(reader.read("1970-01-02 05:30:00"), 86_400e6);
  assertEquals(reader.read("1970-01-02 00:00:00Z"), 86_400e6);
  assertEquals(reader.read("1970-13-02 00:00:00"), NaN);
  assertEquals(reader.read("1700469650"), 1_700_469_650e6);
  assertEquals(reader.zoneless, 1);
});

Deno.test("TimestampReader takes an hour that is shown twice for the first one", () => {
  const berlin = { timezone: "Europe/Berlin" };
  const newYork = { timezone: "America/New_York" };

  assertEquals(
    read("2023-10-29 01:59:59", berlin),
    "2023-10-28T23:59:59.000000Z",
  );
  assertEquals(
    read("2023-10-29 02:30:00", berlin),
    "2023-10-29T00:30:00.000000Z",
  );
  assertEquals(
    read("2023-10-29 03:00:00", berlin),
    "2023-10-29T02:00:00.000000Z",
  );
  assertEquals(
    read("2023-11-05 01:30:00", newYork),
    "2023-11-05T05:30:00.000000Z",
  );
});

Deno.test("TimestampReader counts on through an hour that is never shown", () => {
  const berlin = { timezone: "Europe/Berlin" };
  const lordHowe = { timezone: "Australia/Lord_Howe" };

  assertEquals(
    read("2023-03-26 01:59:59", berlin),
    "2023-03-26T00:59:59.000000Z",
  );
  assertEquals(
    read("2023-03-26 02:30:00", berlin),
    "2023-03-26T01:30:00.000000Z",
  );
  assertEquals(
    read("2023-03-26 03:30:00", berlin),
    "2023-03-26T01:30:00.000000Z",
  );
  assertEquals(
    read("2023-10-01 02:15:00", lordHowe),
    "2023-09-30T15:45:00.000000Z",
  );
});

Deno.test("TimestampReader reads back what the wall's clock shows at any moment", () => {
  for (const timezone of ["Europe/Berlin", "America/St_Johns", "Asia/Tehran"]) {
    const reader = new TimestampReader({ timezone });
    const wall = new Intl.DateTimeFormat("sv-SE", {
      timeZone: timezone,
      dateStyle: "short",
      timeStyle: "medium",
    });
    for (let hours = 0; hours < 2 * 8766; hours += 1) {
      const ms = Date.UTC(2021, 0, 1) + hours * 3_600_000;
      const text = wall.format(ms);
      const shownBefore = [0.5, 1].some((step) =>
        wall.format(ms - step * 3_600_000) === text
      );
      if (!shownBefore) assertEquals(reader.read(text), ms * 1000, text);
    }
  }
});

Deno.test("TimestampReader refuses unknown zones and years in one sentence", () => {
  assertThrows(
    () => new TimestampReader({ timezone: "Mars/Olympus" }),
    InputError,
    'Cannot find the time zone "Mars/Olympus": write a name such as Europe/Berlin',
  );
  assertThrows(
    () => new TimestampReader({ year: 20 }),
    InputError,
    "Cannot read timestamps of the year 20",
  );
});

Deno.test("TimestampReader counts dates that leave the day's place open", () => {
  const open = new TimestampReader();
  for (const text of ["01/02/2023", "13/02/2023", "02/02/2023"]) {
    open.read(text);
  }

  assertEquals(open.ambiguous, 1);
  assertEquals(
    read("01/02/2023", { dayFirst: true }),
    "2023-02-01T00:00:00.000000Z",
  );
  assertEquals(
    read("01-02-2023", { dayFirst: false }),
    "2023-01-02T00:00:00.000000Z",
  );
  assertEquals(
    read("20/11/23 08:40", { dayFirst: true }),
    "2023-11-20T08:40:00.000000Z",
  );
});

Deno.test("TimestampReader does not depend on what it read before", () => {
  const texts = Object.values(FORMS).flatMap((group) => Object.keys(group));
  const withYear = texts.filter((text) =>
    read(text, {}) !== "a date without a year"
  );
  const reader = new TimestampReader();
  for (const before of withYear) {
    for (const text of withYear) {
      reader.read(before);
      assertEquals(
        formatTimestamp(reader.read(text)),
        read(text),
        `${before}, ${text}`,
      );
    }
  }
});

Deno.test("TimestampReader is fast on texts of a megabyte", () => {
  const reader = new TimestampReader();
  const begin = performance.now();
  for (
    const unit of ["1", " ", "[", "Jan ", "e", "1.", "2023-11-20 08:40:50"]
  ) {
    const text = unit.repeat(1e6 / unit.length);
    for (const around of [text, `2023-11-20 08:40:50.${text}`, `${text}x`]) {
      reader.read(around);
      reader.refusal(around);
    }
  }
  assertEquals(performance.now() - begin < 2000, true);
});

Deno.test("TimestampReader reads a text again as it read it, and counts it", () => {
  const texts = [
    "2023-11-20 08:40:50",
    "01/02/2023 08:40",
    "x",
    "Dec 31 23:59",
  ];
  for (const text of texts) {
    const [once, twice] = [{ year: 2022 }, { year: 2022 }]
      .map((options) => new TimestampReader(options));
    const values = [once.read(text), once.readAgain(text)];
    assertEquals(values, [twice.read(text), twice.read(text)]);
    for (const count of ["zoneless", "ambiguous", "yearless"] as const) {
      assertEquals(once[count], twice[count], `${count} of ${text}`);
    }
  }
});

Deno.test("TimestampReader reads what Erlang, Kibana and Snort put between date and time", () => {
  const reader = new TimestampReader({ year: 2024 });
  const expected = new TimestampReader().read("2024-03-12T08:15:02.5Z");
  for (
    const text of [
      "12-Mar-2024::08:15:02.5",
      "Mar 12, 2024 @ 08:15:02.500",
      "03/12-08:15:02.500000",
      "03/12/2024-08:15:02.500000",
    ]
  ) assertEquals(reader.read(text), expected, text);
});

Deno.test("TimestampReader takes one digit for no year", () => {
  const reader = new TimestampReader();

  assertEquals(
    reader.read("3/12/24 8:15:02:123 UTC"),
    reader.read("2024-03-12T08:15:02.123Z"),
  );
});
