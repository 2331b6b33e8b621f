import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { TextLines } from "../../../../lib/logs/bytes/text_lines.ts";
import { EntryColumns } from "../../../../lib/logs/formats/entry_columns.ts";
import { beginsEntryAt } from "../../../../lib/logs/formats/layouts/begins_entry_at.ts";
import { detectParticular } from "../../../../lib/logs/formats/layouts/detect_particular.ts";
import { chooseLayout } from "../../../../lib/logs/formats/layouts/choose_layout.ts";
import type { Layout } from "../../../../lib/logs/formats/layouts/layout.ts";
import { seededRandom } from "../../../../lib/logs/random.ts";
import { mutateLine } from "./mutate_line.ts";

const FOLDER = fromFileUrl(
  new URL("../../../testdata/logs/layouts/", import.meta.url),
);

const FILES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name)
  .filter((name) => name.endsWith(".log")).sort();

/** Files whose entries are read where they stand, all or all but one. */
const IN_PLACE = [
  "access_combined.log",
  "access_ingress.log",
  "access_pairs.log",
  "aws_balancer.log",
  "envoy.log",
  "haproxy.log",
  "logfmt.log",
  "logfmt_caller.log",
  "syslog_3164.log",
  "syslog_5424.log",
  "syslog_priority.log",
  "time_and_pairs.log",
  "log4j.log",
  "s3.log",
];

for (const name of FILES) {
  Deno.test(`readAt() reads ${name} as read() does, whatever is done to it`, () => {
    const random = seededRandom(13);
    const head = linesOf(name);
    for (let round = 0; round < 10; round++) {
      const lines = head.map((line) => mutateLine(line, random));
      for (const { format } of detectParticular(head)) compare(format, lines);
      compare(chooseLayout(head), lines);
    }
  });
}

for (const name of IN_PLACE) {
  Deno.test(`readAt() reads most entries of ${name}`, () => {
    const head = linesOf(name);
    const layout = chooseLayout(head);
    const lines = head.filter((line) =>
      layout.beginsEntry(line) && readAlone(layout, line) !== null
    );

    const read = compare(layout, lines);

    assert(read > 0 && read >= 0.8 * lines.length);
  });
}

/** Holds both ways to the same results; gives how many lines were read where they stand. */
function compare(layout: Layout, texts: readonly string[]): number {
  const lines = TextLines.of(texts);
  const entries = new EntryColumns();
  let read = 0;
  for (let i = 0; i < lines.length; i++) {
    const start = lines.starts[i];
    const end = lines.ends[i];
    const text = texts[i];
    const begins = beginsEntryAt(layout, lines, start, end);
    assertEquals(begins, layout.beginsEntry(text), text);
    if (layout.readAt?.(lines, start, end, entries)) {
      assertEquals(fieldsOf(entries), readAlone(layout, text), text);
      read++;
    } else {
      entries.drop();
      const refuses = layout.readsAllInPlace === true;
      assert(!refuses || readAlone(layout, text) === null, text);
    }
  }
  return read;
}

function readAlone(layout: Layout, text: string) {
  const entries = new EntryColumns();
  return layout.read(text, entries) === undefined ? fieldsOf(entries) : null;
}

/** The entry at hand, which is kept. */
function fieldsOf(entries: EntryColumns): Record<string, string | null> {
  const fields = entries.names.map((name) => [name, entries.get(name)] as const)
    .filter(([, value]) => value !== null);
  entries.keep(1);
  return Object.fromEntries(fields);
}

function linesOf(name: string): string[] {
  return Deno.readTextFileSync(FOLDER + name).replace(/\n$/, "").split("\n");
}
