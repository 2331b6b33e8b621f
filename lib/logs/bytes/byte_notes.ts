/**
 * What was wrong with a file's bytes:
 *
 * - `cut off`: its compression breaks off; what was before it was read.
 * - `damaged`: it cannot be decompressed to its end; what was before was read.
 */
export type ByteNote = "cut off" | "damaged";

/** Collects {@linkcode ByteNote}s. */
export type ByteNotes = Set<ByteNote>;
