import type { HeaderForm } from "./header_forms.ts";

/** A piece of a header; spaces may stand before it. */
export interface HeaderStep {
  readonly form: HeaderForm;
  /** The mark itself; what opens the bracket; what a segment goes up to. */
  readonly sign: string;
  /** The UTF-16 unit that ends a word beside a space; 0 for none. */
  readonly stop: number;
}
