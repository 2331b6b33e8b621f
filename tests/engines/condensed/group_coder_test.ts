import { assertEquals } from "@std/assert";
import pl from "nodejs-polars";
import { GroupCoder } from "../../../lib/engines/condensed/group_coder.ts";

type Row = readonly [
  level: string | null,
  service: string | null,
  message: string | null,
];

function frameOf(rows: readonly Row[]): pl.DataFrame {
  const column = (name: string, place: number) =>
    pl.Series(name, rows.map((row) => row[place]), pl.Utf8);
  return pl.DataFrame([
    column("level", 0),
    column("service", 1),
    column("message", 2),
  ]);
}

/** The rows of a frame, put together again from the groups of each. */
function regrouped(coder: GroupCoder, rows: readonly Row[]): Row[] {
  const numbers = coder.code(frameOf(rows));
  return [...numbers].map((number) => {
    const { level, service, message } = coder.groups[number];
    return [level, service, message];
  });
}

Deno.test("GroupCoder gives each row a group with its values, whatever came before", () => {
  const coder = new GroupCoder();
  const batches: Row[][] = [
    Array.from({ length: 50 }, (_, i) => [`L${i}`, `s${i % 7}`, `m${i}`]),
    [["L49", null, "m3"], [null, "s6", null], ["new", "s0", "m49"]],
    [[null, null, null], ["INFO", "s6", "m0"], [null, "s6", null]],
  ];
  for (const rows of batches) assertEquals(regrouped(coder, rows), rows);
  // Another coder meets values that Polars has numbered for the first.
  const other = new GroupCoder();
  for (const rows of batches.toReversed()) {
    assertEquals(regrouped(other, rows), rows);
  }
  const twice = coder.groups.filter(({ logs }) => logs === 2);
  assertEquals(twice, [
    { level: null, service: "s6", message: null, logs: 2 },
  ]);
});

Deno.test("GroupCoder takes no value for none while Polars numbers others too", async () => {
  const rows: Row[] = [
    ...Array.from({ length: 200 }, (_, i): Row => [`L${i}`, "s", null]),
    [null, null, "m"],
  ];
  const others = frameOf(rows.map(([level]) => [`other ${level}`, "", ""]));
  // While such a query is under way, new values get numbers behind its own.
  const underWay = others.lazy()
    .select(pl.col("level").cast(pl.Categorical)).collect();

  assertEquals(regrouped(new GroupCoder(), rows), rows);
  assertEquals((await underWay).height, 201);
});
