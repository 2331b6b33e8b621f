import { assert } from "@std/assert";
import { detectStructured } from "../../../lib/logs/formats/detect_structured.ts";
import { detectWrapper } from "../../../lib/logs/formats/detect_wrapper.ts";
import { readText } from "./read_text.ts";

const TIME = "2024-05-17T10:05:03.1Z";

/** A small file of each format; a mutated one may be of another. */
const FILES = [
  'time,level,message\n1,INFO,"two\nlines"\n2,WARN,"a ""b"""\n3,,\n',
  "time;level\r\n1;INFO\r\n2;'x'\r\n",
  '{"time":1,"a":{"b":[1,{"c":2}]}}\n{"time":1715938803123456789}\n\n{"m":"x"}\n',
  '[\n  {\n    "a": 1,\n    "b": {"c": "]"}\n  },\n  {"a": 2}\n]\n',
  '{"Records": [\n{"a": 1},\n{"a": 2}\n], "next": {"x": [1]}}\n',
  '{"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"a"}},{}]}]}]}\n',
  `${TIME} stdout P {"a":\n${TIME} stderr F {"b":2}\n${TIME} stdout F 1}\n`,
  `{"log":"{\\"a\\":1}\\n","stream":"stdout"}\n{"log":"{\\"a\\":","stream":"stdout"}\n{"log":"2}\\n","stream":"stdout"}\n`,
  "#Fields: date time sc-status\n2024-05-17 10:05:03 200\n# x\n2024-05-17 10:05:04 -\n",
].map((text) => new TextEncoder().encode(text));

const SPLICES = [
  '"',
  "\n",
  "{",
  "}",
  "[",
  "]",
  ",",
  "\\",
  "\0",
  "\xff",
  "\r",
  "\x1e",
  " ",
  "#",
];

function mutate(bytes: Uint8Array, random: (n: number) => number): Uint8Array {
  const changed = [...bytes];
  for (let i = 0; i <= random(4); i++) {
    const at = random(changed.length + 1);
    const kind = random(5);
    if (kind === 0) changed.splice(at, 1 + random(10));
    else if (kind === 1) {
      changed.splice(at, 0, SPLICES[random(SPLICES.length)].charCodeAt(0));
    } else if (kind === 2) changed.splice(at, 1, random(256));
    else if (kind === 3) {
      changed.splice(at, 0, ...changed.slice(random(at + 1), at));
    } else changed.length = at;
  }
  return Uint8Array.from(changed);
}

function findFormat(bytes: Uint8Array) {
  const head = new TextDecoder().decode(bytes).split("\n");
  const wrapper = detectWrapper(head);
  if (wrapper === undefined) return detectStructured(head)[0];
  const [inside] = detectStructured(wrapper.inner);
  return inside === undefined ? undefined : wrapper.around(inside);
}

Deno.test("lines add up in 10,000 mutated files, in bounded time", async () => {
  let seed = 5;
  const random = (n: number) => (seed = seed * 48271 % 0x7fffffff) % n;
  const formats = FILES.map((file) => findFormat(file));
  assert(formats.every((format) => format !== undefined));
  const start = performance.now();
  let detected = 0;
  for (let i = 0; i < 10_000; i++) {
    const which = i % FILES.length;
    const bytes = mutate(FILES[which], random);
    const found = findFormat(bytes);
    const format = found ?? formats[which];
    if (found !== undefined) detected++;
    if (format !== undefined) {
      // readText() asserts the sum.
      await readText(bytes, format.open(), 1 + random(64));
      if (i % 2 === 0) await readText(bytes, formats[which]!.open());
    }
  }
  assert(detected > 5000, `only ${detected} recognised`);
  const taken_s = (performance.now() - start) / 1000;
  assert(taken_s < 120, `took ${taken_s} s`);
});
