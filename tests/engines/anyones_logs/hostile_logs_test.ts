import { assert, assertEquals, assertRejects } from "@std/assert";
import { gzipSync, zstdCompressSync } from "node:zlib";
import { openLogs } from "../../../lib/engines/open_logs.ts";
import { InputError } from "../../../lib/logs/input_error.ts";
import type { LogSource } from "../../../lib/logs/log_source.ts";
import { withFolder } from "../../runner/build_notebook.ts";

const MIB = 2 ** 20;
/** What reading may add to the process's memory, whatever the file. */
const MOST_MEMORY = 900 * MIB;

function withHostile(
  parts: readonly (string | Uint8Array)[],
  test: (open: () => Promise<LogSource>) => Promise<void>,
): Promise<void> {
  return withFolder(async (folder) => {
    const path = `${folder}/hostile.log`;
    for (const part of parts) {
      const bytes = typeof part === "string"
        ? new TextEncoder().encode(part)
        : part;
      await Deno.writeFile(path, bytes, { append: true });
    }
    const before = Deno.memoryUsage().rss;
    await test(() => openLogs(path));
    const added = Deno.memoryUsage().rss - before;
    assert(added < MOST_MEMORY, `${added / MIB} MiB more`);
  });
}

async function lineCounts(logs: LogSource) {
  const { rows, reading: { files: [file] } } = await logs.overview();
  const { lines, continuation, header, blank, rejected } = file;
  return { lines, rows, continuation, header, blank, rejected };
}

const none = { continuation: 0, header: 0, blank: 0, rejected: 0 };
const long = "x".repeat(50 * MIB);
const time = "2024-03-05T09:00:00Z";
const ndjson = `{"time":"${time}","level":"info","msg":"fine"}\n`;
const text = "2024-03-05 09:00:00 INFO door: open\n";

for (const [kind, fine] of [["JSON", ndjson], ["text", text]]) {
  Deno.test(`openLogs() rejects a line of 50 MiB in ${kind} and reads the others`, () => {
    const bad = fine.replace(/fine|open/, long);
    return withHostile([fine, bad, fine, fine], async (open) => {
      assertEquals(await lineCounts(await open()), {
        ...none,
        lines: 4,
        rows: 3,
        rejected: 1,
      });
    });
  });
}

Deno.test("openLogs() says that a single line of 50 MiB is nothing to read", () =>
  withHostile([long], async (open) => {
    await assertRejects(open, InputError, "Cannot find a timestamp");
  }));

Deno.test("openLogs() says that a header of a million columns is too long", () => {
  const names = Array.from({ length: 1e6 }, (_, i) => `c${i}`).join();
  const row = `${time},INFO,${"1,".repeat(999_999)}1\n`;
  return withHostile([`time,level,${names}\n`, row, row], async (open) => {
    await assertRejects(open, InputError, "longer than 1 MiB");
  });
});

Deno.test("openLogs() puts a table's columns together from the thousandth on", () => {
  const names = Array.from({ length: 100_000 }, (_, i) => `c${i}`).join();
  const row = `${time},INFO${",1".repeat(100_000)}\n`;
  return withHostile([`time,level,${names}\n`, row, row], async (open) => {
    const logs = await open();
    const { rows, columns } = await logs.overview();
    assertEquals([rows, columns.length], [2, 1001]);
    assertEquals(columns[1000].name, "(further fields)");
  });
});

Deno.test("openLogs() puts an object's fields together from the thousandth on", () => {
  const object = (line: number) => {
    const fields = Array.from({ length: 1000 }, (_, i) => `"k${line}_${i}":1`);
    return `{"time":"${time}","level":"info",${fields.join()}}\n`;
  };
  const lines = Array.from({ length: 1000 }, (_, line) => object(line));
  return withHostile([lines.join("")], async (open) => {
    const { rows, columns } = await (await open()).overview();
    assertEquals([rows, columns.length], [1000, 1001]);
  });
});

Deno.test("openLogs() reads JSON that is nested 100,000 deep", () => {
  const depth = 100_000;
  const deep = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const list = `${"[".repeat(depth)}${"]".repeat(depth)}`;
  return withHostile(
    [deep, list].flatMap((value) => [
      ndjson.replace('"fine"', value),
      ndjson,
    ]),
    async (open) => {
      assertEquals(await lineCounts(await open()), {
        ...none,
        lines: 4,
        rows: 4,
      });
    },
  );
});

Deno.test("openLogs() leaves prototypes alone", () => {
  const hostile = ndjson.replace(
    '"fine"',
    '"fine","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}',
  );
  return withHostile([hostile, ndjson], async (open) => {
    const { columns } = await (await open()).overview();
    const names = columns.map(({ name }) => name);
    assert(names.includes("__proto__.polluted"), names.join());
    assertEquals("polluted" in {}, false);
  });
});

const BOMBS = [
  ["gzip", gzipSync, "\0".repeat(64 * MIB)],
  ["zstd", zstdCompressSync, text.repeat(64 * MIB / text.length)],
] as const;

for (const [kind, compress, filling] of BOMBS) {
  Deno.test(`openLogs() stops at a ${kind} bomb`, () => {
    const member = compress(filling);
    // More than 1 GB out of little more than one MB.
    return withHostile(
      [compress(text), ...Array.from({ length: 20 }, () => member)],
      async (open) => {
        await assertRejects(open, InputError, "decompression bomb");
      },
    );
  });
}

Deno.test("openLogs() gets through ten million empty lines", () =>
  withHostile([text, "\n".repeat(1e7), text], async (open) => {
    assertEquals(await lineCounts(await open()), {
      ...none,
      lines: 10_000_002,
      rows: 2,
      blank: 10_000_000,
    });
  }));

Deno.test("openLogs() gets through bytes that are no text", () => {
  const bytes = new Uint8Array(MIB);
  crypto.getRandomValues(bytes.subarray(0, 65_536));
  bytes.copyWithin(65_536, 0, 65_536);
  return withHostile([new Uint8Array(MIB), bytes], async (open) => {
    await assertRejects(open, InputError, "Cannot ");
  });
});
