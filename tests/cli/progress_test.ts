import { assertEquals } from "@std/assert";
import { Progress } from "../../lib/cli/progress.ts";

function recorded(isTerminal: boolean) {
  const written: string[] = [];
  const write = (text: string) => void written.push(text);
  return { written, output: { isTerminal, columns: 30, write } };
}

Deno.test("Progress prints plain lines in the order of the names, each when it is due", () => {
  const { written, output } = recorded(false);
  const progress = new Progress(["a", "b", "c"], output);
  progress.update("a", "1/2");
  progress.finish("b", "2 cells");
  assertEquals(written, []);
  progress.finish("a", "1 cell");
  assertEquals(written, ["a: 1 cell\n", "b: 2 cells\n"]);
  progress.finish("c", "failed");
  progress.close();
  assertEquals(written.slice(2), ["c: failed\n"]);
});

Deno.test("Progress rewrites its lines on a terminal, cut to its width, without control characters", () => {
  const { written, output } = recorded(true);
  const progress = new Progress(["a", "b"], output);
  progress.update("a", `1/2 ${"x".repeat(40)}\x1b[2J`);
  progress.update("b", "\x1b[2J");
  progress.finish("a", "2 cells");
  progress.close();
  const clear = "\r\x1b[2K";
  assertEquals(written, [
    `${clear}a: 1/2 ${"x".repeat(15)}… (0 s)\n${clear}b: \n`,
    `\x1b[A\x1b[A${clear}a: 1/2 ${
      "x".repeat(15)
    }… (0 s)\n${clear}b: ‹ESC›[2J (0 s)\n`,
    `\x1b[A\x1b[A${clear}a: 2 cells\n${clear}b: ‹ESC›[2J (0 s)\n`,
  ]);
});
