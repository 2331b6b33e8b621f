import { join } from "@std/path";
import { Buffer } from "node:buffer";
import { deserialize, serialize } from "node:v8";
import pl from "nodejs-polars";

/**
 * Answers in files, so that the kernels of a report, which share their folder,
 * ask the logs once for what several notebooks show. Where an answer cannot be
 * read, it is not there.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { SharedAnswers } from "./shared_answers.ts";
 *
 * const folder = await Deno.makeTempDir();
 * const answers = new SharedAnswers(folder);
 * await answers.write("how many?", { logs: 3 });
 *
 * assertEquals(await new SharedAnswers(folder).read("how many?"), { logs: 3 });
 * assertEquals(await answers.read("how late?"), undefined);
 * await Deno.remove(folder, { recursive: true });
 * ```
 */
export class SharedAnswers {
  readonly #folder: string;

  /** @param folder Of these logs alone, read in one way; made if it is not there. */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The answer to a question; undefined if there is none. */
  async read(question: string): Promise<unknown> {
    const path = await this.#pathOf(question);
    try {
      return unpacked(deserialize(await Deno.readFile(path)));
    } catch {
      // Not there, or damaged: to be asked anew.
      return undefined;
    }
  }

  /**
   * Keeps an answer: a frame, an object that has frames in it, or plain values.
   *
   * @throws {Error} If it cannot be written.
   */
  async write(question: string, answer: unknown): Promise<void> {
    const path = await this.#pathOf(question);
    await Deno.mkdir(this.#folder, { recursive: true });
    const temporary = `${path}.${crypto.randomUUID()}`;
    await Deno.writeFile(temporary, serialize(packed(answer)));
    await Deno.rename(temporary, path);
  }

  async #pathOf(question: string): Promise<string> {
    const bytes = new TextEncoder().encode(question);
    const digest = await crypto.subtle.digest("SHA-256", bytes);
    return join(this.#folder, new Uint8Array(digest).toHex());
  }
}

/** An answer that can be serialized: a frame stands as Arrow's file format. */
type Packed =
  | { readonly frame: Uint8Array }
  | { readonly fields: readonly (readonly [string, Packed])[] }
  | { readonly plain: unknown };

function packed(answer: unknown): Packed {
  if (isFrame(answer)) return { frame: new Uint8Array(answer.writeIPC()) };
  const isObject = typeof answer === "object" && answer !== null;
  const fields = isObject ? Object.entries(answer) : [];
  return fields.some(([, value]) => isFrame(value))
    ? { fields: fields.map(([name, value]) => [name, packed(value)]) }
    : { plain: answer };
}

function unpacked(packed: Packed): unknown {
  if ("frame" in packed) return pl.readIPC(Buffer.from(packed.frame));
  if ("plain" in packed) return packed.plain;
  return Object.fromEntries(
    packed.fields.map(([name, value]) => [name, unpacked(value)]),
  );
}

function isFrame(value: unknown): value is pl.DataFrame {
  return pl.DataFrame.isDataFrame(value);
}
