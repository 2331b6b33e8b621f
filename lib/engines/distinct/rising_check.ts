import type pl from "nodejs-polars";

/** Watches whether a column's values rise from each row to the next. */
export class RisingCheck {
  /** So far; false also where a value is missing. */
  holds = true;
  #before = -Infinity;

  /** Takes the next rows' numbers; those that cannot be compared do not rise. */
  add(column: pl.Series): void {
    if (!this.holds) return;
    const { variant } = column.dtype;
    if (variant !== "Float64" || column.nullCount() > 0) {
      this.holds = false;
      return;
    }
    let before = this.#before;
    for (const value of column.toTypedArray() as Float64Array) {
      if (!(value > before)) {
        this.holds = false;
        return;
      }
      before = value;
    }
    this.#before = before;
  }
}
