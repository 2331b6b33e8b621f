import { asText, type JsonObject } from "./json.ts";

/** An error of a cell, as Jupyter describes errors. */
export interface Failure {
  /** The name of what was thrown. */
  readonly ename: string;
  /** What it says. */
  readonly evalue: string;
  /** Where it was thrown, line by line. */
  readonly traceback: readonly string[];
}

/** Describes an error with nothing but a name and a sentence. */
export function failure(ename: string, evalue: string): Failure {
  return { ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

/**
 * Reads an error from what the kernel sent. For values that are no `Error` the
 * kernel leaves the traceback blank; then it is the error itself.
 */
export function readFailure(content: JsonObject): Failure {
  const ename = asText(content.ename);
  const evalue = asText(content.evalue);
  const traceback = Array.isArray(content.traceback)
    ? content.traceback.map(asText)
    : [];
  return traceback.join("") === ""
    ? failure(ename, evalue)
    : { ename, evalue, traceback };
}
