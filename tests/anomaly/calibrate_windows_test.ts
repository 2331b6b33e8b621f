import pl from "nodejs-polars";
import { assert, assertEquals, assertThrows } from "@std/assert";
import { calibrateWindows } from "../../lib/anomaly/calibrate_windows.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { drawWorld, NULL_WORLDS } from "../proof/null_worlds.ts";
import { windowsFrame } from "../proof/quiet_trial.ts";

type Drawn = ReturnType<typeof drawWorld>;

/** Windows of the sample's noise, 355 logs in five seconds, changed. */
function judged(change: (drawn: Drawn) => void = () => {}, seed = 1) {
  const drawn = drawWorld(NULL_WORLDS[0], seed);
  change(drawn);
  return calibrateWindows(windowsFrame(drawn), "auto", 0.05);
}

const numbers = ({ windows }: { windows: pl.DataFrame }, column: string) =>
  windows.getColumn(column).toArray().map((value) =>
    value === null ? null : Number(value)
  );
const rows = ({ windows }: { windows: pl.DataFrame }, column: string) =>
  windows.getColumn(column).toArray().flatMap((is, i) => is ? [i] : []);

Deno.test("calibrateWindows() finds nothing in noise, and a slow minute in it", () => {
  assertEquals(rows(judged(), "significant"), []);
  const slow = judged((drawn) => {
    for (let i = 100; i < 112; i++) drawn.latency_mean_ms[i]! += 7;
  });
  const found = rows(slow, "significant");
  assert(found.length >= 8 && found.every((i) => i >= 100 && i < 112));
  const z = numbers(slow, "latency_z").slice(100, 112);
  const mean = z.reduce<number>((sum, value) => sum + (value ?? 0), 0) / 12;
  // 7 ms in standard errors of 26.3 / sqrt 355.
  assert(Math.abs(mean - 5) < 1, String(mean));
});

Deno.test("calibrateWindows() gives the direction of each metric", () => {
  const found = judged((drawn) => {
    drawn.latency_mean_ms[50]! -= 12;
    drawn.failures[100] += 60;
    drawn.logs[150] = 100;
    drawn.latency_count[150] = 100;
    drawn.failures[150] = 28;
  });
  assertEquals(rows(found, "significant"), [50, 100, 150]);
  assert(numbers(found, "latency_z")[50]! < -6);
  assert(numbers(found, "failures_z")[100]! > 6);
  assert(numbers(found, "logs_z")[150]! < -9);
  assert(Math.abs(numbers(found, "failures_z")[150]!) < 3);
});

Deno.test("calibrateWindows() calls a window without logs silent, never fast", () => {
  const found = judged((drawn) => {
    for (const i of [70, 71, 72]) {
      drawn.logs[i] = drawn.failures[i] = drawn.latency_count[i] = 0;
      drawn.latency_mean_ms[i] = drawn.latency_sd_ms[i] = null;
    }
  });
  assertEquals(rows(found, "silent"), [70, 71, 72]);
  assertEquals(rows(found, "significant"), [70, 71, 72]);
  assertEquals(numbers(found, "latency_z")[71], null);
  assertEquals(numbers(found, "failures_z")[71], null);
});

Deno.test("calibrateWindows() finds no silence where empty windows are usual", () => {
  const found = judged((drawn) => {
    for (let i = 0; i < 280; i++) {
      const logs = i % 3 === 0 ? 0 : 2;
      drawn.logs[i] = drawn.latency_count[i] = logs;
      drawn.failures[i] = 0;
    }
  });
  assertEquals(rows(found, "silent"), []);
});

Deno.test("calibrateWindows() sees a small incident beside a large one", () => {
  const found = judged((drawn) => {
    for (let i = 20; i < 60; i++) drawn.latency_mean_ms[i]! += 25;
    for (let i = 200; i < 206; i++) drawn.latency_mean_ms[i]! += 7.5;
  });
  const places = rows(found, "significant");
  assert(places.filter((i) => i < 60).length === 40);
  assert(places.filter((i) => i >= 200).length >= 4);
});

Deno.test("calibrateWindows() sees a shift that stays in windows none of which shows it alone", () => {
  const shifted = (length: number) =>
    rows(
      judged((drawn) => {
        for (let i = 100; i < 100 + length; i++) drawn.latency_mean_ms[i]! += 3;
      }),
      "significant",
    );
  // 3 ms are two standard errors.
  assertEquals(shifted(1), []);
  const found = shifted(24);
  assert(found.length >= 8, String(found));
  assert(found.every((i) => i >= 98 && i < 126), String(found));
});

Deno.test("calibrateWindows() does not blame the windows beside an incident", () => {
  const found = judged((drawn) => {
    for (const i of [100, 101]) drawn.latency_mean_ms[i]! += 30;
  });
  assertEquals(rows(found, "significant"), [100, 101]);
});

Deno.test("calibrateWindows() allows a window of few logs to lie further out", () => {
  const found = judged((drawn) => {
    for (const i of [40, 80]) drawn.latency_mean_ms[i] = 66;
    drawn.logs[80] = drawn.latency_count[80] = 9;
    drawn.failures[80] = 2;
  });
  const z = numbers(found, "latency_z");
  assert(z[40]! > 7 && z[80]! < 2);
});

Deno.test("calibrateWindows() leaves partial windows out and adds nine columns", () => {
  const drawn = windowsFrame(drawWorld(NULL_WORLDS[0], 2));
  const isPartial = Array.from({ length: 280 }, (_, i) => i === 0 || i === 279);
  const windows = drawn.withColumn(pl.Series("partial", isPartial, pl.Bool));
  const before = windows.toString();
  const found = calibrateWindows(windows, "auto", 0.05);
  assertEquals(windows.toString(), before);
  assertEquals(found.windows.columns.slice(windows.columns.length), [
    "p_value",
    "significant",
    "latency_z",
    "failures_z",
    "logs_z",
    "latency_usual_ms",
    "failures_usual",
    "logs_usual",
    "silent",
  ]);
  for (const column of ["p_value", "latency_z", "failures_z", "logs_z"]) {
    const values = numbers(found, column);
    assertEquals([values[0], values[279]], [null, null]);
    assertEquals(values.filter((value) => value === null).length, 2);
  }
});

Deno.test("calibrateWindows() does with what columns there are", () => {
  const all = windowsFrame(drawWorld(NULL_WORLDS[0], 3));
  const known = (columns: string[]) => {
    const found = calibrateWindows(all.drop(columns), "auto", 0.05);
    return ["latency_z", "failures_z", "logs_z", "p_value"].map((column) =>
      numbers(found, column)[5] !== null
    );
  };
  assertEquals(known(["latency_mean_ms"]), [false, true, true, true]);
  assertEquals(known(["failures"]), [true, false, true, true]);
  assertEquals(known(["logs", "latency_sd_ms"]), [true, true, false, true]);
  assertEquals(
    known(["logs", "latency_count", "latency_sd_ms", "start"]),
    [true, true, false, true],
  );
  assertEquals(
    known(["logs", "failures", "latency_mean_ms"]),
    [false, false, false, false],
  );
});

Deno.test("calibrateWindows() takes constant columns and finds the one exception", () => {
  const found = judged((drawn) => {
    drawn.logs.fill(100);
    drawn.failures.fill(30);
    drawn.latency_mean_ms.fill(55);
    drawn.latency_sd_ms.fill(0);
    drawn.latency_count.fill(100);
    drawn.failures[77] = 90;
  });
  assertEquals(rows(found, "significant"), [77]);
  for (const column of ["latency_z", "logs_z"]) {
    assert(numbers(found, column).every((z) => Math.abs(z!) < 1));
  }
});

Deno.test("calibrateWindows() gives a reason for fewer than twenty whole windows", () => {
  for (const height of [0, 1, 19]) {
    const windows = windowsFrame(drawWorld(NULL_WORLDS[0], 4)).limit(height);
    const found = calibrateWindows(windows, "auto", 0.05);
    assertEquals(
      found.reason,
      `calibration needs 20 whole windows or more, there are ${height}`,
    );
    assertEquals(numbers(found, "p_value"), Array(height).fill(null));
    assertEquals(rows(found, "significant"), []);
  }
});

Deno.test("calibrateWindows() refuses windows out of order", () => {
  const windows = windowsFrame(drawWorld(NULL_WORLDS[0], 5));
  assertThrows(
    () => calibrateWindows(windows.reverse(), "auto", 0.05),
    InputError,
    "row 1 begins no later than the one before it",
  );
});

Deno.test("calibrateWindows() tells a slow night from a slow noon", () => {
  const world = NULL_WORLDS.find(({ name }) =>
    name === "load, failures and latency follow the day"
  )!;
  const drawn = drawWorld(world, 1);
  const place = 700;
  for (let i = place; i < place + 6; i++) drawn.latency_mean_ms[i]! *= 1.5;
  const found = calibrateWindows(windowsFrame(drawn), "auto", 0.05);
  assertEquals(found.baseline.kind, "time of day");
  const places = rows(found, "significant");
  assert(places.length >= 4);
  assert(places.every((i) => i >= place && i < place + 6), places.join());
  // What is usual follows the day, and leaves the incident out.
  const usual = numbers(found, "latency_usual_ms").map(Number);
  assert(Math.max(...usual) > 1.25 * Math.min(...usual));
  assert(usual[place] < 0.8 * drawn.latency_mean_ms[place]!);
  // A constant baseline takes the rhythm itself for noise, and sees less.
  const blind = calibrateWindows(windowsFrame(drawn), "constant", 0.05);
  assert(
    numbers(found, "latency_z")[place]! > numbers(blind, "latency_z")[place]!,
  );
});
