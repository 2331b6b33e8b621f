import { InputError } from "../../logs/input_error.ts";
import { ShardError } from "./shard_error.ts";

/** What was asked when something failed. */
export interface Asked {
  /** The table's address, without a password. */
  readonly address: string;
  /** How long a query may take, in seconds. */
  readonly timeout_s: number;
  /** What failed; defaults to `read`. */
  readonly action?: "read" | "write to";
}

/**
 * The numbers of ClickHouse's errors where a shard cannot be reached; the last one
 * comes up where all shards of a table may be skipped, and are.
 */
const NO_ANSWER: readonly number[] = [279, 210, 519, 242, 90];

/** The numbers of ClickHouse's errors that a user can do something about. */
const CODES: Readonly<Record<number, (asked: Asked) => string>> = {
  ...each(
    [192, 193, 194, 516],
    () =>
      "the user or the password is wrong; the user stands before the @, the password in CLICKHOUSE_PASSWORD or in the file that CLICKHOUSE_PASSWORD_FILE names",
  ),
  ...each([60, 390], () => "there is no such table"),
  81: () => "there is no such database",
  ...each(
    [164, 291, 497],
    () => "the user lacks the right to do this",
  ),
  ...each(
    [159, 160, 209],
    ({ timeout_s }) =>
      `a query took longer than it may (--timeout ${timeout_s} seconds, or a limit of the server); pass a shorter period with --from and --to, or a longer --timeout`,
  ),
  ...each(
    [241, 173],
    () =>
      "a query needed more memory than the server allows; pass a shorter period with --from and --to, or have the limit raised",
  ),
  ...each(
    [158, 307, 396, 191, 201],
    () =>
      "a query is above a limit of the server; pass a shorter period with --from and --to",
  ),
  ...each(
    NO_ANSWER,
    () =>
      "a shard of the cluster does not answer, and without it the figures would be wrong; try again when it is back",
  ),
  ...each(
    [32, 1000, 101, 102],
    () =>
      "a shard of the cluster broke off in the middle of an answer; try again when it is back",
  ),
};

/** What the system calls a failure to reach a server. */
const SYSTEM: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server listens there",
  ENOTFOUND: "there is no host of that name",
  EAI_AGAIN: "there is no host of that name",
  EHOSTUNREACH: "the host cannot be reached",
  ENETUNREACH: "the host cannot be reached",
  ETIMEDOUT: "the host does not answer",
  ECONNRESET: "the connection broke off in the middle of an answer; try again",
  EPIPE: "the connection broke off; try again",
};

/** The answer that says nothing: a part of one must not pass for a whole. */
export function brokenAnswer({ address, action = "read" }: Asked): InputError {
  return new InputError(
    `Cannot ${action} ${address}: the answer broke off in the middle or is none of ClickHouse's; try again`,
  );
}

/**
 * What a failed query means to the user, in one sentence.
 *
 * @param error What the client threw.
 */
export function explainFailure(error: unknown, asked: Asked): InputError {
  if (error instanceof InputError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const cannot = (why: string) =>
    new InputError(`Cannot ${asked.action ?? "read"} ${asked.address}: ${why}`);
  const code = codeOf(error, message);
  if (code !== undefined) {
    const known = CODES[code];
    const { message: sentence } = cannot(
      known?.(asked) ?? `ClickHouse says ${saying(message)}`,
    );
    return NO_ANSWER.includes(code)
      ? new ShardError(sentence)
      : new InputError(sentence);
  }
  if (/^Timeout error/i.test(message)) {
    return cannot(
      `the server did not answer within --timeout ${asked.timeout_s} seconds; the query takes longer, or the server or a shard behind it is frozen`,
    );
  }
  const system = systemCode(error);
  if (system !== undefined) return cannot(SYSTEM[system] ?? system);
  if (/socket hang up|aborted|closed|reset|eof/i.test(message)) {
    return cannot(SYSTEM.ECONNRESET);
  }
  return cannot(saying(message));
}

/** The number of ClickHouse's error; undefined where it is none of ClickHouse's. */
function codeOf(error: unknown, message: string): number | undefined {
  const isCoded = error instanceof Error && "code" in error &&
    /^\d+$/.test(String(error.code));
  if (isCoded) return Number(error.code);
  const found = /\bCode: (\d+)[,.]/.exec(message)?.[1];
  return found === undefined ? undefined : Number(found);
}

function systemCode(error: unknown): string | undefined {
  const isCoded = error instanceof Error && "code" in error &&
    typeof error.code === "string" && /^E[A-Z_]+$/.test(error.code);
  return isCoded ? String(error.code) : undefined;
}

/** What ClickHouse says, without its prefix, its version and the query. */
function saying(message: string): string {
  const plain = message.replace(/^.*?DB::Exception: /s, "")
    .replace(/, e\.what\(\).*$/s, "").replace(/\s+/g, " ").trim();
  const short = plain.length > 300 ? `${plain.slice(0, 300)}…` : plain;
  return short === "" ? "nothing" : short;
}

function each(
  codes: readonly number[],
  why: (asked: Asked) => string,
): Record<number, (asked: Asked) => string> {
  return Object.fromEntries(codes.map((code) => [code, why]));
}
