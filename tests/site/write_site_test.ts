import { assert, assertEquals, assertRejects } from "@std/assert";
import { join } from "@std/path";
import { parseHTML } from "linkedom";
import { InputError } from "../../lib/logs/input_error.ts";
import { htmlInMarkdown } from "../../lib/notebook/html_in_markdown.ts";
import { md } from "../../lib/notebook/markdown.ts";
import { table } from "../../lib/notebook/table.ts";
import copyCode from "../../lib/site/copy_code.js" with { type: "text" };
import { writeSite } from "../../lib/site/write_site.ts";

const HOSTILE = [
  `"><script>alert(1)</script>`,
  `'><img src=x onerror=alert(1)>`,
  `<svg onload=alert(1)>`,
  `[x](javascript:alert(1))`,
  `![x](https://evil.example/x.png)`,
  "{{ 1 + 1 }} {{ page.name }} ${1} <%= 1 %>",
  "</style></title></main></script>",
  "\u202egnp.exe\x1b[31m\0\n# heading",
  "`</code>` <!-- --> ]]> &lt;b&gt;",
];

const NO_LOGS = {
  rows: 0,
  first: null,
  last: null,
  name: "x",
  engine: "polars",
} as const;

function chart(text: string): string {
  const escaped = text.toWellFormed().replace(
    /[<&"]/g,
    (char) => `&#${char.charCodeAt(0)};`,
  );
  return `<svg viewBox="0 0 9 9"><style>*{fill:red}</style>` +
    `<g id="a" clip-path="url(#a)" onclick="alert(1)"><title>${escaped}</title>` +
    `<text style="fill:#000">${escaped}</text></g><script>alert(1)</script></svg>`;
}

function display(data: Record<string, string>) {
  return { output_type: "display_data", data, metadata: {} };
}

function hostileNotebook(text: string) {
  const shown = table([{ [text]: text }], { caption: text });
  return {
    cells: [
      { cell_type: "markdown", source: `# ${text}\n\n${text}\n\n## ${text}` },
      {
        cell_type: "code",
        source: text,
        outputs: [
          display({
            "application/vnd.logbook.figure+svg": chart(text),
            "text/plain": text,
          }),
          display({
            "application/vnd.logbook.figure+svg": chart(text),
            "text/plain": text,
          }),
          display({ "text/html": shown.html + text }),
          display({ "text/markdown": htmlInMarkdown(shown.html) + text }),
          display({ "text/markdown": md`## ${text}`.markdown + text }),
          display({ "text/plain": text }),
          { output_type: "stream", name: "stdout", text },
          {
            output_type: "error",
            ename: text,
            evalue: text,
            traceback: [text],
          },
        ],
      },
    ],
  };
}

async function writeHostileSite(out: string): Promise<string[]> {
  return await writeSite(
    HOSTILE.map((text, index) => ({
      name: `0${index + 1}_section`,
      notebook: hostileNotebook(text),
    })),
    {
      out,
      headlines: HOSTILE.map((text) => ({
        statement: text,
        verdict: "supported",
        recommendation: text,
        section: text,
      })),
      overview: {
        rows: 0,
        first: 0,
        last: 1e12,
        name: HOSTILE.join(""),
        engine: HOSTILE.join(""),
      },
      results: HOSTILE,
    },
  );
}

async function withTempDir(test: (dir: string) => Promise<void>) {
  const dir = await Deno.makeTempDir();
  try {
    await test(dir);
  } finally {
    await Deno.remove(dir, { recursive: true });
  }
}

Deno.test("writeSite() writes pages on which nothing acts and nothing is loaded", async () => {
  await withTempDir(async (out) => {
    for (const file of await writeHostileSite(out)) {
      const { document } = parseHTML(await Deno.readTextFile(join(out, file)));
      const elements = [...document.querySelectorAll("*")];
      for (const { localName, attributes, textContent } of elements) {
        if (localName === "script" && textContent === copyCode) continue;
        assert(
          !/^(?:script|iframe|object|embed|base|foreignobject|use|image)$/i
            .test(localName),
          localName,
        );
        for (const { name, value } of attributes) {
          assert(!/^on|^style$/i.test(name), `${file} ${name}`);
          if (name === "src") assert(value.startsWith("data:image/"), value);
          if (name === "href") {
            assert(/^(?:data:,|#|results\/|[\w-]+\.html)/.test(value), value);
          }
        }
      }
    }
  });
});

Deno.test("writeSite() shows hostile text as text", async () => {
  await withTempDir(async (out) => {
    const files = await writeHostileSite(out);
    const { document } = parseHTML(
      await Deno.readTextFile(join(out, files[1])),
    );
    const stream = document.querySelector("pre.stdout");
    assertEquals(stream?.textContent, HOSTILE[0]);
    const front = parseHTML(await Deno.readTextFile(join(out, files[0])));
    const statements = [...front.document.querySelectorAll(".statement")]
      .map(({ textContent }) => textContent);
    assertEquals(statements[5], HOSTILE[5]);
    assertEquals(statements[7], "‹U+202E›gnp.exe‹ESC›[31m‹NUL›‹LF›# heading");
  });
});

Deno.test("writeSite() gives each page unique ids and working anchors", async () => {
  await withTempDir(async (out) => {
    for (const file of await writeHostileSite(out)) {
      const { document } = parseHTML(await Deno.readTextFile(join(out, file)));
      const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
      assertEquals(ids.length, new Set(ids).size, file);
      for (const link of document.querySelectorAll('a[href^="#"]')) {
        const id = decodeURIComponent(
          String(link.getAttribute("href")).slice(1),
        );
        assert(ids.includes(id), `${file}: #${id}`);
      }
    }
  });
});

Deno.test("writeSite() allows by policy nothing but its own style sheet and script, inline pictures and fonts", async () => {
  await withTempDir(async (out) => {
    const [front, page] = await writeHostileSite(out);
    for (const [file, script] of [[front, ""], [page, copyCode]]) {
      const { document } = parseHTML(await Deno.readTextFile(join(out, file)));
      const style = document.querySelector("style")?.textContent ?? "";
      assertEquals(
        document.querySelector("meta[http-equiv]")?.getAttribute("content"),
        `default-src 'none'; img-src data:; font-src data:; style-src 'sha256-${await hashOf(
          style,
        )}'; ${
          script && `script-src 'sha256-${await hashOf(script)}'; `
        }base-uri 'none'; form-action 'none'`,
      );
    }
  });
});

async function hashOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return new Uint8Array(digest).toBase64();
}

Deno.test("writeSite() links each page to the ones before and after it", async () => {
  await withTempDir(async (out) => {
    const files = await writeSite(
      ["01_a", "02_b", "03_c"].map((name) => ({
        name,
        notebook: { cells: [] },
      })),
      {
        out: join(out, "new"),
        headlines: [],
        overview: NO_LOGS,
        results: ["counts.csv"],
      },
    );
    assertEquals(files, ["index.html", "01_a.html", "02_b.html", "03_c.html"]);
    const turns = await Promise.all(
      files.slice(1).map(async (file) => {
        const html = await Deno.readTextFile(join(out, "new", file));
        const links = parseHTML(html).document.querySelectorAll(".turn a");
        return [...links].map((link) => link.getAttribute("href"));
      }),
    );
    assertEquals(turns, [["02_b.html"], ["01_a.html", "03_c.html"], [
      "02_b.html",
    ]]);
  });
});

Deno.test("writeSite() writes the same bytes again", async () => {
  await withTempDir(async (out) => {
    const files = await writeHostileSite(out);
    const read = () =>
      Promise.all(files.map((file) => Deno.readTextFile(join(out, file))));
    const first = await read();
    await writeHostileSite(out);
    assertEquals(await read(), first);
  });
});

Deno.test("writeSite() refuses names that cannot be those of pages", async () => {
  for (
    const names of [["../a"], ["a/b"], ["index"], [""], ["a", "a"], [".x"]]
  ) {
    await assertRejects(
      () =>
        writeSite(names.map((name) => ({ name, notebook: { cells: [] } })), {
          out: "never-written",
          headlines: [],
          overview: NO_LOGS,
          results: [],
        }),
      InputError,
      "Cannot write the site",
    );
  }
});
