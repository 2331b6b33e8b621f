/**
 * What the scanners of timestamps fill in: the parts of one timestamp as they
 * are written. One object serves many texts, for speed.
 */
export class TimestampFields {
  /** The form in words, such as `ISO 8601`; see `TimestampReader.form`. */
  form = "";
  /** Microseconds since 1970 UTC for a number; NaN for a date with a time. */
  epoch_us = NaN;
  /** With all digits; -1 where the text has none. */
  year = -1;
  /** 1 to 12; scanners leave impossible values to whoever uses the fields. */
  month = 0;
  day = 0;
  /** Whether the text is a time of day without a date. */
  dateless = false;
  /** Whether a time of day follows the date. */
  hasClock = false;
  hour = 0;
  minute = 0;
  second = 0;
  us = 0;
  /** Whether the text says its zone. */
  zoned = false;
  /** How far the zone is ahead of UTC, in seconds. */
  offset_s = 0;
  /** Whether day and month could change places, and nothing decides which is which. */
  ambiguous = false;

  /**
   * @param dayFirst Which of two numbers before a year is the day where the text
   * alone does not tell: the first (true) or the second (false).
   */
  constructor(readonly dayFirst?: boolean) {}

  /** Forgets the text before. */
  reset(): void {
    this.epoch_us = NaN;
    this.year = -1;
    this.dateless =
      this.hasClock =
      this.zoned =
      this.ambiguous =
        false;
    this.hour =
      this.minute =
      this.second =
      this.us =
      this.offset_s =
        0;
  }
}
