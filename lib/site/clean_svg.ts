import sanitizeHtml from "sanitize-html";

/** Elements that hold nothing, unless it be a hover title. */
const SHAPES = [
  ...["path", "line", "rect", "circle", "ellipse", "polyline", "polygon"],
  "stop",
];

const ALLOWED_TAGS = [
  ...["svg", "g", "defs", "clipPath", "linearGradient", "pattern", "marker"],
  ...["text", "tspan", "title", "desc"],
  ...SHAPES,
];

const EMPTY_SHAPE = new RegExp(
  `<(${SHAPES.join("|")})\\b([^<>]*)></\\1>`,
  "g",
);

const PRESENTATION = [
  ...["fill", "fill-opacity", "fill-rule", "opacity", "color", "visibility"],
  ...["stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"],
  ...["stroke-linecap", "stroke-linejoin", "stroke-miterlimit"],
  ...["font-family", "font-size", "font-weight", "font-style"],
  ...["font-variant", "text-anchor", "dominant-baseline", "letter-spacing"],
  ...["shape-rendering", "clip-path", "marker-start", "marker-mid"],
  ...["marker-end", "paint-order", "vector-effect"],
];

const ALLOWED_ATTRIBUTES = [
  ...PRESENTATION,
  ...["id", "role", "aria-label", "aria-hidden", "focusable"],
  ...["viewBox", "preserveAspectRatio", "width", "height", "transform"],
  ...["x", "y", "dx", "dy", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx"],
  ...["ry", "d", "points", "textLength", "lengthAdjust", "offset"],
  ...["stop-color", "stop-opacity", "gradientUnits", "gradientTransform"],
  ...["clipPathUnits", "clip-rule", "patternUnits", "patternTransform"],
  ...["markerWidth", "markerHeight", "markerUnits", "orient", "refX", "refY"],
];

/** What a figure's root says to those who cannot see it. */
export interface SvgOptions {
  /**
   * The alternative text; null hides a picture that repeats what stands beside it,
   * and leaves out what it would show to a pointer.
   */
  readonly alt: string | null;
  /** Put before every id, so that charts on one page do not share any. */
  readonly idPrefix: string;
}

/**
 * Reduces an SVG from an executed notebook, which may hold anything, to shapes
 * and text: no scripts, event handlers, links, images, style sheets or foreign
 * objects, and references to nothing but its own parts.
 *
 * @param svg Any text.
 * @returns One `<svg>` element for the inside of an HTML page; `""` if the text is none.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { cleanSvg } from "./clean_svg.ts";
 *
 * assertEquals(
 *   cleanSvg(`<svg onload="x()"><rect width="9"/></svg>`, {
 *     alt: "A box",
 *     idPrefix: "f1-",
 *   }),
 *   `<svg role="img" aria-label="A box"><rect width="9"/></svg>`,
 * );
 * ```
 */
export function cleanSvg(svg: string, { alt, idPrefix }: SvgOptions): string {
  const root = svg.match(
    /^\s*(?:<\?xml[^>]*\?>)?\s*(<svg[\s>][^]*<\/svg>)\s*$/,
  );
  if (root === null) return "";
  const face = alt === null
    ? { "aria-hidden": "true", focusable: "false" }
    : { role: "img", "aria-label": alt };
  let isRoot = true;
  const clean: string = sanitizeHtml(root[1], {
    allowedTags: alt === null
      ? ALLOWED_TAGS.filter((tag) => tag !== "title")
      : ALLOWED_TAGS,
    allowedAttributes: { "*": ALLOWED_ATTRIBUTES },
    selfClosing: [],
    transformTags: {
      "*": (tagName: string, attributes: Record<string, string>) => {
        const attribs = localAttributes(attributes, idPrefix);
        if (isRoot) Object.assign(attribs, face);
        isRoot = false;
        return { tagName, attribs };
      },
    },
    nonTextTags: [
      ...["script", "style", "foreignObject", "noscript", "textarea"],
      // What is hidden says nothing to the pointer either.
      ...(alt === null ? ["title"] : []),
    ],
    // Marks that are not to be seen are there for the pointer alone.
    exclusiveFilter: ({ attribs }: { attribs: Record<string, string> }) =>
      alt === null && attribs["fill-opacity"] === "0",
    parser: {
      lowerCaseTags: false,
      lowerCaseAttributeNames: false,
      recognizeSelfClosing: true,
    },
  });
  return clean.startsWith("<svg") ? clean.replace(EMPTY_SHAPE, "<$1$2/>") : "";
}

/** Turns styles into attributes, which the pages' security policy allows, and keeps references local. */
function localAttributes(
  attributes: Record<string, string>,
  idPrefix: string,
): Record<string, string> {
  const local: Record<string, string> = {};
  for (const [name, value] of Object.entries(withoutStyle(attributes))) {
    if (/^(?:role|aria-.*|focusable)$/.test(name)) continue;
    if (name === "id") local[name] = idPrefix + value;
    else if (!value.includes("(") || name === "d") local[name] = value;
    else if (name.endsWith("ransform")) local[name] = value;
    else if (/^rgba?\([\d.,%\s]+\)$/.test(value)) local[name] = value;
    else {
      const reference = value.match(/^url\(["']?#([\w-]+)["']?\)$/);
      if (reference) local[name] = `url(#${idPrefix}${reference[1]})`;
    }
  }
  return local;
}

function withoutStyle(
  { style = "", ...attributes }: Record<string, string>,
): Record<string, string> {
  for (const declaration of style.split(";")) {
    const [property, ...value] = declaration.split(":");
    const name = property.trim();
    if (PRESENTATION.includes(name)) attributes[name] = value.join(":").trim();
  }
  return attributes;
}
