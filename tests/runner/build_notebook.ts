import type { CodeCell, Notebook, Output } from "../../lib/runner/notebook.ts";

/** A cell of code: its source, or its parts. */
export type CellPlan = string | Partial<CodeCell>;

/** A notebook with cells of code that have not run. */
export function buildNotebook(...plans: CellPlan[]): Notebook {
  const cells = plans.map((plan, index): CodeCell => ({
    cell_type: "code",
    id: `c${index + 1}`,
    metadata: {},
    source: "",
    execution_count: null,
    outputs: [],
    ...(typeof plan === "string" ? { source: plan } : plan),
  }));
  return { nbformat: 4, nbformat_minor: 5, metadata: {}, cells };
}

/** A cell with tags. */
export function tagged(source: string, ...tags: string[]): Partial<CodeCell> {
  return { source, metadata: { tags } };
}

/** The outputs of each cell in few words: what was shown, printed or thrown. */
export function outputsOf(notebook: Notebook): string[][] {
  return notebook.cells.map((cell) =>
    cell.cell_type === "code" ? cell.outputs.map(describe) : []
  );
}

function describe(output: Output): string {
  switch (output.output_type) {
    case "stream":
      return `${output.name}: ${output.text}`;
    case "error":
      return `error: ${output.ename}: ${output.evalue}`;
    case "display_data":
      return `display: ${output.data["text/plain"]}`;
    case "execute_result":
      return `result: ${output.data["text/plain"]}`;
  }
}

/** A folder for kernels to run in, without any configuration. */
export async function withFolder(
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "logbook-runner-test-" });
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Whether a process exists (a zombie does not count). */
export async function isRunning(pid: number): Promise<boolean> {
  // Not every Linux has ps; Deno itself may read /proc only with all permissions.
  const [command, ...args] = Deno.build.os === "linux"
    ? ["cat", `/proc/${pid}/stat`]
    : ["ps", "-o", "stat=", "-p", String(pid)];
  const { stdout } = await new Deno.Command(command, { args, stderr: "null" })
    .output();
  const state = new TextDecoder().decode(stdout).replace(/^.*\) /s, "");
  return state !== "" && !state.startsWith("Z");
}
