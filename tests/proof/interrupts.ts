/**
 * Proves that a runner which is killed at any moment leaves the old notebook or
 * the new one, whole, and no kernel: kills `deno task notebooks` with SIGKILL at
 * random moments and looks at what is left. Linux only.
 *
 *     deno run -q -P=kernel tests/proof/interrupts.ts [TIMES]
 *
 * @module
 */
import { assert, assertEquals } from "@std/assert";
import { fromFileUrl, join } from "@std/path";
import { runCommand } from "../../lib/cli/run_command.ts";
import { seededRandom } from "../../lib/logs/random.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import { buildNotebook } from "../runner/build_notebook.ts";

/** What was left behind. */
export interface InterruptCounts {
  readonly times: number;
  /** The notebook was the one of before. */
  readonly old: number;
  /** The notebook was the executed one. */
  readonly executed: number;
  /** The notebook was neither. */
  readonly broken: number;
  /** Kernels that lived on. */
  readonly orphans: number;
  /** Temporary files beside the notebook, which version control ignores. */
  readonly temporary: number;
}

const COMMAND = fromFileUrl(
  new URL("../../lib/cli/notebooks.ts", import.meta.url),
);
const SEED = 20_261_124;
/** How long the operating system may take to end a kernel. */
const ORPHAN_MS = 2000;

if (import.meta.main) {
  Deno.exit(
    await runCommand(async () => {
      const counts = await interrupt(Number(Deno.args[0] ?? 50));
      const { times, old, executed, broken, orphans, temporary } = counts;
      console.log(`| SIGKILL at random moments | ${times} |
| --- | --: |
| the old notebook, whole | ${old} |
| the executed notebook, whole | ${executed} |
| a broken notebook | ${broken} |
| kernels that lived on | ${orphans} |
| temporary files left | ${temporary} |`);
      return broken + orphans === 0 ? 0 : 1;
    }),
  );
}

/** Kills a run at random moments, from its start to a little after its end. */
export async function interrupt(times: number): Promise<InterruptCounts> {
  const folder = await Deno.makeTempDir({ prefix: "logbook-interrupts-" });
  const path = join(folder, "a.ipynb");
  const random = seededRandom(SEED);
  const sum = { old: 0, executed: 0, broken: 0, orphans: 0, temporary: 0 };
  try {
    const { texts, duration_ms } = await measure(path);
    for (let time = 0; time < times; time++) {
      await Deno.writeTextFile(path, texts.old);
      const child = start(path);
      await pause(random() * duration_ms * 1.1);
      kill(child);
      await child.status;
      const text = await Deno.readTextFile(path);
      if (text === texts.old) sum.old++;
      else if (text === texts.executed) sum.executed++;
      else sum.broken++;
      if (await hasProcesses(folder)) sum.orphans++;
      sum.temporary += await clean(folder);
    }
    return { times, ...sum };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Lets the run come to its end once, to know what it gives and how long it takes. */
async function measure(path: string) {
  // Large outputs, so that the file takes a moment to be written.
  const code = `console.log("x".repeat(2e6)); 1`;
  await writeNotebook(path, buildNotebook(...Array(8).fill(code)));
  const old = await Deno.readTextFile(path);
  const begin = performance.now();
  const { success } = await start(path).status;
  assert(success);
  const duration_ms = performance.now() - begin;
  const executed = await Deno.readTextFile(path);
  assert(executed.length > 16e6);
  return { texts: { old, executed }, duration_ms };
}

function start(path: string): Deno.ChildProcess {
  return new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "-A", COMMAND, path],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
}

function kill(child: Deno.ChildProcess): void {
  try {
    child.kill("SIGKILL");
  } catch {
    // At its end already.
  }
}

/** Whether a process still stands in the folder after a moment. */
async function hasProcesses(folder: string): Promise<boolean> {
  const end_ms = performance.now() + ORPHAN_MS;
  while (await countProcesses(folder) > 0) {
    if (performance.now() > end_ms) return true;
    await pause(20);
  }
  return false;
}

async function countProcesses(folder: string): Promise<number> {
  const { stdout } = await new Deno.Command("sh", {
    args: ["-c", "readlink /proc/[0-9]*/cwd"],
    stderr: "null",
  }).output();
  const folders = new TextDecoder().decode(stdout).split("\n");
  assertEquals(folders.includes(Deno.cwd()), true, "cannot see processes");
  return folders.filter((name) => name === folder).length;
}

/** Removes and counts what is beside the notebook. */
async function clean(folder: string): Promise<number> {
  const entries = await Array.fromAsync(Deno.readDir(folder));
  const others = entries.filter(({ name }) => name !== "a.ipynb");
  for (const { name } of others) await Deno.remove(join(folder, name));
  return others.length;
}

function pause(duration_ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, duration_ms));
}
