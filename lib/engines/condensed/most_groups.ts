/** Logs with more groups than this are not condensed: they are no longer few beside the rows. */
export const MOST_GROUPS = 2 ** 20;
