import { assertEquals, assertRejects } from "@std/assert";
import { csvBatches } from "../../../lib/engines/scanning/csv_batches.ts";

async function read(text: string, blockBytes?: number) {
  const path = await Deno.makeTempFile({ prefix: "logbook_test_" });
  try {
    await Deno.writeTextFile(path, text);
    const table = {
      delimiter: ",",
      quote: '"',
      hasHeader: true,
      names: ["a", "b"],
    };
    const rows: unknown[][] = [];
    for await (const batch of csvBatches(path, table, blockBytes)) {
      for (const row of batch.rows.rows()) rows.push(row);
    }
    return rows;
  } finally {
    await Deno.remove(path);
  }
}

const ROWS = Array.from({ length: 50 }, (_, i) => [`${i}`, `value ${i}`]);
const TEXT = `a,b\n${ROWS.map((row) => row.join(",")).join("\n")}`;
const EXPECTED = ROWS.map((row, i) => [i + 2, ...row]);

Deno.test("csvBatches() reads the same in blocks of any size", async () => {
  for (const blockBytes of [20, 33, 100, undefined]) {
    assertEquals(await read(TEXT, blockBytes), EXPECTED);
    assertEquals(await read(`${TEXT}\n`, blockBytes), EXPECTED);
  }
});

Deno.test("csvBatches() reads past a byte order mark and carriage returns", async () => {
  assertEquals(
    await read(`\ufeff${TEXT.replaceAll("\n", "\r\n")}\r\n`, 64),
    EXPECTED,
  );
});

Deno.test("csvBatches() reads quotes, but no line breaks in them, wherever a block ends", async () => {
  assertEquals(await read('a,b\n1,"x, y"\n'), [[2, "1", "x, y"]]);
  for (const blockBytes of [12, 14, 18, undefined]) {
    await assertRejects(() => read('a,b\n1,"x\ny"\n2,z\n', blockBytes));
  }
});

Deno.test("csvBatches() refuses a line that is longer than a block", async () => {
  await assertRejects(
    () => read(`a,b\n1,${"x".repeat(100)}\n`, 50),
    Error,
    "long",
  );
});
