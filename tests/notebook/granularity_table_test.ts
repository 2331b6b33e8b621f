import { assert, assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import {
  granularityNote,
  granularityTable,
} from "../../lib/notebook/granularity_table.ts";

const LENGTHS = pl.DataFrame([
  pl.Series("every", ["1s", "1h"], pl.Utf8),
  pl.Series("windows", [1408, 0], pl.Float64),
  pl.Series("logs_mean", [71, null], pl.Float64),
  pl.Series("logs_sd", [3.9, null], pl.Float64),
  pl.Series("spread", [0.055, null], pl.Float64),
  pl.Series("counting_noise", [0.119, null], pl.Float64),
]);

Deno.test("granularityTable() writes counts whole and spreads in per cent", () => {
  const { text } = granularityTable(LENGTHS);
  assert(text.includes("1s"));
  assert(text.includes("1,408"));
  assert(text.includes("11.9%"));
});

Deno.test("granularityNote() says what the length means, or that there is too little", () => {
  assertEquals(
    granularityNote(LENGTHS, "1s").markdown,
    "Activity is drawn in windows of **1s**: 1,408 of them cover the period, one holds 71.0 logs on average, and chance alone moves that by 11.9%.",
  );
  assert(granularityNote(LENGTHS, "1h").markdown.includes("too few"));
});
