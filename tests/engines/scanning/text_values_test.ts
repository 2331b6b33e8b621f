import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import {
  latencyOf,
  levelOf,
  readable,
  timestampOf,
} from "../../../lib/engines/scanning/text_values.ts";
import { fixedTimestamps } from "../../../lib/engines/scanning/fixed_timestamps.ts";
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
): { texts: string[]; values: readonly unknown[] } {
  const uniform = seededRandom(6);
  const random = (below: number) => Math.floor(uniform() * below);
  const texts = Array.from({ length: COUNT }, () => write(random));
  const frame = pl.DataFrame([pl.Series("text", texts, pl.Utf8)])
    .select(expression.alias("value"));
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
    readable(timestampOf(pl.col("text"))),
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

Deno.test("readLatency() reads what latencyOf() reads of one unit, and the same", () => {
  for (const unit of ["ms", "s", "µs", ""]) {
    const odd = ["", ".", "1e5", "inf", "nan", "-", "1.2.3", "s", "m", " "];
    const { texts, values } = read(
      (random) => {
        const number = random(5) === 0
          ? odd[random(odd.length)]
          : `${random(2) ? "-" : ""}${digits(random, 1 + random(5))}.${
            random(9)
          }`;
        return number + (random(9) === 0 ? "min" : unit);
      },
      latencyOf(pl.col("text"), "ms", [`1${unit}`, `2.5${unit}`]),
    );
    const known = texts.filter((_, i) => values[i] !== null).length;
    assertEquals(known > COUNT / 2, true, unit);
    texts.forEach((text, i) => {
      if (values[i] === null) return;
      assertEquals(readLatency(text) + 0, Number(values[i]) + 0, text);
    });
  }
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

Deno.test("TimestampReader reads what fixedTimestamps() reads, and the same", () => {
  const two = (number: number) => String(number).padStart(2, "0");
  for (const [count, zone] of [[6, ""], [3, "Z"], [1, ""]] as const) {
    const uniform = seededRandom(7);
    const random = (below: number) => Math.floor(uniform() * below);
    const odd = ["", ".", ".+1", ".-00001", ".1e3", ".123456789", "Zz", "é"];
    const texts = Array.from({ length: COUNT }, () => {
      const second = `2024-0${1 + random(2)}-${two(28 + random(3))}T23:59:${
        two(random(62))
      }`;
      return random(9) === 0
        ? second + odd[random(odd.length)]
        : `${second}.${digits(random, count)}${zone}`;
    });
    const read = fixedTimestamps(
      pl.DataFrame([pl.Series("c0", [...texts, null], pl.Utf8)]),
      "c0",
      [`2024-01-01T00:00:00.${"1".repeat(count)}${zone}`],
    );
    const values = read?.cast(pl.Float64).toArray() ?? [];
    const reader = new TimestampReader();

    assertEquals(values.length, COUNT + 1);
    assertEquals(values[COUNT], null);
    assertEquals(
      values.filter((value) => value !== null).length > COUNT / 2,
      true,
    );
    texts.forEach((text, i) => {
      if (values[i] !== null) {
        assertEquals(reader.read(text), Number(values[i]), text);
      }
    });
  }
});
