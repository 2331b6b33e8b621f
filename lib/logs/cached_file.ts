import { dirname, join } from "@std/path";

/** A file that is written where and when it is first needed. */
export interface CachedFile {
  /** In the folder `data/`. */
  readonly name: string;
  /** Its size: what tells a whole file from half of one, or from an older one. */
  readonly bytes: number;
  /** Writes the file to a path. */
  readonly write: (path: string) => Promise<unknown>;
}

/**
 * The path of a file in `data/`, which is written on first use. Safe when several
 * processes ask at once: each writes a file of its own and renames it, so that
 * nobody sees half a file. A file of another size is replaced.
 */
export async function cachedFile(
  { name, bytes, write }: CachedFile,
): Promise<string> {
  const root = join(import.meta.dirname ?? ".", "..", "..");
  const path = join(root, "data", name);
  if (await sizeOf(path) === bytes) return path;
  await Deno.mkdir(dirname(path), { recursive: true });
  const temporary = join(
    dirname(path),
    `.~${crypto.randomUUID()}_${name}`,
  );
  try {
    await write(temporary);
    await Deno.rename(temporary, path);
  } catch (error) {
    await Deno.remove(temporary).catch(() => {});
    throw error;
  }
  return path;
}

/** Bytes in a file; undefined where there is none. */
async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await Deno.stat(path)).size;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
