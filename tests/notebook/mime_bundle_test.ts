import { assertEquals } from "@std/assert";
import {
  FIGURE_MIME_TYPE,
  mimeBundle,
  plainText,
} from "../../lib/notebook/mime_bundle.ts";
import { md } from "../../lib/notebook/markdown.ts";
import { table } from "../../lib/notebook/table.ts";

const FIGURE = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20" ' +
    'viewBox="0 0 40 20"><rect width="40" height="20" fill="#fff"/></svg>',
  alt: "A white box.",
  title: "White",
  width: 40,
  height: 20,
};

Deno.test("mimeBundle() gives a chart as PNG at twice its size, text and SVG", async () => {
  const { data, metadata } = await mimeBundle(FIGURE);
  const png = Uint8Array.fromBase64(data["image/png"]);
  const header = new DataView(png.buffer);
  assertEquals([header.getUint32(16), header.getUint32(20)], [80, 40]);
  assertEquals(metadata, { "image/png": { width: 40, height: 20 } });
  assertEquals(data["text/plain"], "A white box.");
  assertEquals(data[FIGURE_MIME_TYPE], FIGURE.svg);
});

Deno.test("mimeBundle() leaves a chart's PNG to who makes it later", async () => {
  const { "image/png": _drawn, ...rest } = (await mimeBundle(FIGURE)).data;
  const later = await mimeBundle(FIGURE, "later");
  assertEquals(later.data, rest);
  assertEquals(later.metadata, { "image/png": { width: 40, height: 20 } });
});

Deno.test("mimeBundle() keeps a chart from types that front ends refuse", async () => {
  const { data } = await mimeBundle(FIGURE);
  assertEquals(
    Object.keys(data).sort(),
    [
      FIGURE_MIME_TYPE,
      "image/png",
      "text/plain",
    ].sort(),
  );
});

Deno.test("mimeBundle() gives a table as HTML in Markdown and as text", async () => {
  const shown = table([{ logs: 24886 }]);
  assertEquals(await mimeBundle(shown), {
    data: { "text/markdown": shown.html, "text/plain": shown.text },
    metadata: {},
  });
});

Deno.test("mimeBundle() keeps a table's Markdown free of math and of lines that end a block of HTML", async () => {
  const shown = table(
    [{ message: "a $x$ \\(y\\) \n\n**b**" }, { message: "" }],
    {
      limit: 1,
    },
  );
  const markdown = (await mimeBundle(shown)).data["text/markdown"];
  assertEquals(/[$\\]/.test(markdown), false, markdown);
  const blocks = markdown.split("\n\n");
  assertEquals(blocks.map((block) => block.slice(0, 7)), [
    "<table>",
    "<p><em>",
  ]);
});

Deno.test("mimeBundle() gives Markdown as it is and as text without escapes", async () => {
  assertEquals((await mimeBundle(md`**${"a_b"}** fails`)).data, {
    "text/markdown": "**a\\_b** fails",
    "text/plain": "**a_b** fails",
  });
});

Deno.test("plainText() of a chart is its alternative text", () => {
  assertEquals(plainText(FIGURE), "A white box.");
});
