import { assertEquals } from "@std/assert";
import { detectStructured } from "../../../lib/logs/formats/detect_structured.ts";
import { readText, toRecords } from "./read_text.ts";

async function detectAndRead(text: string) {
  const [candidate] = detectStructured(text.split(/\r?\n/));
  assertEquals(candidate.name, "W3C extended log");
  return await readText(text, candidate.open());
}

Deno.test("W3cFormat reads what IIS writes, also where the fields change", async () => {
  const text = [
    "#Software: Microsoft Internet Information Services 10.0",
    "#Fields: date time sc-status cs(User-Agent) time-taken",
    '2024-05-17 10:05:03 200 "a b" 15',
    "2024-05-17 10:05:04 - - 16",
    "2024-05-17 10:05:04 200 - 16 7",
    "#Fields: date time x",
    "2024-05-17 10:05:05 y",
  ].join("\r\n");
  const { entries, rejections, tally } = await detectAndRead(text);
  assertEquals(entries.column("sc-status"), ["200", null, null]);
  assertEquals(entries.column("cs(User-Agent)"), ["a b", null, null]);
  assertEquals(entries.column("x"), [null, null, "y"]);
  assertEquals(rejections.map(({ line }) => line), [5]);
  assertEquals(tally.header, 3);
});

Deno.test("W3cFormat reads the tabs of CloudFront and Zeek", async () => {
  const cloudFront =
    "#Version: 1.0\n#Fields: date time sc-bytes\n2024-05-17\t10:05:03\t5\n";
  const zeek =
    '#separator \\x09\n#fields\tts\turi\n1.5\t"a\n2.5\t-\n#close\tx\n';
  assertEquals(toRecords((await detectAndRead(cloudFront)).entries), [
    { date: "2024-05-17", time: "10:05:03", "sc-bytes": "5" },
  ]);
  assertEquals(toRecords((await detectAndRead(zeek)).entries), [
    { ts: "1.5", uri: '"a' },
    { ts: "2.5" },
  ]);
});
