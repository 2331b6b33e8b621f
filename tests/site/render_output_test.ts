import {
  assertEquals,
  assertNotMatch,
  assertStringIncludes,
} from "@std/assert";
import { renderFigure, renderOutput } from "../../lib/site/render_output.ts";

const PLACE = { id: "c1o1", notebooks: new Set<string>() };
const SVG = '<svg viewBox="0 0 1 1"><rect width="1" /></svg>';

function display(data: Record<string, unknown>, metadata = {}) {
  return { output_type: "display_data", data, metadata };
}

Deno.test("renderOutput() prefers the chart's SVG and says its alternative text", () => {
  const html = renderOutput(
    display({
      "application/vnd.logbook.figure+svg": [SVG.slice(0, 9), SVG.slice(9)],
      "image/png": "AA==",
      "text/plain": "Volume is <steady>.",
    }),
    PLACE,
  );
  assertEquals(
    html,
    '<figure class="chart">' +
      '<div class="scroll" role="group" aria-label="Chart" tabindex="0">' +
      '<svg viewBox="0 0 1 1" role="img" ' +
      'aria-label="Volume is &lt;steady&gt;."><rect width="1"/></svg></div>' +
      '<figcaption aria-hidden="true">Volume is &lt;steady&gt;.</figcaption></figure>',
  );
});

Deno.test("renderOutput() shows the PNG where there is no SVG", () => {
  assertStringIncludes(
    renderOutput(
      display({ "image/png": "AA\n==\n", "text/plain": 'a "b"' }, {
        "image/png": { width: 880, height: 400 },
      }),
      PLACE,
    ),
    '<img src="data:image/png;base64,AA==" alt="a &quot;b&quot;" width="880" height="400">',
  );
});

Deno.test("renderOutput() lets no PNG break out of its attribute", () => {
  const html = renderOutput(
    display({ "image/png": 'AA" onerror="alert(1)', "text/plain": "x" }, {
      "image/png": { width: '1" onload="alert(1)', height: 1 },
    }),
    PLACE,
  );
  assertEquals(html, '<pre class="stdout" tabindex="0">x</pre>');
});

Deno.test("renderOutput() shows streams as text, without terminal colours", () => {
  assertEquals(
    renderOutput({
      output_type: "stream",
      name: "stderr",
      text: "\x1b[33mwarn\x1b[0m <b>\x1b]0;x\u202e",
    }, PLACE),
    '<pre class="stderr" tabindex="0">warn &lt;b&gt;‹ESC›]0;x‹U+202E›</pre>',
  );
});

Deno.test("renderOutput() shows an error with its name, message and trace", () => {
  const html = renderOutput({
    output_type: "error",
    ename: "InputError",
    evalue: "Cannot read <x>",
    traceback: ["    at \x1b[1mcell\x1b[0m:1:1"],
  }, PLACE);
  assertEquals(
    html,
    '<pre class="error" tabindex="0">InputError: Cannot read &lt;x&gt;\n    at cell:1:1</pre>',
  );
});

Deno.test("renderOutput() shows Markdown without HTML, its headings below the title", () => {
  const html = renderOutput(
    display({ "text/markdown": "# A\n\n<img src=x>" }),
    PLACE,
  );
  assertStringIncludes(html, '<h2 id="c1o1-a">');
  assertNotMatch(html, /<img/);
});

Deno.test("renderOutput() shows a table that comes as Markdown as the table that it is", () => {
  const html = renderOutput(
    display({
      "text/markdown":
        "<table>\n<tr><td>&#36;5 <script>x()</script></td></tr>\n</table>\n\n<p><em>… and 1 more row.</em></p>",
    }),
    PLACE,
  );
  assertStringIncludes(html, "<table>\n<tr><td>$5 </td></tr>\n</table></div>");
  assertStringIncludes(html, "<em>… and 1 more row.</em>");
});

Deno.test("renderOutput() remarks on what it cannot show, and skips what is empty", () => {
  assertStringIncludes(
    renderOutput(
      display({ "application/x-b": {}, "application/x-a": {} }),
      PLACE,
    ),
    "An output that a page cannot show (application/x-a, application/x-b).",
  );
  assertEquals(renderOutput(display({}), PLACE), "");
  assertEquals(renderOutput({ output_type: "stream", text: "" }, PLACE), "");
});

Deno.test("renderFigure() is empty without a chart", () => {
  assertEquals(
    renderFigure(display({ "text/plain": "x" }), { alt: "", idPrefix: "" }),
    "",
  );
});
