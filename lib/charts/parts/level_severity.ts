import { LEVELS } from "../../logs/levels.ts";

/** The place of a level among the canonical ones, the least severe first; others come last. */
export function levelSeverity(level: string): number {
  const place = (LEVELS as readonly string[]).indexOf(level);
  return place < 0 ? LEVELS.length : place;
}
