import { assertEquals, assertStringIncludes } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { withFolder } from "../runner/build_notebook.ts";

const MODULE = fromFileUrl(
  new URL("../../lib/cli/jupyter.ts", import.meta.url),
);

async function run(env: Record<string, string>, ...args: string[]) {
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-P=kernel", MODULE, ...args],
    env: { NO_COLOR: "1", ...env },
  });
  const { code, stdout, stderr } = await command.output();
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return { code, stdout: decode(stdout), stderr: decode(stderr) };
}

Deno.test("jupyter says in a line how to get a front end where there is none", () =>
  withFolder(async (folder) => {
    const said = await run({ JUPYTER_DATA_DIR: folder, PATH: folder });
    assertEquals(said.code, 2);
    assertEquals(
      said.stdout,
      `Deno kernel: ${join(folder, "kernels", "deno")} (installed)\n`,
    );
    assertStringIncludes(said.stderr, "`pipx install jupyterlab`");
    assertEquals(said.stderr.trimEnd().split("\n").length, 1);
  }));

Deno.test("jupyter tells of its options and installs nothing meanwhile", () =>
  withFolder(async (folder) => {
    const { code, stdout } = await run({ JUPYTER_DATA_DIR: folder }, "--help");
    assertEquals(code, 0);
    assertStringIncludes(stdout, "deno task jupyter");
    assertEquals(await Array.fromAsync(Deno.readDir(folder)), []);
  }));
