import { escape } from "@std/html";
import hljs from "highlight.js/lib/core";
import typescript from "highlight.js/lib/languages/typescript";
import { visibleText } from "../logs/visible_text.ts";

hljs.registerLanguage("typescript", typescript);

/**
 * Highlights a cell's code.
 *
 * @param code The code; characters that act unseen are shown.
 * @param language Anything but TypeScript and JavaScript is only escaped. Defaults to `typescript`.
 * @returns HTML for the inside of a `<code>` element, with highlight.js's class names.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { highlightCode } from "./highlight_code.ts";
 *
 * assertEquals(
 *   highlightCode("let a"),
 *   '<span class="hljs-keyword">let</span> a',
 * );
 * ```
 */
export function highlightCode(code: string, language = "typescript"): string {
  const text = visibleText(code, "many");
  if (!/^(?:typescript|javascript|ts|js)$/.test(language)) return escape(text);
  return hljs.highlight(text, { language: "typescript" }).value;
}
