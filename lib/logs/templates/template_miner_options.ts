import { InputError } from "../input_error.ts";

/** Options of a template miner. */
export interface TemplateMinerOptions {
  /**
   * The least share of equal words at which two messages may have one template,
   * in (0, 1]. Defaults to 0.5, as in the paper.
   */
  similarity?: number;
  /**
   * How many different masked messages are kept before the templates are settled;
   * later messages join the most similar template. At least 1, defaults to 16,384.
   */
  maxTexts?: number;
  /**
   * How many templates there may be; once they are settled, messages that are
   * like none of so many share the template `<*>`. At least 1, defaults to 10,000.
   */
  maxTemplates?: number;
}

const DEFAULTS = {
  similarity: 0.5,
  maxTexts: 16_384,
  maxTemplates: 10_000,
} as const satisfies Required<TemplateMinerOptions>;

/** A template and the messages that have it. */
export interface Template {
  /** Constants, and `<*>` for what varies between messages. */
  template: string;
  /** How many messages have it. */
  count: number;
  /** The first of them, at most 1,000 characters of it. */
  example: string;
}

/** All templates of the messages so far. */
export interface MinedTemplates {
  /** For each id that a message was given, an index into `templates`. */
  of: Int32Array;
  /** In the order in which they came up first; no two have the same text. */
  templates: Template[];
}

/**
 * Options with the defaults filled in.
 *
 * @throws {InputError} If one is out of its range.
 */
export function defaults(
  options: TemplateMinerOptions,
): Required<TemplateMinerOptions> {
  const all = { ...DEFAULTS, ...options };
  if (!(all.similarity > 0 && all.similarity <= 1)) {
    throw new InputError(
      `Cannot mine templates: similarity must be in (0, 1], got ${all.similarity}`,
    );
  }
  for (const name of ["maxTexts", "maxTemplates"] as const) {
    if (!Number.isSafeInteger(all[name]) || all[name] < 1) {
      throw new InputError(
        `Cannot mine templates: ${name} must be a whole number of at least 1, got ${
          all[name]
        }`,
      );
    }
  }
  return all;
}
