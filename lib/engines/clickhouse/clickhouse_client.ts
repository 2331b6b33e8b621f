import { Readable } from "node:stream";
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
import { ownQueries, queriesThatLoad, queryName } from "./query_names.ts";
import { querySettings, SETTINGS_TO_KNOW, WHOLE } from "./query_settings.ts";
import { type Sql, sql } from "./sql.ts";
import { exceptionIn, type Row, wholeRows } from "./whole_answer.ts";

/** How a {@linkcode ClickHouseClient} asks. */
export interface ClientOptions {
  /** How long a query may take, in seconds; defaults to 300. */
  readonly timeout_s?: number;
  /** Whether shards that do not answer are left out; defaults to false. */
  readonly allowPartial?: boolean;
}

const TIMEOUT_S = 300;

/**
 * Asks one server. An answer is whole or an error, in one sentence: the server
 * holds it back until the query is done, no shard is skipped unless that is allowed,
 * and what comes must be complete.
 */
export class ClickHouseClient {
  readonly #connection: Connection;
  readonly #asked: Asked;
  readonly #allowPartial: boolean;
  #settings?: Promise<ClickHouseSettings>;

  constructor(
    address: ClickHouseAddress,
    { timeout_s = TIMEOUT_S, allowPartial = false }: ClientOptions = {},
  ) {
    this.#asked = { address: showAddress(address), timeout_s };
    this.#allowPartial = allowPartial;
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

  /**
   * Runs a statement that answers nothing.
   *
   * @throws {InputError} If it fails.
   */
  async run(statement: Sql): Promise<void> {
    await this.#write(statement, undefined, "");
  }

  /**
   * Runs an INSERT.
   *
   * @param data What stands behind it, in its format.
   * @param name What is loaded, for {@linkcode ended}.
   * @throws {InputError} If it fails.
   */
  async insert(statement: Sql, data: Uint8Array, name: string): Promise<void> {
    await this.#write(statement, data, name);
  }

  /** Ends the queries of this process and of its kernels. */
  async endQueries(): Promise<void> {
    await this.#kill(sql`query_id LIKE ${ownQueries()}`);
  }

  /** Waits for what a process that loaded the same left running when it was ended. */
  async ended(name: string): Promise<void> {
    const running = sql`query_id LIKE ${queriesThatLoad(name)}`;
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

  async #write(
    { text: query }: Sql,
    data: Uint8Array | undefined,
    name: string,
  ): Promise<void> {
    const text = await this.#try("write to", async (settings, query_id) => {
      const asked = { query_id, clickhouse_settings: settings };
      const { stream } = await this.#connection.exec(
        // A statement with many columns is too long to stand in an address.
        data === undefined ? { query, ...asked } : {
          query: "",
          values: Readable.from([Buffer.from(`${query}\n`), data]),
          ...asked,
        },
      );
      return await streamText(stream);
    }, name);
    if (exceptionIn(text) !== undefined) this.#refuse(text, "write to");
  }

  /** Something stands between us and ClickHouse that lets its errors pass for answers. */
  #refuse(text: string, action: Asked["action"]): never {
    const asked = { ...this.#asked, action };
    const error = exceptionIn(text);
    throw error === undefined
      ? brokenAnswer(asked)
      : explainFailure(error, asked);
  }

  async #try(
    action: Asked["action"],
    send: (settings: ClickHouseSettings, query_id: string) => Promise<string>,
    name = "",
  ): Promise<string> {
    const query_id = queryName(name);
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

  async #chooseSettings(): Promise<ClickHouseSettings> {
    const names = SETTINGS_TO_KNOW.map((name) => sql`${name}`);
    const answer = await this.#connection.query({
      query:
        sql`SELECT name, value FROM system.settings WHERE name IN (${names})`
          .text,
      format: "JSONCompact",
      clickhouse_settings: WHOLE,
    });
    const text = await answer.text();
    const rows = wholeRows(text) ?? this.#refuse(text, "read");
    return querySettings(rows, this.#allowPartial, this.#asked);
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
