import {
  FIGURE_MIME_TYPE,
  picture,
  PICTURE_MIME_TYPE,
} from "../notebook/mime_bundle.ts";
import { asObject, type JsonObject } from "./json.ts";
import type { Output } from "./notebook.ts";
import type { Message } from "./wire.ts";

/**
 * The PNGs of charts that a kernel shows as SVG alone. They are drawn beside the
 * cells that follow, which need not wait for them, and in one process, which loads
 * the renderer and its fonts once.
 */
export class Pictures {
  readonly #drawn = new Map<string, Promise<string>>();

  /** Starts to draw what a message of the kernel shows, if it is a chart. */
  start({ content }: Message): void {
    const svg = missing(asObject(content.data));
    if (svg === undefined) return;
    // An error is told of where the picture is asked for.
    this.#draw(svg).catch(() => {});
  }

  /** The outputs with all pictures. */
  async added(outputs: readonly Output[]): Promise<Output[]> {
    return await Promise.all(outputs.map(async (output) => {
      if (!("data" in output)) return output;
      const svg = missing(output.data);
      if (svg === undefined) return output;
      const png = await this.#draw(svg);
      return { ...output, data: { ...output.data, [PICTURE_MIME_TYPE]: png } };
    }));
  }

  #draw(svg: string): Promise<string> {
    const known = this.#drawn.get(svg);
    if (known !== undefined) return known;
    const drawn = picture(svg);
    this.#drawn.set(svg, drawn);
    return drawn;
  }
}

/** The chart of which there is no picture, if any. */
function missing(data: JsonObject): string | undefined {
  const svg = data[FIGURE_MIME_TYPE];
  const isMissing = typeof svg === "string" && !(PICTURE_MIME_TYPE in data);
  return isMissing ? svg : undefined;
}
