/** A chart that stands by itself: title, axes, marks and caption in one SVG. */
export interface Figure {
  /** Well-formed XML with its own background and size; nothing in it points elsewhere. */
  readonly svg: string;
  /** What the chart says, for those who cannot see it. */
  readonly alt: string;
  /** The finding in a few words, as it stands on the chart. */
  readonly title: string;
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels. */
  readonly height: number;
}
