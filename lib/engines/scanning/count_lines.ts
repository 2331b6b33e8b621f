const LINE_FEED = 10;
const CHUNK_BYTES = 2 ** 20;

/** How many lines a file of text has; the last may lack its line break. */
export async function countLines(path: string): Promise<number> {
  using file = await Deno.open(path);
  const chunk = new Uint8Array(CHUNK_BYTES);
  let lines = 0;
  let last = LINE_FEED;
  for (;;) {
    const read = await file.read(chunk);
    if (read === null) return last === LINE_FEED ? lines : lines + 1;
    const bytes = chunk.subarray(0, read);
    let at = bytes.indexOf(LINE_FEED);
    while (at >= 0) {
      lines++;
      at = bytes.indexOf(LINE_FEED, at + 1);
    }
    last = bytes[read - 1];
  }
}
