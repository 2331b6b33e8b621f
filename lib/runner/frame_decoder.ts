import { ByteQueue } from "./byte_queue.ts";

/** The frames of one ZeroMQ message. */
export type Frames = readonly Uint8Array<ArrayBuffer>[];

/**
 * The byte stream of the kernel is not what the protocol allows, in a way that
 * cannot be mended. What was received cannot be trusted; run again.
 */
export class DamagedStreamError extends Error {
  override name = "DamagedStreamError";
}

/** A command of the protocol itself, such as READY, rather than a message. */
export interface Command {
  readonly command: Uint8Array<ArrayBuffer>;
}

const NO_FRAME =
  "Cannot read the kernel's messages: what should be a frame is none";

const MORE = 1;
const LONG = 2;
const COMMAND = 4;
const LARGEST_FRAME_BYTES = 2 ** 30;

const DELIMITER = new TextEncoder().encode("<IDS|MSG>");
/** How a Jupyter message without a topic starts on the wire. */
const MESSAGE_START = Uint8Array.of(MORE, DELIMITER.length, ...DELIMITER);
/** Signature, header, parent header, metadata, content: JSON from the second on. */
const FRAMES_AFTER_DELIMITER = 5;

/**
 * Cuts a ZMTP 3.0 byte stream into messages, however it was cut into reads.
 *
 * It also mends a defect of the kernel: Deno 2.8 and 2.9 write to iopub without
 * a lock, so that a small message can land inside a frame of several megabytes,
 * or between two frames of a message. Jupyter's frames are JSON, which holds no
 * raw byte 1, while a message starts with one: the inserted message is found
 * and cut out, exactly. The signatures prove that both are whole again.
 */
export class FrameDecoder {
  readonly #queue = new ByteQueue();
  #frames: Uint8Array<ArrayBuffer>[] = [];
  /** Messages into which another one was inserted between two frames. */
  readonly #interrupted: Uint8Array<ArrayBuffer>[][] = [];

  /**
   * Takes what was read and gives what is complete.
   *
   * @throws {DamagedStreamError} If the bytes are no ZMTP 3.0 stream.
   */
  push(chunk: Uint8Array): (Frames | Command)[] {
    this.#queue.push(chunk);
    const complete: (Frames | Command)[] = [];
    while (this.#next(complete));
    return complete;
  }

  /** Takes one frame, or mends one; false if the bytes do not suffice. */
  #next(complete: (Frames | Command)[]): boolean {
    const frame = this.#frameAt(0);
    if (frame === undefined) return false;
    const body = this.#queue.view(frame.header, frame.size);
    const inserted = this.#holdsJson() ? body.indexOf(MORE) : -1;
    if (inserted >= 0) return this.#cutOut(frame.header + inserted, complete);

    const bytes = body.slice();
    this.#queue.remove(0, frame.header + frame.size);
    if (frame.flags & COMMAND) complete.push({ command: bytes });
    else this.#add(bytes, frame.flags, complete);
    return true;
  }

  #add(
    bytes: Uint8Array<ArrayBuffer>,
    flags: number,
    complete: (Frames | Command)[],
  ): void {
    if (isDelimiter(bytes) && this.#frames.some(isDelimiter)) {
      this.#interrupted.push(this.#frames);
      this.#frames = [];
    }
    this.#frames.push(bytes);
    if (flags & MORE) return;
    complete.push(this.#frames);
    this.#frames = this.#interrupted.pop() ?? [];
  }

  /** Moves a message that starts at `offset`, inside a frame, from the stream to the complete ones. */
  #cutOut(offset: number, complete: (Frames | Command)[]): boolean {
    const start = this.#queue.view(offset, MESSAGE_START.length);
    if (!MESSAGE_START.subarray(0, start.length).every(sameIn(start))) {
      throw new DamagedStreamError(
        "Cannot read the kernel's messages: a frame holds bytes that are neither its own nor another message's",
      );
    }
    const frames: Uint8Array<ArrayBuffer>[] = [];
    let end = offset;
    for (;;) {
      const frame = this.#frameAt(end);
      if (frame === undefined) return false;
      const { header, size, flags } = frame;
      frames.push(this.#queue.view(end + header, size).slice());
      end += header + size;
      if (!(flags & MORE)) break;
    }
    this.#queue.remove(offset, end - offset);
    complete.push(frames);
    return true;
  }

  /** The frame whose flags stand at `offset`; undefined while it has not arrived in whole. */
  #frameAt(
    offset: number,
  ): { flags: number; header: number; size: number } | undefined {
    const [flags, short] = this.#queue.view(offset, 2);
    if (flags > (MORE | LONG | COMMAND)) throw new DamagedStreamError(NO_FRAME);
    if (short === undefined) return undefined;
    const header = flags & LONG ? 9 : 2;
    if (this.#queue.length < offset + header) return undefined;
    const size = flags & LONG ? this.#longSize(offset + 1) : short;
    if (size > LARGEST_FRAME_BYTES) throw new DamagedStreamError(NO_FRAME);
    const isWhole = this.#queue.length >= offset + header + size;
    return isWhole ? { flags, header, size } : undefined;
  }

  #longSize(offset: number): number {
    const bytes = this.#queue.view(offset, 8);
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    return Number(view.getBigUint64(0));
  }

  /** Whether the next frame is one of a Jupyter message's four of JSON. */
  #holdsJson(): boolean {
    const delimiter = this.#frames.findIndex(isDelimiter);
    const behind = this.#frames.length - delimiter;
    return delimiter >= 0 && behind >= 2 && behind <= FRAMES_AFTER_DELIMITER;
  }
}

/** Whether a frame ends a message's identities and starts the message itself. */
export function isDelimiter(frame: Uint8Array): boolean {
  return frame.length === DELIMITER.length && DELIMITER.every(sameIn(frame));
}

function sameIn(other: Uint8Array): (byte: number, index: number) => boolean {
  return (byte, index) => other[index] === byte;
}
