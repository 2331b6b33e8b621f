/** How wide every figure is, in CSS pixels. */
export const WIDTH = 880;

/** The distance of texts and plots from the figure's left and right edge. */
export const MARGIN = 16;

/** Colours after Okabe and Ito, which stay apart for colour-blind readers, and greys for the rest. */
export const COLOURS = {
  blue: "#0072b2",
  orange: "#d55e00",
  green: "#009e73",
  purple: "#aa4499",
  amber: "#e69f00",
  sky: "#56b4e9",
  black: "#1f2328",
  /** What a reader compares with: single values behind a mean, the other bars. */
  grey: "#b3bdca",
  /** A line as data, less loud than blue. */
  slate: "#557799",
  /** A band that chance fills. */
  band: "#e3eff7",
  grid: "#e3e6ea",
  text: "#1f2328",
  /** Axes, subtitles, captions; 4.5:1 against white and more. */
  quiet: "#57606a",
} as const;

/** For categories in order; beyond these, charts use grey. */
export const CATEGORY_COLOURS: readonly string[] = [
  COLOURS.blue,
  COLOURS.orange,
  COLOURS.green,
  COLOURS.purple,
  COLOURS.amber,
  COLOURS.sky,
];

/** Font sizes in CSS pixels. */
export const SIZES = {
  title: 18,
  subtitle: 14,
  label: 13,
  caption: 12.5,
} as const;

/** The family that the figures are drawn and measured in, and what stands in for it in a browser. */
export const FONT_FAMILY =
  "Lato, Carlito, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";
