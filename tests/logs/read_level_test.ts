import { assertEquals } from "@std/assert";
import { levelOfNumber, levelScheme } from "../../lib/logs/level_scheme.ts";
import type { LevelScheme } from "../../lib/logs/level_scheme.ts";
import { LEVEL_SPELLINGS, LEVELS } from "../../lib/logs/levels.ts";
import { readLevel } from "../../lib/logs/read_level.ts";

Deno.test("readLevel() reads every spelling in any case", () => {
  for (const [spelling, level] of Object.entries(LEVEL_SPELLINGS)) {
    assertEquals(readLevel(spelling), level, spelling);
    assertEquals(readLevel(spelling.toLowerCase()), level, spelling);
    assertEquals(
      readLevel(spelling[0] + spelling.slice(1).toLowerCase()),
      level,
      spelling,
    );
  }
});

Deno.test("readLevel() reads the letters and names of many loggers", () => {
  const spellings: Record<string, string> = {
    TRACE: "trace Trace TRC verbose V finest FINER T",
    DEBUG: "debug DBG D Fine debug1 DEBUG4",
    INFO: "info INF information Notice N I LOG statement hint config success",
    WARNING: "warn Warning WRN W WARN2",
    ERROR: "error ERR E severe FAILURE erro",
    FATAL: "fatal F C critical CRIT alert emerg panic dpanic A P fault ftl",
  };
  for (const [level, texts] of Object.entries(spellings)) {
    for (const text of texts.split(" ")) {
      assertEquals(readLevel(text), level, text);
    }
  }
});

Deno.test("readLevel() passes over what is around a level", () => {
  for (
    const text of [
      " WARN ",
      "[WARN]",
      "<Warn>",
      '"warn"',
      "warn:",
      "(warn),",
      "\x1b[1;33mWARN\x1b[0m",
      "[\x1b[33mWARN\x1b[0m]:",
    ]
  ) assertEquals(readLevel(text), "WARNING", text);
});

Deno.test("readLevel() is null for what is no level", () => {
  for (
    const text of [
      "",
      "-",
      "[]",
      "informed",
      "null",
      "30",
      "x",
      "__proto__",
      "constructor",
      "no error",
      " ".repeat(1e6) + "INFO",
    ]
  ) assertEquals(readLevel(text), null);
});

Deno.test("readLevel() keeps reading right after a thousand other texts", () => {
  for (let i = 0; i < 3000; i++) assertEquals(readLevel(`level ${i}`), null);
  assertEquals(readLevel("[[warn]]"), "WARNING");
});

Deno.test("readLevel() reads numbers by their scheme, and words all the same", () => {
  const numbers: [LevelScheme, string, string | null][] = [
    ["pino", "30", "INFO"],
    ["pino", "35", "INFO"],
    ["pino", "60", "FATAL"],
    ["pino", "9", null],
    ["pino", "warn", "WARNING"],
    ["python", "40", "ERROR"],
    ["python", "25", "INFO"],
    ["python", "0", null],
    ["syslog", "0", "FATAL"],
    ["syslog", "3", "ERROR"],
    ["syslog", "5", "INFO"],
    ["syslog", "7", "DEBUG"],
    ["syslog", "8", null],
    ["otel", "1", "TRACE"],
    ["otel", "12", "INFO"],
    ["otel", "24", "FATAL"],
    ["otel", "25", null],
    ["dotnet", "2", "INFO"],
    ["dotnet", "6", null],
    ["monolog", "250", "INFO"],
    ["monolog", "550", "FATAL"],
    ["http", "200", "INFO"],
    ["http", "404", "WARNING"],
    ["http", "503", "ERROR"],
    ["http", "0", null],
    ["http", '"503"', "ERROR"],
    ["pino", "30.0", "INFO"],
    ["pino", "-30", null],
  ];
  for (const [scheme, text, level] of numbers) {
    assertEquals(readLevel(text, scheme), level, `${scheme} ${text}`);
  }
});

Deno.test("levelOfNumber() never gets milder in the direction of its scheme", () => {
  const schemes: LevelScheme[] = [
    "pino",
    "python",
    "otel",
    "dotnet",
    "monolog",
    "http",
  ];
  for (const scheme of schemes) {
    let most = 0;
    for (let number = 0; number < 700; number++) {
      const level = levelOfNumber(number, scheme);
      if (level === null) continue;
      assertEquals(LEVELS.indexOf(level) >= most, true, `${scheme} ${number}`);
      most = LEVELS.indexOf(level);
    }
  }
});

Deno.test("levelScheme() goes by the name, then by the numbers", () => {
  const columns: [string, string[], LevelScheme | undefined][] = [
    ["level", ["30", "50"], "pino"],
    ["level", ["10", "20", "40"], "pino"],
    ["levelno", ["10", "20", "40"], "python"],
    ["record.levelno", ["20", "", "-"], "python"],
    ["PRIORITY", ["6", "3"], "syslog"],
    ["syslog.severity", ["6", "3"], "syslog"],
    ["level", ["6", "3"], "syslog"],
    ["LogLevel", ["2", "4"], "dotnet"],
    ["LogLevel", ["6", "7"], "syslog"],
    ["SeverityNumber", ["9", "17"], "otel"],
    ["severity_number", ["1", "2"], "otel"],
    ["severity", ["9", "17"], "otel"],
    ["status", ["200", "503"], "http"],
    ["http.response.status_code", ["200", "404"], "http"],
    ["level", ["200", "250", "400"], "monolog"],
    ["weight", ["30", "60"], "pino"],
    ["level", ["info", "warn"], undefined],
    ["level", ["info", "30"], undefined],
    ["status", ["1", "2"], undefined],
    ["duration", ["31", "62"], undefined],
    ["level", ["1234"], undefined],
    ["level", [], undefined],
  ];
  for (const [name, values, scheme] of columns) {
    assertEquals(levelScheme(values, name), scheme, `${name} ${values}`);
  }
});
