import { shuffle } from "./random.ts";
import { FIRST_ROWS, MESSAGES, PERIOD, SERVICES } from "./sample_world.ts";

/** What each row is about: indices into `MESSAGES` and `SERVICES`. */
export interface DealtRows {
  readonly messages: Uint8Array;
  readonly services: Uint8Array;
}

/**
 * Deals messages and services to rows: fixed numbers of each in random order,
 * independent of each other and of time. A few ERROR and FATAL rows are then
 * swapped between services so that each service has its published share.
 *
 * @param rows At most 100,000; fewer scale the numbers in proportion.
 * @param random Numbers in [0, 1).
 * @param isFirst Whether these rows begin with the published ones.
 */
export function dealRows(
  rows: number,
  random: () => number,
  isFirst: boolean,
): DealtRows {
  const dealt = {
    messages: shuffle(deck(MESSAGES, rows), random),
    services: shuffle(deck(SERVICES, rows), random),
  };
  const published = isFirst ? FIRST_ROWS.slice(0, rows) : [];
  published.forEach(({ message, service }, row) => {
    const wanted = MESSAGES.findIndex(({ text }) => text === message);
    bringTo(row, wanted, dealt.messages);
    bringTo(row, SERVICES.findIndex((s) => s.name === service), dealt.services);
  });
  balanceErrors(dealt, published.length, random);
  return dealt;
}

/** Every kind's index as often as its share of `rows` asks for, by largest remainder. */
function deck(kinds: readonly { rows: number }[], rows: number): Uint8Array {
  const exact = kinds.map((kind) => kind.rows * rows / PERIOD.rows);
  const counts = exact.map(Math.floor);
  const missing = rows - counts.reduce((sum, count) => sum + count, 0);
  exact.map((share, kind) => ({ kind, rest: share - counts[kind] }))
    .sort((a, b) => b.rest - a.rest || a.kind - b.kind)
    .slice(0, missing)
    .forEach(({ kind }) => counts[kind]++);
  return Uint8Array.from(counts.flatMap((n, kind) => Array(n).fill(kind)));
}

/** Swaps a later row's value into `row`; sets it where no later row has it. */
function bringTo(row: number, value: number, values: Uint8Array): void {
  const found = values.indexOf(value, row);
  if (found >= 0) values[found] = values[row];
  values[row] = value;
}

/** Swaps messages between services that have too many ERRORs and those with too few. */
function balanceErrors(
  { messages, services }: DealtRows,
  skipped: number,
  random: () => number,
): void {
  const rowsOf = (service: number, level: string) =>
    Array.from(messages.keys()).filter((row) =>
      services[row] === service && MESSAGES[messages[row]].level === level
    );
  const errors = SERVICES.map((_, service) => rowsOf(service, "ERROR"));
  const fatals = SERVICES.map((_, service) => rowsOf(service, "FATAL"));
  const pick = (rows: number[], count: number) =>
    shuffle(rows.filter((row) => row >= skipped), random).slice(0, count);
  const surplus = errorSurplus(errors, fatals);
  const tooMany = errors.flatMap((rows, s) =>
    pick(rows, Math.max(0, surplus[s]))
  );
  const tooFew = fatals.flatMap((rows, s) =>
    pick(rows, Math.max(0, -surplus[s]))
  );
  for (let i = 0; i < Math.min(tooMany.length, tooFew.length); i++) {
    const message = messages[tooMany[i]];
    messages[tooMany[i]] = messages[tooFew[i]];
    messages[tooFew[i]] = message;
  }
}

/** How many ERRORs each service has above its published share; adds up to 0. */
function errorSurplus(errors: number[][], fatals: number[][]): number[] {
  const surplus = SERVICES.map(({ errorPercent }, s) => {
    const failures = errors[s].length + fatals[s].length;
    return errors[s].length - Math.round(failures * errorPercent / 100);
  });
  let rest = surplus.reduce((sum, n) => sum + n, 0);
  // Rounding leaves a few over: each service takes one in turn.
  for (let s = 0; rest !== 0; s = (s + 1) % SERVICES.length) {
    surplus[s] -= Math.sign(rest);
    rest -= Math.sign(rest);
  }
  return surplus;
}
