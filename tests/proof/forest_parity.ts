/**
 * Compares the isolation forest with scikit-learn's on labelled sets, mean of 20
 * seeds each. Prints the table that stands in CONTRIBUTING.md.
 *
 *     deno run -q -P=kernel tests/proof/forest_parity.ts
 *
 * scikit-learn's figures are those of `tests/testdata/isolation_forest/`.
 *
 * @module
 */
import { labelledSets, meanAuc } from "../anomaly/labelled_sets.ts";

console.log(`| set | rows | features | scikit-learn | ours | difference |
| --- | --: | --: | --: | --: | --: |`);
for (const set of labelledSets()) {
  const auc = meanAuc(set);
  const cells = [
    set.name,
    set.labels.length,
    Object.keys(set.columns).length,
    ...[set.auc, auc, auc - set.auc].map((value) => value.toFixed(4)),
  ];
  console.log(`| ${cells.join(" | ")} |`);
}
