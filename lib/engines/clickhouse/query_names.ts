/** The environment variable with what the queries of a process have in their names. */
const RUN = "LOGBOOK_RUN";

/** Gives the queries of this process, and of its kernels, a name that no other has. */
export function nameQueries(): void {
  Deno.env.set(RUN, crypto.randomUUID());
}

/**
 * A name for a query, by which it can be ended when nobody waits for it any more.
 *
 * @param what What is loaded; empty for all but loads.
 */
export function queryName(what: string): string {
  const parts = [what, runName(), crypto.randomUUID()];
  return `logbook-${parts.filter((part) => part !== "").join("-")}`;
}

/** A pattern of `LIKE` for the queries of this process and of its kernels. */
export function ownQueries(): string {
  return `logbook-%${runName()}-%`;
}

/** A pattern of `LIKE` for the queries of any process that loads the same. */
export function queriesThatLoad(what: string): string {
  return `logbook-${what}-%`;
}

function runName(): string {
  return Deno.env.get(RUN) ?? "single";
}
