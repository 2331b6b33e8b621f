import { assert, assertEquals } from "@std/assert";
import { seededRandom } from "../../../lib/logs/random.ts";
import { DigitSkeleton } from "../../../lib/logs/templates/digit_skeleton.ts";
import { MessageMask } from "../../../lib/logs/templates/message_mask.ts";
import { TemplateMiner } from "../../../lib/logs/templates/template_miner.ts";
import { hostileMessages } from "./hostile_messages.ts";
import { labelledMessages, MESSAGE_SETS } from "./labelled_messages.ts";
import { below, pick } from "./message_slots.ts";

const encoder = new TextEncoder();

const MESSAGES = MESSAGE_SETS.flatMap((name) =>
  labelledMessages(name, 300, 1).map(({ message }) => message)
).concat(hostileMessages(3000, 2));

/** The message with other digits, and of some numbers with more or fewer. */
function otherwise(message: string, random: () => number): string {
  const digit = () => String(below(random, 10));
  const digits = (count: number) =>
    Array.from({ length: count }, digit).join("");
  return message.replace(
    /\d+/g,
    (run) => digits(random() < 0.3 ? 1 + below(random, 6) : run.length),
  );
}

Deno.test("DigitSkeleton is the same only of messages that are masked alike", () => {
  const random = seededRandom(3);
  const skeleton = new DigitSkeleton();
  const mask = new MessageMask();
  const skeletonOf = (message: string) => {
    const bytes = encoder.encode(message);
    return skeleton.set(bytes, 0, bytes.length) ? skeleton.toString() : null;
  };
  let same = 0;
  for (let i = 0; i < 40_000; i++) {
    const message = pick(random, MESSAGES);
    const other = otherwise(message, random);
    const own = skeletonOf(message);
    if (other === message || own === null || own !== skeletonOf(other)) {
      continue;
    }
    same++;
    const masked = mask.mask(message).toString();
    assertEquals(mask.mask(other).toString(), masked, other);
  }
  assert(same > 5000, String(same));
});

Deno.test("TemplateMiner.addBytes() gives the ids and templates that add() gives", () => {
  const random = seededRandom(4);
  for (const maxTexts of [16_384, 100]) {
    const [byText, byBytes] = [1, 2].map(() => new TemplateMiner({ maxTexts }));
    for (let i = 0; i < 30_000; i++) {
      const message = otherwise(pick(random, MESSAGES), random).toWellFormed();
      const bytes = encoder.encode(` ${message}.`);
      const id = byBytes.addBytes(bytes, 1, bytes.length - 1);
      assertEquals(id, byText.add(message), message);
    }
    assertEquals(byBytes.final(), byText.final());
  }
});
