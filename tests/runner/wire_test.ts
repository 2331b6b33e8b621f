import { assert, assertEquals, assertThrows } from "@std/assert";
import { DamagedStreamError } from "../../lib/runner/frame_decoder.ts";
import { Wire } from "../../lib/runner/wire.ts";

const encode = (text: string) => new TextEncoder().encode(text);

Deno.test("Wire verifies and reads a message that jupyter_client signed", () => {
  // hmac.new(b"secret", b'{"msg_type":"stream"}{"msg_id":"7"}{}{"text":"hi"}', "sha256").hexdigest()
  const signature =
    "743b33a4e5896008df24cbd289bf70f2261caa2b9827beb85c77f900bfec3c44";
  const parts = [
    "topic",
    "<IDS|MSG>",
    signature,
    '{"msg_type":"stream"}',
    '{"msg_id":"7"}',
    "{}",
    '{"text":"hi"}',
  ];
  assertEquals(new Wire("secret").read(parts.map(encode)), {
    type: "stream",
    parentId: "7",
    content: { text: "hi" },
  });
  assertThrows(
    () => new Wire("other").read(parts.map(encode)),
    DamagedStreamError,
    "signature is wrong",
  );
  for (const index of [3, 4, 5, 6]) {
    const damaged = parts.with(index, parts[index].replace("}", " }"));
    assertThrows(
      () => new Wire("secret").read(damaged.map(encode)),
      DamagedStreamError,
    );
  }
});

Deno.test("Wire refuses what has no delimiter or too few frames", () => {
  for (const frames of [[], ["a"], ["<IDS|MSG>", "x", "{}", "{}"]]) {
    assertThrows(
      () => new Wire("secret").read(frames.map(encode)),
      DamagedStreamError,
      `${frames.length} frames`,
    );
  }
});

Deno.test("Wire builds requests with an id of their own that it can read itself", () => {
  const wire = new Wire("secret");
  const one = wire.request("execute_request", { code: "'é'" });
  const other = wire.request("execute_request", { code: "'é'" });
  assert(one.id !== other.id);
  const frames = one.frames.map((frame) => Uint8Array.from(frame));
  assertEquals(wire.read(frames), {
    type: "execute_request",
    parentId: "",
    content: { code: "'é'" },
  });
});
