import { assertEquals } from "@std/assert";
import { accessLog } from "../../../../lib/logs/formats/layouts/access_log.ts";
import type { Layout } from "../../../../lib/logs/formats/layouts/layout.ts";
import { logfmt } from "../../../../lib/logs/formats/layouts/logfmt.ts";
import { syslog3164 } from "../../../../lib/logs/formats/layouts/syslog_3164.ts";
import { syslog5424 } from "../../../../lib/logs/formats/layouts/syslog_5424.ts";
import { seededRandom } from "../../../../lib/logs/random.ts";
import { readLayout } from "./read_layout.ts";

const ROUNDS = 300;

/** A text of the given characters, 1 to 12 of them. */
type MakeText = (characters: string) => string;

/** Fields by name, and the line that says them. */
interface Written {
  readonly fields: Readonly<Record<string, string>>;
  readonly line: string;
}

const NAME = "abcXYZ019_";
const ANY = 'ab "\\=[]|:é,{}';

Deno.test("accessLog() reads back what is written in the combined format", () => {
  check(accessLog, (text) => {
    const timestamp = "12/Mar/2024:08:15:02 +0000";
    const client = `10.0.0.${text("123")}`;
    const user = text(NAME);
    const path = `/${text(`${NAME}.-/%`)}`;
    const query = text(`${NAME}=&`);
    const user_agent = `x${text("ab ;/().")}x`;
    return {
      fields: {
        client,
        user,
        timestamp,
        message: `GET ${path}`,
        method: "GET",
        path,
        query,
        protocol: "HTTP/1.1",
        status: "404",
        bytes: "7",
        user_agent,
      },
      line:
        `${client} - ${user} [${timestamp}] "GET ${path}?${query} HTTP/1.1" 404 7 "-" "${user_agent}"`,
    };
  });
});

Deno.test("logfmt() reads back what is written with quotation marks and backslashes", () => {
  check(() => logfmt(), (text) => {
    const fields = {
      level: text(NAME),
      message: `x${text(ANY)}`,
      path: `x${text(ANY)}`,
    };
    const { level, message, path } = fields;
    return {
      fields,
      line: `level=${level} msg=${quote(message)} path=${quote(path)}`,
    };
  });
});

Deno.test("syslog5424() reads back structured data and messages", () => {
  check(syslog5424, (text) => {
    const value = `x${text(ANY)}`;
    const message = `x${text(ANY)}`;
    const timestamp = "2024-03-12T08:15:02.003Z";
    const service = text(NAME);
    const escaped = quote(value).replaceAll("]", "\\]");
    return {
      fields: {
        facility: "20",
        severity: "5",
        timestamp,
        host: "db1",
        service,
        "a@1.key": value,
        message,
      },
      line:
        `<165>1 ${timestamp} db1 ${service} - - [a@1 key=${escaped}] ${message}`,
    };
  });
});

Deno.test("syslog3164() reads back process, number and message", () => {
  check(syslog3164, (text) => {
    const timestamp = "Mar  9 08:15:02";
    const service = `p${text("abc/._-")}p`;
    const pid = text("123");
    const message = `x${text(ANY)}`;
    return {
      fields: { timestamp, host: "db1", service, pid, message },
      line: `${timestamp} db1 ${service}[${pid}]: ${message}`,
    };
  });
});

function check(make: () => Layout, write: (text: MakeText) => Written) {
  const random = seededRandom(3);
  const text = (characters: string) =>
    Array.from(
      { length: 1 + Math.floor(random() * 12) },
      () => characters[Math.floor(random() * characters.length)],
    ).join("");
  for (let round = 0; round < ROUNDS; round++) {
    const { fields, line } = write(text);
    const { entries } = readLayout(make(), [line]);

    assertEquals(entries, [fields], line);
  }
}

function quote(text: string): string {
  return `"${text.replaceAll("\\", "\\\\").replaceAll('"', '\\"')}"`;
}
