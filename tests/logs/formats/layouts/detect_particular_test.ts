import { assertEquals } from "@std/assert";
import { chooseLayout } from "../../../../lib/logs/formats/layouts/choose_layout.ts";
import { detectParticular } from "../../../../lib/logs/formats/layouts/detect_particular.ts";

const ACCESS =
  '10.0.0.1 - - [12/Mar/2024:08:15:02 +0000] "GET / HTTP/1.1" 200 7';
const TEXT = "2024-03-12 08:15:03 INFO reload done";

Deno.test("detectParticular() tells how many lines a layout reads", () => {
  const [found, ...others] = detectParticular([ACCESS, ACCESS, ACCESS, TEXT]);

  assertEquals(found.format.name, "access log");
  assertEquals(found.confidence, 0.75);
  assertEquals(found.entries, 3);
  assertEquals(others, []);
});

Deno.test("detectParticular() does not count a stack trace against a layout", () => {
  const [found] = detectParticular([
    "1:M 20 Nov 2023 08:40:50.664 * lost",
    "java.lang.IllegalStateException: no stock",
    "\tat shop.Stock.count(Stock.java:7)",
    "Caused by: java.io.IOException",
  ]);

  assertEquals(found.confidence, 1);
});

Deno.test("detectParticular() finds nothing in text without times and levels", () => {
  const story = ["a story", "of three lines", "and no log"];

  assertEquals(detectParticular(story), []);
  assertEquals(chooseLayout(story).name, "lines of text");
});

Deno.test("detectParticular() takes prose with an equals sign for no logfmt", () => {
  const prose = ["x=1 is what the book says", "y=2 is not"];

  assertEquals(detectParticular(prose), []);
});

Deno.test("detectParticular() takes a time, a level and a name with a colon for no syslog", () => {
  const line = "2024-03-12T08:15:03Z INFO shop::cart: opened";

  assertEquals(detectParticular([line]), []);
});

Deno.test("detectParticular() takes a time, a bracket and a level for no syslog", () => {
  const lines = [
    "2024-03-12T08:15:03Z [cart] info: opened",
    "Mar 12 08:15:03 <Error>: lost",
  ];

  assertEquals(detectParticular(lines), []);
});
