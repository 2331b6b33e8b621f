import { assertEquals } from "@std/assert";
import { findTimestamp } from "../../../lib/logs/timestamps/find_timestamp.ts";

/** Lines of the kinds that loggers write, with their timestamp between ‹ and ›. */
const LINES = [
  "‹2023-11-20T08:40:50.664842Z› INFO ready",
  "[‹2023-11-20 08:40:50,664›] WARN pool is empty",
  "WARN [‹2023-11-20 08:40:50.664 +0100›] pool is empty",
  "‹2023-11-20 08:40:50,123› - INFO - -5 degrees",
  "‹2023-11-20 08:40:50›, Info  CBS  Loaded",
  "‹2023-11-20T08:40:50+01:00[Europe/Berlin]› ready",
  "‹2023-11-20 08:40:50.123 UTC› [123] LOG:  ready",
  "‹2023/11/20 08:40:50› [error] 1234#0: *1 open() failed",
  "‹20231120T084050Z› ready",
  "‹20171223-22:15:29:606›|Step|30002312|ready",
  "‹20171224-0:7:20:4›|Step|30002312|ready",
  "‹081109 203615› 148 INFO dfs.DataNode: ready",
  "‹131120  8:40:50› [Note] ready",
  "‹17/06/09 20:10:40› INFO executor: ready",
  "‹11/20/2023 8:40:50 PM› ready",
  "‹Jun 14 15:16:01› combo sshd(pam_unix)[19939]: ready",
  "‹Jul  1 09:00:55› host-10-105-160-95 kernel[0]: ready",
  "<34>‹Oct 11 22:14:15› mymachine su: ready",
  "<34>1 ‹2003-10-11T22:14:15.003Z› mymachine su - ID47 - ready",
  "*‹Mar  1 00:00:05.123›: %LINK-3-UPDOWN: ready",
  "[‹Sun Dec 04 04:47:44 2005›] [notice] ready",
  "[‹Mon Nov 20 08:40:50.123456 2023›] [core:error] ready",
  "‹Sun, 04 Dec 2005 04:47:44 GMT› ready",
  "‹Mon Nov 20 2023 08:40:50 GMT+0100 (CET)› ready",
  "‹Nov 20, 2023 8:40:50 AM› org.example.Main run",
  '127.0.0.1 - - [‹17/May/2015:10:05:03 +0000›] "GET / HTTP/1.1" 200',
  "1234:M ‹20 Nov 2023 08:40:50.123› * Ready",
  "[1234] ‹20 Nov 08:40:50.123› # Ready",
  "‹20-Nov-2023 08:40:50.123› INFO [main] ready",
  "I‹1120 08:40:50.123456›  1234 file.go:12] ready",
  "‹03-17 16:13:38.811›  1702  2395 D WindowManager: ready",
  "[‹10.30 16:49:06›] chrome.exe - ready",
  'time="‹2023-11-20T08:40:50Z›" level=info msg=ready',
  "\x1b[32m‹2023-11-20 08:40:50›\x1b[0m INFO ready",
  "\ufeff‹2023-11-20 08:40:50› ready",
  "app.log.2017-05-16_13:53:08 ‹2017-05-16 00:00:00.008› 25746 INFO ready",
  "- 1117838570 2005.06.03 R02 ‹2005-06-03-15.42.50.363779› R02 ready",
  "- ‹1131566461› 2005.11.09 dn228 Nov 9 12:01:01 local/dn228 ready",
  "‹1700469650664› ready",
  "‹1157689312.049›   5006 10.1.1.1 TCP_MISS/200",
  "type=SYSCALL msg=audit(‹1364481363.243›:24287): arch=c000003e",
];

for (const marked of LINES) {
  Deno.test(`findTimestamp() finds ${marked}`, () => {
    const line = marked.replace(/[‹›]/g, "");
    const start = marked.indexOf("‹");

    assertEquals(findTimestamp(line), {
      start,
      end: marked.indexOf("›") - 1,
    });
  });
}

Deno.test("findTimestamp() takes nothing else for a timestamp", () => {
  const lines = [
    "",
    "connected to 10.20.30.40 with 1.2.3, pid 1234567890",
    "10.30.16.49:8080 1.2.3 10.20.30 v2.10.30",
    "1.2.3 10:20:30 up",
    "started at 12:30:00",
    "    at May.run(May.java:12)",
    "on 2023-11-20 the pool was empty",
    "2023-13-20 08:40:50 month 13",
    "2023-11-20 25:40:50 hour 25",
    "9999-9999-9999 08:40:50",
    "1234567 0987654321 5",
    "8080 10:20 1000 200",
    "id 550e8400-e29b-41d4-a716-446655440000 12:30:00",
    `${"x".repeat(80)} 2023-11-20 08:40:50 too far away`,
  ];
  for (const line of lines) assertEquals(findTimestamp(line), null, line);
});

Deno.test("findTimestamp() is fast on lines of a megabyte", () => {
  const begin = performance.now();
  for (const unit of ["1", "1:", "Jan ", "[", "2023-11-20 ", " ", "\x1b[1m"]) {
    findTimestamp(unit.repeat(1e6 / unit.length));
    findTimestamp(`2023-11-20 08:40:50.${unit.repeat(1e6 / unit.length)}`);
    findTimestamp(`Jun 14${unit.repeat(1e6 / unit.length)}`);
  }
  assertEquals(performance.now() - begin < 2000, true);
});
