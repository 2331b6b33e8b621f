import { isJsonObject, type JsonObject, type JsonValue } from "./json_value.ts";
import { otlpRecords } from "./otlp_records.ts";

/** Members that hold an envelope's records, whatever is beside them. */
const RECORDS = ["logEvents", "Records", "resourceLogs", "resource_logs"];

/** Members that do if nothing beside them belongs to a log of its own. */
const PERHAPS_RECORDS = ["records", "events", "logs", "entries"];

/** What a log has and an envelope has not. */
const OF_A_LOG =
  /^(@?time(stamp)?|ts|t|@t|date|msg|message|level|lvl|severity)$/i;

/**
 * The records of an envelope: one object that holds many logs, as OTLP exports,
 * CloudWatch (`logEvents`), CloudTrail and event notifications (`Records`) do.
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
  if (key === undefined) return undefined;
  const list = object[key];
  if (!Array.isArray(list)) return undefined;
  const around = scalars(object);
  return list.filter(isJsonObject).map((record) => ({ ...around, ...record }));
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
  const perhaps = PERHAPS_RECORDS.find((key) => holdsObjects(object, key));
  if (perhaps === undefined) return undefined;
  const isLog = Object.keys(object).some((key) => OF_A_LOG.test(key));
  return isLog ? undefined : perhaps;
}

function holdsObjects(object: JsonObject, key: string): boolean {
  if (!Object.hasOwn(object, key)) return false;
  const list: JsonValue = object[key];
  return Array.isArray(list) && list.every(isJsonObject);
}
