import { assertEquals } from "@std/assert";

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
