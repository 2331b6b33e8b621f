/** Names that an attacker, or a careless program, writes to a log. */
export const HOSTILE_NAMES: readonly string[] = [
  `<script>alert("x")</script>`,
  "]]></text><image href='x'/>&amp;&lt;",
  "a & b \"c\" 'd' `e`",
  "line\nbreak\r\ttab\0nul\x1b[31m",
  "\u202eright to left\u2066",
  "half a pair \ud800",
  "",
  " ",
  "ünïcödé 日本語 🦕",
  "constructor",
  "x".repeat(200),
  "wide ".repeat(40),
];
