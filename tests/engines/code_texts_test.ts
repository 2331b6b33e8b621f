import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { codeTexts } from "../../lib/engines/code_texts.ts";

function decoded(texts: readonly (string | null)[]): (string | null)[] {
  const rows = pl.DataFrame([pl.Series("text", [...texts], pl.Utf8)]);
  const { codes, values } = codeTexts(rows, "text");
  return Array.from(codes, (code) => values[code]);
}

Deno.test("codeTexts() numbers texts and what is missing", () => {
  for (const texts of [["b", null, "a", "b"], [null, null], ["a"], []]) {
    assertEquals(decoded(texts), texts);
  }
});
