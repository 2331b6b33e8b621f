const WEIGHTS = [400, 700] as const;

let css: Promise<string> | undefined;

/**
 * The charts' font as a style sheet that needs no file beside it: their texts
 * were placed by its measures, and in another font they would overlap or be cut.
 */
export function chartFonts(): Promise<string> {
  return css ??= Promise.all(WEIGHTS.map(fontFace)).then((faces) =>
    faces.join("")
  );
}

async function fontFace(weight: number): Promise<string> {
  const file = `@fontsource/lato/files/lato-latin-${weight}-normal.woff2`;
  const font = await Deno.readFile(new URL(import.meta.resolve(file)));
  return `@font-face{font-family:Lato;font-weight:${weight};src:url(data:font/woff2;base64,${font.toBase64()}) format("woff2")}\n`;
}
