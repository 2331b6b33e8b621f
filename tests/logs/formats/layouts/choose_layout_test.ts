import { assert, assertEquals } from "@std/assert";
import { fromFileUrl } from "@std/path";
import { chooseLayout } from "../../../../lib/logs/formats/layouts/choose_layout.ts";
import { seededRandom } from "../../../../lib/logs/random.ts";
import { mutateLine } from "./mutate_line.ts";
import { readLayout } from "./read_layout.ts";

const FOLDER = fromFileUrl(
  new URL("../../../testdata/logs/layouts/", import.meta.url),
);

const NAMES = [...Deno.readDirSync(FOLDER)].map(({ name }) => name)
  .filter((name) => name.endsWith(".log")).sort();

for (const name of NAMES) {
  Deno.test(`chooseLayout() reads ${name} as expected`, () => {
    const expected = Deno.readTextFileSync(
      FOLDER + name.replace(/log$/, "json"),
    );
    const lines = readLines(name);

    const reading = readLayout(chooseLayout(lines), lines);

    assertEquals(reading, JSON.parse(expected));
  });
}

Deno.test("chooseLayout() accounts for every line, whatever is done to a file", () => {
  const random = seededRandom(7);
  for (const name of NAMES) {
    const lines = readLines(name);
    const layout = chooseLayout(lines);
    for (let round = 0; round < 20; round++) {
      const broken = lines.map((line) => mutateLine(line, random));
      const { entries, continuations, rejected } = readLayout(layout, broken);
      const lost = Object.values(rejected).reduce((sum, n) => sum + n, 0);

      assertEquals(entries.length + continuations + lost, lines.length, name);
    }
  }
});

Deno.test("chooseLayout() learns from mutilated files without failing", () => {
  const random = seededRandom(11);
  for (const name of NAMES) {
    for (let round = 0; round < 5; round++) {
      const lines = readLines(name).map((line) => mutateLine(line, random));
      const { entries, rejected } = readLayout(chooseLayout(lines), lines);

      assert(entries.length + Object.keys(rejected).length > 0);
    }
  }
});

Deno.test("chooseLayout() gets through lines of a million hostile characters", () => {
  const fills = ["[", '"', "=", " ", "1", '\\"', "a=", "(", ": ", " - ", "|"];
  for (const name of NAMES) {
    const lines = readLines(name);
    const layout = chooseLayout(lines);
    for (const fill of fills) {
      const long = lines[0] + fill.repeat(1e6 / fill.length);
      const { entries, rejected } = readLayout(layout, [long]);

      assertEquals(entries.length + Object.keys(rejected).length, 1, name);
    }
  }
});

Deno.test("chooseLayout() takes an empty file for lines of text", () => {
  assertEquals(chooseLayout([]).name, "lines of text");
  assertEquals(chooseLayout(["", ""]).name, "lines of text");
});

Deno.test("chooseLayout() reads a timestamp in another form than the first lines'", () => {
  const layout = chooseLayout([
    "2024-03-12 08:15:02,664 INFO [main] shop.Cart: opened",
    "2024-03-12 08:15:03,664 WARN [main] shop.Cart: low",
  ]);
  const lines = [
    "2024-03-12T08:15:04.6Z ERROR [main] shop.Cart: lost",
    "Mar 12 08:15:05 restarted by hand",
  ];

  const { entries } = readLayout(layout, lines);

  assertEquals(entries, [
    {
      timestamp: "2024-03-12T08:15:04.6Z",
      level: "ERROR",
      thread: "main",
      service: "shop.Cart",
      message: "lost",
    },
    { timestamp: "Mar 12 08:15:05", message: "restarted by hand" },
  ]);
});

Deno.test("chooseLayout() leaves words that all messages begin with in the messages", () => {
  const lines = Array.from(
    { length: 50 },
    (_, index) => `2024-03-12 08:15:02 INFO request ${index} of user ${index}`,
  );

  const { entries } = readLayout(chooseLayout(lines), lines);

  assertEquals(entries[3].message, "request 3 of user 3");
});

Deno.test("chooseLayout() takes no host that differs in every line for the service", () => {
  const lines = Array.from(
    { length: 300 },
    (_, index) => `2024-03-12 08:15:02 INFO [req-${index}] shop.Cart: opened`,
  );

  const { entries } = readLayout(chooseLayout(lines), lines);

  assertEquals(entries[7].service, "shop.Cart");
  assertEquals(entries[7].trace, "req-7");
});

function readLines(name: string): string[] {
  return Deno.readTextFileSync(FOLDER + name).replace(/\n$/, "").split("\n");
}
