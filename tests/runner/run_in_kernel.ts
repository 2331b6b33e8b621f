/** Starts a kernel in a folder, prints its process id, executes code and stays. */
import { Kernel } from "../../lib/runner/kernel.ts";

const [cwd, code] = Deno.args;
const kernel = await Kernel.start({ cwd });
console.log(kernel.pid);
await kernel.execute(code, { timeout_s: 600, onOutput: () => {} });
await new Promise(() => setTimeout(() => {}, 600_000));
