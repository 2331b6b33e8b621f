import { assert, assertEquals } from "@std/assert";
import { detectLayout } from "../../../../lib/logs/formats/layouts/detect_layout.ts";

const ACCESS =
  '10.0.0.1 - - [12/Mar/2024:08:15:02 +0000] "GET / HTTP/1.1" 200 7';
const TEXT = "2024-03-12 08:15:03 INFO reload done";

Deno.test("detectLayout() puts the layout that reads most lines first", () => {
  const [best] = detectLayout([ACCESS, ACCESS, ACCESS, TEXT]);

  assertEquals(best.format.name, "access log");
  assertEquals(best.confidence, 0.75);
  assertEquals(best.entries, 3);
});

Deno.test("detectLayout() puts a layout of few lines behind the general one", () => {
  const names = detectLayout([TEXT, TEXT, TEXT, ACCESS])
    .map(({ format }) => format.name);

  assert(names[0].startsWith("text: "), names[0]);
  assertEquals(names[1], "access log");
});

Deno.test("detectLayout() does not count a stack trace against a layout", () => {
  const [best] = detectLayout([
    "2024-03-12 08:15:03 ERROR lost",
    "java.lang.IllegalStateException: no stock",
    "\tat shop.Stock.count(Stock.java:7)",
    "Caused by: java.io.IOException",
  ]);

  assertEquals(best.confidence, 1);
});

Deno.test("detectLayout() has no confidence in text without times and levels", () => {
  const found = detectLayout(["a story", "of three lines", "and no log"]);

  assertEquals(found.map(({ confidence }) => confidence), [0]);
});

Deno.test("detectLayout() takes prose with an equals sign for no logfmt", () => {
  const names = detectLayout(["x=1 is what the book says", "y=2 is not"])
    .map(({ format }) => format.name);

  assertEquals(names, ["lines of text"]);
});

Deno.test("detectLayout() takes a time, a level and a name with a colon for no syslog", () => {
  const [best] = detectLayout(["2024-03-12T08:15:03Z INFO shop::cart: opened"]);

  assert(best.format.name.startsWith("text: "), best.format.name);
});
