import { assertEquals, assertRejects } from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { show } from "../../lib/notebook/show.ts";

async function run(code: string): Promise<string> {
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--ext=ts", code],
    cwd: new URL("../../", import.meta.url),
    env: { NO_COLOR: "1" },
    stderr: "inherit",
  }).output();
  return new TextDecoder().decode(stdout);
}

Deno.test("show() prints the text outside a kernel", async () => {
  const printed = await run(`
    import { show } from "./lib/notebook/show.ts";
    import { table } from "./lib/notebook/table.ts";
    await show("Logs are \\\\*steady\\\\*.");
    await show(table([{ service: "A", logs: 24886 }]));
  `);
  assertEquals(
    printed,
    [
      "Logs are *steady*.",
      "service    logs",
      "-------  ------",
      "A        24,886",
      "",
    ].join("\n"),
  );
});

Deno.test("show() says what to do about what it cannot show", async () => {
  const cases: [unknown, string][] = [
    [undefined, "Cannot show undefined: show() takes a chart, a table"],
    [3, "numbers go into md"],
    [Promise.resolve(3), "await it first"],
    [{ logs: 3 }, "with table(…)"],
  ];
  for (const [thing, sentence] of cases) {
    await assertRejects(() => show(thing as string), InputError, sentence);
  }
});
