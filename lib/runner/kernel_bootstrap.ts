import type { KernelConsole } from "./kernel_console.ts";

/** The display that a fence ends with has only this MIME type. */
export const FENCE_MIME_TYPE = "application/vnd.logbook.fence";

/**
 * Runs inside the kernel, before the first cell: its source is sent there, so it
 * uses nothing from outside itself.
 *
 * It calls the runner back over TCP, and from then on takes every line that it
 * receives for a fence's id: it prints the id, displays it and sends it back,
 * with the number of characters that it has printed.
 * Errors that nobody catches, which the kernel drops or hangs on, it reports to
 * the runner, one line of JSON each. When the runner is gone, so is the kernel.
 *
 * The functions that it needs are taken before any cell can replace them.
 *
 * @param kernelConsole Replaces the console.
 */
export async function kernelBootstrap(
  port: number,
  token: string,
  fenceMimeType: string,
  kernelConsole: () => KernelConsole,
): Promise<void> {
  const { broadcast } = Deno.jupyter;
  const { printLine, startCell, sent } = kernelConsole();
  const { kill, pid, inspect } = Deno;
  const connection = await Deno.connect({ hostname: "127.0.0.1", port });
  connection.setNoDelay();
  let sending: Promise<unknown> = write(token);
  addEventListener("error", (event) => {
    event.preventDefault();
    report(event.error);
  });
  addEventListener("unhandledrejection", (event) => {
    event.preventDefault();
    report(event.reason);
  });
  answerFences();
  await sending;

  async function write(line: string): Promise<void> {
    const bytes = new TextEncoder().encode(`${line}\n`);
    for (let sent = 0; sent < bytes.length;) {
      sent += await connection.write(bytes.subarray(sent));
    }
  }

  function send(content: Record<string, unknown>): void {
    const line = JSON.stringify(content);
    sending = sending.then(() => write(line));
  }

  function report(reason: unknown): void {
    if (reason instanceof Error) {
      const { name: ename, message: evalue } = reason;
      const stack = reason.stack ?? `${ename}: ${evalue}`;
      // Deno's own frames say nothing about the cell and differ between versions.
      const traceback = `Uncaught ${stack}`.split("\n")
        .filter((line) => !/^\s+at .*\bext:/.test(line));
      send({ ename, evalue, traceback });
    } else {
      const evalue = typeof reason === "string" ? reason : inspect(reason);
      send({ ename: "Error", evalue, traceback: [`Uncaught ${evalue}`] });
    }
  }

  async function answerFences(): Promise<void> {
    let rest = "";
    for await (const chunk of connection.readable) {
      const lines = (rest + new TextDecoder().decode(chunk)).split("\n");
      rest = lines.pop() ?? "";
      for (const id of lines) {
        printLine(id);
        const printed = sent();
        startCell();
        const data = { [fenceMimeType]: id };
        await broadcast("display_data", { data, metadata: {}, transient: {} });
        send({ fence: id, printed });
      }
    }
    kill(pid, "SIGKILL");
  }
}
