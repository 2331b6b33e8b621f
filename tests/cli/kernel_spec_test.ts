import { assertEquals, assertRejects } from "@std/assert";
import { join } from "@std/path";
import { installKernelSpec } from "../../lib/cli/kernel_spec.ts";
import { InputError } from "../../lib/logs/input_error.ts";
import { withFolder } from "../runner/build_notebook.ts";

async function writeSpec(data: string, content: string): Promise<string> {
  const folder = join(data, "kernels", "deno");
  await Deno.mkdir(folder, { recursive: true });
  const file = join(folder, "kernel.json");
  await Deno.writeTextFile(file, content);
  return file;
}

Deno.test("installKernelSpec() writes how this Deno starts as a kernel", () =>
  withFolder(async (data) => {
    const { folder, outcome } = await installKernelSpec(data);
    assertEquals(outcome, "installed");
    const text = await Deno.readTextFile(join(folder, "kernel.json"));
    assertEquals(JSON.parse(text).argv, [
      ...[Deno.execPath(), "jupyter", "--kernel"],
      ...["--conn", "{connection_file}"],
    ]);
  }));

Deno.test("installKernelSpec() leaves another installation of Deno's kernel as it is", () =>
  withFolder(async (data) => {
    const argv = ["deno", "jupyter", "--kernel", "--conn", "{connection_file}"];
    const content = JSON.stringify({ argv, display_name: "My Deno" });
    const file = await writeSpec(data, content);
    assertEquals((await installKernelSpec(data)).outcome, "kept");
    assertEquals(await Deno.readTextFile(file), content);
  }));

Deno.test("installKernelSpec() refuses a kernel of that name that it cannot use, and leaves it", () =>
  withFolder(async (data) => {
    const cases: [string, string][] = [
      ["{", "another program's"],
      [`{"argv":["python","-m","other"]}`, "another program's"],
      [`{"argv":["/gone/deno","jupyter"]}`, "starts /gone/deno, which is gone"],
    ];
    for (const [content, sentence] of cases) {
      const file = await writeSpec(data, content);
      await assertRejects(() => installKernelSpec(data), InputError, sentence);
      assertEquals(await Deno.readTextFile(file), content);
    }
  }));
