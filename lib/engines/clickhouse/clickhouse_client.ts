import { text as streamText } from "node:stream/consumers";
import {
  type ClickHouseClient as Connection,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from "@clickhouse/client";
import { InputError } from "../../logs/input_error.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import { type Asked, brokenAnswer, explainFailure } from "./failure.ts";
import { readPassword } from "./password.ts";
import { type Sql, sql } from "./sql.ts";

/** A value of an answer: counts come as numbers, arrays as arrays. */
export type Cell = string | number | null | readonly Cell[];
/** A row of an answer, by position: names are the table's, and may be anything. */
export type Row = readonly Cell[];

/** How long a query may take where it was not said, in seconds. */
export const TIMEOUT_S = 300;

/** The server holds an answer back until the query is done, so that it is none or whole. */
const WHOLE: ClickHouseSettings = { wait_end_of_query: 1 };
const SKIP = "skip_unavailable_shards";
const CANCEL = "cancel_http_readonly_queries_on_client_close";
/** The environment variable with what the queries of a report have in their names. */
const RUN = "LOGBOOK_RUN";
/** How ClickHouse's errors begin, whatever status they come under. */
const EXCEPTION = /\bCode: \d+[,.].*DB::Exception/s;

/**
 * Asks one server. An answer is whole or an error, in one sentence: the server
 * holds it back until the query is done, no shard is skipped, and what comes must
 * be complete.
 */
export class ClickHouseClient {
  readonly #connection: Connection;
  readonly #asked: Asked;
  #settings?: Promise<ClickHouseSettings>;

  constructor(address: ClickHouseAddress, timeout_s = TIMEOUT_S) {
    this.#asked = { address: showAddress(address), timeout_s };
    this.#connection = createClient({
      url: address.server,
      username: address.user,
      password: readPassword(),
      // The server ends a query by itself first, if it can.
      request_timeout: timeout_s * 1000 + 500,
      // Under Deno, a request hangs if the server closes a connection that is used again.
      keep_alive: { enabled: false },
      log: { level: ClickHouseLogLevel.OFF },
    });
  }

  /**
   * The rows of an answer.
   *
   * @throws {InputError} If there is no whole one.
   */
  async ask(query: Sql): Promise<Row[]> {
    const text = await this.#try("read", async (settings, query_id) => {
      const answer = await this.#connection.query({
        query: query.text,
        query_id,
        format: "JSONCompact",
        clickhouse_settings: settings,
      });
      return await answer.text();
    });
    return wholeRows(text) ?? this.#refuse(text, "read");
  }

  /** Ends the queries of this report, also those of its kernels. */
  async endReport(): Promise<void> {
    await this.#kill(sql`query_id LIKE ${`${queryPrefix("")}%`}`);
  }

  /** Waits for the statements that a process of this name left running when it was ended. */
  async ended(name: string): Promise<void> {
    const running = sql`query_id LIKE ${`${queryPrefix(name)}%`}`;
    await this.run(sql`KILL QUERY WHERE ${running} ASYNC`);
    for (let tries = 0; tries < 600; tries++) {
      const left = await this.ask(
        sql`SELECT query_id FROM system.processes WHERE ${running}`,
      );
      if (left.length === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new InputError(
      `Cannot write to ${this.#asked.address}: an earlier load of these logs is still running; try again when it is done`,
    );
  }

  /**
   * Runs a statement that answers nothing.
   *
   * @param data What stands behind an INSERT, in its format.
   * @param name What the statement belongs to, for {@linkcode ended}.
   * @throws {InputError} If it fails.
   */
  async run(statement: Sql, data = "", name = ""): Promise<void> {
    const text = await this.#try("write to", async (settings, query_id) => {
      const { stream } = await this.#connection.exec({
        query: data === "" ? statement.text : `${statement.text}\n${data}`,
        query_id,
        clickhouse_settings: settings,
      });
      return await streamText(stream);
    }, name);
    if (EXCEPTION.test(text)) this.#refuse(text, "write to");
  }

  /** Something stands between us and ClickHouse that lets its errors pass for answers. */
  #refuse(text: string, action: Asked["action"]): never {
    const asked = { ...this.#asked, action };
    const found = EXCEPTION.exec(text);
    throw found === null
      ? brokenAnswer(asked)
      : explainFailure(new Error(text.slice(found.index)), asked);
  }

  async #try(
    action: Asked["action"],
    send: (settings: ClickHouseSettings, query_id: string) => Promise<string>,
    name = "",
  ): Promise<string> {
    const query_id = `${queryPrefix(name)}${crypto.randomUUID()}`;
    try {
      this.#settings ??= this.#chooseSettings();
      return await send(await this.#settings, query_id);
    } catch (error) {
      // The server may be another one when it is back.
      this.#settings = undefined;
      const message = error instanceof Error ? error.message : String(error);
      if (/^Timeout error/i.test(message)) {
        await this.#kill(sql`query_id = ${query_id}`);
      }
      throw explainFailure(error, { ...this.#asked, action });
    }
  }

  /** What the server knows and the user may set. */
  async #chooseSettings(): Promise<ClickHouseSettings> {
    const answer = await this.#connection.query({
      query:
        sql`SELECT name, value FROM system.settings WHERE name IN (${
          ["readonly", SKIP, CANCEL].map((name) => sql`${name}`)
        })`.text,
      format: "JSONCompact",
      clickhouse_settings: WHOLE,
    });
    const text = await answer.text();
    const rows = wholeRows(text) ?? this.#refuse(text, "read");
    const known = new Map(rows.map(([name, value]) => [name, value]));
    if (known.get("readonly") === "1") {
      if (known.get(SKIP) === "0") return WHOLE;
      throw new InputError(
        `Cannot read ${this.#asked.address}: the user's profile skips shards that do not answer (${SKIP}), so that figures could be wrong without a word; have it set to 0`,
      );
    }
    return {
      ...WHOLE,
      max_execution_time: this.#asked.timeout_s,
      // A user's profile may say otherwise.
      [SKIP]: 0,
      insert_distributed_sync: 1,
      // Where it is not known, a query is ended by its name.
      ...(known.has(CANCEL) ? { [CANCEL]: 1 } : {}),
    };
  }

  /** A query goes on when nobody waits for it any more. */
  async #kill(which: Sql): Promise<void> {
    const ended = AbortSignal.timeout(2000);
    await this.#connection.command({
      query: sql`KILL QUERY WHERE ${which} ASYNC`.text,
      abort_signal: ended,
    }).catch(() => {});
  }
}

/**
 * How the names of queries begin, so that they can be told from others: those of a
 * load by what is loaded, those of a report by the report.
 */
function queryPrefix(name: string): string {
  const run = Deno.env.get(RUN) ?? "single";
  return `logbook-${name === "" ? run : name}-`;
}

/** The rows if the text is a whole answer, as one that broke off is not. */
function wholeRows(text: string): Row[] | undefined {
  try {
    const { data, rows } = JSON.parse(text);
    return Array.isArray(data) && data.length === rows ? data : undefined;
  } catch {
    return undefined;
  }
}
