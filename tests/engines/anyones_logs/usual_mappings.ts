/** Mappings that many of the files have. */

export const NAMED = {
  timestamp: "time",
  level: "level",
  service: "service",
  message: "message",
} as const;

/** What plain text is read into. */
export const TEXT = { ...NAMED, timestamp: "timestamp" } as const;

export const SHORT = { ...NAMED, message: "msg" } as const;

export const UNSERVED = {
  timestamp: "time",
  level: "level",
  message: "message",
} as const;

export const SHORT_UNSERVED = { ...UNSERVED, message: "msg" } as const;
