import { assert, assertEquals, assertRejects } from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { ensureSample, writeSample } from "../../lib/logs/sample.ts";

const CARD = new URL("../../data/README.md", import.meta.url);
const MODULE = new URL("../../lib/logs/sample.ts", import.meta.url);

interface Row {
  index: string;
  /** Microseconds since 1970. */
  time: number;
  level: string;
  service: string;
  message: string;
  request: number;
  user: string;
  address: string;
  latency_ms: number;
}

function parse(line: string): Row {
  const cells = line.split(",");
  assertEquals(cells.length, 9, line);
  const [index, timestamp, level, service, message, request, user, address] =
    cells;
  assert(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}$/.test(timestamp), timestamp);
  const second = Date.parse(timestamp.slice(0, 19) + "Z");
  const time = second * 1000 + Number(timestamp.slice(20));
  assert(/^\d+ms$/.test(cells[8]), cells[8]);
  const latency_ms = Number(cells[8].slice(0, -2));
  return {
    index,
    time,
    level,
    service,
    message,
    request: Number(request),
    user,
    address,
    latency_ms,
  };
}

const read = async (path: string) =>
  (await Deno.readTextFile(path)).trimEnd().split("\n").slice(1).map(parse);

const bytes = await Deno.readFile(await ensureSample());
const text = new TextDecoder().decode(bytes);
const lines = text.trimEnd().split("\n");
const rows = lines.slice(1).map(parse);

const countBy = (of: readonly Row[], key: (row: Row) => string | number) => {
  const counts: Record<string, number> = {};
  for (const row of of) counts[key(row)] = (counts[key(row)] ?? 0) + 1;
  return counts;
};
const meanBy = (key: (row: Row) => string | number) => {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    sums[key(row)] = (sums[key(row)] ?? 0) + row.latency_ms;
  }
  const counts = countBy(rows, key);
  return Object.keys(sums).map((name) => sums[name] / counts[name]);
};
const within = (values: number[], low: number, high: number) => {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  assert(least >= low && most <= high, `${least} to ${most}`);
};
const window = (seconds: number) => (row: Row) =>
  Math.floor(row.time / 1e6 / seconds);
const isFailure = ({ level }: Row) => level === "ERROR" || level === "FATAL";
const temporary = () => Deno.makeTempFile({ suffix: ".csv" });

async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return new Uint8Array(digest).toHex();
}

Deno.test("ensureSample() writes the bytes whose SHA-256 the data card gives", async () => {
  const card = await Deno.readTextFile(CARD);
  assertEquals(card.match(/\b[0-9a-f]{64}\b/)?.[0], await sha256(bytes));
});

Deno.test("ensureSample() writes what pandas' to_csv would write", () => {
  assertEquals(
    lines[0],
    ",Timestamp,LogLevel,Service,Message,RequestID,User,ClientIP,TimeTaken",
  );
  assertEquals(
    lines[1],
    "0,2023-11-20T08:40:50.664842,WARNING,ServiceA,Performance Warnings,6743,User96,192.168.1.102,28ms",
  );
  assert(text.endsWith("ms\n") && !text.includes("\r") && !text.includes('"'));
  assertEquals(new Set(bytes.filter((byte) => byte > 126)).size, 0);
  rows.forEach((row, index) => assertEquals(row.index, String(index)));
});

Deno.test("ensureSample() begins with the published rows", () => {
  assertEquals(lines.slice(2, 6), [
    "1,2023-11-20T08:40:50.672154,DEBUG,ServiceA,File I/O,8684,User17,192.168.1.219,55ms",
    "2,2023-11-20T08:40:50.680263,WARNING,ServiceA,Performance Warnings,6265,User13,192.168.1.173,44ms",
    "3,2023-11-20T08:40:50.688973,ERROR,ServiceA,Critical Errors,5821,User1,192.168.1.185,72ms",
    "4,2023-11-20T08:40:50.697002,ERROR,ServiceB,Critical Errors,7272,User64,192.168.1.194,56ms",
  ]);
});

Deno.test("ensureSample() has the published counts", () => {
  assertEquals(rows.length, 100_000);
  assertEquals(countBy(rows, (row) => row.level), {
    WARNING: 26181,
    DEBUG: 25901,
    INFO: 20142,
    ERROR: 15851,
    FATAL: 11925,
  });
  assertEquals(countBy(rows, (row) => row.service), {
    ServiceA: 24886,
    ServiceB: 24775,
    ServiceC: 25200,
    ServiceD: 25139,
  });
  assertEquals(countBy(rows, (row) => `${row.level} ${row.message}`), {
    "INFO Status Updates": 10094,
    "INFO Startup Messages": 10048,
    "WARNING Resource Warnings": 8785,
    "WARNING Performance Warnings": 8774,
    "WARNING Input Validation Warnings": 8622,
    "ERROR Database Errors": 8009,
    "ERROR Critical Errors": 7842,
    "DEBUG File I/O": 6613,
    "DEBUG Trace Information": 6542,
    "DEBUG Algorithm Steps": 6479,
    "DEBUG SQL Queries": 6267,
    "FATAL Crashes": 5968,
    "FATAL Data Corruption": 5957,
  });
});

Deno.test("ensureSample() has the published shares of ERROR by service", () => {
  const failures = countBy(rows.filter(isFailure), (row) => row.service);
  const errors = rows.filter((row) => row.level === "ERROR");
  const shares = Object.entries(countBy(errors, (row) => row.service))
    .map(([service, n]) => [service, (100 * n / failures[service]).toFixed(1)]);
  assertEquals(Object.fromEntries(shares), {
    ServiceA: "57.1",
    ServiceB: "56.8",
    ServiceC: "57.2",
    ServiceD: "57.2",
  });
});

Deno.test("ensureSample() covers the published period in strictly rising order", () => {
  assertEquals(rows[0].time, Date.UTC(2023, 10, 20, 8, 40, 50) * 1e3 + 664842);
  assertEquals(
    rows[99_999].time,
    Date.UTC(2023, 10, 20, 9, 4, 19) * 1e3 + 624710,
  );
  for (let i = 1; i < rows.length; i++) {
    assert(rows[i].time > rows[i - 1].time, `row ${i}`);
  }
});

Deno.test("ensureSample() has a load inside the published ranges", () => {
  const all = Object.values(countBy(rows, window(1)));
  const full = all.slice(1, -1);
  assertEquals([all[0], all.length, all.at(-1)], [27, 1410, 46]);
  within(full, 62, 94);
  assertEquals(Math.min(...full), 62);
  const typical = full.filter((n) => n >= 65 && n <= 75).length;
  assert(typical > full.length / 2, `${typical} typical seconds`);
  const busy = full.filter((n) => n >= 80).length;
  assert(busy >= 10 && busy <= 100, `${busy} seconds of 80 logs or more`);
  const rolling = full.slice(19).map((_, i) =>
    full.slice(i, i + 20).reduce((a, b) => a + b) / 20
  );
  within(rolling, 65, 79);
  assert(Math.min(...rolling) < 67.5 && Math.max(...rolling) > 77);
});

Deno.test("ensureSample() has windows inside the published ranges", () => {
  const by30s = (service: string) =>
    Object.values(
      countBy(rows.filter((row) => row.service === service), window(30)),
    ).slice(1, -1);
  const services = ["ServiceA", "ServiceB", "ServiceC", "ServiceD"];
  within(services.flatMap(by30s), 470, 620);
  // The first window holds 4.3 of its 5 seconds.
  const failures = countBy(rows.filter(isFailure), window(5));
  within(Object.values(failures).slice(1), 73, 130);
});

Deno.test("ensureSample() has latencies inside the published ranges", () => {
  within(rows.map((row) => row.latency_ms), 10, 100);
  within(meanBy((row) => row.service), 54.8, 55.4);
  within(meanBy(window(5)), 49.9, 58.7);
  const minutes = meanBy(window(60));
  within(minutes, 54.2, 55.7);
  assert(Math.min(...minutes) < 54.5 && Math.max(...minutes) > 55.4);
});

Deno.test("ensureSample() has uniform latencies, independent of each other", () => {
  const counts = Object.values(countBy(rows, (row) => row.latency_ms));
  assertEquals(counts.length, 91);
  const expected = rows.length / 91;
  const chiSquare = counts.reduce(
    (sum, n) => sum + (n - expected) ** 2 / expected,
    0,
  );
  // The 0.1 % and the 99.9 % quantile of chi-square with 90 degrees of freedom.
  within([chiSquare], 52.3, 137.2);
  const product = rows.slice(1).reduce(
    (sum, row, i) => sum + (row.latency_ms - 55) * (rows[i].latency_ms - 55),
    0,
  );
  // The lag-one correlation of noise has a standard error of 1 / sqrt(n).
  within([product / (rows.length * 690)], -0.011, 0.011);
});

Deno.test("ensureSample() has users, addresses and request ids of the published kind", () => {
  within(rows.map((row) => row.request), 1000, 9999);
  const users = new Set(rows.map((row) => row.user));
  assertEquals(users.size, 100);
  assert([...users].every((user) => /^User([1-9]\d?|100)$/.test(user)));
  for (const address of new Set(rows.map((row) => row.address))) {
    const [, host] = address.match(/^192\.168\.1\.(\d+)$/) ?? [];
    within([Number(host)], 100, 254);
  }
});

Deno.test("ensureSample() replaces half a file, also when several processes ask at once", async () => {
  const folder = await Deno.makeTempDir();
  const logs = new URL("./", MODULE);
  await Deno.mkdir(`${folder}/lib/logs`, { recursive: true });
  await Deno.mkdir(`${folder}/data`);
  for await (const { name, isFile } of Deno.readDir(logs)) {
    if (!isFile) continue;
    await Deno.copyFile(new URL(name, logs), `${folder}/lib/logs/${name}`);
  }
  await Deno.writeFile(`${folder}/data/sample.csv`, bytes.subarray(0, 5000));
  const code =
    `import { ensureSample } from "file://${folder}/lib/logs/sample.ts";
    const path = await ensureSample();
    console.log(path, (await Deno.stat(path)).size);`;
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const run = () =>
    new Deno.Command(Deno.execPath(), {
      args: ["eval", "--config", config, code],
      stderr: "inherit",
    }).output();
  const outputs = await Promise.all([run(), run(), run(), run()]);
  for (const { stdout } of outputs) {
    assertEquals(
      new TextDecoder().decode(stdout).trim(),
      `${folder}/data/sample.csv ${bytes.length}`,
    );
  }
  const left = await Array.fromAsync(Deno.readDir(`${folder}/data`));
  assertEquals(left.map(({ name }) => name), ["sample.csv"]);
  assertEquals(
    await sha256(await Deno.readFile(`${folder}/data/sample.csv`)),
    await sha256(bytes),
  );
  await Deno.remove(folder, { recursive: true });
});

Deno.test("writeSample() depends on nothing but its options", async () => {
  const paths = await Promise.all([temporary(), temporary(), temporary()]);
  await writeSample(paths[0], { rows: 5000, seed: 7 });
  await writeSample(paths[1], { rows: 5000, seed: 7 });
  await writeSample(paths[2], { rows: 5000, seed: 8 });
  const [one, two, other] = await Promise.all(
    paths.map((path) => Deno.readTextFile(path)),
  );
  assert(one === two);
  assert(one !== other);
  for (const path of paths) await Deno.remove(path);
});

Deno.test("writeSample() keeps the shares and the load at another number of rows", async () => {
  const path = await temporary();
  await writeSample(path, { rows: 250_000, seed: 3 });
  const longer = await read(path);
  assertEquals(longer.length, 250_000);
  const services = countBy(longer, (row) => row.service);
  assertEquals(services.ServiceC, 63_000);
  assertEquals(countBy(longer, (row) => row.message)["Crashes"], 14_920);
  const seconds = Object.values(countBy(longer, window(1))).slice(1, -1);
  within(seconds, 62, 94);
  const mean = seconds.reduce((a, b) => a + b) / seconds.length;
  within([mean], 70.9, 71.05);
  longer.forEach((row, i) => {
    assertEquals(row.index, String(i));
    assert(i === 0 || row.time > longer[i - 1].time, `row ${i}`);
  });
  await Deno.remove(path);
});

Deno.test("writeSample() writes any small number of rows", async () => {
  const path = await temporary();
  for (const rows of [1, 2, 4, 5, 6, 26, 27, 28, 97, 98, 99, 169, 170, 1000]) {
    for (const seed of [1, 2, 3]) {
      await writeSample(path, { rows, seed });
      const written = await read(path);
      assertEquals(written.length, rows);
      assertEquals(written[0].request, 6743);
      written.slice(1).forEach((row, i) => assert(row.time > written[i].time));
    }
  }
  await Deno.remove(path);
});

Deno.test("writeSample() refuses numbers of rows and seeds that make no sense", async () => {
  const path = await temporary();
  for (const rows of [0, -1, 1.5, NaN, Infinity]) {
    await assertRejects(
      () => writeSample(path, { rows }),
      InputError,
      `got ${rows}`,
    );
  }
  await Deno.writeTextFile(path, "kept");
  await assertRejects(() => writeSample(path, { seed: 0.5 }), InputError);
  assertEquals(await Deno.readTextFile(path), "kept");
  await Deno.remove(path);
});
