import { join } from "@std/path";
import { testWhere } from "./test_where.ts";

/** A current ClickHouse that answers HTTP. */
export interface Chdb {
  /** The address of a table in its database `logs`. */
  readonly url: (table: string) => string;
  /** Runs a statement and gives the answer's text. */
  readonly run: (sql: string) => Promise<string>;
}

const folder = Deno.env.get("LOGBOOK_CHDB");
const missing = await findChdb();

/**
 * Declares a test against a current ClickHouse, npm's `chdb`. It needs Node and
 * about 500 MB, so that it is no dependency: `LOGBOOK_CHDB` names a folder in which
 * `npm install chdb` was run. Without one the test is ignored and its name says why;
 * in CI it fails.
 */
export function testWithChdb(
  name: string,
  test: (chdb: Chdb) => Promise<void>,
): void {
  testWhere(missing, name, () => withChdb(test));
}

async function withChdb(use: (chdb: Chdb) => Promise<void>): Promise<void> {
  if (folder === undefined || missing !== undefined) {
    throw new Error(`Cannot test: ${missing}`);
  }
  const server = new Deno.Command("node", {
    args: [join(import.meta.dirname ?? ".", "chdb_server.cjs"), folder],
    stdin: "null",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const reader = server.stdout.getReader();
  try {
    const { value } = await reader.read();
    const host = `127.0.0.1:${new TextDecoder().decode(value).trim()}`;
    const run = async (sql: string) => {
      const response = await fetch(`http://${host}/`, {
        method: "POST",
        body: sql,
      });
      const text = await response.text();
      if (!response.ok) throw new Error(`${sql.slice(0, 200)}: ${text}`);
      return text;
    };
    await run("CREATE DATABASE logs");
    await use({ url: (table) => `clickhouse://${host}/logs/${table}`, run });
  } finally {
    server.kill("SIGKILL");
    await server.status;
    await reader.cancel();
  }
}

async function findChdb(): Promise<string | undefined> {
  const path = join(folder ?? "", "node_modules", "chdb", "package.json");
  const isThere = folder !== undefined &&
    await Deno.stat(path).then(() => true, () => false);
  return isThere
    ? undefined
    : "LOGBOOK_CHDB names no folder in which npm install chdb was run";
}
