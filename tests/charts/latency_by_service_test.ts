import { assert, assertEquals, assertStringIncludes } from "@std/assert";
import pl from "nodejs-polars";
import { latencyByService } from "../../lib/charts/latency_by_service.ts";
import {
  assertFigure,
  assertFigureSnapshot,
  figureTexts,
} from "./assert_figure.ts";
import { HOSTILE_NAMES } from "./hostile_names.ts";

/** A frame of `latency("service")` from a mean each. */
function latencies(
  means: Readonly<Record<string, number | null>>,
  count = 400,
): pl.DataFrame {
  const names = Object.keys(means);
  const values = Object.values(means);
  const scaled = (factor: number) =>
    values.map((mean) => mean === null ? null : mean * factor);
  const columns = {
    count: values.map((mean) => mean === null ? 0 : count),
    mean_ms: scaled(1),
    sd_ms: count > 1 ? scaled(0.4) : scaled(NaN).map(() => null),
    min_ms: scaled(0.1),
    p50_ms: scaled(0.9),
    p95_ms: scaled(2),
    p99_ms: scaled(3),
    max_ms: scaled(4),
  };
  return pl.DataFrame([
    pl.Series("service", names, pl.Utf8),
    ...Object.entries(columns).map(([name, column]) =>
      pl.Series(name, column, pl.Float64)
    ),
  ]);
}

Deno.test("latencyByService() puts the slowest first, with interval and quantiles", async (t) => {
  const figure = latencyByService(
    latencies({ api: 50, billing: 80, cart: 51 }),
  );
  assertEquals(
    figure.title,
    "Latency differs by service: billing (80.0 ms) is slowest, api (50.0 ms) fastest",
  );
  const texts = figureTexts(figure);
  assertEquals(
    texts.filter((text) => ["api", "billing", "cart"].includes(text)),
    ["billing", "cart", "api"],
  );
  for (const name of ["median", "95%", "99%", "80.0"]) {
    assert(texts.includes(name));
  }
  await assertFigureSnapshot(t, figure);
});

Deno.test("latencyByService() calls chance chance", () => {
  const figure = latencyByService(latencies({ a: 50, b: 50.2 }));
  assertFigure(figure);
  assertEquals(
    figure.title,
    "Both services are equally fast, within chance: 50.0 to 50.2 ms on average",
  );
});

Deno.test("latencyByService() names what it leaves out", () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`service ${i}`, 50 + i]),
  );
  const figure = latencyByService(latencies({ ...many, silent: null }));
  assertFigure(figure);
  assertStringIncludes(
    figure.alt,
    "the 15 services with the highest mean; and 25 more.",
  );
  assertStringIncludes(figure.alt, "1 service without a latency.");
});

Deno.test("latencyByService() copes with hostile names, one latency and extremes", () => {
  const hostile = Object.fromEntries(
    HOSTILE_NAMES.map((name, i) => [name, 50 + i]),
  );
  assertFigure(latencyByService(latencies(hostile)));
  assertFigure(latencyByService(latencies({ a: 50, b: 70 }, 1)));
  assertFigure(latencyByService(latencies({ a: 1e9, b: 1e-3 })));
  assertFigure(latencyByService(latencies({ a: 0, b: 0 })));
});

Deno.test("latencyByService() says why there is nothing to show", () => {
  const empty = latencyByService(latencies({}));
  assertFigure(empty);
  assertStringIncludes(empty.alt, "The logs have no column service.");
  const silent = latencyByService(latencies({ a: null }));
  assertFigure(silent);
  assertStringIncludes(silent.alt, "No log of a service has a latency.");
});
