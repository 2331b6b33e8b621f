/** What a type of ClickHouse comes to for logs. */
export interface ColumnType {
  readonly kind:
    | "seconds"
    | "moment"
    | "day"
    | "integer"
    | "number"
    | "boolean"
    | "text"
    | "nested";
  readonly isNullable: boolean;
  /** Whether a double holds every value. */
  readonly isExact: boolean;
}

const WRAPPER = /^(?:Nullable|LowCardinality)\((.*)\)$/s;

/** Reads the name of a type, such as `LowCardinality(Nullable(String))`. */
export function readType(name: string): ColumnType {
  let inner = name;
  for (let found = WRAPPER.exec(inner); found; found = WRAPPER.exec(inner)) {
    inner = found[1];
  }
  return {
    kind: kindOf(inner),
    isNullable: name.includes("Nullable("),
    isExact: !/^U?Int(64|128|256)$|^Decimal/.test(inner),
  };
}

function kindOf(type: string): ColumnType["kind"] {
  if (/^DateTime64\b/.test(type)) return "moment";
  if (/^DateTime\b/.test(type)) return "seconds";
  if (/^Date(32)?$/.test(type)) return "day";
  if (/^U?Int\d+$/.test(type)) return "integer";
  if (/^(Float\d+|Decimal.*|BFloat16)$/.test(type)) return "number";
  if (type === "Bool") return "boolean";
  return /^(Array|Map|Tuple|Nested|JSON|Object|Variant|Dynamic)\b/.test(type)
    ? "nested"
    : "text";
}

/** The type as the overview tells it. */
export function overviewType({ kind }: ColumnType): string {
  switch (kind) {
    case "seconds":
    case "moment":
    case "day":
      return "timestamp";
    case "nested":
      return "text";
    default:
      return kind;
  }
}
