import { assert, assertEquals, assertRejects } from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { writeSample } from "../../lib/logs/sample.ts";
import {
  type ScenarioOptions,
  type TrueIncident,
  truthPath,
  writeScenario,
} from "../../lib/logs/scenario.ts";
import { KIND_NAMES, type Strength } from "../../lib/logs/scenario_kinds.ts";

const ROWS = 60_000;

interface Row {
  readonly text: string;
  readonly timestamp: string;
  readonly level: string;
  readonly service: string;
  readonly message: string;
  readonly address: string;
  readonly latency_ms: number;
}

function parse(csv: string): Row[] {
  return csv.trimEnd().split("\n").slice(1).map((line) => {
    const cells = line.split(",");
    assertEquals(cells.length, 9, line);
    return {
      text: cells.slice(1).join(),
      timestamp: `${cells[1]}Z`,
      level: cells[2],
      service: cells[3],
      message: cells[4],
      address: cells[7],
      latency_ms: parseInt(cells[8]),
    };
  });
}

async function scenario(options: ScenarioOptions) {
  const folder = await Deno.makeTempDir();
  const path = `${folder}/logs.csv`;
  const truth = await writeScenario(path, { rows: ROWS, ...options });
  const [csv, json] = await Promise.all(
    [path, truthPath(path)].map((name) => Deno.readTextFile(name)),
  );
  await Deno.remove(folder, { recursive: true });
  return { truth, csv, json, rows: parse(csv) };
}

const middle = await scenario({ seed: 5 });
const inside = (rows: readonly Row[], { start, end }: TrueIncident) =>
  rows.filter(({ timestamp }) => timestamp >= start && timestamp < end);
const mean = (rows: readonly Row[]) =>
  rows.reduce((total, { latency_ms }) => total + latency_ms, 0) / rows.length;
const seconds = ({ start, end }: TrueIncident) =>
  (Date.parse(end) - Date.parse(start)) / 1000;

function find(kind: string, from = middle) {
  const incident = from.truth.find((one) => one.kind === kind);
  if (incident === undefined) throw new Error(`no ${kind}`);
  return { incident, rows: inside(from.rows, incident) };
}

Deno.test("writeScenario() holds one incident of each kind, a minute or more apart", () => {
  const kinds = middle.truth.map(({ kind }) => kind);
  assertEquals(kinds.toSorted(), KIND_NAMES.toSorted());
  middle.truth.slice(1).forEach(({ start }, i) => {
    assert(Date.parse(start) - Date.parse(middle.truth[i].end) >= 59_999);
  });
});

Deno.test("writeScenario() writes the truth beside the logs", () => {
  assertEquals(JSON.parse(middle.json), middle.truth);
  assertEquals(truthPath("a/logs.csv"), "a/logs.truth.json");
  assertEquals(truthPath("a/logs"), "a/logs.truth.json");
});

Deno.test("writeScenario() leaves the sample's rows outside incidents as they are", async () => {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  await writeSample(path, { rows: ROWS, seed: 5 });
  const plain = parse(await Deno.readTextFile(path));
  await Deno.remove(path);
  const outside = (rows: readonly Row[]) => {
    const within = new Set(
      middle.truth.flatMap((incident) => inside(rows, incident)),
    );
    return rows.filter((row) => !within.has(row)).map(({ text }) => text);
  };
  assertEquals(outside(middle.rows), outside(plain));
});

Deno.test("writeScenario() keeps timestamps strictly rising and rows numbered", async () => {
  const { rows, csv } = await scenario({ strength: "strong", seed: 1 });
  rows.slice(1).forEach((row, i) =>
    assert(row.timestamp > rows[i].timestamp, row.text)
  );
  csv.trimEnd().split("\n").slice(1).forEach((line, i) =>
    assert(line.startsWith(`${i},`))
  );
});

Deno.test("writeScenario() slows one service down", () => {
  const { incident, rows } = find("slow_service");
  const slow = rows.filter(({ service }) => service === incident.service);
  const others = rows.filter(({ service }) => service !== incident.service);
  assert(Math.abs(mean(slow) - 82.5) < 5, `${mean(slow)}`);
  assert(Math.abs(mean(others) - 55) < 3, `${mean(others)}`);
});

Deno.test("writeScenario() turns one service's logs into database errors", () => {
  const { incident, rows } = find("database_errors");
  assertEquals(incident.message, "Database Errors");
  const share = (of: Row[]) =>
    of.filter((row) => row.message === incident.message).length / of.length;
  const [its, others] = [true, false].map((own) =>
    rows.filter(({ service }) => (service === incident.service) === own)
  );
  assert(Math.abs(share(its) - 0.72) < 0.08, `${share(its)}`);
  assert(share(others) < 0.12, `${share(others)}`);
  const levels = its.filter((row) => row.message === incident.message)
    .map(({ level }) => level);
  assertEquals([...new Set(levels)], ["ERROR"]);
});

Deno.test("writeScenario() holds no log in a silence", () => {
  const { incident, rows } = find("silence");
  assertEquals([rows.length, seconds(incident)], [0, 15]);
});

Deno.test("writeScenario() adds ordinary logs in a surge", () => {
  const { rows } = find("surge");
  assert(Math.abs(rows.length / 30 - 71 * 1.3) < 8, `${rows.length}`);
  assert(Math.abs(mean(rows) - 55) < 2.5);
});

Deno.test("writeScenario() lets latencies grow over three minutes", () => {
  const { incident, rows } = find("slow_degradation");
  assertEquals(seconds(incident), 180);
  const quarter = rows.length / 4;
  const [first, last] = [rows.slice(0, quarter), rows.slice(-quarter)];
  assert(Math.abs(mean(first) - 55 * 1.031) < 1.5, `${mean(first)}`);
  assert(Math.abs(mean(last) - 55 * 1.219) < 1.5, `${mean(last)}`);
});

Deno.test("writeScenario() lets latencies drop for a moment", () => {
  const { incident, rows } = find("latency_drop");
  assertEquals(seconds(incident), 10);
  assert(Math.abs(mean(rows) - 55 * 0.75) < 2.5, `${mean(rows)}`);
});

Deno.test("writeScenario() confines failures to one client", () => {
  const { incident, rows } = find("client_failures");
  const [its, others] = [true, false].map((own) =>
    rows.filter(({ address }) => (address === incident.client) === own)
  );
  const failing = (of: Row[]) =>
    of.filter(({ level }) => level === "ERROR" || level === "FATAL").length /
    of.length;
  assert(its.length > 300, `${its.length}`);
  assert(failing(its) > 0.95 && failing(others) < 0.31);
});

Deno.test("writeScenario() differs by strength and seed, and by nothing else", async () => {
  const again = await scenario({ seed: 5, strength: "middle" });
  assert(again.csv === middle.csv);
  const other = await scenario({ seed: 6 });
  assert(other.csv !== middle.csv && other.json !== middle.json);
  const slower = async (strength: Strength) => {
    const { incident, rows } = find(
      "slow_service",
      await scenario({ seed: 5, strength }),
    );
    return mean(rows.filter(({ service }) => service === incident.service));
  };
  const [weak, strong] = [await slower("weak"), await slower("strong")];
  assert(weak < 70 && strong > 120, `${weak}, ${strong}`);
});

Deno.test("writeScenario() refuses options that make no sense before it writes", async () => {
  const path = await Deno.makeTempFile({ suffix: ".csv" });
  await Deno.writeTextFile(path, "kept");
  const cases: [ScenarioOptions, string][] = [
    [{ rows: 1000 }, "rows must be at least 56422 to hold its incidents"],
    [{ rows: NaN }, "rows must be a whole number, got NaN"],
    [{ seed: 0.5 }, "the seed must be a whole number, got 0.5"],
    [
      JSON.parse(`{ "strength": "huge" }`),
      "strength must be weak, middle, strong or mixed, got huge",
    ],
  ];
  for (const [options, message] of cases) {
    await assertRejects(
      () => writeScenario(path, options),
      InputError,
      message,
    );
  }
  assertEquals(await Deno.readTextFile(path), "kept");
  await Deno.remove(path);
});
