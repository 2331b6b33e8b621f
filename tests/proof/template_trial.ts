import process from "node:process";
import type { TemplateMinerOptions } from "../../lib/logs/templates/template_miner_options.ts";
import { groupingAccuracy } from "../logs/templates/grouping_accuracy.ts";
import { labelledMessages } from "../logs/templates/labelled_messages.ts";
import { mineMessages } from "../logs/templates/mine_messages.ts";

/** How well the templates of one set of messages were found, and how fast. */
export interface TemplateTrial {
  /** How many templates the messages were made from. */
  truths: number;
  found: number;
  accuracy: number;
  /** Of processor time, which other work on the machine disturbs less. */
  seconds: number;
  characters: number;
}

/** Mines messages of a set and compares with the templates that they were made from. */
export function templateTrial(
  set: string,
  count: number,
  seed: number,
  options?: TemplateMinerOptions,
): TemplateTrial {
  const labelled = labelledMessages(set, count, seed);
  const messages = labelled.map(({ message }) => message);
  const start = process.cpuUsage();
  const { groups, templates } = mineMessages(messages, options);
  const seconds = process.cpuUsage(start).user / 1e6;
  return {
    truths: new Set(labelled.map(({ truth }) => truth)).size,
    found: templates.length,
    accuracy: groupingAccuracy(labelled, groups),
    seconds,
    characters: messages.reduce((sum, { length }) => sum + length, 0),
  };
}
