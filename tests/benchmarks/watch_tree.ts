/** What a program and all that it started took. */
export interface TreeUse {
  readonly seconds: number;
  /** CPU time, user and system, of all processes. */
  readonly cpu_s: number;
  /** The largest sum of the processes' memory, MB of 2^20 bytes; what they share counts once. */
  readonly peak_mb: number;
}

const EVERY_MS = 50;
/** Clock ticks a second in /proc. */
const TICKS = 100;
const KB_A_MB = 1024;

/**
 * Runs a program and watches it and all processes below it, twenty times a
 * second, through Linux's /proc. Memory that processes share, such as the code of
 * Deno, counts for each of them in part (Linux's proportional set size).
 *
 * @throws {Error} If the program fails; with the last line of what it said.
 */
export async function watchTree(
  program: string,
  args: readonly string[],
): Promise<TreeUse & { readonly output: string }> {
  const start = performance.now();
  const child = new Deno.Command(program, {
    args: [...args],
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  let peak_mb = 0;
  let cpu_s = 0;
  const timer = setInterval(() => {
    const seen = processesBelow(child.pid);
    peak_mb = Math.max(peak_mb, sum(seen.map((one) => one.memory_mb)));
    // What has ended counts with whoever waited for it.
    cpu_s = Math.max(cpu_s, sum(seen.map((one) => one.cpu_s)));
  }, EVERY_MS);
  const { success, stdout, stderr } = await child.output();
  clearInterval(timer);
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
  if (!success) {
    throw new Error(`${program}: ${text(stderr).split("\n").at(-1)}`);
  }
  const seconds = (performance.now() - start) / 1000;
  return { seconds, cpu_s, peak_mb, output: text(stdout) };
}

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly cpu_s: number;
}

function processesBelow(root: number): (Process & { memory_mb: number })[] {
  const all = [...Deno.readDirSync("/proc")]
    .filter(({ name }) => /^\d+$/.test(name))
    .flatMap(({ name }) => readProcess(Number(name)) ?? []);
  const found = all.filter(({ pid }) => pid === root);
  for (const { pid } of found) {
    found.push(...all.filter(({ parent }) => parent === pid));
  }
  return found.map((one) => ({
    ...one,
    memory_mb: proportionalMemory(one.pid),
  }));
}

/** Undefined if it has ended meanwhile. */
function readProcess(pid: number): Process | undefined {
  try {
    const stat = Deno.readTextFileSync(`/proc/${pid}/stat`);
    // The program's name may hold anything, also brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const ticks = sum(fields.slice(11, 15).map(Number));
    return {
      pid,
      parent: Number(fields[1]),
      cpu_s: ticks / TICKS,
    };
  } catch {
    return undefined;
  }
}

function proportionalMemory(pid: number): number {
  try {
    const text = Deno.readTextFileSync(`/proc/${pid}/smaps_rollup`);
    return Number(/^Pss: +(\d+) kB$/m.exec(text)?.[1] ?? 0) / KB_A_MB;
  } catch {
    return 0;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
