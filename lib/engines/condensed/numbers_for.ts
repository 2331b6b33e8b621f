/** Combinations up to which a table is kept rather than a map. */
const MOST_IN_TABLE = 2 ** 22;

/** The number of each of some combinations. */
export interface CombinationNumbers {
  /** -1 where there is none yet. */
  get(combination: number): number;
  set(combination: number, number: number): void;
}

/**
 * Keeps a number for each combination of values.
 *
 * @param combinations How many there can be, numbered from 0.
 */
export function numbersFor(combinations: number): CombinationNumbers {
  if (combinations <= MOST_IN_TABLE) {
    const table = new Int32Array(combinations).fill(-1);
    return {
      get: (combination) => table[combination],
      set: (combination, number) => {
        table[combination] = number;
      },
    };
  }
  const map = new Map<number, number>();
  return {
    get: (combination) => map.get(combination) ?? -1,
    set: (combination, number) => {
      map.set(combination, number);
    },
  };
}
