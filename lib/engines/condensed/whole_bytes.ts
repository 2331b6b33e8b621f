/**
 * Fills an array from a file.
 *
 * @throws {Error} If the file ends before.
 */
export function readInto(
  file: Deno.FsFile,
  values: ArrayBufferView<ArrayBuffer>,
): void {
  const bytes = bytesOf(values);
  for (let at = 0; at < bytes.length;) {
    const read = file.readSync(bytes.subarray(at));
    if (read === null) throw new Error("Cannot read the condensed logs: cut");
    at += read;
  }
}

/** Writes the whole of an array to a file. */
export function writeAll(
  file: Deno.FsFile,
  values: ArrayBufferView<ArrayBuffer>,
): void {
  const bytes = bytesOf(values);
  for (let at = 0; at < bytes.length;) {
    at += file.writeSync(bytes.subarray(at));
  }
}

function bytesOf(
  { buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
