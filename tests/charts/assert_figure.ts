import { assert, assertEquals } from "@std/assert";
import type { Figure } from "../../lib/charts/figure.ts";
import { textWidth } from "../../lib/charts/parts/measure_text.ts";
import { visibleText } from "../../lib/logs/visible_text.ts";
import { parseXml, type XmlElement } from "./parse_xml.ts";

/** Smaller text is hard to read. */
const SMALLEST_TEXT = 12.5;

/** Half a pixel is no clipping that anyone sees. */
const TOLERANCE = 1;

/** What front ends and sanitisers drop, or resolve against another document. */
const FORBIDDEN_ATTRIBUTES =
  /^(?:style|class|id|clip-path|href|xlink:href|filter|mask|on.*|aria-.*)$/;
const FORBIDDEN_VALUES =
  /currentColor|var\(|url\(|javascript:|NaN|undefined|Infinity|null|object/;
const ELEMENTS = ["svg", "g", "text", "tspan", "rect", "path", "line", "circle"]
  .concat("polyline", "polygon", "title");

/** What a pointer can rest on. */
const SHAPES = ["rect", "path", "line", "circle"];

/** More, or longer ones, would make pages heavy. */
const MOST_TITLES = 700;
const LONGEST_TITLE = 400;
const MOST_BYTES = 250_000;

const NUMBER = "[<>]?-?\\d[\\d,]*(?:\\.\\d+)?(?:e[+-]?\\d+)?%?";
/** From where to where values go, with what they are: `62 to 94 logs`, `54.4 ms`. */
const RANGE = new RegExp(`(?:${NUMBER} to )?${NUMBER} [a-zA-Z]+`);
/** What has no unit has a name before it. */
const SCORES = new RegExp(`scores of ${NUMBER} to ${NUMBER}`);

/** A text as it stands on the figure, in CSS pixels. */
export interface SetText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Asserts what holds for every chart: what {@linkcode assertDrawing} asks for, an
 * alternative text that gives the finding and the range of the values, and
 * something to hover over.
 */
export function assertFigure(figure: Figure): void {
  assertDrawing(figure);
  assertAlt(figure);
  assert(
    hoverTitles(figure).length > 0 || isEmpty(figure),
    "the figure has nothing to hover over",
  );
}

/** Day, month and year, as captions write a date. */
const DATE = /\d{1,2} [A-Z][a-z]+ \d{4}/;

/** Asserts that a chart whose period is known gives it on the picture: date and time zone. */
export function assertDated(figure: Figure): void {
  if (isEmpty(figure)) return;
  const texts = figureTexts(figure).join(" ");
  assert(
    DATE.test(texts) && texts.includes(" UTC"),
    `the figure has no date in UTC: ${figure.alt}`,
  );
}

/**
 * Asserts what holds for whatever is drawn: well-formed XML of plain shapes and
 * texts, no leftovers of a failed calculation, all texts inside the picture,
 * readable, and none on top of another; hover titles that can be read, on shapes
 * alone.
 */
export function assertDrawing(figure: Figure): void {
  const root = parseXml(figure.svg);
  assertEquals(root.name, "svg");
  assertEquals(root.attributes.get("xmlns"), "http://www.w3.org/2000/svg");
  assertEquals(root.attributes.get("width"), String(figure.width));
  assertEquals(root.attributes.get("height"), String(figure.height));
  assertEquals(figure.width, 880);
  assert(figure.alt.startsWith(figure.title), "the alt text lacks the title");
  assert(figure.title !== "", "the figure has no title");
  for (const text of [figure.alt, ...figureTexts(figure)]) {
    assert(!/\b(?:NaN|undefined|Infinity)\b/.test(text), `${text} is no text`);
    assertEquals(text, text.toWellFormed());
  }
  assertPlain(root);
  assertHovers(root, figure);
  assertTexts(setTexts(root), figure);
}

/** The titles that a figure shows to a pointer, in the order of the file. */
export function hoverTitles(figure: Figure): string[] {
  return titlesOf(parseXml(figure.svg)).map(({ text }) => text);
}

/** Whether a figure stands in the place of a chart that has nothing to show. */
function isEmpty({ title }: Figure): boolean {
  return title.endsWith(": nothing to show");
}

/** The finding first, then from where to where the values go, in their unit. */
function assertAlt(figure: Figure): void {
  const { alt, title } = figure;
  if (isEmpty(figure)) return;
  const [, range = title] = alt.match(/\. Range: (.*)$/) ?? [];
  assert(
    RANGE.test(range) || SCORES.test(range),
    `the alt text lacks the range of the values: ${alt}`,
  );
}

function titlesOf(element: XmlElement, parent = ""): (XmlElement & {
  readonly parent: string;
})[] {
  return [
    ...(element.name === "title" ? [{ ...element, parent }] : []),
    ...element.children.flatMap((child) => titlesOf(child, element.name)),
  ];
}

function assertHovers(root: XmlElement, figure: Figure): void {
  const titles = titlesOf(root);
  assert(titles.length <= MOST_TITLES, `${titles.length} titles are many`);
  const bytes = new TextEncoder().encode(figure.svg).length;
  assert(bytes <= MOST_BYTES, `${bytes} bytes are a heavy figure`);
  for (const { text, parent } of titles) {
    assert(SHAPES.includes(parent), `a <${parent}> has the title ${text}`);
    assert(/^[^]+: .*\d/.test(text), `the title "${text}" says no value`);
    assertEquals(text, visibleText(text));
    assert(text.length <= LONGEST_TITLE, `the title "${text}" is long`);
  }
}

/** The texts of a figure from top to bottom of its file, halos once. */
export function figureTexts(figure: Figure): string[] {
  const texts = setTexts(parseXml(figure.svg));
  return texts.filter((text, i) =>
    !texts.slice(0, i).some((earlier) => sameText(text, earlier))
  ).map(({ text }) => text);
}

/** Compares a figure with the one in the snapshot, one element a line. */
export async function assertFigureSnapshot(
  t: Deno.TestContext,
  figure: Figure,
): Promise<void> {
  assertFigure(figure);
  await t.assertSnapshot(
    `${figure.alt}\n${figure.svg.replaceAll("><", ">\n<")}`,
  );
}

function assertPlain(element: XmlElement): void {
  assert(
    ELEMENTS.includes(element.name),
    `<${element.name}> is no plain shape`,
  );
  for (const [name, value] of element.attributes) {
    const shown = `${name}="${value}" of <${element.name}>`;
    assert(!FORBIDDEN_ATTRIBUTES.test(name), `${shown} is forbidden`);
    assert(!FORBIDDEN_VALUES.test(value), `${shown} is no value`);
    if (/^(?:width|height|r)$/.test(name)) {
      assert(Number(value) >= 0, `${shown} is negative`);
    }
  }
  for (const child of element.children) assertPlain(child);
}

function assertTexts(texts: readonly SetText[], figure: Figure): void {
  for (const { text, left, right, top, bottom } of texts) {
    assert(
      left >= -TOLERANCE && right <= figure.width + TOLERANCE,
      `${text} runs from ${left} to ${right}: it is clipped`,
    );
    assert(
      top >= -TOLERANCE && bottom <= figure.height + TOLERANCE,
      `${text} stands at ${top} to ${bottom} of ${figure.height}: it is clipped`,
    );
  }
  texts.forEach((text, i) => {
    const other = texts.slice(0, i).find((earlier) =>
      overlap(text, earlier) && !sameText(text, earlier)
    );
    assert(
      other === undefined,
      `"${text.text}" stands on "${other?.text}" at ${text.left}, ${text.top}`,
    );
  });
}

/** A text and its halo. */
function sameText(a: SetText, b: SetText): boolean {
  return a.text === b.text && a.left === b.left && a.top === b.top;
}

function overlap(a: SetText, b: SetText): boolean {
  return a.left < b.right - TOLERANCE && b.left < a.right - TOLERANCE &&
    a.top < b.bottom - TOLERANCE && b.top < a.bottom - TOLERANCE;
}

/** What elements inherit. */
interface Setting {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly weight: 400 | 700;
  readonly anchor: string;
}

const START: Setting = { x: 0, y: 0, size: 16, weight: 400, anchor: "start" };

/** Every text element, or line of one, with its place. */
export function setTexts(element: XmlElement, outer = START): SetText[] {
  const own = settingOf(element, outer);
  const isText = element.name === "text" || element.name === "tspan";
  return [
    ...(isText && element.text !== "" ? [placed(element.text, own)] : []),
    ...element.children.flatMap((child) => setTexts(child, own)),
  ];
}

function settingOf({ name, attributes }: XmlElement, outer: Setting): Setting {
  const size = Number(attributes.get("font-size") ?? outer.size);
  const length = (attribute: string) => {
    const text = attributes.get(attribute) ?? "0";
    const value = parseFloat(text) * (text.endsWith("em") ? size : 1);
    assert(Number.isFinite(value), `${attribute}="${text}" of <${name}>`);
    return value;
  };
  const isText = name === "text" || name === "tspan";
  const [x, y] = moveOf(attributes.get("transform") ?? "", isText);
  return {
    x: outer.x + x + (isText ? length("x") + length("dx") : 0),
    y: outer.y + y + (isText ? length("y") + length("dy") : 0),
    size,
    weight: Number(attributes.get("font-weight") ?? outer.weight) > 500
      ? 700
      : 400,
    anchor: attributes.get("text-anchor") ?? outer.anchor,
  };
}

function moveOf(transform: string, isText: boolean): [number, number] {
  if (transform === "") return [0, 0];
  const found = transform.match(/^translate\(([-.\d]+),([-.\d]+)\)(.*)$/);
  if (found === null) throw new Error(`${transform} is no translation`);
  assert(!isText || found[3] === "", `${transform} turns a text`);
  return [Number(found[1]), Number(found[2])];
}

function placed(
  text: string,
  { x, y, size, weight, anchor }: Setting,
): SetText {
  assert(size >= SMALLEST_TEXT, `"${text}" is set in ${size} px`);
  const width = textWidth(text, { size, weight });
  const left = x - width * ({ middle: 0.5, end: 1 }[anchor] ?? 0);
  // From the height of capitals to below the baseline.
  return {
    text,
    left,
    right: left + width,
    top: y - 0.75 * size,
    bottom: y + 0.2 * size,
  };
}
