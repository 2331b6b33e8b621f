import { InputError } from "../../logs/input_error.ts";

/**
 * The password for ClickHouse: that of the environment variable
 * `CLICKHOUSE_PASSWORD`, else the first line of the file that
 * `CLICKHOUSE_PASSWORD_FILE` names, else none. It is never part of an address, so
 * that it gets into no notebook, result, message or list of processes.
 *
 * @throws {InputError} If the file cannot be read.
 */
export function readPassword(): string {
  const password = Deno.env.get("CLICKHOUSE_PASSWORD");
  if (password !== undefined) return password;
  const path = Deno.env.get("CLICKHOUSE_PASSWORD_FILE");
  if (path === undefined) return "";
  try {
    return Deno.readTextFileSync(path).split(/\r?\n/)[0];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new InputError(
      `Cannot read the password: CLICKHOUSE_PASSWORD_FILE names ${
        JSON.stringify(path)
      }, which cannot be read (${error.name})`,
    );
  }
}
