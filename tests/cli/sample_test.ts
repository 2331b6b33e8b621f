import { assert, assertEquals } from "@std/assert";

const MODULE = new URL("../../lib/cli/sample.ts", import.meta.url).pathname;

async function run(...args: string[]) {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", MODULE, ...args],
    env: { NO_COLOR: "1" },
  });
  const { code, stdout, stderr } = await command.output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

Deno.test("sample writes the asked number of rows to the asked file", async () => {
  const folder = await Deno.makeTempDir();
  const out = `${folder}/logs.csv`;
  const { code, stdout } = await run(
    "--rows",
    "50",
    "--seed",
    "7",
    "--out",
    out,
  );
  assertEquals([code, stdout], [0, `Wrote ${out}\n`]);
  const lines = (await Deno.readTextFile(out)).split("\n");
  assertEquals(lines.length, 52);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("sample writes a scenario and the truth about it", async () => {
  const folder = await Deno.makeTempDir();
  const out = `${folder}/logs.csv`;
  const { code, stdout } = await run(
    ...["--scenario", "incidents", "--strength", "strong"],
    ...["--rows", "60000", "--seed", "3", "--out", out],
  );
  assertEquals([code, stdout], [
    0,
    `Wrote ${out} and ${folder}/logs.truth.json\n`,
  ]);
  const truth = JSON.parse(
    await Deno.readTextFile(`${folder}/logs.truth.json`),
  );
  assertEquals(truth.length, 7);
  assertEquals(truth[0].strength, "strong");
  const lines = (await Deno.readTextFile(out)).split("\n");
  assert(lines.length > 55_000);
  await Deno.remove(folder, { recursive: true });
});

Deno.test("sample writes the bundled sample where no arguments are given", async () => {
  const { code, stdout } = await run();
  assertEquals(code, 0);
  assert(/^Wrote .*data.sample\.csv\n$/.test(stdout), stdout);
});

Deno.test("sample exits with 2 and one sentence on arguments that it cannot use", async () => {
  const cases: [string[], string][] = [
    [["--rows", "ten", "--out", "x.csv"], "got NaN"],
    [["--rows", "0", "--out", "x.csv"], "above 0, got 0"],
    [["--seed", "1.5", "--out", "x.csv"], "whole number, got 1.5"],
    [["--rows", "10"], "--out FILE"],
    [["--scenario", "peace", "--out", "x.csv"], 'the scenario "peace"'],
    [["--scenario", "incidents"], "--out FILE"],
    [["--strength", "weak", "--out", "x.csv"], "add --scenario incidents"],
    [
      ["--scenario", "incidents", "--strength", "odd", "--out", "x.csv"],
      "weak, middle, strong or mixed, got odd",
    ],
    [["--nonsense"], "unknown option"],
    [["--out", "/no/such/folder/x.csv"], "No such file or directory"],
  ];
  for (const [args, message] of cases) {
    const { code, stderr } = await run(...args);
    assertEquals(code, 2, stderr);
    assert(stderr.includes(message), stderr);
    assertEquals(stderr.trim().split("\n").length, 1, stderr);
  }
});

Deno.test("sample prints its options for --help", async () => {
  const { code, stdout } = await run("--help");
  assertEquals(code, 0);
  for (const option of ["--rows", "--seed", "--scenario", "--out"]) {
    assert(stdout.includes(option));
  }
});
