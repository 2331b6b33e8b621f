import { TemplateMiner } from "../../../lib/logs/templates/template_miner.ts";
import type {
  Template,
  TemplateMinerOptions,
} from "../../../lib/logs/templates/template_miner_options.ts";

/** The templates of messages, and the index of each message's template. */
export function mineMessages(
  messages: readonly string[],
  options?: TemplateMinerOptions,
): { templates: Template[]; groups: number[] } {
  const miner = new TemplateMiner(options);
  const ids = messages.map((message) => miner.add(message));
  const { of, templates } = miner.final();
  return { templates, groups: ids.map((id) => of[id]) };
}
