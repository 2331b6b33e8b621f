import { assertEquals } from "@std/assert";
import { TextLines, unitsOf } from "../../../../lib/logs/bytes/text_lines.ts";
import { EntryColumns } from "../../../../lib/logs/formats/entry_columns.ts";
import {
  isLevelWord,
  levelEnd,
} from "../../../../lib/logs/formats/layouts/level_words.ts";
import {
  setRequest,
  setRequestAt,
} from "../../../../lib/logs/formats/layouts/set_request.ts";
import { LEVEL_SPELLINGS } from "../../../../lib/logs/levels.ts";

const REQUESTS = [
  "GET /a?b=1 HTTP/1.1",
  "GET /a",
  "GET ",
  "GET",
  "",
  " ",
  "-",
  "GET  /a HTTP/1.1",
  "GET /a HTTP/",
  "GET / HTTP/2",
  "OPTIONS * HTTP/1.0",
  "\\x16\\x03",
  "get /a b c?d HTTP/1.1",
  "PROPFIND [::1]/x HTTP/1.1",
  "GET /a HTTP",
  "GET ?a=1 HTTP/1.1",
  "GET /? HTTP/1.1",
];

Deno.test("setRequestAt() gives what setRequest() gives of the part alone", () => {
  for (const request of REQUESTS) {
    for (
      const [before, after] of [["", ""], ['"', '" 200'], [
        "GET /",
        "?/ HTTP/1.1",
      ]]
    ) {
      const alone = new EntryColumns();
      setRequest(alone, request);
      alone.keep(1);
      const part = new EntryColumns();
      const end = before.length + request.length;
      const lines = TextLines.of([`${before}${request}${after}`]);
      setRequestAt(part, lines, before.length, end);
      part.keep(1);
      const valuesOf = (entries: EntryColumns) =>
        entries.names.map((name) => [name, entries.column(name)[0]]);
      assertEquals(valuesOf(part), valuesOf(alone), request);
    }
  }
});

Deno.test("levelEnd() knows every spelling of a level in any case, and no other word", () => {
  for (const spelling of Object.keys(LEVEL_SPELLINGS)) {
    for (const word of [spelling, spelling.toLowerCase()]) {
      assertEquals(isLevelWord(word), true, word);
      const units = unitsOf(`[${word}]`);
      assertEquals(levelEnd(units, 1, units.length), 1 + word.length);
      assertEquals(isLevelWord(`${word}\u017f`), false);
    }
  }
  for (const word of ["", "INFOS", "IN", "ERR_", "WARNED"]) {
    assertEquals(isLevelWord(word), false, word);
  }
});
