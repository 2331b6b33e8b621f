import { assert, assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { AnswerOnce } from "../../lib/engines/answer_once.ts";
import { openLogs } from "../../lib/engines/open_logs.ts";
import { SharedAnswers } from "../../lib/engines/shared_answers.ts";
import type { LogSource } from "../../lib/logs/log_source.ts";
import { assertSameAnswers } from "./clickhouse/contract.ts";

async function withFolder(test: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "logbook_test_" });
  try {
    await test(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Logs of which nothing can be asked. */
const SILENT = new Proxy({} as LogSource, {
  get: () => () => Promise.reject(new Error("asked")),
});

Deno.test("SharedAnswers gives other processes the answers as they were", () =>
  withFolder(async (folder) => {
    const logs = await openLogs("sample");
    const { first: start } = await logs.overview();
    const from = start ?? NaN;
    const questions = {
      every: ["5s"],
      spans: [{ from, to: from + 60e6 }],
    };
    const first = new AnswerOnce(logs, new SharedAnswers(folder));
    await assertSameAnswers(first, logs, questions);
    // All answers now lie in the folder.
    const second = new AnswerOnce(SILENT, new SharedAnswers(folder));
    await assertSameAnswers(second, logs, questions);
  }));

Deno.test("SharedAnswers keeps frames of all types, empty ones too", () =>
  withFolder(async (folder) => {
    const frame = pl.DataFrame([
      pl.Series("text", ["a", null], pl.Utf8),
      pl.Series("number", [NaN, null], pl.Float64),
      pl.Series("time", [0, 1_700_000_000_000_000], pl.Int64)
        .cast(pl.Datetime("us", "UTC")),
    ]);
    const answers = new SharedAnswers(folder);
    for (
      const [question, asked] of [["all", frame], [
        "none",
        frame.limit(0),
      ]] as const
    ) {
      await answers.write(question, asked);
      const found = await answers.read(question) as pl.DataFrame;
      assert(found.frameEqual(asked, true));
      assertEquals(String(found.dtypes), String(asked.dtypes));
    }
    await answers.write("plain", { at: null, of: [undefined, -0, Infinity] });
    assertEquals(await answers.read("plain"), {
      at: null,
      of: [undefined, -0, Infinity],
    });
  }));

Deno.test("SharedAnswers has no answer where its file is damaged", () =>
  withFolder(async (folder) => {
    const answers = new SharedAnswers(folder);
    await answers.write("counts", pl.DataFrame({ logs: [1, 2, 3] }));
    const [{ name }] = [...Deno.readDirSync(folder)];
    await Deno.truncate(`${folder}/${name}`, 100);
    assertEquals(await answers.read("counts"), undefined);
  }));
