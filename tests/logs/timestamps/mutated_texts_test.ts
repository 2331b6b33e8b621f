import { assertEquals } from "@std/assert";
import { readLatency } from "../../../lib/logs/latency.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { readLevel } from "../../../lib/logs/read_level.ts";
import { findTimestamp } from "../../../lib/logs/timestamps/find_timestamp.ts";
import {
  looksLikeTimestamp,
  timestampForms,
} from "../../../lib/logs/timestamps/timestamp_form.ts";
import { TimestampReader } from "../../../lib/logs/timestamps/timestamp_reader.ts";

const SEEDS = [
  "2023-11-20T08:40:50.664842Z",
  "2023-11-20 08:40:50,664 +0100",
  "2005-06-03-15.42.50.363779",
  "2023/11/20 08:40:50 PM",
  "20231120T084050Z",
  "20171223-22:15:29:606",
  "1700469650.664842",
  "1.7004696506648e9",
  "1700469650664842123",
  "17/May/2015:10:05:03 +0000",
  "Sun, 04 Dec 2005 04:47:44 GMT",
  "Sun Dec 04 04:47:44.123 2005",
  "Jun 14 15:16:01",
  "Nov 20, 2023 8:40:50 PM",
  "081109 203615",
  "17/06/09 20:10:40",
  "20-11-2023 08:40:50",
  "03-17 16:13:38.811",
  "I1120 08:40:50.123456",
  "1h2m3.5s",
  "PT1H2.5S",
  "00:00:01.234",
  "[ERROR]:",
];

const ALPHABET = "0123456789 .:,-+/TZeEJanSun[]()\"'\x1b\t\u00b5\ufeff\ud800é";

/** Texts that nearly are timestamps, levels or latencies. */
function* mutants(count: number): Generator<string> {
  const uniform = seededRandom(3);
  const random = (below: number) => Math.floor(uniform() * below);
  for (let i = 0; i < count; i++) {
    let text = SEEDS[random(SEEDS.length)];
    for (let change = random(4); change > 0; change--) {
      const at = random(text.length + 1);
      const character = ALPHABET[random(ALPHABET.length)];
      text = text.slice(0, at) + (random(3) > 0 ? character : "") +
        text.slice(at + random(3));
    }
    yield text;
  }
}

Deno.test("the readers of values give whole microseconds, levels and finite latencies or nothing", () => {
  const reader = new TimestampReader({ year: 2000 });
  for (const text of mutants(50_000)) {
    const timestamp_us = reader.read(text);
    assertEquals(
      Number.isSafeInteger(timestamp_us) || Number.isNaN(timestamp_us),
      true,
      text,
    );
    const latency_ms = readLatency(text);
    assertEquals(latency_ms === Infinity || latency_ms === -Infinity, false);
    readLevel(text, "pino");
  }
});

Deno.test("findTimestamp() finds what TimestampReader reads, in each mutant", () => {
  for (const text of mutants(50_000)) {
    const line = `${text} ready`;
    const found = findTimestamp(line);
    if (found === null) continue;
    const timestamp = line.slice(found.start, found.end);
    assertEquals(looksLikeTimestamp([timestamp]), 1, line);
    assertEquals(timestamp.trim(), timestamp);
  }
});

Deno.test("TimestampReader reads each text in one form, whatever is around it", () => {
  for (const text of mutants(20_000)) {
    const [form] = timestampForms([text]);
    if (form === undefined) continue;
    assertEquals(timestampForms([` [${text}] `]), [form], text);
  }
});

Deno.test("TimestampReader reads every moment back from every form", () => {
  const uniform = seededRandom(8);
  const reader = new TimestampReader();
  for (let i = 0; i < 5000; i++) {
    const timestamp_us = Math.floor(
      946_684_800e6 + uniform() * 3_155_760_000e6,
    );
    for (const text of written(timestamp_us)) {
      assertEquals(reader.read(text), timestamp_us, text);
    }
  }
});

/** A moment in forms that keep microseconds. */
function written(timestamp_us: number): string[] {
  const date = new Date(Math.floor(timestamp_us / 1000));
  const us = String(timestamp_us % 1e6).padStart(6, "0");
  const iso = date.toISOString();
  const [year, month, day] = iso.slice(0, 10).split("-");
  const clock = iso.slice(11, 19);
  const [weekday, , name] = date.toUTCString().split(/,? /);
  const seconds = `${Math.floor(timestamp_us / 1e6)}.${us}`;
  return [
    `${year}-${month}-${day}T${clock}.${us}Z`,
    `${year}/${month}/${day} ${clock},${us}`,
    `${year}-${month}-${day}-${clock.replaceAll(":", ".")}.${us}`,
    `${year}${month}${day}T${clock.replaceAll(":", "")}.${us}Z`,
    `${day}/${name}/${year}:${clock}.${us} +0000`,
    `${weekday}, ${day} ${name} ${year} ${clock}.${us} GMT`,
    `${weekday} ${name} ${day} ${clock}.${us} ${year}`,
    `${day}.${month}.${year} ${clock}.${us}`,
    seconds,
    `${seconds.slice(0, 1)}.${seconds.slice(1).replace(".", "")}e${
      seconds.indexOf(".") - 1
    }`,
    String(timestamp_us),
    `${timestamp_us}789`,
  ];
}
