import { PROJECT } from "./project_notebooks.ts";

/**
 * The folder that the user stood in. `deno task` moves to the project's folder
 * and keeps the user's in `INIT_CWD`; a command that was started in another way
 * stands where the user does, whatever that variable holds.
 */
export function callerFolder(): string {
  const cwd = Deno.cwd();
  return cwd === PROJECT ? Deno.env.get("INIT_CWD") ?? cwd : cwd;
}
