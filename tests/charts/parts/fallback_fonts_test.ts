import { assert, assertEquals } from "@std/assert";
import { inlineCounts } from "../inline_counts.ts";
import {
  fallbackAdvance,
  needsFallback,
  withGlyphs,
} from "../../../lib/charts/parts/fallback_fonts.ts";
import { textWidth } from "../../../lib/charts/parts/measure_text.ts";
import { toPng } from "../../../lib/charts/png.ts";
import { serviceContribution } from "../../../lib/charts/service_contribution.ts";

Deno.test("withGlyphs() keeps what some font has and spells out the rest", () => {
  assertEquals(withGlyphs("café 支払い ☕🚀 Σ Ж"), "café 支払い ☕🚀 Σ Ж");
  assertEquals(withGlyphs("국 a"), "‹U+AD6D› a");
  assertEquals(withGlyphs("cafe\u0301"), "café");
});

Deno.test("needsFallback() tells what the figures' font lacks", () => {
  assertEquals(needsFallback("café – ±1 …"), false);
  assertEquals(needsFallback("支払い"), true);
});

Deno.test("fallbackAdvance() gives an ideograph the width of its size", () => {
  assertEquals(fallbackAdvance("支"), 1);
  assertEquals(fallbackAdvance("é"), null);
  assertEquals(textWidth("支払い", { size: 20 }), 60);
});

Deno.test("toPng() draws different names differently, whatever their script", async () => {
  const picture = async (service: string) => {
    const counts = inlineCounts({ service: [service] }, { logs: [5] });
    return (await toPng(serviceContribution(counts))).toBase64();
  };
  const names = ["支", "払", "☕", "🚀", "국", "한"];
  const pictures = await Promise.all(names.map(picture));
  assertEquals(new Set(pictures).size, pictures.length);
  assert(pictures.every((png) => png.length > 1000));
});
