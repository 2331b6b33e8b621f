/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  /** The text directly in it, unescaped. */
  text: string;
}

const NAME = "[A-Za-z_][\\w:.-]*";
const TAG = new RegExp(
  `<(/?)(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`,
  "y",
);
const ATTRIBUTE = new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");
const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

/**
 * Reads a document strictly: what an XML parser refuses, this refuses too, and
 * comments, instructions, CDATA and document types with it.
 *
 * @throws {Error} Saying what is wrong and where.
 */
export function parseXml(xml: string): XmlElement {
  const top: XmlElement = element("", "");
  const open = [top];
  let at = 0;
  while (at < xml.length) {
    const inner = open[open.length - 1];
    const next = xml.indexOf("<", at);
    const end = next < 0 ? xml.length : next;
    inner.text += unescape(xml.slice(at, end));
    if (next < 0) break;
    TAG.lastIndex = next;
    const tag = TAG.exec(xml);
    if (tag === null) throw new Error(`No tag: ${xml.slice(next, next + 80)}`);
    const [whole, closing, name, attributes, empty] = tag;
    if (closing !== "") {
      if (inner.name !== name || open.length === 1) {
        throw new Error(`</${name}> closes <${inner.name}>`);
      }
      open.pop();
    } else {
      const child = element(name, attributes);
      inner.children.push(child);
      if (empty === "") open.push(child);
    }
    at = next + whole.length;
  }
  if (open.length > 1) throw new Error(`<${open[1].name}> is not closed`);
  if (top.children.length !== 1 || top.text !== "") {
    throw new Error("A document has one root and no text beside it");
  }
  return top.children[0];
}

function element(name: string, attributes: string): XmlElement {
  const found = new Map<string, string>();
  for (const [, key, double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (found.has(key)) throw new Error(`<${name}> has two attributes ${key}`);
    found.set(key, unescape(double ?? single));
  }
  return { name, attributes: found, children: [], text: "" };
}

function unescape(text: string): string {
  const bad = text.match(
    /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u,
  );
  if (bad !== null) throw new Error(`A character that XML forbids in ${text}`);
  return text.replace(/&([^;&]*;?)/g, (whole, reference: string) => {
    const name = reference.slice(0, -1);
    const code = name.match(/^#(?:x([0-9a-f]+)|(\d+))$/i);
    if (reference.endsWith(";") && code !== null) {
      return String.fromCodePoint(
        parseInt(code[1] ?? code[2], code[1] ? 16 : 10),
      );
    }
    if (!reference.endsWith(";") || !Object.hasOwn(ENTITIES, name)) {
      throw new Error(`${whole} is no character reference of XML`);
    }
    return ENTITIES[name];
  });
}
