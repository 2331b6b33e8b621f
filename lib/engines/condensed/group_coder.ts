import pl from "nodejs-polars";
import type { Group } from "./condensed_logs.ts";

/** What stands for no value among the codes of a column. */
const NONE = 0xffff_ffff;
/** Combinations of a batch's values up to which a table is kept rather than a map. */
const MOST_IN_TABLE = 2 ** 22;

/** A column's values as numbers: `values[codes[row]]` is the row's. */
interface Coded {
  readonly codes: Uint32Array;
  readonly values: readonly (string | null)[];
}

/** Numbers the combinations of level, service and message as they come up. */
export class GroupCoder {
  readonly #numbers = new Map<string, number>();
  readonly #groups: Omit<Group, "logs">[] = [];
  readonly #logs: number[] = [];
  readonly #messages = new Set<string>();

  /** All groups so far, by number. */
  get groups(): Group[] {
    return this.#groups.map((group, i) => ({ ...group, logs: this.#logs[i] }));
  }

  get size(): number {
    return this.#groups.length;
  }

  /** How many different messages there are so far. */
  get messages(): number {
    return this.#messages.size;
  }

  /**
   * The group of each row.
   *
   * @param rows Columns `level`, `service` and `message`, Utf8.
   */
  code(rows: pl.DataFrame): Uint32Array<ArrayBuffer> {
    const levels = coded(rows, "level");
    const services = coded(rows, "service");
    const messages = coded(rows, "message");
    const known = numbersFor(
      levels.values.length * services.values.length * messages.values.length,
    );
    const groups = new Uint32Array(rows.height);
    for (let row = 0; row < groups.length; row++) {
      const level = levels.codes[row];
      const service = services.codes[row];
      const message = messages.codes[row];
      const combination =
        (level * services.values.length + service) * messages.values.length +
        message;
      let number = known.get(combination);
      if (number < 0) {
        number = this.#number({
          level: levels.values[level],
          service: services.values[service],
          message: messages.values[message],
        });
        known.set(combination, number);
      }
      groups[row] = number;
      this.#logs[number]++;
    }
    return groups;
  }

  #number(group: Omit<Group, "logs">): number {
    const key = JSON.stringify([group.level, group.service, group.message]);
    let number = this.#numbers.get(key);
    if (number === undefined) {
      number = this.#groups.length;
      this.#numbers.set(key, number);
      this.#groups.push(group);
      this.#logs.push(0);
      if (group.message !== null) this.#messages.add(group.message);
    }
    return number;
  }
}

/**
 * Numbers the values from 0 on; the last number is that of none. Polars' own
 * numbers have gaps where it knows other values from earlier frames.
 */
function coded(rows: pl.DataFrame, column: string): Coded {
  const named = rows.select(pl.col(column).cast(pl.Categorical));
  const number = pl.col(column).cast(pl.UInt32).fillNull(pl.lit(NONE))
    .cast(pl.UInt32);
  const codes = numbers(named.select(number.alias("n")).getColumn("n"));
  const distinct = named.unique().filter(pl.col(column).isNotNull());
  const known = numbers(distinct.select(number.alias("n")).getColumn("n"));
  const values = distinct.select(pl.col(column).cast(pl.Utf8))
    .getColumn(column).toArray().map(String);
  let most = 0;
  for (const code of known) if (code >= most) most = code + 1;
  const places = new Uint32Array(most);
  known.forEach((code, place) => places[code] = place);
  for (let row = 0; row < codes.length; row++) {
    codes[row] = codes[row] === NONE ? values.length : places[codes[row]];
  }
  return { codes, values: [...values, null] };
}

function numbers(series: pl.Series): Uint32Array {
  return series.toTypedArray() as Uint32Array;
}

/** The numbers of combinations; -1 where there is none yet. */
function numbersFor(combinations: number) {
  if (combinations <= MOST_IN_TABLE) {
    const table = new Int32Array(combinations).fill(-1);
    return {
      get: (combination: number) => table[combination],
      set: (combination: number, number: number) => {
        table[combination] = number;
      },
    };
  }
  const map = new Map<number, number>();
  return {
    get: (combination: number) => map.get(combination) ?? -1,
    set: (combination: number, number: number) => {
      map.set(combination, number);
    },
  };
}
