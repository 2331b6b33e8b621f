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
/** Pixels of one colour. */
const SHORT = 64;

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
  const runs = findRuns(pixels);
  const { cells, means } = meanColours(pixels, runs);
  const { chosen, nearest } = choose(means);
  const numbers = new Uint8Array(CELLS);
  for (const [i, cell] of cells.entries()) numbers[cell] = nearest[i];
  const indices = new Uint8Array(pixels.length / 4);
  for (let i = 0, start = 0; i < runs.length; start = runs[i++]) {
    const number = numbers[cellAt(pixels, start)];
    // A call costs more than a few pixels.
    if (runs[i] - start > SHORT) indices.fill(number, start, runs[i]);
    else {for (let pixel = start; pixel < runs[i]; pixel++) {
        indices[pixel] = number;
      }}
  }
  const colours = chosen.flatMap((i) => [...means.subarray(3 * i, 3 * i + 3)]);
  return { colours: Uint8Array.from(colours), indices };
}

/**
 * Where pixels of one colour end that stand one after another. Most of a chart is
 * one colour: to compare neighbours spares the rest.
 */
function findRuns(pixels: Uint8Array): number[] {
  const ends: number[] = [];
  const whole = wholePixels(pixels);
  let last = whole[0];
  for (let i = 1; i < whole.length; i++) {
    const pixel = whole[i];
    if (pixel === last) continue;
    ends.push(i);
    last = pixel;
  }
  ends.push(whole.length);
  return ends;
}

/** A pixel's four bytes as one number, to compare them at once. */
function wholePixels(pixels: Uint8Array): Uint32Array {
  const { buffer, byteOffset, length } = pixels;
  return byteOffset % 4 === 0
    ? new Uint32Array(buffer, byteOffset, length / 4)
    : wholePixels(pixels.slice());
}

/** The cells that have pixels, the most frequent first, and the mean colour in each. */
function meanColours(
  pixels: Uint8Array,
  runs: readonly number[],
): { cells: number[]; means: Int32Array } {
  const counts = new Uint32Array(CELLS);
  const sums = new Uint32Array(3 * CELLS);
  const cells: number[] = [];
  for (let i = 0, start = 0; i < runs.length; start = runs[i++]) {
    const cell = cellAt(pixels, start);
    const count = runs[i] - start;
    if (counts[cell] === 0) cells.push(cell);
    counts[cell] += count;
    for (let channel = 0; channel < 3; channel++) {
      sums[3 * cell + channel] += count * pixels[4 * start + channel];
    }
  }
  cells.sort((a, b) => counts[b] - counts[a] || a - b);
  const means = cells.flatMap((cell) =>
    [0, 1, 2].map((channel) =>
      Math.round(sums[3 * cell + channel] / counts[cell])
    )
  );
  return { cells, means: Int32Array.from(means) };
}

/** The cell of a pixel's colour. */
function cellAt(pixels: Uint8Array, pixel: number): number {
  const [red, green, blue] = [4 * pixel, 4 * pixel + 1, 4 * pixel + 2];
  return (pixels[red] >> 2) << 12 | (pixels[green] >> 2) << 6 |
    pixels[blue] >> 2;
}

/**
 * Chooses colours among many.
 *
 * @param colours Red, green and blue of each, the most frequent first.
 * @returns Those chosen, and for each colour the number of the chosen one that is nearest.
 */
function choose(
  colours: Int32Array,
): { chosen: number[]; nearest: Uint8Array } {
  const count = colours.length / 3;
  const chosen: number[] = [];
  const nearest = new Uint8Array(count);
  const distances = new Float64Array(count).fill(Infinity);
  while (chosen.length < Math.min(MOST, count)) {
    const next = chosen.length < FREQUENT ? chosen.length : farthest(distances);
    for (let i = 0; i < count; i++) {
      const distance = distanceOf(colours, i, next);
      if (distance >= distances[i]) continue;
      distances[i] = distance;
      nearest[i] = chosen.length;
    }
    chosen.push(next);
  }
  return { chosen, nearest };
}

/** The first of the largest. */
function farthest(distances: Float64Array): number {
  let found = 0;
  for (let i = 1; i < distances.length; i++) {
    if (distances[i] > distances[found]) found = i;
  }
  return found;
}

function distanceOf(colours: Int32Array, a: number, b: number): number {
  const red = colours[3 * a] - colours[3 * b];
  const green = colours[3 * a + 1] - colours[3 * b + 1];
  const blue = colours[3 * a + 2] - colours[3 * b + 2];
  return red * red + green * green + blue * blue;
}
