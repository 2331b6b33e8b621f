import { join } from "@std/path";

const STDERR_TAIL_CHARACTERS = 4000;

/** Where and how a kernel runs. */
export interface KernelOptions {
  /** The working directory; relative imports and paths of cells start there. */
  readonly cwd: string;
  /** Environment variables beside those that the kernel inherits. */
  readonly env?: Readonly<Record<string, string>>;
  /** How long to wait until the kernel is ready, in seconds. Defaults to 60. */
  readonly startupTimeout_s?: number;
  /** The Deno that provides the kernel. Defaults to the one that runs this. */
  readonly deno?: string;
}

/** What every kernel writes, which explains nothing. */
const UNSTABLE_WARNING = /^Warning "deno jupyter" is unstable.*$/m;

/** Where a kernel listens: one port for each of Jupyter's sockets. */
export interface KernelPorts {
  readonly shell: number;
  readonly iopub: number;
  readonly control: number;
  readonly stdin: number;
  readonly heartbeat: number;
}

/**
 * The kernel did not start, or has ended.
 *
 * @example Usage
 * ```ts
 * import { assertRejects } from "@std/assert";
 * import { executeNotebook } from "./execute_notebook.ts";
 * import { KernelError } from "./kernel_process.ts";
 * import { readNotebook } from "./read_notebook.ts";
 *
 * const notebook = await readNotebook("notebooks/02_workload.ipynb");
 * await assertRejects(
 *   () => executeNotebook(notebook, { cwd: "no/such/folder" }),
 *   KernelError,
 *   "Cannot start the kernel",
 * );
 * ```
 */
export class KernelError extends Error {
  /** What tells this error from others. */
  override name = "KernelError";
}

/** A process that runs `deno jupyter --kernel`. */
export class KernelProcess {
  readonly ports: KernelPorts;
  /** The secret that signs every message. */
  readonly key: string;
  /** How the process ended. */
  readonly ended: Promise<Deno.CommandStatus>;
  readonly #child: Deno.ChildProcess;
  readonly #folder: string;
  readonly #stderr: Promise<void>;
  #tail = "";

  private constructor(
    child: Deno.ChildProcess,
    connection: { ports: KernelPorts; key: string; folder: string },
  ) {
    this.#child = child;
    this.ports = connection.ports;
    this.key = connection.key;
    this.#folder = connection.folder;
    this.ended = child.status;
    this.#stderr = this.#readStderr();
  }

  /** Starts a kernel; it takes a moment until it listens. */
  static async start(options: KernelOptions): Promise<KernelProcess> {
    const ports = freePorts();
    const key = crypto.randomUUID();
    const folder = await Deno.makeTempDir({ prefix: "logbook-kernel-" });
    const file = join(folder, "connection.json");
    await Deno.writeTextFile(file, connectionFile(ports, key), { mode: 0o600 });
    const command = [
      ...await deathPact(),
      options.deno ?? Deno.execPath(),
      ...["jupyter", "--kernel", "--conn", file],
    ];
    try {
      const child = spawn(command, options);
      return new KernelProcess(child, { ports, key, folder });
    } catch (error) {
      await Deno.remove(folder, { recursive: true });
      const why = error instanceof Error ? error.message : String(error);
      throw new KernelError(`Cannot start the kernel: ${why}`);
    }
  }

  /** Removes the connection file with the key, which a started kernel has read. */
  async forgetConnection(): Promise<void> {
    try {
      await Deno.remove(this.#folder, { recursive: true });
    } catch (error) {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    }
  }

  /** Ends the process at once and waits until it is gone. */
  async kill(): Promise<void> {
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // Gone already.
    }
    await this.ended;
    await this.#stderr;
    await this.forgetConnection();
  }

  /** Of the process. */
  get pid(): number {
    return this.#child.pid;
  }

  /**
   * Waits until the process has ended.
   *
   * @param what What that means, to start the error's message.
   * @throws {KernelError} Always: with exit code or signal, and what the kernel wrote to stderr last.
   */
  async failed(what: string): Promise<never> {
    const { code, signal } = await this.ended;
    await this.#stderr;
    const how = signal === null ? `exit code ${code}` : `signal ${signal}`;
    const tail = this.#tail.replace(UNSTABLE_WARNING, "").trim();
    throw new KernelError(`${what} with ${how}${tail && `: ${tail}`}`);
  }

  async #readStderr(): Promise<void> {
    const text = this.#child.stderr.pipeThrough(new TextDecoderStream());
    for await (const chunk of text) {
      this.#tail = (this.#tail + chunk).slice(-STDERR_TAIL_CHARACTERS);
    }
  }
}

function spawn(command: string[], options: KernelOptions): Deno.ChildProcess {
  return new Deno.Command(command[0], {
    args: command.slice(1),
    cwd: options.cwd,
    env: {
      // No colours in what cells show, no notice of a newer Deno, no pause in show().
      NO_COLOR: "1",
      DENO_NO_UPDATE_CHECK: "1",
      LOGBOOK_FENCED: "1",
      ...options.env,
    },
    stdin: "null",
    stdout: "null",
    stderr: "piped",
  }).spawn();
}

/** Ports of 127.0.0.1 that nobody listens on; held together, so that they differ. */
function freePorts(): KernelPorts {
  const listeners = Array.from(
    { length: 5 },
    () => Deno.listen({ hostname: "127.0.0.1", port: 0 }),
  );
  const [shell, iopub, control, stdin, heartbeat] = listeners.map(({ addr }) =>
    addr.port
  );
  for (const listener of listeners) listener.close();
  return { shell, iopub, control, stdin, heartbeat };
}

function connectionFile(ports: KernelPorts, key: string): string {
  return JSON.stringify({
    transport: "tcp",
    ip: "127.0.0.1",
    shell_port: ports.shell,
    iopub_port: ports.iopub,
    control_port: ports.control,
    stdin_port: ports.stdin,
    hb_port: ports.heartbeat,
    key,
    signature_scheme: "hmac-sha256",
    kernel_name: "deno",
  });
}

let pact: Promise<string[]> | undefined;

/**
 * The start of a command line that has Linux kill the kernel when the runner
 * dies, even if a cell is busy in a loop; empty where util-linux is missing.
 * There only the side channel's end tells the kernel, once its cell gives way.
 */
function deathPact(): Promise<string[]> {
  const command = ["setpriv", "--pdeathsig", "KILL"];
  const works = async () => {
    try {
      const args = [...command.slice(1), "true"];
      const { success } = await new Deno.Command(command[0], { args }).output();
      return success;
    } catch {
      return false;
    }
  };
  pact ??= works().then((success) => success ? command : []);
  return pact;
}
