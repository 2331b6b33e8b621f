import { assertEquals, assertThrows } from "@std/assert";
import {
  type Command,
  DamagedStreamError,
  FrameDecoder,
  type Frames,
} from "../../lib/runner/frame_decoder.ts";
import { encodeMessage } from "../../lib/runner/zmtp_socket.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function message(name: string, content = "{}"): Uint8Array<ArrayBuffer> {
  const frames = ["<IDS|MSG>", name.padEnd(64, "0"), "{}", "{}", "{}", content];
  return encodeMessage(frames.map(encode));
}

function texts(messages: (Frames | Command)[]): (string[] | string)[] {
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return messages.map((message) =>
    "command" in message ? decode(message.command) : message.map(decode)
  );
}

function names(messages: (Frames | Command)[]): string[] {
  return texts(messages).map((frames) => frames[1].replace(/0*$/, ""));
}

function concat(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

Deno.test("FrameDecoder reads short and long frames as they stand on the wire", () => {
  const short = Uint8Array.of(1, 2, 0x61, 0x62, 0, 0);
  const long = concat(
    Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 1, 0x2c),
    new Uint8Array(300).fill(0x78),
  );
  const ready = Uint8Array.of(4, 3, 0x41, 0x42, 0x43);
  const decoder = new FrameDecoder();
  assertEquals(texts(decoder.push(concat(short, ready, long))), [
    ["ab", ""],
    "ABC",
    ["x".repeat(300)],
  ]);
});

Deno.test("FrameDecoder gives the same messages however the bytes are cut", () => {
  const bytes = concat(
    message("a"),
    message("b", JSON.stringify("é".repeat(400))),
    message("c"),
  );
  const whole = texts(new FrameDecoder().push(bytes));
  assertEquals(whole.length, 3);
  for (const size of [1, 2, 7, 100, 255, 256]) {
    const decoder = new FrameDecoder();
    const messages: (Frames | Command)[] = [];
    for (let start = 0; start < bytes.length; start += size) {
      messages.push(...decoder.push(bytes.subarray(start, start + size)));
    }
    assertEquals(texts(messages), whole, `${size} bytes a read`);
  }
});

Deno.test("FrameDecoder cuts out messages that landed inside a frame, wherever", () => {
  const big = message("big", JSON.stringify("x".repeat(1000)));
  const inserted = concat(message("one"), message("two"));
  const start = big.length - 1000;
  for (const at of [start, start + 1, start + 500, big.length - 1]) {
    const bytes = concat(big.subarray(0, at), inserted, big.subarray(at));
    for (const size of [1, 64, bytes.length]) {
      const decoder = new FrameDecoder();
      const messages: (Frames | Command)[] = [];
      for (let from = 0; from < bytes.length; from += size) {
        messages.push(...decoder.push(bytes.subarray(from, from + size)));
      }
      assertEquals(names(messages), ["one", "two", "big"]);
      assertEquals(texts(messages)[2][5], JSON.stringify("x".repeat(1000)));
    }
  }
});

Deno.test("FrameDecoder separates a message that landed between two frames of another", () => {
  const outer = message("outer");
  const afterSignature = 2 + 9 + 2 + 64;
  const bytes = concat(
    outer.subarray(0, afterSignature),
    message("inner"),
    outer.subarray(afterSignature),
  );
  const messages = new FrameDecoder().push(bytes);
  assertEquals(names(messages), ["inner", "outer"]);
  assertEquals(texts(messages).map(({ length }) => length), [6, 6]);
});

Deno.test("FrameDecoder refuses bytes that it cannot mend", () => {
  const big = message("big", JSON.stringify("x".repeat(1000)));
  const middle = big.length - 500;
  const cases = {
    "an insertion that is no message": concat(
      big.subarray(0, middle),
      Uint8Array.of(1, 9, 0x3c, 0x3c),
      big.subarray(middle),
    ),
    "impossible flags": Uint8Array.of(0x7b, 2, 0, 0),
    "an impossible size": Uint8Array.of(2, 255, 0, 0, 0, 0, 0, 0, 0),
  };
  for (const [name, bytes] of Object.entries(cases)) {
    assertThrows(
      () => new FrameDecoder().push(bytes),
      DamagedStreamError,
      "Cannot read",
      name,
    );
  }
});
