import { escape } from "@std/html";
import { isHtmlInMarkdown } from "../notebook/html_in_markdown.ts";
import { FIGURE_MIME_TYPE } from "../notebook/mime_bundle.ts";
import { visibleText } from "../logs/visible_text.ts";
import { cleanHtml } from "./clean_html.ts";
import { cleanSvg } from "./clean_svg.ts";
import { joinText, type NotebookOutput } from "./notebook_content.ts";
import { type MarkdownPage, renderMarkdown } from "./render_markdown.ts";

/** Where an output stands. */
export interface OutputPlace extends Pick<MarkdownPage, "notebooks"> {
  /** Unique on the page; begins the ids within the output. */
  readonly id: string;
}

/**
 * Renders an output of a cell in the best form there is: the chart's SVG, PNG,
 * HTML, Markdown, text. Nothing in it is trusted.
 *
 * @returns HTML; an output in an unknown form leaves a remark.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { renderOutput } from "./render_output.ts";
 *
 * assertEquals(
 *   renderOutput({ output_type: "stream", name: "stdout", text: ["a\n", "<b>"] }, {
 *     id: "o1",
 *     notebooks: new Set(),
 *   }),
 *   '<pre class="stdout" tabindex="0">a\n&lt;b&gt;</pre>',
 * );
 * ```
 */
export function renderOutput(
  output: NotebookOutput,
  place: OutputPlace,
): string {
  if (output.output_type === "error") return renderError(output);
  if (output.output_type === "stream") {
    const name = output.name === "stderr" ? "stderr" : "stdout";
    return preformatted(name, joinText(output.text));
  }
  const data = output.data ?? {};
  const plain = visibleText(joinText(data["text/plain"]), "many");
  return renderFigure(output, {
    alt: plain.trim(),
    idPrefix: `${place.id}-`,
  }) ||
    renderRich(data, place) ||
    preformatted("stdout", plain || unknownForm(data));
}

/**
 * Renders the chart of an output.
 *
 * @returns HTML; `""` if the output holds no chart.
 */
export function renderFigure(
  { data = {}, metadata }: NotebookOutput,
  options: { readonly alt: string; readonly idPrefix: string },
): string {
  const picture = cleanSvg(joinText(data[FIGURE_MIME_TYPE]), options) ||
    pngImage(data["image/png"], metadata?.["image/png"], options.alt);
  if (picture === "") return "";
  // The style sheet shows it where only a part of the chart is in view; the picture has said it aloud.
  const caption = options.alt
    ? `<figcaption aria-hidden="true">${escape(options.alt)}</figcaption>`
    : "";
  return `<figure class="chart">${CHART_BOX}${picture}</div>${caption}</figure>`;
}

/** Begins a box in which a chart scrolls where the page is narrower than its texts can be read. */
const CHART_BOX =
  '<div class="scroll" role="group" aria-label="Chart" tabindex="0">';

function pngImage(content: unknown, metadata: unknown, alt: string): string {
  const png = joinText(content).replace(/\s/g, "");
  if (!/^[A-Za-z0-9+/]+=*$/.test(png)) return "";
  const source = `src="data:image/png;base64,${png}"`;
  return `<img ${source} alt="${escape(alt)}"${imageSize(metadata)}>`;
}

function imageSize(metadata: unknown): string {
  if (typeof metadata !== "object" || metadata === null) return "";
  const { width, height } = metadata as { width?: unknown; height?: unknown };
  if (!Number.isInteger(width) || !Number.isInteger(height)) return "";
  return ` width="${width}" height="${height}"`;
}

function renderRich(
  data: Readonly<Record<string, unknown>>,
  { notebooks, id }: OutputPlace,
): string {
  const source = joinText(data["text/markdown"]);
  const html = joinText(data["text/html"]) ||
    (isHtmlInMarkdown(source) ? source : "");
  if (html) return `<div class="output">${cleanHtml(html)}</div>`;
  if (!source) return "";
  // A level-1 heading in an output is no title of the page; ids may not meet others'.
  const headings = [{ level: 1, id: "", text: "" }];
  const page = { headings, notebooks, idPrefix: `${id}-` };
  return `<div class="output">${renderMarkdown(source, page)}</div>`;
}

function renderError({ ename, evalue, traceback }: NotebookOutput): string {
  const said = `${ename ?? "Error"}: ${evalue ?? ""}`;
  const trace = withoutColours((traceback ?? []).join("\n"));
  return preformatted(
    "error",
    trace.includes(said) ? trace : `${said}\n${trace}`,
  );
}

function preformatted(kind: string, text: string): string {
  const shown = visibleText(withoutColours(text), "many").trimEnd();
  return shown && `<pre class="${kind}" tabindex="0">${escape(shown)}</pre>`;
}

const ESCAPE = String.fromCharCode(0x1b);

/** Takes out the codes by which terminals colour text. */
function withoutColours(text: string): string {
  const [first, ...rest] = text.split(ESCAPE);
  return first +
    rest.map((part) =>
      /^\[[\d;]*m/.test(part) ? part.replace(/^\[[\d;]*m/, "") : ESCAPE + part
    ).join("");
}

function unknownForm(data: Readonly<Record<string, unknown>>): string {
  const types = Object.keys(data).sort();
  return types.length === 0
    ? ""
    : `An output that a page cannot show (${types.join(", ")}).`;
}
