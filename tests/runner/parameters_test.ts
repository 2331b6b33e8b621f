import { assertEquals, assertNotStrictEquals, assertThrows } from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { isCode } from "../../lib/runner/notebook.ts";
import {
  parameterNames,
  readParameters,
  setParameters,
  splitParameter,
} from "../../lib/runner/parameters.ts";
import { buildNotebook, tagged } from "./build_notebook.ts";

const DEFAULTS = `// What the logs are
let logs = "sample"; // a path
let every: string = "auto";
let seed = 42;
let contamination: number = 0.01;
let strict = true;
let map = {};
let top: number | null = null;
var last = \`x\`;
const fixed = 1;
  let indented = 2;`;

const notebook = buildNotebook(
  "import x",
  { ...tagged(DEFAULTS, "parameters"), id: "defaults" },
  "logs",
);

Deno.test("parameterNames() lists what the tagged cell declares and can be assigned", () => {
  assertEquals(parameterNames(notebook), [
    ...["logs", "every", "seed", "contamination", "strict", "map"],
    ...["top", "last"],
  ]);
  assertEquals(parameterNames(buildNotebook("let a = 1;")), []);
});

Deno.test("readParameters() takes a value for what the default is", () => {
  const given = [
    ...["logs=12", "every=10s", "seed=7", "contamination=1e-3", "strict=false"],
    ...['map={"level":"severity"}', "top=5", "last=", "unknown=1"],
  ];
  assertEquals(readParameters(notebook, given), {
    logs: "12",
    every: "10s",
    seed: 7,
    contamination: 0.001,
    strict: false,
    map: { level: "severity" },
    top: 5,
    last: "",
  });
  assertEquals(readParameters(notebook, ["top=many"]), { top: "many" });
});

Deno.test("readParameters() refuses values of another type than the default's", () => {
  for (
    const [given, why] of [
      ["seed=ten", 'seed: it must be a number, got "ten"'],
      ["seed=null", 'seed: it must be a number, got "null"'],
      ["strict=1", "strict: it must be a boolean, got 1"],
    ]
  ) {
    assertThrows(() => readParameters(notebook, [given]), InputError, why);
  }
});

Deno.test("splitParameter() splits at the first = and wants a name before it", () => {
  assertEquals(splitParameter("a=b=c\n"), ["a", "b=c\n"]);
  assertEquals(splitParameter("größe="), ["größe", ""]);
  for (const text of ["a", "=1", "a b=1", "a;b=1", ""]) {
    assertThrows(() => splitParameter(text), InputError, "name=value");
  }
});

Deno.test("setParameters() puts a tagged cell behind the defaults and leaves the notebook as it was", () => {
  const before = structuredClone(notebook);
  const changed = setParameters(notebook, { every: '1"0s\u2028', seed: 7 });
  assertEquals(notebook, before);
  assertNotStrictEquals(changed, notebook);
  assertEquals(changed.cells.map(({ id }) => id), [
    ...["c1", "defaults", "defaults-injected", "c3"],
  ]);
  const injected = changed.cells[2];
  assertEquals(injected.metadata, { tags: ["injected-parameters"] });
  assertEquals(
    injected.source,
    '// Parameters\nevery = "1\\"0s\u2028";\nseed = 7;\nvoid 0;',
  );
});

Deno.test("setParameters() replaces the cell of an earlier run under its id", () => {
  const once = setParameters(notebook, { every: "1s" });
  const twice = setParameters(once, { seed: 1 });
  assertEquals(twice.cells.length, 4);
  assertEquals(twice.cells[2].id, "defaults-injected");
  assertEquals(twice.cells[2].source, "// Parameters\nseed = 1;\nvoid 0;");
  assertEquals(setParameters(once, {}), once);
});

Deno.test("setParameters() gives ids that are free and not too long", () => {
  const long = "x".repeat(64);
  const changed = setParameters(
    buildNotebook({ ...tagged("let a = 1;", "parameters"), id: long }),
    { a: 2 },
  );
  const { id } = changed.cells[1];
  assertEquals(/^[\w-]{1,64}$/.test(id), true, id);
  const taken = buildNotebook(
    { ...tagged("let a = 1;", "parameters"), id: "p" },
    { source: "", id: "p-injected" },
  );
  const ids = setParameters(taken, { a: 2 }).cells.map(({ id }) => id);
  assertEquals(ids, ["p", "p-injected-2", "p-injected"]);
  assertEquals(changed.cells.every(isCode), true);
});

Deno.test("setParameters() names the parameters there are for one that it does not know", () => {
  assertThrows(
    () => setParameters(notebook, { evry: "1s", fixed: 2 }),
    InputError,
    "evry, fixed: the notebook has logs, every, seed, contamination",
  );
  assertThrows(
    () => setParameters(buildNotebook("1"), { every: "1s" }),
    InputError,
    "every: the notebook has none",
  );
  assertThrows(
    () => setParameters(notebook, { seed: "7" }),
    InputError,
    'seed: it must be a number, got "7"',
  );
});
