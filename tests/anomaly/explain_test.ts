import { assert, assertAlmostEquals, assertEquals } from "@std/assert";
import type { Driver } from "../../lib/anomaly/drivers.ts";
import { explainIncidents } from "../../lib/anomaly/explain.ts";
import type { Incident } from "../../lib/anomaly/incidents.ts";
import { seededRandom } from "../../lib/logs/random.ts";
import { withLogs } from "../logs_file.ts";

const START_US = Date.UTC(2024, 0, 1) * 1000;
const SECONDS = 600;
const INSIDE = { from: 300, to: 330 };

interface Log {
  level: string;
  service: string;
  message: string;
  latency_ms: number;
  client: string;
}

/** Ten minutes of 40 logs a second, of which `change` makes others between 5:00 and 5:30. */
function csvOf(change: (log: Log, random: () => number) => Log[]): string {
  const random = seededRandom(1);
  const whole = (n: number) => Math.floor(random() * n);
  const lines = ["time,level,service,message,latency_ms,client,request"];
  for (let i = 0; i < SECONDS * 40; i++) {
    const second = i / 40;
    const failed = random() < 0.2;
    const log: Log = {
      level: failed ? "ERROR" : "INFO",
      service: `s${whole(4)}`,
      message: failed ? `failure ${whole(3)}` : `note ${whole(3)}`,
      latency_ms: 10 + whole(91),
      client: `c${whole(20_000)}`,
    };
    const inside = second >= INSIDE.from && second < INSIDE.to;
    const time = new Date(START_US / 1000 + second * 1000).toISOString();
    for (const { ...row } of inside ? change(log, random) : [log]) {
      lines.push(
        `${time},${Object.values(row).join(",")},${lines.length}`,
      );
    }
  }
  return `${lines.join("\n")}\n`;
}

function incidentBy(metric: Driver["metric"], z = 10): Incident {
  const direction = {
    latency_mean_ms: "slower",
    failures: "more failures",
    logs: z > 0 ? "surge" : "silence",
  } as const;
  const driver: Driver = {
    ...{ metric, direction: direction[metric], z },
    ...{ value: 2, baseline: 1, ratio: 2 },
  };
  return {
    start_us: START_US + INSIDE.from * 1e6,
    end_us: START_US + INSIDE.to * 1e6,
    peak_us: START_US + (INSIDE.from + 10) * 1e6,
    ...{ windows: 6, significant: 6, logs: 1200, severity: Math.abs(z) },
    ...{ direction: driver.direction, p_value: 1e-6, drivers: [driver] },
  };
}

async function explain(
  change: (log: Log, random: () => number) => Log[],
  incident: Incident,
) {
  let found: Awaited<ReturnType<typeof explainIncidents>> = [];
  await withLogs(csvOf(change), async (logs) => {
    found = await explainIncidents(logs, [incident]);
  });
  return found[0];
}

Deno.test("explainIncidents() names the service that slowed down", async () => {
  const { services, messages, others, rows } = await explain(
    (log) => [
      log.service === "s2" ? { ...log, latency_ms: 2 * log.latency_ms } : log,
    ],
    incidentBy("latency_mean_ms"),
  );
  const [slow] = services;
  assertEquals([slow.value, slow.metric, slow.change], [
    ...["s2", "latency_mean_ms", "rose"],
  ]);
  assertAlmostEquals(slow.inside, 110, 6);
  assertAlmostEquals(slow.expected, 55, 1);
  assertAlmostEquals(slow.part ?? NaN, 1, 0.2);
  assertEquals([services.length, others.length], [1, 0]);
  assert(messages.every(({ part }) => (part ?? 0) < 0.5));
  assertEquals(
    rows.getColumn("service").toArray(),
    Array(5).fill("s2"),
  );
});

Deno.test("explainIncidents() names the message and the service of a burst of failures", async () => {
  const { services, messages, rows } = await explain(
    (log, random) => [
      log.service === "s1" && random() < 0.6
        ? { ...log, level: "ERROR", message: "failure 2" }
        : log,
    ],
    incidentBy("failures"),
  );
  assertEquals(services.map(({ value }) => value), ["s1"]);
  assertEquals([messages[0].value, messages[0].change], ["failure 2", "rose"]);
  // What was turned into failures is missing elsewhere, and comes after.
  assert(messages.slice(1).every(({ change }) => change === "fell"));
  assertEquals(rows.getColumn("message").toArray(), Array(5).fill("failure 2"));
});

Deno.test("explainIncidents() finds one client among twenty thousand", async () => {
  const { others, services, rows } = await explain(
    (log, random) =>
      random() < 0.2
        ? [log, { ...log, level: "ERROR", message: "failure 0", client: "c77" }]
        : [log],
    incidentBy("failures"),
  );
  assertEquals(
    others.map(({ column, value }) => [column, value]),
    [["client", "c77"]],
  );
  assert((others[0].part ?? NaN) > 0.9);
  assert(others[0].usual < 0.001);
  assert(services.every(({ part }) => (part ?? 0) < 0.5));
  assertEquals(rows.getColumn("client").toArray(), Array(5).fill("c77"));
});

Deno.test("explainIncidents() says of a silence what is missing, with its usual part", async () => {
  const { services, others, rows } = await explain(
    () => [],
    incidentBy("logs", -30),
  );
  assertEquals(
    services.map(({ value }) => value).toSorted(),
    ["s0", "s1", "s2", "s3"],
  );
  for (const { change, inside, part, usual } of services) {
    assertEquals([change, inside], ["vanished", 0]);
    assertAlmostEquals(part ?? NaN, usual, 1e-9);
  }
  assertEquals([others.length, rows.height], [0, 0]);
});

Deno.test("explainIncidents() tells one service's silence from the others' going on", async () => {
  const { services } = await explain(
    (log) => log.service === "s3" ? [] : [log],
    incidentBy("logs", -10),
  );
  assertEquals(
    services.map(({ value, change, ratio }) => [
      ...[value, change],
      ratio,
    ]),
    [["s3", "vanished", 0]],
  );
});

Deno.test("explainIncidents() says what appeared", async () => {
  const { messages } = await explain(
    (log, random) => [
      random() < 0.1 ? { ...log, level: "ERROR", message: "never seen" } : log,
    ],
    incidentBy("failures"),
  );
  assertEquals(
    [messages[0].value, messages[0].change, messages[0].ratio],
    ["never seen", "appeared", null],
  );
});

Deno.test("explainIncidents() names nothing where nothing changed", async () => {
  for (const metric of ["latency_mean_ms", "failures", "logs"] as const) {
    const { services, messages, others, explained } = await explain(
      (log) => [log],
      incidentBy(metric),
    );
    assertEquals([services, messages, others, explained], [[], [], [], true]);
  }
});

Deno.test("explainIncidents() does not look at keys", () =>
  withLogs(csvOf((log) => [log]), async (logs) => {
    const asked: string[] = [];
    const watched = new Proxy(logs, {
      get(target, name: keyof typeof logs) {
        return (...question: never[]) => {
          if (name === "breakdown") asked.push(question[0]);
          return (target[name] as (...q: never[]) => unknown)(...question);
        };
      },
    });
    await explainIncidents(watched, [incidentBy("logs")]);
    assertEquals(asked, ["service", "message", "client"]);
  }));

Deno.test("explainIncidents() explains the most severe ones and keeps the order", () =>
  withLogs(csvOf((log) => [log]), async (logs) => {
    const incidents = [5, 50, 20].map((z, i) => ({
      ...incidentBy("logs", z),
      start_us: START_US + i * 60e6,
      end_us: START_US + i * 60e6 + 5e6,
      peak_us: START_US + i * 60e6,
    }));
    const found = await explainIncidents(logs, incidents, { most: 2 });
    assertEquals(found.map(({ incident }) => incident), incidents);
    assertEquals(
      found.map(({ explained, rows }) => [explained, rows.height]),
      [[false, 0], [true, 5], [true, 5]],
    );
  }));

Deno.test("explainIncidents() does without services, messages and levels", () =>
  withLogs(
    `time,node\n${
      Array.from(
        { length: 1000 },
        (_, i) =>
          `${new Date(START_US / 1000 + i * 600).toISOString()},${
            i >= 500 && i < 550 ? "<b>odd" : `h${i % 3}`
          }`,
      ).join("\n")
    }\n`,
    async (logs) => {
      const [{ services, messages, others }] = await explainIncidents(logs, [
        incidentBy("logs"),
      ]);
      assertEquals([services, messages], [[], []]);
      assertEquals([others[0].value, others[0].change], ["<b>odd", "appeared"]);
    },
  ));

Deno.test("explainIncidents() leaves out a column of one value, and keeps one that only some rows have", async () => {
  const csv = csvOf((log) => [{ ...log, latency_ms: 3 * log.latency_ms }]);
  const rows = csv.trimEnd().split("\n").map((row, i) => {
    if (i === 0) return `${row},protocol,queue`;
    const isSlow = Number(row.split(",")[4]) > 110;
    return `${row},HTTP/1.1,${isSlow ? "full" : ""}`;
  });
  await withLogs(`${rows.join("\n")}\n`, async (logs) => {
    const [{ others }] = await explainIncidents(logs, [
      incidentBy("latency_mean_ms"),
    ]);
    const columns = [...new Set(others.map(({ column }) => column))];
    assertEquals(columns, ["queue"]);
  });
});
