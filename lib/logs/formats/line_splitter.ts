import type { LineBatch } from "../bytes/line_batch.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";

/** Every line that is not blank is an entry. */
export class LineSplitter implements EntrySplitter {
  push(batch: LineBatch, sink: EntrySink): void {
    const { lines, first } = batch;
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i];
      if (isBlank(line)) sink.skip("blank", 1);
      else sink.entry(line, first + i, 1);
    }
  }

  flush(): void {}
}
