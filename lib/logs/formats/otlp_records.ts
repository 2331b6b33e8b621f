import { isJsonObject, type JsonObject, type JsonValue } from "./json_value.ts";

/**
 * The log records of an OTLP export, or of one resource's part of it, as flat
 * objects with the names that collectors give the columns of a table:
 * `Timestamp` (nanoseconds since 1970; when it was observed if it does not say
 * when it happened), `SeverityText`, `SeverityNumber`, `ServiceName`, `Body`,
 * `TraceId`, `SpanId`, `ScopeName`, `LogAttributes`, `ResourceAttributes`.
 *
 * @param value Keys in camelCase or snake_case.
 * @returns Undefined if it is no such export.
 *
 * @see https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { otlpRecords } from "./otlp_records.ts";
 *
 * const records = otlpRecords({
 *   resourceLogs: [{
 *     scopeLogs: [{
 *       logRecords: [{ timeUnixNano: "1", body: { stringValue: "late" } }],
 *     }],
 *   }],
 * });
 *
 * assertEquals(records?.[0].Timestamp, "1");
 * assertEquals(records?.[0].Body, "late");
 * ```
 */
export function otlpRecords(value: JsonObject): JsonObject[] | undefined {
  if (has(value, "resourceLogs")) {
    return objects(get(value, "resourceLogs")).flatMap(resourceRecords);
  }
  const isPart = has(value, "scopeLogs") ||
    has(value, "instrumentationLibraryLogs");
  return isPart ? resourceRecords(value) : undefined;
}

function resourceRecords(part: JsonObject): JsonObject[] {
  const resource = flatten(
    unwrapList(object(get(part, "resource")), "attributes"),
  );
  const scopes = objects(get(part, "scopeLogs")).concat(
    objects(get(part, "instrumentationLibraryLogs")),
  );
  return scopes.flatMap((scope) => scopeRecords(scope, resource));
}

function scopeRecords(scope: JsonObject, resource: JsonObject): JsonObject[] {
  const ScopeName = get(object(get(scope, "scope")), "name") ?? null;
  const records = objects(get(scope, "logRecords"))
    .concat(objects(get(scope, "logs")));
  return records.map((record) => ({
    Timestamp: findTime(record),
    SeverityText: get(record, "severityText") ?? null,
    SeverityNumber: get(record, "severityNumber") ?? null,
    ServiceName: resource["service.name"] ?? null,
    Body: unwrap(get(record, "body") ?? null, 0),
    TraceId: get(record, "traceId") || null,
    SpanId: get(record, "spanId") || null,
    EventName: get(record, "eventName") || null,
    ScopeName,
    LogAttributes: orNull(unwrapList(record, "attributes")),
    ResourceAttributes: orNull(resource),
  }));
}

/** Makes text of what is nested, once for all the resource's records. */
function flatten(resource: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(resource).map(([key, value]) => [
      key,
      typeof value === "object" && value !== null
        ? JSON.stringify(value)
        : value,
    ]),
  );
}

/** Zero means that nobody knows. */
function findTime(record: JsonObject): JsonValue {
  for (const key of ["timeUnixNano", "observedTimeUnixNano"]) {
    const time = get(record, key) ?? null;
    if (time !== null && time !== "" && Number(time) !== 0) return time;
  }
  return null;
}

/** Values nested deeper stay as OTLP writes them. */
const DEEPEST_VALUE = 50;

/** Takes the type off an AnyValue. */
function unwrap(value: JsonValue, depth: number): JsonValue {
  if (!isJsonObject(value) || depth > DEEPEST_VALUE) return value;
  const list = get(value, "kvlistValue");
  if (list !== undefined) return unwrapList(object(list), "values", depth + 1);
  const array = get(value, "arrayValue");
  if (isJsonObject(array)) {
    const values = get(array, "values");
    if (!Array.isArray(values)) return [];
    return values.map((item) => unwrap(item, depth + 1));
  }
  for (const type of SCALARS) {
    const scalar = get(value, type);
    if (scalar !== undefined) return scalar;
  }
  return Object.keys(value).length === 0 ? null : value;
}

const SCALARS = [
  "stringValue",
  "intValue",
  "doubleValue",
  "boolValue",
  "bytesValue",
];

/** A list of keys and values as an object. */
function unwrapList(owner: JsonObject, key: string, depth = 0): JsonObject {
  return Object.fromEntries(
    objects(get(owner, key)).map((
      pair,
    ) => [String(pair.key ?? ""), unwrap(pair.value ?? null, depth)]),
  );
}

function orNull(value: JsonObject): JsonObject | null {
  return Object.keys(value).length === 0 ? null : value;
}

function object(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

function objects(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

function has(value: JsonObject, key: string): boolean {
  return Object.hasOwn(value, key) || Object.hasOwn(value, toSnakeCase(key));
}

/** A member under its name in camelCase or in snake_case. */
function get(value: JsonObject, key: string): JsonValue | undefined {
  if (Object.hasOwn(value, key)) return value[key];
  const snake = toSnakeCase(key);
  return Object.hasOwn(value, snake) ? value[snake] : undefined;
}

function toSnakeCase(key: string): string {
  return SNAKE[key] ??= key.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
}

const SNAKE: Record<string, string> = {};
