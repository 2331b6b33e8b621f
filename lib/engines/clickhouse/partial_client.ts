import { InputError } from "../../logs/input_error.ts";
import { type ClickHouseAddress, showAddress } from "./address.ts";
import { ClickHouseClient } from "./clickhouse_client.ts";
import { countShards } from "./missing_shards.ts";
import type { Sql } from "./sql.ts";
import type { Row } from "./whole_answer.ts";

/** What a {@linkcode PartialClient} watches. */
export interface WatchedShards {
  readonly cluster: string;
  /** How many shards of it answer. */
  readonly answering: number;
}

/**
 * Asks a cluster of which some shards are left out, and makes sure with each answer
 * that it is still these: figures that lack something else than what is said of them
 * would be wrong.
 */
export class PartialClient extends ClickHouseClient {
  readonly #watched: WatchedShards;
  readonly #address: ClickHouseAddress;

  constructor(
    address: ClickHouseAddress,
    timeout_s: number | undefined,
    watched: WatchedShards,
  ) {
    super(address, { timeout_s, allowPartial: true });
    this.#watched = watched;
    this.#address = address;
  }

  /**
   * The rows of an answer.
   *
   * @throws {InputError} If there is no whole one of the same shards.
   */
  override async ask(query: Sql): Promise<Row[]> {
    const rows = await super.ask(query);
    const { cluster, answering } = this.#watched;
    const plain = { ask: (query: Sql) => super.ask(query) };
    if (await countShards(plain, cluster) === answering) return rows;
    throw otherShards(this.#address);
  }
}

/** The figures would lack something else than what was said of them. */
export function otherShards(address: ClickHouseAddress): InputError {
  return new InputError(
    `Cannot read ${
      showAddress(address)
    }: other shards answer than at the beginning; try again`,
  );
}
