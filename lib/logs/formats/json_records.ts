import { isJsonObject, type JsonObject, type JsonValue } from "./json_value.ts";
import { otlpRecords } from "./otlp_records.ts";

/** Members that hold an envelope's records, whatever is beside them. */
const RECORDS = ["logEvents", "Records", "resourceLogs", "resource_logs"];

/** Members that do if nothing beside them belongs to a log of its own. */
const PERHAPS_RECORDS = [
  "records",
  "events",
  "logs",
  "entries",
  "items",
  "hits",
  "results",
  "result",
  "rows",
  "value",
  "messages",
  "data",
];

/** Members that hold what holds the records: Elasticsearch's and Loki's answers. */
export const AROUND_RECORDS: readonly string[] = ["hits", "data", "response"];

/** What a log has and an envelope has not. */
const OF_A_LOG =
  /^(?:[tT][sS]?|@t|[mM]sg|[mM]essage|[lL]evel|lvl|[sS]everity)$|(?:[tT]ime|[tT]imestamp|[dD]ate|_at)$|At$/;

/**
 * The records of an envelope: one object that holds many logs, as OTLP exports,
 * CloudWatch (`logEvents`), CloudTrail and event notifications (`Records`), lists of
 * Kubernetes (`items`) and the answers of Elasticsearch (`hits.hits`) and Loki
 * (`data.result`, whose pairs of time and line become records of their own) do.
 * What else the envelope says, unless it is nested, goes to each of its records
 * that does not say it.
 *
 * @returns Undefined if the object is a log itself.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { jsonRecords } from "./json_records.ts";
 *
 * const envelope = { logGroup: "api", logEvents: [{ message: "late" }] };
 *
 * assertEquals(jsonRecords(envelope), [{ logGroup: "api", message: "late" }]);
 * assertEquals(jsonRecords({ message: "late" }), undefined);
 * ```
 */
export function jsonRecords(object: JsonObject): JsonObject[] | undefined {
  const otlp = otlpRecords(object);
  if (otlp !== undefined) return otlp;
  const key = findRecords(object);
  if (key === undefined) return recordsWithin(object);
  const list = object[key];
  if (!Array.isArray(list)) return undefined;
  const around = scalars(object);
  return list.filter(isJsonObject).flatMap(linesOfStream)
    .map((record) => ({ ...around, ...record }));
}

/** The records that lie one object deeper, without what is said around them. */
function recordsWithin(object: JsonObject): JsonObject[] | undefined {
  if (isLog(object)) return undefined;
  for (const key of AROUND_RECORDS) {
    const within = Object.hasOwn(object, key) ? object[key] : undefined;
    if (!isJsonObject(within)) continue;
    const inner = findRecords(within);
    if (inner !== undefined) return jsonRecords({ [inner]: within[inner] });
  }
}

/** The lines of a stream of Loki's, with its labels; any other record as it is. */
function linesOfStream(record: JsonObject): JsonObject[] {
  const { stream, values } = record;
  if (!isJsonObject(stream) || !Array.isArray(values)) return [record];
  return values.flatMap((value) =>
    Array.isArray(value) && value.length >= 2
      ? [{ ...stream, timestamp: value[0], line: value[1] }]
      : []
  );
}

/** What is not worth repeating in each record is left out. */
function scalars(envelope: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(envelope).filter(([, value]) => typeof value !== "object"),
  );
}

function findRecords(object: JsonObject): string | undefined {
  const sure = RECORDS.find((key) => holdsObjects(object, key));
  if (sure !== undefined) return sure;
  const perhaps = PERHAPS_RECORDS.find((key) =>
    holdsObjects(object, key) && !isEmpty(object[key])
  );
  return perhaps === undefined || isLog(object) ? undefined : perhaps;
}

function isEmpty(list: JsonValue): boolean {
  return Array.isArray(list) && list.length === 0;
}

function isLog(object: JsonObject): boolean {
  return Object.keys(object).some((key) => OF_A_LOG.test(key));
}

function holdsObjects(object: JsonObject, key: string): boolean {
  if (!Object.hasOwn(object, key)) return false;
  const list: JsonValue = object[key];
  return Array.isArray(list) && list.every(isJsonObject);
}
