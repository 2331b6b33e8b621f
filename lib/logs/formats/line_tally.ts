/**
 * What became of a file's lines. Each line counts once:
 * `lines = entryLines + continuation + rejected + blank + header`.
 */
export class LineTally {
  /** The lines of the file. */
  lines = 0;
  /** Lines that an entry begins at; fewer than entries where lines hold several. */
  entryLines = 0;
  /** Further lines of entries and of what was rejected. */
  continuation = 0;
  /** Lines at which something begins that cannot be read. */
  rejected = 0;
  /** Lines with nothing but white space. */
  blank = 0;
  /** Headers, comments, and the brackets around JSON records. */
  header = 0;
  /** Texts that could be read. */
  entries = 0;
  /** Texts that could not be read. */
  rejections = 0;

  /** The lines of which is known what became of them: all, once the file has ended. */
  get told(): number {
    return this.entryLines + this.continuation + this.rejected + this.blank +
      this.header;
  }

  /** Counts an entry with this many lines that were not counted before. */
  entry(lineCount: number): void {
    this.entries++;
    if (lineCount === 0) return;
    this.entryLines++;
    this.continuation += lineCount - 1;
  }

  /** Counts a rejection with this many lines that were not counted before. */
  reject(lineCount: number): void {
    this.rejections++;
    if (lineCount === 0) return;
    this.rejected++;
    this.continuation += lineCount - 1;
  }
}
