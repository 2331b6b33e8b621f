import { type LatencyUnit, UNIT_MS } from "../../logs/latency_unit.ts";
import { LEVEL_SPELLINGS, LEVELS } from "../../logs/levels.ts";
import { levelOfNumber, type LevelScheme } from "../../logs/level_scheme.ts";
import type { ColumnType } from "./column_type.ts";
import { literals } from "./rows_of.ts";
import { int64, type Sql, sql } from "./sql.ts";

/** A value of a table and its type. */
export interface TypedSql {
  readonly value: Sql;
  readonly type: ColumnType;
  /** As `--map` gives it, or as the name tells. */
  readonly unit?: string;
}

/** ISO 8601 with or without a fraction and a zone; without, it is UTC. */
const ISO =
  "^\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d([.,]\\d+)?\\s*(Z|[+-]\\d\\d:?(\\d\\d)?)?$";

/** Microseconds since 1970 UTC; null where it is no timestamp. */
export function timestampSql({ value, type, unit }: TypedSql): Sql {
  const micro = int64(1_000_000);
  switch (type.kind) {
    case "moment":
      return sql`toUnixTimestamp64Micro(${value})`;
    case "seconds":
      return sql`toInt64(toUnixTimestamp(${value})) * ${micro}`;
    case "day":
      return sql`toInt64(toUInt32(${value})) * ${int64(86_400_000_000)}`;
    case "integer":
      return epochSql(sql`toInt64(${value})`, unit);
    case "number":
      return sql`toInt64(floor(${value} * 1000000))`;
    default:
      return isoSql(sql`toString(${value})`);
  }
}

/** By the unit, else by its size: what means a moment before 2100. */
function epochSql(value: Sql, unit: string | undefined): Sql {
  switch (unit) {
    case "s":
      return sql`${value} * ${int64(1_000_000)}`;
    case "ms":
      return sql`${value} * ${int64(1000)}`;
    case "us":
      return value;
    case "ns":
      return sql`intDiv(${value}, ${int64(1000)})`;
    default:
      return sql`multiIf(abs(${value}) < 10000000000, ${
        epochSql(value, "s")
      }, abs(${value}) < 10000000000000, ${
        epochSql(value, "ms")
      }, abs(${value}) < 10000000000000000, ${value}, ${
        epochSql(value, "ns")
      })`;
  }
}

function isoSql(text: Sql): Sql {
  const whole = sql`ifNull(${text}, '')`;
  const zone = sql`extract(${whole}, '[+-]\\\\d\\\\d:?(?:\\\\d\\\\d)?$')`;
  const hours = sql`toInt64OrZero(substring(${zone}, 2, 2))`;
  const minutes =
    sql`toInt64OrZero(substring(replaceAll(${zone}, ':', ''), 4, 2))`;
  const offset_s =
    sql`if(length(${whole}) > 19, if(substring(${zone}, 1, 1) = '-', -1, 1) * (${hours} * 3600 + ${minutes} * 60), 0)`;
  const fraction =
    sql`toInt64OrZero(substring(concat(extract(${whole}, '[.,](\\\\d+)'), '000000'), 1, 6))`;
  const seconds =
    sql`parseDateTimeBestEffortOrNull(replaceOne(substring(${whole}, 1, 19), 'T', ' '), 'UTC')`;
  return sql`if(match(${whole}, ${ISO}), (toInt64(toUnixTimestamp(${seconds})) - toInt64(${offset_s})) * ${
    int64(1_000_000)
  } + ${fraction}, NULL)`;
}

const SPELLINGS = Object.entries(LEVEL_SPELLINGS);

/** A canonical level, or the value as it stands where it is none. */
export function levelSql({ value, type, unit }: TypedSql): Sql {
  const text = textSql({ value, type });
  if (unit !== undefined) return numberedLevel(text, unit as LevelScheme);
  const word =
    sql`upper(replaceRegexpAll(ifNull(${text}, ''), '^[^A-Za-z0-9]+|[^A-Za-z0-9]+$', ''))`;
  return sql`if(${word} IN (${
    literals(SPELLINGS.map(([spelling]) => spelling))
  }), transform(${word}, [${
    literals(SPELLINGS.map(([spelling]) => spelling))
  }], [${literals(SPELLINGS.map(([, level]) => level))}], ''), ${text})`;
}

function numberedLevel(text: Sql, scheme: LevelScheme): Sql {
  const number = sql`ifNull(toInt32OrNull(${text}), -1)`;
  const steps = LEVELS.flatMap((level) => {
    const numbers = Array.from({ length: 601 }, (_, n) => n)
      .filter((n) => levelOfNumber(n, scheme) === level);
    return numbers.length === 0 ? [] : [
      sql`${number} >= ${numbers[0]} AND ${number} <= ${
        numbers[numbers.length - 1]
      }, ${level}`,
    ];
  });
  return sql`multiIf(${steps}, ${text})`;
}

/** Text; an empty one counts as none where the column cannot hold a null. */
export function textSql({ value, type }: TypedSql): Sql {
  if (type.kind !== "text") return sql`toString(${value})`;
  return type.isNullable
    ? sql`toString(${value})`
    : sql`nullIf(toString(${value}), '')`;
}

const LATENCY =
  "^\\s*(-?[0-9]+(?:\\.[0-9]+)?)\\s*(ns|us|µs|ms|s|min|h|d)?\\s*$";

/** Milliseconds; null where it is no length of time. */
export function latencySql({ value, type, unit = "ms" }: TypedSql): Sql {
  const factor = UNIT_MS[unit as LatencyUnit];
  if (type.kind === "integer" || type.kind === "number") {
    const ms = sql`toFloat64(${value}) * ${factor}`;
    return sql`if(isFinite(${ms}), ${ms}, NULL)`;
  }
  const text = sql`ifNull(toString(${value}), '')`;
  const number = sql`toFloat64OrNull(extract(${text}, '-?[0-9.]+'))`;
  const units = Object.keys(UNIT_MS) as LatencyUnit[];
  const scale =
    sql`transform(replaceOne(extract(${text}, '[a-zµ]+'), 'µ', 'u'), [${
      literals(units)
    }], [${
      units.map((name) => sql`toFloat64(${UNIT_MS[name]})`)
    }], toFloat64(${factor}))`;
  return sql`if(match(${text}, ${LATENCY}), ${number} * ${scale}, NULL)`;
}
