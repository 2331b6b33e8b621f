import type { LabelledMessage } from "./labelled_messages.ts";

/**
 * The share of messages whose group is exactly that of their true template (Zhu
 * and others, "Tools and Benchmarks for Automated Log Parsing", ICSE-SEIP 2019).
 *
 * @param groups The group of each message.
 */
export function groupingAccuracy(
  messages: readonly LabelledMessage[],
  groups: readonly number[],
): number {
  const truths = Map.groupBy(messages.keys(), (i) => messages[i].truth);
  const found = Map.groupBy(groups.keys(), (i) => groups[i]);
  let right = 0;
  for (const members of truths.values()) {
    const same = found.get(groups[members[0]]) ?? [];
    const isSame = same.length === members.length &&
      same.every((member, i) => member === members[i]);
    if (isSame) right += members.length;
  }
  return right / messages.length;
}
