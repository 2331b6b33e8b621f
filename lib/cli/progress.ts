import { shorten, visibleText } from "../logs/visible_text.ts";

/** Where {@linkcode Progress} writes to. */
export interface ProgressOutput {
  /** Whether lines can be rewritten. */
  readonly isTerminal: boolean;
  /** How many characters fit on a line. */
  readonly columns: number;
  readonly write: (text: string) => void;
}

interface Task {
  readonly name: string;
  startedAt_ms?: number;
  /** What it is at. */
  step: string;
  /** What became of it. */
  summary?: string;
}

const TICK_MS = 1000;
const UP = "\x1b[A";
const CLEAR_LINE = "\r\x1b[2K";

/**
 * Shows how far several tasks are. On a terminal each has a line that is rewritten
 * as it goes on, with the seconds since its start; elsewhere each gets one line
 * when it is done, in the order of the names, whichever is done first.
 */
export class Progress {
  readonly #tasks: readonly Task[];
  readonly #output: ProgressOutput;
  readonly #ticker: ReturnType<typeof setInterval> | undefined;
  /** How many lines are on the terminal, or how many were printed for good. */
  #lines = 0;

  /** @param names The tasks' names, in the order in which to show them. */
  constructor(
    names: readonly string[],
    output: ProgressOutput = standardOutput(),
  ) {
    this.#tasks = names.map((name) => ({ name, step: "" }));
    this.#output = output;
    if (output.isTerminal) {
      this.#ticker = setInterval(() => this.#draw(), TICK_MS);
    }
  }

  /** Says what a task is at; its first step starts it. */
  update(name: string, step: string): void {
    const task = this.#task(name);
    task.startedAt_ms ??= performance.now();
    task.step = step;
    this.#draw();
  }

  /** Says what became of a task. */
  finish(name: string, summary: string): void {
    this.#task(name).summary = summary;
    this.#draw();
  }

  /** Leaves the lines as they are. */
  close(): void {
    clearInterval(this.#ticker);
  }

  #task(name: string): Task {
    const task = this.#tasks.find((task) => task.name === name);
    if (task !== undefined) return task;
    throw new Error(`Cannot show progress: there is no task ${name}`);
  }

  #draw(): void {
    if (this.#output.isTerminal) this.#rewrite();
    else this.#print();
  }

  /** Prints the lines of the tasks that are done, up to the first that is not. */
  #print(): void {
    for (const { name, summary } of this.#tasks.slice(this.#lines)) {
      if (summary === undefined) return;
      this.#output.write(`${name}: ${visibleText(summary)}\n`);
      this.#lines++;
    }
  }

  #rewrite(): void {
    const lines = this.#tasks.map((task) => `${this.#line(task)}\n`);
    const text = lines.map((line) => CLEAR_LINE + line).join("");
    this.#output.write(UP.repeat(this.#lines) + text);
    this.#lines = lines.length;
  }

  #line({ name, step, summary, startedAt_ms }: Task): string {
    const text = summary ?? step;
    const isRunning = summary === undefined && startedAt_ms !== undefined;
    const seconds = isRunning
      ? ` (${Math.floor((performance.now() - startedAt_ms) / 1000)} s)`
      : "";
    const width = this.#output.columns - seconds.length - 1;
    return shorten(visibleText(`${name}: ${text}`), width) + seconds;
  }
}

function standardOutput(): ProgressOutput {
  const isTerminal = Deno.stdout.isTerminal();
  return {
    isTerminal,
    columns: (isTerminal && Deno.consoleSize().columns) || 80,
    write: (text) => Deno.stdout.writeSync(new TextEncoder().encode(text)),
  };
}
