import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import {
  failureReachFinding,
  type Reach,
} from "../../lib/findings/reliability/failure_reach.ts";
import { userColumn } from "../../lib/findings/user_column.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { seededRandom } from "../../lib/logs/random.ts";
import { expectedReach } from "../../lib/stats/reach.ts";

/** So many users with so many logs, each of which fails with a user's own chance. */
function reachOf(
  users: number,
  logs: number,
  chance: (user: number) => number,
): Reach {
  const random = seededRandom(users);
  const failures = Array.from(
    { length: users },
    (_, user) =>
      Array.from({ length: logs }, random).filter((at) => at < chance(user))
        .length,
  );
  const all = failures.reduce((total, count) => total + count, 0);
  return {
    column: "user_id",
    breakdown: {
      distinct: users,
      values: pl.DataFrame({
        value: [null, ...failures.map((_, user) => `u${user}`)],
        logs: [users * logs, ...failures.map(() => logs)],
        failures: [all, ...failures],
      }),
    },
  };
}

Deno.test("failureReachFinding() tells failures of a few users from those of all, where users have few logs", () => {
  const some = failureReachFinding(
    reachOf(3_000, 8, (user) => user % 10 === 0 ? 0.5 : 0),
  );
  assertEquals(some.verdict, "supported");
  assertStringIncludes(some.statement, "of 3,000 values of “user_id”");
  assert(Number(some.effect?.value) < -0.1, some.statement);
  const all = failureReachFinding(reachOf(3_000, 8, () => 0.05));
  assertEquals(all.verdict, "within_noise");
});

Deno.test("failureReachFinding() compares failure rates where chance would touch all", () => {
  const rates = (one: number) =>
    failureReachFinding(
      reachOf(20, 900, (user) => user === 3 ? one : 0.1),
    );
  assertEquals(rates(0.4).verdict, "supported");
  assertEquals(rates(0.1).verdict, "within_noise");
  assertStringIncludes(rates(0.1).statement, "touch 20 of 20 values");
});

Deno.test("failureReachFinding() says what it lacks", () => {
  const says = (reach: Reach | null, words: string) =>
    assertStringIncludes(failureReachFinding(reach).statement, words);
  says(null, "there is no column that names users or clients");
  says(reachOf(50, 9, () => 0), "no log is a failure");
  says(reachOf(1, 9, () => 0.5), "fewer than two values");
  const { column, breakdown } = reachOf(50, 9, () => 0.5);
  says(
    { column, breakdown: { ...breakdown, distinct: 9_000 } },
    "9,000 values",
  );
});

Deno.test("userColumn() finds users before clients before addresses", async () => {
  const found = (...names: string[]) =>
    userColumn({
      columns: names.map((name) => ({ name, type: "text", canonical: null })),
    });
  assertEquals(found("ip", "client_id", "user.id"), "user.id");
  assertEquals(found("remote_addr", "ClientName"), "ClientName");
  assertEquals(found("host", "source-ip"), "source-ip");
  assertEquals(found("superuser_flag", "ipsum", "host"), null);
  assertEquals(userColumn(await (await openLogs()).overview()), "User");
});

Deno.test("expectedReach() comes close to what dealing out at random gives", () => {
  const random = seededRandom(9);
  const trials = Array.from({ length: 400 }, (_, i) => 1 + i % 7);
  const counts = Array.from({ length: 300 }, () => {
    const owners = trials.flatMap((n, i) => Array(n).fill(i));
    // The first 200 of a random order.
    for (let i = 0; i < 200; i++) {
      const other = i + Math.floor(random() * (owners.length - i));
      [owners[i], owners[other]] = [owners[other], owners[i]];
    }
    return new Set(owners.slice(0, 200)).size;
  });
  const mean = counts.reduce((total, count) => total + count, 0) / 300;
  const sd = Math.sqrt(
    counts.reduce((total, count) => total + (count - mean) ** 2, 0) / 299,
  );
  const successes = trials.map((_, i) => i < 200 ? 1 : 0);
  const told = expectedReach(trials, successes);
  assert(Math.abs(told.expected - mean) < 2, `${told.expected} ${mean}`);
  assert(Math.abs(told.sd / sd - 1) < 0.2, `${told.sd} ${sd}`);
});
