import { assertEquals, assertRejects } from "@std/assert";
import { join } from "@std/path";
import { InputError } from "../../lib/logs/input_error.ts";
import { NotebookLock } from "../../lib/runner/notebook_lock.ts";
import { writeNotebook } from "../../lib/runner/write_notebook.ts";
import { buildNotebook, withFolder } from "./build_notebook.ts";

Deno.test("NotebookLock is held by one at a time, under whatever name", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await writeNotebook(path, buildNotebook("1"));
    await Deno.symlink(path, join(folder, "b.ipynb"));
    const lock = await NotebookLock.acquire(path);
    for (const name of ["a.ipynb", "b.ipynb"]) {
      await assertRejects(
        () => NotebookLock.acquire(join(folder, name)),
        InputError,
        "another run is executing it",
      );
    }
    lock.release();
    lock.release();
    (await NotebookLock.acquire(path)).release();
  });
});

Deno.test("NotebookLock leaves nothing beside the notebook and holds for the file that replaces it", async () => {
  await withFolder(async (folder) => {
    const path = join(folder, "a.ipynb");
    await writeNotebook(path, buildNotebook("1"));
    {
      using _first = await NotebookLock.acquire(path);
      await writeNotebook(path, buildNotebook("2"));
      using _second = await NotebookLock.acquire(path);
      await assertRejects(() => NotebookLock.acquire(path), InputError);
    }
    assertEquals([...Deno.readDirSync(folder)].length, 1);
  });
});

Deno.test("NotebookLock refuses what is not there or is no file", async () => {
  await withFolder(async (folder) => {
    for (const path of [join(folder, "none.ipynb"), folder]) {
      await assertRejects(
        () => NotebookLock.acquire(path),
        InputError,
        "in place: ",
      );
    }
  });
});
