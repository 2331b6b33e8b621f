import { join } from "@std/path";
import { parsingFolder } from "../parsing/parsing_folder.ts";
import { HashSet } from "./hash_set.ts";

const PARTS = 64;
/** Hashes of a part that wait to be written: 64 KiB. */
const WAITING = 2 ** 13;

/** Hashes in temporary files: a part has all those with the same upper bits. */
export class HashParts implements Disposable {
  readonly #folder = Deno.makeTempDirSync({ dir: parsingFolder() });
  readonly #parts = Array.from({ length: PARTS }, (_, i) => ({
    path: join(this.#folder, String(i)),
    waiting: new Uint32Array(2 * WAITING),
    used: 0,
  }));

  /** Adds hashes, each as its lower and its upper half. */
  addAll(halves: Uint32Array): void {
    for (let i = 0; i < halves.length; i += 2) {
      const part = this.#parts[halves[i + 1] >>> 26];
      part.waiting[part.used++] = halves[i];
      part.waiting[part.used++] = halves[i + 1];
      if (part.used === part.waiting.length) this.#write(part);
    }
  }

  /** How many different hashes there are. */
  countDistinct(): number {
    let count = 0;
    for (const part of this.#parts) {
      this.#write(part);
      const hashes = new HashSet();
      hashes.addAll(new Uint32Array(Deno.readFileSync(part.path).buffer));
      count += hashes.size;
    }
    return count;
  }

  [Symbol.dispose](): void {
    Deno.removeSync(this.#folder, { recursive: true });
  }

  #write(part: { path: string; waiting: Uint32Array; used: number }): void {
    const bytes = new Uint8Array(part.waiting.buffer, 0, 4 * part.used);
    Deno.writeFileSync(part.path, bytes as Uint8Array<ArrayBuffer>, {
      append: true,
    });
    part.used = 0;
  }
}
