import { assert } from "@std/assert";
import reference from "../testdata/stats/reference.json" with { type: "json" };
import scipy from "../testdata/stats/scipy_reference.json" with {
  type: "json",
};

/** What SciPy, statsmodels and pandas answered, and what SciPy alone did: see the folder's README. */
export { reference, scipy };

/** Fails unless `actual` is within 1e-9 of `expected`, relative to its size. */
export function assertClose(actual: number, expected: number, relative = 1e-9) {
  const distance = Math.abs(actual - expected);
  assert(
    distance <= relative * Math.abs(expected) || distance < 1e-300,
    `expected ${expected}, got ${actual}: ${distance / Math.abs(expected)} off`,
  );
}
