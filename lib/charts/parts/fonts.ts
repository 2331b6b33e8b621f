import type { ResvgRenderOptions } from "@resvg/resvg-js";

const FILES = ["400Regular/Lato_400Regular.ttf", "700Bold/Lato_700Bold.ttf"];

/** The figures' font, 400 and 700. */
export const FONT_FILES = FILES.map((file) =>
  path(`@expo-google-fonts/lato/${file}`)
);

/** What gives the characters that it lacks: Japanese, Chinese, Cyrillic and Greek; emoji. */
export const FALLBACK_FILES = [
  "@expo-google-fonts/kosugi/Kosugi_400Regular.ttf",
  "@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf",
].map(path);

/**
 * The fonts that figures are measured and rendered with, from a package: the
 * machine's own would change the picture, and without any the text is lost.
 */
export const FONTS: ResvgRenderOptions["font"] = {
  fontFiles: FONT_FILES,
  loadSystemFonts: false,
  defaultFontFamily: "Lato",
};

/** The same with the fallback fonts, which take longer to load. */
export const ALL_FONTS: ResvgRenderOptions["font"] = {
  ...FONTS,
  fontFiles: [...FONT_FILES, ...FALLBACK_FILES],
};

function path(specifier: string): string {
  return decodeURIComponent(new URL(import.meta.resolve(specifier)).pathname);
}
