import { assertEquals } from "@std/assert";
import { ensureLabelledSample } from "../../lib/logs/labelled_sample.ts";
import { STRENGTHS } from "../../lib/logs/scenario_kinds.ts";

Deno.test("ensureLabelledSample() writes the bytes whose SHA-256 the data card gives", async () => {
  const { path } = await ensureLabelledSample();
  const hash = new Uint8Array(
    await crypto.subtle.digest("SHA-256", await Deno.readFile(path)),
  ).toHex();
  const card = await Deno.readTextFile(
    new URL("../../data/README.md", import.meta.url),
  );
  assertEquals(card.includes(hash), true, hash);
});

Deno.test("ensureLabelledSample() knows of incidents of every kind and strength", async () => {
  const { truth } = await ensureLabelledSample();
  assertEquals(new Set(truth.map(({ kind }) => kind)).size, 7);
  for (const strength of STRENGTHS) {
    assertEquals(truth.some((one) => one.strength === strength), true);
  }
});
