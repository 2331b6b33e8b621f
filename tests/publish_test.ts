import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";

const PROJECT = fromFileUrl(new URL("..", import.meta.url));

/** A declaration as `deno doc --json` tells of it. */
interface Declaration {
  readonly kind: string;
  readonly jsDoc?: { readonly tags?: readonly { readonly kind: string }[] };
}

/** What has an example; types are shown at work by the functions that take and give them. */
const SHOWN = ["function", "class", "variable"];

async function deno(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: PROJECT,
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  const text = decoder.decode(stdout);
  return { code, stdout: text, text: text + decoder.decode(stderr) };
}

Deno.test("deno doc --lint finds every export of mod.ts documented, and all types that it mentions public", async () => {
  const { code, text } = await deno("doc", "--lint", "lib/mod.ts");
  assertEquals(code, 0, text);
});

Deno.test("mod.ts exports no function, class or constant without an example", async () => {
  const { stdout } = await deno("doc", "--json", "lib/mod.ts");
  const { nodes } = JSON.parse(stdout);
  const symbols = Object.values<{
    symbols: { name: string; declarations: Declaration[] }[];
  }>(nodes).flatMap(({ symbols }) => symbols);
  const shown = symbols.filter(({ declarations }) =>
    declarations.some(({ kind }) => SHOWN.includes(kind))
  );
  assert(shown.length > 60, `${shown.length} are shown`);
  const silent = shown.filter(({ declarations }) =>
    !declarations.some(({ jsDoc }) =>
      jsDoc?.tags?.some(({ kind }) => kind === "example")
    )
  );
  assertEquals(silent.map(({ name }) => name), []);
});

Deno.test("deno publish --dry-run takes the library as it is, and nothing else", async () => {
  const { code, text } = await deno(
    ...["publish", "--dry-run", "--allow-dirty", "--quiet"],
  );
  assertEquals(code, 0, text);
  assertEquals(/tests\/|notebooks\/\d/.test(text), false, text);
});
