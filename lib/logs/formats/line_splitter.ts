import type { LineBatch } from "../bytes/line_batch.ts";
import type { EntrySink, EntrySplitter } from "./entry_splitter.ts";
import { isBlank } from "./is_blank.ts";

const SPACE = 32;
const DELETE = 127;

/** Every line that is not blank is an entry. */
export class LineSplitter implements EntrySplitter {
  push(batch: LineBatch, sink: EntrySink): void {
    const { within, first } = batch;
    if (within === undefined || sink.entryAt === undefined) {
      return pushTexts(batch, sink);
    }
    const { units, starts, ends } = within;
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i];
      const unit = start < ends[i] ? units[start] : SPACE;
      // The first character settles it for nearly every line.
      if ((unit <= SPACE || unit >= DELETE) && isBlank(within.at(i))) {
        sink.skip("blank", 1);
      } else sink.entryAt(within, i, first + i);
    }
  }

  flush(): void {}
}

function pushTexts({ lines, first }: LineBatch, sink: EntrySink): void {
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (isBlank(line)) sink.skip("blank", 1);
    else sink.entry(line, first + i, 1);
  }
}
