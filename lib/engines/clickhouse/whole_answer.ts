/** A value of an answer: counts come as numbers, arrays as arrays. */
export type Cell = string | number | null | readonly Cell[];
/** A row of an answer, by position: names are the table's, and may be anything. */
export type Row = readonly Cell[];

/** How ClickHouse's errors begin, whatever status they come under. */
const EXCEPTION = /\bCode: \d+[,.].*DB::Exception/s;

/** The rows if the text is a whole answer, as one that broke off is not. */
export function wholeRows(text: string): Row[] | undefined {
  try {
    const { data, rows } = JSON.parse(text);
    return Array.isArray(data) && data.length === rows ? data : undefined;
  } catch {
    return undefined;
  }
}

/** The error that stands in an answer; undefined if there is none. */
export function exceptionIn(text: string): Error | undefined {
  const found = EXCEPTION.exec(text);
  return found === null ? undefined : new Error(text.slice(found.index));
}
