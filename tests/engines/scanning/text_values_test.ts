import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import {
  latencyOf,
  levelOf,
  readable,
  timestampOf,
} from "../../../lib/engines/scanning/text_values.ts";
import { readLatency } from "../../../lib/logs/latency.ts";
import { LEVEL_SPELLINGS, LEVELS } from "../../../lib/logs/levels.ts";
import { seededRandom } from "../../../lib/logs/random.ts";
import { readLevel } from "../../../lib/logs/read_level.ts";
import { TimestampReader } from "../../../lib/logs/timestamps/timestamp_reader.ts";

const COUNT = 20_000;

/** Texts by a seed, and what an expression makes of them. */
function read(
  write: (random: (below: number) => number) => string,
  expression: pl.Expr,
  further: pl.Expr = pl.col("value"),
): { texts: string[]; values: readonly unknown[] } {
  const uniform = seededRandom(6);
  const random = (below: number) => Math.floor(uniform() * below);
  const texts = Array.from({ length: COUNT }, () => write(random));
  const frame = pl.DataFrame([pl.Series("text", texts, pl.Utf8)])
    .select(expression.alias("value")).select(further.alias("value"));
  return { texts, values: frame.getColumn("value").toArray() };
}

function digits(random: (below: number) => number, count: number): string {
  return Array.from({ length: count }, () => random(10)).join("");
}

Deno.test("TimestampReader reads what timestampOf() reads, and the same", () => {
  const two = (number: number) => String(number).padStart(2, "0");
  const { texts, values } = read(
    (random) => {
      const date = `${1890 + random(370)}-${two(random(14))}-${
        two(random(33))
      }`;
      const time = `${two(random(26))}:${two(random(62))}:${two(random(61))}`;
      const fraction = random(2) && !time.endsWith("60")
        ? `.${digits(random, random(10))}`
        : "";
      return `${date}${random(2) ? "T" : " "}${time}${fraction}${
        random(2) ? "Z" : ""
      }`;
    },
    timestampOf(pl.col("text")),
    readable(pl.col("value")),
  );
  const reader = new TimestampReader();

  let read_ = 0;
  texts.forEach((text, i) => {
    if (values[i] === null) return;
    read_++;
    assertEquals(reader.read(text), Number(values[i]), text);
  });
  assertEquals(read_ > COUNT / 2, true);
});

Deno.test("timestampOf() reads texts that are like the one given", () => {
  const texts = [
    "2023-11-20T08:40:50.5",
    "2023-11-20 08:40:50.5",
    "2023-11-20T08:40:50.5Z",
    "2023-11-20 08:40:50.5Z",
  ];
  const frame = pl.DataFrame([pl.Series("text", texts, pl.Utf8)]);
  for (const like of texts) {
    const read = frame.select(timestampOf(pl.col("text"), like).alias("us"))
      .getColumn("us").toArray();
    texts.forEach((text, i) => {
      const isAlike = text[10] === like[10] &&
        text.endsWith("Z") === like.endsWith("Z");
      if (read[i] === null && !isAlike) return;
      assertEquals(Number(read[i]), 1_700_469_650_500_000, `${text}, ${like}`);
    });
  }
});

Deno.test("readLevel() reads what levelOf() reads, and the same", () => {
  const spellings = Object.keys(LEVEL_SPELLINGS);
  const { texts, values } = read(
    (random) => {
      const spelling = spellings[random(spellings.length)];
      const other = random(4) === 0 ? "x" : "";
      return (random(2) ? spelling : spelling.toLowerCase()) + other;
    },
    levelOf(pl.col("text")),
  );
  const canonical: readonly string[] = LEVELS;

  texts.forEach((text, i) => {
    const value = String(values[i]);
    assertEquals(
      readLevel(text),
      canonical.includes(value) ? value : null,
      text,
    );
  });
});

Deno.test("readLatency() reads what latencyOf() reads, and the same", () => {
  const units = ["", "ns", "us", "µs", "μs", "ms", "s"];
  const { texts, values } = read(
    (random) => {
      const fraction = random(2) ? `.${digits(random, 1 + random(9))}` : "";
      const number = digits(random, 1 + random(6)) + fraction;
      const unit = units[random(units.length)];
      return `${["", "-", "+"][random(3)]}${number}${
        random(2) ? " " : ""
      }${unit}`;
    },
    latencyOf(pl.col("text")),
  );

  let read_ = 0;
  texts.forEach((text, i) => {
    if (values[i] === null) return;
    read_++;
    assertEquals(readLatency(text) + 0, Number(values[i]) + 0, text);
  });
  assertEquals(read_ > COUNT / 2, true);
});
