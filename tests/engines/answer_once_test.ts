import { assert, assertEquals, assertRejects } from "@std/assert";
import { AnswerOnce } from "../../lib/engines/answer_once.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import type { LogSource } from "../../lib/logs/log_source.ts";

/** The sample, and a list of the questions that reached it. */
async function counted(): Promise<{ logs: LogSource; asked: string[] }> {
  const asked: string[] = [];
  const source = await openLogs("sample");
  const logs = new Proxy(source, {
    get(target, name: keyof LogSource) {
      return (...question: never[]) => {
        asked.push(name);
        return (target[name] as (...q: never[]) => unknown)(...question);
      };
    },
  });
  return { logs, asked };
}

Deno.test("AnswerOnce asks the logs once for each question", async () => {
  const { logs, asked } = await counted();
  const once = new AnswerOnce(logs);
  const first = await once.windows("5s");
  assert(first === await once.windows("5s"));
  await once.counts("level", { service: "ServiceA", failures: true });
  await once.counts(["level"], { failures: true, service: "ServiceA" });
  assertEquals(asked, ["windows", "counts"]);
});

Deno.test("AnswerOnce keeps different questions apart", async () => {
  const { logs, asked } = await counted();
  const once = new AnswerOnce(logs);
  const all = await once.counts("level");
  const failures = await once.counts("level", { failures: true });
  assert(all.height > failures.height);
  await once.windows("1m", "service");
  await once.windows("1m");
  await once.latency();
  await once.latency("service");
  const span = { from: 0, to: 1 };
  await once.breakdown("Service", [span]);
  await once.breakdown("Message", [span]);
  await once.breakdown("Service", [{ ...span, to: 2 }]);
  await once.breakdown("Service", [span], 5);
  assertEquals(asked.length, 10);
  assert(
    await once.breakdown("Service", [span]) ===
      await once.breakdown("Service", [{ to: 1, from: 0 }]),
  );
  assertEquals(asked.length, 10);
});

Deno.test("AnswerOnce asks again after a failure", async () => {
  const { logs, asked } = await counted();
  const once = new AnswerOnce(logs);
  await assertRejects(() => once.windows("never"));
  await assertRejects(() => once.windows("never"));
  assertEquals(asked, ["windows", "windows"]);
});
