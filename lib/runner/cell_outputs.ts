import { stripVTControlCharacters } from "node:util";
import type { Failure } from "./failure.ts";
import {
  asObject,
  asText,
  isJsonObject,
  type Json,
  type JsonObject,
} from "./json.ts";
import type { DisplayOutput, Output, ResultOutput } from "./notebook.ts";
import { LARGEST_OUTPUT_CHARACTERS } from "./output_limit.ts";
import type { Message } from "./wire.ts";

/** What is displayed under an id can be replaced, also by later cells. */
interface Display {
  content: Pick<DisplayOutput, "data" | "metadata">;
}

type Entry =
  | { readonly kind: "stream"; name: "stdout" | "stderr"; texts: string[] }
  | { readonly kind: "display_data"; readonly display: Display }
  | { readonly kind: "execute_result"; readonly display: Display };

/** The displays of a whole notebook by id, which its cells share. */
export type DisplayIds = Map<string, Display[]>;

/**
 * Collects the outputs of one cell in the order of their arrival: prints that
 * follow each other become one stream, an error stands last, what the cell clears
 * or replaces is gone.
 */
export class CellOutputs {
  readonly #displayIds: DisplayIds;
  #entries: Entry[] = [];
  #clearsNext = false;
  #characters = 0;

  /** @param displayIds The same for all cells of a notebook. */
  constructor(displayIds: DisplayIds) {
    this.#displayIds = displayIds;
  }

  /** Takes a message of the kernel; those that are no outputs have no effect. */
  add(message: Message): void {
    const { type, content } = message;
    if (type === "clear_output") this.#clear(content.wait === true);
    else if (type === "update_display_data") this.#update(content);
    else {
      this.#clearIfAsked();
      if (type === "stream") this.#print(content);
      if (type === "display_data" || type === "execute_result") {
        this.#display(type, content);
      }
    }
  }

  /**
   * The outputs so far.
   *
   * @param executionCount The number of the cell's execution.
   * @param failure The error that the cell ended with, if any.
   */
  outputs(executionCount: number, failure: Failure | null): Output[] {
    const outputs = this.#entries.map((entry): Output => {
      if (entry.kind === "stream") {
        const { name, texts } = entry;
        return { output_type: "stream", name, text: texts.join("") };
      }
      const { data, metadata } = entry.display.content;
      return entry.kind === "display_data"
        ? { output_type: entry.kind, data, metadata }
        : resultOutput(data, metadata, executionCount);
    });
    if (this.#characters > LARGEST_OUTPUT_CHARACTERS) outputs.push(CUT_NOTE);
    if (failure !== null) outputs.push({ output_type: "error", ...failure });
    return outputs;
  }

  /** Counts what comes, and gives how much of it may stay: a flood must not take the memory with it. */
  #room(characters: number): number {
    const room = LARGEST_OUTPUT_CHARACTERS - this.#characters;
    this.#characters += characters;
    return Math.max(0, room);
  }

  #print(content: JsonObject): void {
    const name = content.name === "stderr" ? "stderr" : "stdout";
    const whole = asText(content.text);
    const text = whole.slice(0, this.#room(whole.length));
    if (text === "") return;
    const last = this.#entries.at(-1);
    if (last?.kind === "stream" && last.name === name) last.texts.push(text);
    else this.#entries.push({ kind: "stream", name, texts: [text] });
  }

  #display(
    kind: "display_data" | "execute_result",
    content: JsonObject,
  ): void {
    const characters = contentLength(asObject(content.data));
    if (this.#room(characters) < characters) return;
    const display = { content: displayContent(content) };
    this.#entries.push({ kind, display });
    const id = asText(asObject(content.transient).display_id);
    if (id === "") return;
    const displays = this.#displayIds.get(id) ?? [];
    this.#displayIds.set(id, [...displays, display]);
  }

  #update(content: JsonObject): void {
    const id = asText(asObject(content.transient).display_id);
    for (const display of this.#displayIds.get(id) ?? []) {
      display.content = displayContent(content);
    }
  }

  #clear(waits: boolean): void {
    this.#clearsNext = waits;
    if (waits) return;
    this.#entries = [];
    this.#characters = 0;
  }

  #clearIfAsked(): void {
    if (this.#clearsNext) this.#clear(false);
  }
}

const CUT_NOTE: Output = {
  output_type: "stream",
  name: "stderr",
  text:
    `Output cut: the cell gave more than ${LARGEST_OUTPUT_CHARACTERS} characters\n`,
};

function resultOutput(
  data: JsonObject,
  metadata: JsonObject,
  execution_count: number,
): ResultOutput {
  return { output_type: "execute_result", data, metadata, execution_count };
}

/** What a notebook keeps of a display: not `transient`, and no colours in plain text. */
function displayContent(
  content: JsonObject,
): Pick<DisplayOutput, "data" | "metadata"> {
  const data = asObject(content.data);
  const plain = data["text/plain"];
  return {
    data: typeof plain === "string"
      ? { ...data, "text/plain": stripVTControlCharacters(plain) }
      : data,
    metadata: asObject(content.metadata),
  };
}

function contentLength(value: Json): number {
  if (typeof value === "string") return value.length;
  const items = isJsonObject(value) ? Object.values(value) : value;
  if (!Array.isArray(items)) return 8;
  return items.reduce<number>((sum, item) => sum + contentLength(item), 0);
}
