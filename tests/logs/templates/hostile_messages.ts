import { seededRandom } from "../../../lib/logs/random.ts";
import { below, pick } from "./message_slots.ts";

const PIECES = [
  ..."<*> <*> \0 {user} ${x} \\ \" ' ` [ ] [a, b] (1, 2) { } = == key= a=b k='v w'"
    .split(" "),
  ..."__proto__ constructor toString -1 +2 1,234 28ms 0x1f deadbeef utf8 :: ::1 a:b"
    .split(" "),
  ...'fe80::1%eth0 @ a@b.co. user@ / // /a/1/b GET POST "GET /x/1 HTTP/1.1" ? & #1'
    .split(" "),
  ..." |\t|\r|\v|  |\n|\r\n|\x1b[31m|\x7f|\u00a0|\u2028|é|日本|😀|\ud800|\ufeff"
    .split("|"),
];

/** Messages put together at random from what a miner might trip over. */
export function hostileMessages(count: number, seed: number): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const length = random() < 0.02 ? 400 : below(random, 14);
    let message = "";
    for (let i = 0; i < length; i++) {
      message += pick(random, PIECES);
      if (random() < 0.6) message += " ";
    }
    return message;
  });
}
