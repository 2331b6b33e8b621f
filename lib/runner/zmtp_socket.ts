import { type Command, FrameDecoder, type Frames } from "./frame_decoder.ts";

const READ_BYTES = 256 * 1024;
const GREETING_BYTES = 64;

/**
 * A ZeroMQ socket with one peer on this machine, over ZMTP 3.0 and without
 * security (https://rfc.zeromq.org/spec/23/): what a Jupyter kernel speaks.
 */
export class ZmtpSocket {
  readonly #connection: Deno.TcpConn;
  readonly #decoder = new FrameDecoder();
  readonly #received: (Frames | Command)[] = [];
  readonly #buffer = new Uint8Array(READ_BYTES);
  #sending: Promise<void> = Promise.resolve();

  private constructor(connection: Deno.TcpConn) {
    this.#connection = connection;
  }

  /**
   * Connects to a port of 127.0.0.1 and shakes hands.
   *
   * @param port Where the peer listens.
   * @param type `DEALER` sends and receives; `SUB` receives all that the peer publishes.
   * @throws {Error} If nobody listens there, or nobody who speaks ZMTP 3.
   */
  static async connect(
    port: number,
    type: "DEALER" | "SUB",
  ): Promise<ZmtpSocket> {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port });
    const socket = new ZmtpSocket(connection);
    try {
      connection.setNoDelay();
      await socket.#shakeHands(type);
      // A subscription is a message of the byte 1 and a prefix: here none, all messages.
      if (type === "SUB") await socket.send([Uint8Array.of(1)]);
      return socket;
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  /** Sends one message. */
  send(frames: readonly Uint8Array[]): Promise<void> {
    const bytes = encodeMessage(frames);
    this.#sending = this.#sending.then(() => writeAll(this.#connection, bytes));
    return this.#sending;
  }

  /**
   * Waits for the next message.
   *
   * @returns Its frames; null when the peer has hung up.
   * @throws {DamagedStreamError} If the stream is damaged.
   */
  async receive(): Promise<Frames | null> {
    for (;;) {
      const next = await this.#next();
      if (next === null || !("command" in next)) return next;
    }
  }

  /** Hangs up; may be called twice. */
  close(): void {
    try {
      this.#connection.close();
    } catch {
      // Closed already.
    }
  }

  async #shakeHands(type: string): Promise<void> {
    await writeAll(this.#connection, greeting());
    const peer = await this.#readExactly(GREETING_BYTES);
    if (peer[0] !== 0xff || peer[9] !== 0x7f || peer[10] < 3) {
      throw new Error("Cannot talk to the kernel: it does not speak ZMTP 3");
    }
    await writeAll(this.#connection, ready(type));
    const answer = await this.#next();
    const name = answer !== null && "command" in answer
      ? new TextDecoder().decode(answer.command.subarray(1, 6))
      : "";
    if (name !== "READY") {
      throw new Error("Cannot talk to the kernel: it is not ready for ZMTP");
    }
  }

  async #next(): Promise<Frames | Command | null> {
    while (this.#received.length === 0) {
      const length = await readSome(this.#connection, this.#buffer);
      if (length === null) return null;
      const chunk = this.#buffer.subarray(0, length);
      this.#received.push(...this.#decoder.push(chunk));
    }
    return this.#received.shift() ?? null;
  }

  async #readExactly(length: number): Promise<Uint8Array> {
    const bytes = new Uint8Array(length);
    for (let read = 0; read < length;) {
      const more = await this.#connection.read(bytes.subarray(read));
      if (more === null) throw new Error("Cannot talk to the kernel: hung up");
      read += more;
    }
    return bytes;
  }
}

/** Reads; null at the end, which a reset or our own closing is too. */
async function readSome(
  connection: Deno.TcpConn,
  buffer: Uint8Array,
): Promise<number | null> {
  try {
    return await connection.read(buffer);
  } catch (error) {
    if (
      error instanceof Deno.errors.BadResource ||
      error instanceof Deno.errors.Interrupted ||
      error instanceof Deno.errors.ConnectionReset
    ) return null;
    throw error;
  }
}

async function writeAll(
  connection: Deno.TcpConn,
  bytes: Uint8Array,
): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    written += await connection.write(bytes.subarray(written));
  }
}

/** Signature, version 3.0, mechanism NULL, client. */
function greeting(): Uint8Array {
  const bytes = new Uint8Array(GREETING_BYTES);
  bytes[0] = 0xff;
  bytes[9] = 0x7f;
  bytes[10] = 3;
  bytes.set(new TextEncoder().encode("NULL"), 12);
  return bytes;
}

/** The command READY with the socket's type. */
function ready(type: string): Uint8Array {
  const text = new TextEncoder();
  const name = text.encode("Socket-Type");
  const value = text.encode(type);
  const body = Uint8Array.of(
    5,
    ...text.encode("READY"),
    name.length,
    ...name,
    ...[0, 0, 0, value.length],
    ...value,
  );
  return Uint8Array.of(4, body.length, ...body);
}

/** Lays out a message's frames as they go over the wire. */
export function encodeMessage(
  frames: readonly Uint8Array[],
): Uint8Array<ArrayBuffer> {
  const headers = frames.map((frame, index) =>
    frameHeader(frame.length, index < frames.length - 1)
  );
  const parts = frames.flatMap((frame, index) => [headers[index], frame]);
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}

function frameHeader(size: number, more: boolean): Uint8Array {
  const flags = more ? 1 : 0;
  if (size < 256) return Uint8Array.of(flags, size);
  const bytes = new Uint8Array(9);
  bytes[0] = flags | 2;
  new DataView(bytes.buffer).setBigUint64(1, BigInt(size));
  return bytes;
}
