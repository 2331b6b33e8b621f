import { assert, assertEquals } from "@std/assert";
import { Resvg } from "@resvg/resvg-js";
import { inflateSync } from "node:zlib";
import { palettePicture } from "../../../lib/charts/parts/palette.ts";
import { palettePng } from "../../../lib/charts/parts/palette_png.ts";

function picture(colours: readonly number[][]): Uint8Array {
  return Uint8Array.from(colours.flatMap((colour) => [...colour, 255]));
}

/** The largest difference of a channel between a picture and what became of it. */
function largestError(pixels: Uint8Array): number {
  const { colours, indices } = palettePicture(pixels);
  let largest = 0;
  for (const [i, number] of indices.entries()) {
    for (let channel = 0; channel < 3; channel++) {
      const error = pixels[4 * i + channel] - colours[3 * number + channel];
      largest = Math.max(largest, Math.abs(error));
    }
  }
  return largest;
}

Deno.test("palettePicture() keeps colours that are no nearer than four steps as they are", () => {
  const greys = Array.from({ length: 64 }, (_, i) => [4 * i, 4 * i, 4 * i]);
  assertEquals(largestError(picture(greys)), 0);
});

Deno.test("palettePicture() takes at most 256 colours and keeps the rare that are unlike all others", () => {
  const many = Array.from({ length: 4096 }, (_, i) => [i >> 6, i & 63, 9])
    .map(([a, b]) => [4 * (a >> 1), 4 * (b >> 1), 0]);
  const pixels = picture([...many, ...many, [255, 255, 255]]);
  const { colours, indices } = palettePicture(pixels);
  assertEquals(colours.length, 3 * 256);
  const last = 3 * indices[indices.length - 1];
  assertEquals([...colours.slice(last, last + 3)], [255, 255, 255]);
});

Deno.test("palettePicture() changes a chart's smoothed edges by less than anyone sees", () => {
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#fff"/><circle cx="100" cy="100" r="80" fill="#0072b2"/><path d="M3,9L180,170" stroke="#d55e00"/></svg>`;
  const pixels = new Resvg(svg).render().pixels;
  assert(largestError(pixels) <= 8, String(largestError(pixels)));
});

Deno.test("palettePng() writes lines of colours' numbers that inflate to what they were", () => {
  const pixels = picture([[255, 0, 0], [0, 0, 255], [0, 0, 255], [9, 9, 9]]);
  const paletted = palettePicture(pixels);
  const png = palettePng(paletted, 2);
  assertEquals([...png.slice(1, 4)], [..."PNG"].map((c) => c.charCodeAt(0)));
  const text = new TextDecoder("latin1").decode(png);
  const data = text.indexOf("IDAT");
  const [a, b, c, d] = paletted.indices;
  assertEquals(
    [...inflateSync(png.slice(data + 4, text.indexOf("IEND") - 8))],
    [
      ...[0, a, b],
      ...[0, c, d],
    ],
  );
});
