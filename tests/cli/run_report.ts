import { fromFileUrl, join } from "@std/path";

const MODULE = new URL("../../lib/cli/report.ts", import.meta.url);
const CONFIG = fromFileUrl(new URL("../../deno.json", import.meta.url));

/** How {@linkcode runReport} runs the command. */
export interface RunReportOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The notebooks' files, in place of the project's. */
  readonly notebooks?: readonly string[];
}

/** Runs `report` in a folder as its own process, with the task's permissions. */
export async function runReport(
  folder: string,
  args: readonly string[],
  { env, notebooks }: RunReportOptions = {},
) {
  const main = notebooks === undefined
    ? MODULE.href
    : await driver(folder, notebooks);
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--config", CONFIG, "-P=kernel", main, ...args],
    cwd: folder,
    env: { NO_COLOR: "1", ...env },
  });
  const { code, stdout, stderr } = await command.output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

async function driver(
  folder: string,
  notebooks: readonly string[],
): Promise<string> {
  const script = join(folder, "driver.ts");
  await Deno.writeTextFile(
    script,
    `const { report } = await import(${JSON.stringify(MODULE.href)});
    Deno.exit(await report(Deno.args, ${JSON.stringify(notebooks)}));`,
  );
  return script;
}
