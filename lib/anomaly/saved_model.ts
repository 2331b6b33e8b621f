import { formatDuration, parseDuration } from "../logs/duration.ts";
import { InputError } from "../logs/input_error.ts";
import { IsolationForest } from "./isolation_forest.ts";
import type { SavedForest } from "./saved_forest.ts";

/** A saved forest that also says what windows it looks at. */
export interface SavedModel extends SavedForest {
  /** The windows' length, such as `5s`. */
  readonly every: string;
}

/** A forest and the length of its windows; null if the file does not say it. */
export interface WindowModel {
  /** The forest that scores windows. */
  readonly forest: IsolationForest;
  /** The windows' length that it was fitted on, such as `5s`; null if unknown. */
  readonly every: string | null;
}

/**
 * A forest with the length of the windows that it was fitted on, as data for
 * `JSON.stringify`. {@linkcode readModel} reads it, and so does
 * `IsolationForest.fromJSON`, without the length.
 *
 * @param every Such as `5s`.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { IsolationForest } from "./isolation_forest.ts";
 * import { readModel, saveModel } from "./saved_model.ts";
 *
 * const forest = IsolationForest.fit({ failures: Float64Array.of(98, 97, 130) });
 * const text = JSON.stringify(saveModel(forest, "5s"));
 * assertEquals(readModel(text).every, "5s");
 * ```
 */
export function saveModel(forest: IsolationForest, every: string): SavedModel {
  return { every: formatDuration(parseDuration(every)), ...forest.toJSON() };
}

/**
 * Reads a model from the text of a JSON file.
 *
 * @throws {InputError} If it is not a forest of this version, or its length of windows cannot be read.
 *
 * @example Usage
 * ```ts
 * import { assertEquals } from "@std/assert";
 * import { IsolationForest } from "./isolation_forest.ts";
 * import { readModel, saveModel } from "./saved_model.ts";
 *
 * const columns = { failures: Float64Array.of(98, 97, 130) };
 * const forest = IsolationForest.fit(columns);
 * const saved = JSON.stringify(saveModel(forest, "5s"));
 * const scores = readModel(saved).forest.scoreSamples(columns);
 * assertEquals(scores, forest.scoreSamples(columns));
 * ```
 */
export function readModel(text: string): WindowModel {
  const data = parse(text);
  if (data === null) {
    throw new InputError(
      "Cannot read a model from null: the logs that it was to be fitted on had too few windows; fit one on longer logs",
    );
  }
  const forest = IsolationForest.fromJSON(data);
  const every = (data as { every?: unknown }).every ?? null;
  if (every !== null && typeof every !== "string") {
    throw new InputError(
      `Cannot read a model: every must be a length such as "5s", got a ${typeof every}`,
    );
  }
  return {
    forest,
    every: every === null ? null : formatDuration(parseDuration(every)),
  };
}

/** What is not JSON stays text, for the forest to refuse. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
