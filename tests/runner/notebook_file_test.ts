import { assertEquals, assertRejects, assertThrows } from "@std/assert";
import { InputError } from "../../lib/logs/input_error.ts";
import { parseNotebook, readNotebook } from "../../lib/runner/read_notebook.ts";
import {
  serializeNotebook,
  writeNotebook,
} from "../../lib/runner/write_notebook.ts";
import { buildNotebook, withFolder } from "./build_notebook.ts";

/** Written by Python's nbformat 5.5; see make_nbformat_file.py. */
const FILE = new URL("./testdata/nbformat.ipynb.txt", import.meta.url);

Deno.test("serializeNotebook() gives the bytes that Python's nbformat writes", async () => {
  const text = await Deno.readTextFile(FILE);
  assertEquals(serializeNotebook(parseNotebook(text, "a.ipynb")), text);
});

Deno.test("serializeNotebook() gives the same bytes again after reading them", () => {
  const notebook = buildNotebook("1\r\n2\u2028\x1c3\n", "", "\n");
  const text = serializeNotebook(notebook);
  const again = parseNotebook(text, "a.ipynb");
  assertEquals(again, notebook);
  assertEquals(serializeNotebook(again), text);
  assertEquals(text.endsWith("}\n"), true);
});

Deno.test("parseNotebook() keeps ids and gives cells without one an id of their own", () => {
  const cell = { cell_type: "code", metadata: {}, source: "1", outputs: [] };
  const text = JSON.stringify({
    nbformat: 4,
    nbformat_minor: 2,
    metadata: {},
    cells: [cell, { ...cell, id: "kept" }, { ...cell, id: "cell-1" }, cell],
  });
  const notebook = parseNotebook(text, "a.ipynb");
  const ids = notebook.cells.map(({ id }) => id);
  assertEquals(ids, ["cell-1-2", "kept", "cell-1", "cell-4"]);
  assertEquals(notebook.nbformat_minor, 5);
});

Deno.test("parseNotebook() says why it refuses a file", () => {
  const notebook = (fields: Record<string, unknown>) =>
    JSON.stringify({ nbformat: 4, metadata: {}, cells: [], ...fields });
  const cases: [string, string][] = [
    ["", "not a Jupyter notebook"],
    ["[1]", "not a Jupyter notebook"],
    ['{"a": 1}', "not a Jupyter notebook"],
    [notebook({ nbformat: 3, worksheets: [] }), "must have nbformat 4, got 3"],
    [notebook({ cells: [{ cell_type: "other" }] }), "its `cells` must be"],
    [notebook({ cells: {} }), "its `cells` must be"],
    [
      notebook({ metadata: { kernelspec: { name: "python3" } } }),
      'got one for "python3"',
    ],
    [
      notebook({ metadata: { language_info: { name: "R" } } }),
      'got one for "R"',
    ],
  ];
  for (const [text, why] of cases) {
    const error = assertThrows(
      () => parseNotebook(text, "a.ipynb"),
      InputError,
      "Cannot read the notebook a.ipynb: ",
    );
    assertEquals(error.message.includes(why), true, error.message);
  }
});

Deno.test("parseNotebook() accepts the kernels that run TypeScript", () => {
  for (
    const metadata of [
      {},
      { kernelspec: { name: "deno", language: "typescript" } },
      { kernelspec: { name: "deno-2.9", language: "typescript" } },
      { language_info: { name: "typescript" } },
    ]
  ) {
    const text = JSON.stringify({ nbformat: 4, metadata, cells: [] });
    assertEquals(parseNotebook(text, "a.ipynb").metadata, metadata);
  }
});

Deno.test("readNotebook() refuses a file that is not there with one sentence", async () => {
  await assertRejects(
    () => readNotebook("/no/such.ipynb"),
    InputError,
    "Cannot read the notebook /no/such.ipynb: ",
  );
});

Deno.test("writeNotebook() replaces a file whole, keeps its mode and leaves nothing beside it", async () => {
  await withFolder(async (folder) => {
    const path = `${folder}/a.ipynb`;
    await Deno.writeTextFile(path, "old");
    await Deno.chmod(path, 0o640);
    await Deno.symlink(path, `${folder}/link.ipynb`);
    await writeNotebook(`${folder}/link.ipynb`, buildNotebook("1"));

    assertEquals(await readNotebook(path), buildNotebook("1"));
    assertEquals(((await Deno.stat(path)).mode ?? 0) & 0o777, 0o640);
    const names = Array.from(Deno.readDirSync(folder), ({ name }) => name);
    assertEquals(names.toSorted(), ["a.ipynb", "link.ipynb"]);
    assertEquals((await Deno.lstat(`${folder}/link.ipynb`)).isSymlink, true);
  });
});

Deno.test("writeNotebook() leaves the old file where it cannot write the new one", async () => {
  await withFolder(async (folder) => {
    await Deno.mkdir(`${folder}/a.ipynb`);
    await assertRejects(
      () => writeNotebook(`${folder}/a.ipynb`, buildNotebook("1")),
      InputError,
      "Cannot write the notebook",
    );
    await assertRejects(
      () => writeNotebook(`${folder}/none/a.ipynb`, buildNotebook("1")),
      InputError,
      "Cannot write the notebook",
    );
    const names = Array.from(Deno.readDirSync(folder), ({ name }) => name);
    assertEquals(names, ["a.ipynb"]);
  });
});
