import type { ResvgRenderOptions } from "@resvg/resvg-js";

const FILES = ["400Regular/Lato_400Regular.ttf", "700Bold/Lato_700Bold.ttf"];

/**
 * The fonts that figures are measured and rendered with, from a package: the
 * machine's own would change the picture, and without any the text is lost.
 */
export const FONTS: ResvgRenderOptions["font"] = {
  fontFiles: FILES.map((file) => path(`@expo-google-fonts/lato/${file}`)),
  loadSystemFonts: false,
  defaultFontFamily: "Lato",
};

/** The one font file of a weight, for measuring: each measurement loads its fonts anew. */
export const FONT_OF: Readonly<
  Record<400 | 700, ResvgRenderOptions["font"]>
> = { 400: only(0), 700: only(1) };

function only(file: number): ResvgRenderOptions["font"] {
  return {
    ...FONTS,
    fontFiles: [path(`@expo-google-fonts/lato/${FILES[file]}`)],
  };
}

function path(specifier: string): string {
  return decodeURIComponent(new URL(import.meta.resolve(specifier)).pathname);
}
