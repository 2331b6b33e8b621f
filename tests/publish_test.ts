import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";

const PROJECT = fromFileUrl(new URL("..", import.meta.url));

async function deno(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: PROJECT,
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return { code, text: decoder.decode(stdout) + decoder.decode(stderr) };
}

Deno.test("deno doc --lint finds every export of mod.ts documented, and all types public but those of Polars", async () => {
  const { text } = await deno("doc", "--lint", "lib/mod.ts");
  const problems = text.split("\n").filter((line) => /^error\[/.test(line));
  const isPolars = (line: string) =>
    /private type '(?:pl|DataFrame)'$/.test(line);
  assertEquals(problems.filter((line) => !isPolars(line)), []);
  assert(problems.length > 0, "Polars' types need no exception any more");
});

Deno.test("deno publish --dry-run takes the library as it is, and nothing else", async () => {
  const { code, text } = await deno(
    ...["publish", "--dry-run", "--allow-dirty", "--quiet"],
  );
  assertEquals(code, 0, text);
  assertEquals(/tests\/|notebooks\/\d/.test(text), false, text);
});
