/** A picture's pixels as numbers of colours. */
export interface PalettedPicture {
  /** Red, green and blue of each colour, one after another; at most 256 colours. */
  readonly colours: Uint8Array<ArrayBuffer>;
  /** For each pixel its colour's number. */
  readonly indices: Uint8Array<ArrayBuffer>;
}

/** Colours that share the upper six bits of red, green and blue are taken for one. */
const CELLS = 1 << 18;
const MOST = 256;
/** So many are chosen because they are frequent, the rest because they are unlike all others. */
const FREQUENT = 192;

/**
 * Reduces a picture to at most 256 colours. Charts have a few colours of areas and
 * lines, and many more at the smoothed edges of texts: the frequent colours stay
 * as they are, as do those that are unlike them; the rest takes the nearest.
 *
 * @param pixels Red, green, blue and opacity of each pixel; all opaque.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { palettePicture } from "./palette.ts";
 *
 * const pixels = Uint8Array.of(255, 255, 255, 255, 0, 114, 178, 255);
 * const { colours, indices } = palettePicture(pixels);
 * assertEquals([...colours], [0, 114, 178, 255, 255, 255]);
 * assertEquals([...indices], [1, 0]);
 * ```
 */
export function palettePicture(pixels: Uint8Array): PalettedPicture {
  const { counts, sums } = countCells(pixels);
  const cells = usedCells(counts);
  const means = cells.map((cell) =>
    [0, 1, 2].map((channel) =>
      Math.round(sums[3 * cell + channel] / counts[cell])
    )
  );
  const { chosen, nearest } = choose(means);
  const numbers = new Uint8Array(CELLS);
  for (const [i, cell] of cells.entries()) numbers[cell] = nearest[i];
  const indices = new Uint8Array(pixels.length / 4);
  for (let i = 0; i < indices.length; i++) {
    indices[i] = numbers[cellAt(pixels, 4 * i)];
  }
  return { colours: Uint8Array.from(chosen.flat()), indices };
}

/**
 * Chooses colours among many.
 *
 * @param colours The most frequent first.
 * @returns Those chosen, and for each colour the number of the chosen one that is nearest.
 */
function choose(
  colours: readonly number[][],
): { chosen: number[][]; nearest: number[] } {
  const chosen: number[][] = [];
  const nearest = colours.map(() => 0);
  const distances = colours.map(() => Infinity);
  while (chosen.length < Math.min(MOST, colours.length)) {
    const next = chosen.length < FREQUENT
      ? chosen.length
      : distances.indexOf(Math.max(...distances));
    for (const [i, colour] of colours.entries()) {
      const distance = distanceOf(colour, colours[next]);
      if (distance >= distances[i]) continue;
      distances[i] = distance;
      nearest[i] = chosen.length;
    }
    chosen.push(colours[next]);
  }
  return { chosen, nearest };
}

/** How many pixels each cell has, and the sums of their channels. */
function countCells(
  pixels: Uint8Array,
): { counts: Uint32Array; sums: Uint32Array } {
  const counts = new Uint32Array(CELLS);
  const sums = new Uint32Array(3 * CELLS);
  for (let i = 0; i < pixels.length; i += 4) {
    const cell = cellAt(pixels, i);
    counts[cell]++;
    sums[3 * cell] += pixels[i];
    sums[3 * cell + 1] += pixels[i + 1];
    sums[3 * cell + 2] += pixels[i + 2];
  }
  return { counts, sums };
}

/** The cells that have pixels, the most frequent first. */
function usedCells(counts: Uint32Array): number[] {
  const cells: number[] = [];
  for (let cell = 0; cell < CELLS; cell++) {
    if (counts[cell] > 0) cells.push(cell);
  }
  return cells.sort((a, b) => counts[b] - counts[a] || a - b);
}

function cellAt(pixels: Uint8Array, i: number): number {
  return (pixels[i] >> 2) << 12 | (pixels[i + 1] >> 2) << 6 |
    pixels[i + 2] >> 2;
}

function distanceOf(a: readonly number[], b: readonly number[]): number {
  return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
