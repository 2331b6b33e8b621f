import { escape } from "@std/html";

/** The namespace of everything in the document. */
const SVG = "http://www.w3.org/2000/svg";

/**
 * As much of a document as Plot needs to build an SVG outside a browser: elements
 * with attributes and text, put into each other and written as markup. A whole DOM
 * takes a fifth of the time in which a notebook's modules load.
 *
 * Styles are not kept: in a figure every property is an attribute.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { SvgDocument } from "./svg_document.ts";
 *
 * const svg = new SvgDocument().createElement("svg");
 * const text = svg.ownerDocument.createElement("text");
 * text.textContent = "<5 ms";
 * svg.appendChild(text);
 * assertEquals(svg.innerHTML, "<text>&lt;5 ms</text>");
 * ```
 */
export class SvgDocument {
  /** What elements made without a parent take their namespace from. */
  readonly documentElement: SvgElement = new SvgElement("svg", this);

  /** A new element, in no other. */
  createElement(name: string): SvgElement {
    return new SvgElement(name, this);
  }

  /** A new element; there is one namespace. */
  createElementNS(_namespace: string, name: string): SvgElement {
    return new SvgElement(name, this);
  }

  /** A new text, in no element. */
  createTextNode(text: string): SvgText {
    return new SvgText(text);
  }
}

/** What stands in an element. */
type SvgNode = SvgElement | SvgText;

/** A text of an {@linkcode SvgDocument}. */
class SvgText {
  parentNode: SvgElement | null = null;
  textContent: string;

  constructor(text: string) {
    this.textContent = text;
  }

  get outerHTML(): string {
    return this.textContent.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;");
  }
}

/** An element of an {@linkcode SvgDocument}. */
class SvgElement {
  readonly namespaceURI = SVG;
  readonly tagName: string;
  readonly ownerDocument: SvgDocument;
  readonly style = { setProperty() {}, removeProperty() {} };
  parentNode: SvgElement | null = null;
  readonly #attributes = new Map<string, string>();
  #children: SvgNode[] = [];

  constructor(tagName: string, ownerDocument: SvgDocument) {
    this.tagName = tagName;
    this.ownerDocument = ownerDocument;
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  get children(): readonly SvgElement[] {
    return this.#children.filter((child) => child instanceof SvgElement);
  }

  get childNodes(): readonly SvgNode[] {
    return this.#children;
  }

  appendChild<Child extends SvgNode>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  insertBefore<Child extends SvgNode>(
    child: Child,
    next: SvgNode | null,
  ): Child {
    child.parentNode?.removeChild(child);
    child.parentNode = this;
    if (next === null) this.#children.push(child);
    else this.#children.splice(this.#children.indexOf(next), 0, child);
    return child;
  }

  removeChild<Child extends SvgNode>(child: Child): Child {
    this.#children = this.#children.filter((other) => other !== child);
    child.parentNode = null;
    return child;
  }

  get textContent(): string {
    return this.#children.map((child) => child.textContent).join("");
  }

  set textContent(text: string) {
    for (const child of this.#children) child.parentNode = null;
    this.#children = [];
    if (text !== "") this.appendChild(new SvgText(text));
  }

  /** The markup of what is in it. */
  get innerHTML(): string {
    return this.#children.map((child) => child.outerHTML).join("");
  }

  /** Its markup; the attribute that was set last comes first. */
  get outerHTML(): string {
    const attributes = Array.from(
      this.#attributes,
      ([name, value]) => ` ${name}="${escape(value)}"`,
    ).reverse().join("");
    const inside = this.innerHTML;
    return inside === ""
      ? `<${this.tagName}${attributes} />`
      : `<${this.tagName}${attributes}>${inside}</${this.tagName}>`;
  }
}
