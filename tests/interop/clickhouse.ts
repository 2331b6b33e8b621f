import { join } from "@std/path";
import { nodeConfig, usersConfig } from "./clickhouse_config.ts";
import { testWhere } from "./test_where.ts";

/**
 * The nodes' addresses. All of 127.0.0.0/8 is this machine, so that both can have
 * the same ports; a server takes 127.0.0.1 on its own port for itself, whoever it is.
 */
export const HOSTS = ["127.0.0.2", "127.0.0.3"] as const;
/** What the servers call the two of them together. */
export const CLUSTER = "two_shards";
/** The password of the users `reader` (may only read) and `strict` (may not change settings either). */
export const PASSWORD = "s3cret p&ss'word";
const DATABASE = "logs";

/** A running `clickhouse-server`. */
export interface ClickHouseNode {
  readonly host: string;
  /** Runs a statement as the default user and gives the answer's text. */
  readonly run: (sql: string) => Promise<string>;
  /** Ends the process at once. */
  readonly kill: () => Promise<void>;
  /** Stops the process where it is, its sockets open. */
  readonly freeze: () => void;
}

/** Two nodes that are the shards of one cluster. */
export interface ClickHouseCluster {
  readonly nodes: readonly [ClickHouseNode, ClickHouseNode];
  /** The HTTP port of both. */
  readonly port: number;
  /** The address of a table on the first node. */
  readonly url: (table: string, user?: string) => string;
}

const missing = await findServer();

/**
 * Declares a test against two real ClickHouse servers. Where there is none, the
 * test is ignored and its name says why; in CI it fails.
 */
export function testWithClickHouse(
  name: string,
  test: (cluster: ClickHouseCluster) => Promise<void>,
): void {
  testWhere(missing, name, () => withClickHouse(test));
}

/**
 * Lends two ClickHouse servers with an empty database `logs`; their data lie in a
 * temporary folder.
 *
 * @throws {Error} If there is no server to start.
 */
export async function withClickHouse(
  use: (cluster: ClickHouseCluster) => Promise<void>,
): Promise<void> {
  if (missing !== undefined) throw new Error(`Cannot test: ${missing}`);
  const folder = await Deno.makeTempDir({ prefix: "logbook-clickhouse-" });
  const [http, tcp, interserver] = freePorts(3);
  const ports = { http, tcp, interserver };
  const started = await Promise.all(
    HOSTS.map((host) => startNode(join(folder, host), host, ports)),
  );
  const [first, second] = started;
  try {
    await Promise.all(started.map(({ run }) => ready(run)));
    await use({
      nodes: [first, second],
      port: http,
      url: (table, user = "default") =>
        `clickhouse://${user}@${HOSTS[0]}:${http}/${DATABASE}/${table}`,
    });
  } finally {
    await Promise.all(started.map(({ kill }) => kill()));
    await Deno.remove(folder, { recursive: true });
  }
}

async function startNode(
  folder: string,
  host: string,
  ports: { http: number; tcp: number; interserver: number },
): Promise<ClickHouseNode> {
  await Deno.mkdir(folder, { recursive: true });
  const config = join(folder, "config.xml");
  const users = join(folder, "users.xml");
  await Deno.writeTextFile(users, usersConfig(PASSWORD));
  await Deno.writeTextFile(
    config,
    nodeConfig({
      ...{ folder, users, host, ...ports },
      cluster: CLUSTER,
      hosts: HOSTS,
    }),
  );
  const server = new Deno.Command("clickhouse-server", {
    args: [`--config-file=${config}`],
    cwd: folder,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  return {
    host,
    run: (sql) => run(`http://${host}:${ports.http}/`, sql),
    freeze: () => server.kill("SIGSTOP"),
    kill: async () => {
      try {
        server.kill("SIGKILL");
      } catch {
        // It has ended already.
      }
      await server.status;
    },
  };
}

async function run(url: string, sql: string): Promise<string> {
  const response = await fetch(url, { method: "POST", body: sql });
  const text = await response.text();
  if (!response.ok) throw new Error(`${sql.slice(0, 200)}: ${text}`);
  return text;
}

async function ready(run: ClickHouseNode["run"]): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const started = await run(`CREATE DATABASE IF NOT EXISTS ${DATABASE}`)
      .then(() => true, () => false);
    if (started) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("Cannot test: clickhouse-server does not answer");
}

/** Ports that are free on both addresses. */
function freePorts(count: number): number[] {
  const listeners = Array.from({ length: count }, () => {
    const first = Deno.listen({ hostname: HOSTS[0], port: 0 });
    const port = (first.addr as Deno.NetAddr).port;
    return [first, Deno.listen({ hostname: HOSTS[1], port })];
  });
  for (const pair of listeners) for (const listener of pair) listener.close();
  return listeners.map(([{ addr }]) => (addr as Deno.NetAddr).port);
}

async function findServer(): Promise<string | undefined> {
  const found = await new Deno.Command("clickhouse-server", {
    args: ["--help"],
    stdout: "null",
    stderr: "null",
  }).output().then(() => true, () => false);
  return found
    ? undefined
    : "there is no clickhouse-server (Debian: clickhouse-server)";
}
