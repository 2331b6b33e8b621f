import { createHmac, timingSafeEqual } from "node:crypto";
import {
  DamagedStreamError,
  type Frames,
  isDelimiter,
} from "./frame_decoder.ts";
import { asObject, asText, type Json, type JsonObject } from "./json.ts";

/** A message of Jupyter's protocol, as far as a client needs it. */
export interface Message {
  /** Such as `execute_reply` or `stream`. */
  readonly type: string;
  /** The id of the request that it answers; `""` for none. */
  readonly parentId: string;
  /** What the message says. */
  readonly content: JsonObject;
}

/** Frames to send, with the id that answers will name as their parent's. */
export interface SignedRequest {
  readonly id: string;
  readonly frames: readonly Uint8Array[];
}

/** Version of https://jupyter-client.readthedocs.io/en/stable/messaging.html. */
const PROTOCOL_VERSION = "5.3";

/**
 * Builds, signs, verifies and reads Jupyter messages: a delimiter, a signature
 * (HMAC-SHA256 in hexadecimal) and four frames of JSON.
 */
export class Wire {
  readonly #key: string;
  readonly #session = crypto.randomUUID();

  /** @param key The secret that the kernel has from its connection file. */
  constructor(key: string) {
    this.#key = key;
  }

  /** Builds a request. */
  request(type: string, content: JsonObject): SignedRequest {
    const id = crypto.randomUUID();
    const header = {
      msg_id: id,
      session: this.#session,
      username: "logbook",
      date: new Date().toISOString(),
      msg_type: type,
      version: PROTOCOL_VERSION,
    };
    const parts = [header, {}, {}, content].map(encodeJson);
    const signature = encodeText(this.#sign(parts));
    return { id, frames: [encodeText("<IDS|MSG>"), signature, ...parts] };
  }

  /**
   * Reads a message.
   *
   * @throws {DamagedStreamError} If it is none, or its signature is wrong.
   */
  read(frames: Frames): Message {
    const delimiter = frames.findIndex(isDelimiter);
    const signature = frames[delimiter + 1];
    const parts = frames.slice(delimiter + 2, delimiter + 6);
    if (delimiter < 0 || parts.length < 4) {
      throw new DamagedStreamError(
        `Cannot read a message of the kernel: it has ${frames.length} frames`,
      );
    }
    if (!isSame(signature, encodeText(this.#sign(parts)))) {
      throw new DamagedStreamError(
        "Cannot accept a message of the kernel: its signature is wrong",
      );
    }
    const [header, parent, _metadata, content] = parts.map(decodeJson);
    return {
      type: asText(asObject(header).msg_type),
      parentId: asText(asObject(parent).msg_id),
      content: asObject(content),
    };
  }

  #sign(parts: readonly Uint8Array[]): string {
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }
}

function isSame(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function encodeJson(value: Json): Uint8Array {
  return encodeText(JSON.stringify(value));
}

function decodeJson(bytes: Uint8Array): Json {
  return JSON.parse(new TextDecoder().decode(bytes));
}
