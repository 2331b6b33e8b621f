import { assert, assertEquals, assertRejects } from "@std/assert";
import { Kernel } from "../../lib/runner/kernel.ts";
import { KernelError } from "../../lib/runner/kernel_process.ts";
import { checkDenoVersion } from "../../lib/runner/check_deno_version.ts";
import type { Message } from "../../lib/runner/wire.ts";
import { isRunning, withFolder } from "./build_notebook.ts";

const RUNNER = new URL("./run_in_kernel.ts", import.meta.url).pathname;

/** The first texts of a stream, which is then cancelled. */
async function* take(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  count: number,
): AsyncGenerator<string> {
  for await (const text of stream.pipeThrough(new TextDecoderStream())) {
    yield text;
    if (--count === 0) return;
  }
}

async function execute(kernel: Kernel, code: string, timeout_s = 20) {
  const messages: Message[] = [];
  const failure = await kernel.execute(code, {
    timeout_s,
    onOutput: (message) => messages.push(message),
  });
  const texts = messages.map(({ content }) => content.text);
  return { failure, text: texts.join(""), messages };
}

Deno.test("Kernel runs in the given folder with the given variables and without colours", async () => {
  await withFolder(async (folder) => {
    const env = { LOGBOOK_TEST: "here" };
    await using kernel = await Kernel.start({ cwd: folder, env });
    const code = `console.log(Deno.cwd(), ...["LOGBOOK_TEST", "NO_COLOR",
      "LOGBOOK_FENCED"].map((name) => Deno.env.get(name)))`;
    const { failure, text } = await execute(kernel, code);
    assertEquals(failure, null);
    assertEquals(text, `${await Deno.realPath(folder)} here 1 1\n`);
  });
});

Deno.test("Kernel leaves neither process nor files behind", async () => {
  await withFolder(async (folder) => {
    const kernel = await Kernel.start({ cwd: folder });
    const { pid } = kernel;
    const files = await execute(
      kernel,
      `console.log(Deno.readTextFileSync("/proc/self/cmdline"))`,
    );
    const file = files.text.split("\0").find((part) =>
      part.endsWith(".json")
    ) ?? "";
    assert(await isRunning(pid));
    assert(file !== "");
    await assertRejects(() => Deno.stat(file), Deno.errors.NotFound);
    await kernel.shutdown();
    assertEquals(kernel.isAlive, false);
    assertEquals(await isRunning(pid), false);
    await kernel.shutdown();
  });
});

Deno.test("Kernel survives an interrupted loop and keeps its state", async () => {
  await withFolder(async (folder) => {
    await using kernel = await Kernel.start({ cwd: folder });
    await execute(kernel, "let kept = 7;");
    const code = `console.log("before"); while (true) {}`;
    const { failure, text } = await execute(kernel, code, 0.3);
    assertEquals(failure?.ename, "TimeoutError");
    assertEquals(text, "before\n");
    assertEquals(kernel.isAlive, true);
    assertEquals((await execute(kernel, "console.log(kept)")).text, "7\n");
  });
});

Deno.test("Kernel keeps what a cell prints that hangs, and ends with it", async () => {
  await withFolder(async (folder) => {
    await using kernel = await Kernel.start({ cwd: folder });
    const code = `console.log("before"); await new Promise(() => {});`;
    const { failure, text } = await execute(kernel, code, 0.3);
    assertEquals(failure?.evalue, "the cell took longer than 0.3 s");
    assertEquals(text, "before\n");
    assertEquals(await isRunning(kernel.pid), false);
    const later = await execute(kernel, "1");
    assertEquals(later.failure?.ename, "DeadKernelError");
  });
});

Deno.test("Kernel still tells outputs apart where a cell replaces console.log and broadcast", async () => {
  await withFolder(async (folder) => {
    await using kernel = await Kernel.start({ cwd: folder });
    const replacing = `const { log } = console;
      console.log = () => log("replaced");
      Deno.jupyter.broadcast = () => Promise.resolve();
      console.log(1);`;
    const first = await execute(kernel, replacing);
    assertEquals([first.failure, first.text], [null, "replaced\n"]);
    assertEquals((await execute(kernel, "log(2)")).text, "2\n");
  });
});

Deno.test("Kernel ends with a runner that is killed, even amid a loop", async () => {
  await withFolder(async (folder) => {
    for (
      const code of ["1", "while (true) {}", "await new Promise(() => {})"]
    ) {
      const runner = new Deno.Command(Deno.execPath(), {
        args: ["run", "-A", RUNNER, folder, code],
        stdout: "piped",
      }).spawn();
      const [line] = await Array.fromAsync(take(runner.stdout, 1));
      const pid = Number(line);
      assert(await isRunning(pid));
      await new Promise((resolve) => setTimeout(resolve, 200));
      runner.kill("SIGKILL");
      await runner.status;
      for (let tries = 0; tries < 50 && await isRunning(pid); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      assertEquals(await isRunning(pid), false, code);
    }
  });
});

Deno.test("Kernel passes messages of many megabytes in both directions", async () => {
  await withFolder(async (folder) => {
    await using kernel = await Kernel.start({ cwd: folder });
    const text = "é".repeat(5_000_000);
    const { messages } = await execute(
      kernel,
      `const sent = "${text}";
       await Deno.jupyter.broadcast("display_data", {
         data: { "text/plain": sent }, metadata: {}, transient: {} });`,
    );
    assertEquals(messages.length, 1);
    const { data } = messages[0].content;
    assert(JSON.stringify(data) === JSON.stringify({ "text/plain": text }));
  });
});

Deno.test("Kernel.start() tells what a Deno that does not start said", async () => {
  await withFolder(async (folder) => {
    const deno = `${folder}/deno`;
    await Deno.writeTextFile(deno, "#!/bin/sh\necho broken >&2\nexit 4\n");
    await Deno.chmod(deno, 0o755);
    await assertRejects(
      () => Kernel.start({ cwd: folder, deno }),
      KernelError,
      "Cannot start the kernel: it ended with exit code 4: broken",
    );
    await assertRejects(
      () => Kernel.start({ cwd: `${folder}/none` }),
      KernelError,
      "Cannot start the kernel: ",
    );
  });
});

Deno.test("Kernel.start() gives up on a kernel that does not get ready", async () => {
  await withFolder(async (folder) => {
    const deno = `${folder}/deno`;
    await Deno.writeTextFile(deno, "#!/bin/sh\necho $$ > pid\nexec sleep 60\n");
    await Deno.chmod(deno, 0o755);
    await assertRejects(
      () => Kernel.start({ cwd: folder, deno, startupTimeout_s: 0.3 }),
      KernelError,
      "it was not ready within 0.3 s",
    );
    const pid = Number(await Deno.readTextFile(`${folder}/pid`));
    assertEquals(await isRunning(pid), false);
  });
});

Deno.test("checkDenoVersion() refuses 2.8.0 to 2.8.3 only", () => {
  const refused = [..."2.7.14 2.8.0 2.8.3 2.8.4 2.9.0 2.9.6 2.80.1".split(" ")]
    .filter((version) => {
      try {
        checkDenoVersion(version);
        return false;
      } catch {
        return true;
      }
    });
  assertEquals(refused, ["2.8.0", "2.8.3"]);
});
