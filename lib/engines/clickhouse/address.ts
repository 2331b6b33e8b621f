import { InputError } from "../../logs/input_error.ts";

/** Where a table of logs is. */
export interface ClickHouseAddress {
  /** `http://host:port` or `https://host:port`. */
  readonly server: string;
  readonly user: string;
  readonly database: string;
  readonly table: string;
}

const SCHEME = /^clickhouses?:/i;
const FORM = "clickhouse://user@host:8123/database/table";

/** Whether a name of logs is the address of a table. */
export function isClickHouse(name: string): boolean {
  return SCHEME.test(name);
}

/**
 * Reads the address of a table, `clickhouse://user@host:port/database/table`, or
 * `clickhouses://…` over TLS. The port defaults to 8123 (8443 over TLS), the user to
 * `default`. Without a host, `clickhouse:///database/table`, the server is that of
 * the environment variable `LOGBOOK_CLICKHOUSE`: a report's notebooks need not name
 * it.
 *
 * @throws {InputError} If it is no such address, or holds a password.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { readAddress } from "./address.ts";
 *
 * assertEquals(readAddress("clickhouse://me@localhost/logs/app"), {
 *   server: "http://localhost:8123",
 *   user: "me",
 *   database: "logs",
 *   table: "app",
 * });
 * ```
 */
export function readAddress(name: string): ClickHouseAddress {
  const url = parse(name);
  const [database, table, ...rest] = url.pathname.split("/").slice(1)
    .map(decode);
  if (!database || !table || rest.length > 0) {
    throw new InputError(
      `Cannot open the logs: the address of a table is ${FORM}, got ${
        JSON.stringify(name)
      }`,
    );
  }
  const server = url.host === "" ? serverOfReport(name) : url;
  const isSecure = server.protocol.toLowerCase() === "clickhouses:";
  return {
    server: `${isSecure ? "https" : "http"}://${server.hostname}:${
      server.port || (isSecure ? "8443" : "8123")
    }`,
    user: decode(server.username) || "default",
    database,
    table,
  };
}

/** An address without its server, for notebooks, and the server. */
export function splitAddress(name: string): { server: string; table: string } {
  const { protocol, username, host, pathname } = parse(name);
  return {
    server: `${protocol}//${username === "" ? "" : `${username}@`}${host}`,
    table: `${protocol}//${pathname}`,
  };
}

/** An address for messages. */
export function showAddress(
  { server, user, database, table }: ClickHouseAddress,
): string {
  const { host, protocol } = new URL(server);
  const scheme = protocol === "https:" ? "clickhouses" : "clickhouse";
  return `${scheme}://${user}@${host}/${database}/${table}`;
}

function parse(name: string): URL {
  // The name may hold a password: no message quotes it before that is known.
  if (/^clickhouses?:\/\/[^/@]*:[^/@]*@/i.test(name)) {
    throw new InputError(
      `Cannot open the logs: an address must not hold a password, because it would be in the notebooks; set CLICKHOUSE_PASSWORD, or CLICKHOUSE_PASSWORD_FILE to a file with it, and pass ${FORM}`,
    );
  }
  try {
    return new URL(name);
  } catch {
    throw new InputError(
      `Cannot open the logs: the address of a table is ${FORM}`,
    );
  }
}

function serverOfReport(name: string): URL {
  const server = Deno.env.get("LOGBOOK_CLICKHOUSE");
  if (server !== undefined) return new URL(server);
  throw new InputError(
    `Cannot open the logs ${
      JSON.stringify(name)
    }: it names no server; pass ${FORM}, or set LOGBOOK_CLICKHOUSE to clickhouse://user@host:8123`,
  );
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
