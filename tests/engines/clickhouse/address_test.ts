import { assertEquals, assertThrows } from "@std/assert";
import {
  isClickHouse,
  readAddress,
  splitAddress,
} from "../../../lib/engines/clickhouse/address.ts";
import { readPassword } from "../../../lib/engines/clickhouse/password.ts";
import { InputError } from "../../../lib/logs/input_error.ts";

Deno.test("readAddress() reads users, ports, TLS and names with any characters", () => {
  assertEquals(readAddress("clickhouses://a%40b@db.example/my%20logs/t%2Fx"), {
    server: "https://db.example:8443",
    user: "a@b",
    database: "my logs",
    table: "t/x",
  });
  assertEquals(
    readAddress("clickhouse://[::1]:9/d/t").server,
    "http://[::1]:9",
  );
});

Deno.test("readAddress() refuses a password without repeating it", () => {
  for (
    const url of [
      "clickhouse://me:hunter2@host/d/t",
      "clickhouse://:hunter2@host/d/t",
    ]
  ) {
    const error = assertThrows(() => readAddress(url), InputError);
    assertEquals(error.message.includes("hunter2"), false);
    assertEquals(error.message.includes("CLICKHOUSE_PASSWORD"), true);
  }
});

Deno.test("readAddress() says what is missing", () => {
  for (
    const url of [
      "clickhouse://host",
      "clickhouse://host/d",
      "clickhouse://host/d/t/x",
    ]
  ) {
    assertThrows(
      () => readAddress(url),
      InputError,
      "the address of a table is clickhouse://",
    );
  }
});

Deno.test("splitAddress() takes off what a notebook need not say; the rest can be read with LOGBOOK_CLICKHOUSE", () => {
  const url = "clickhouses://me@host:99/d/t%20x";
  const { server, table } = splitAddress(url);

  assertEquals({ server, table }, {
    server: "clickhouses://me@host:99",
    table: "clickhouses:///d/t%20x",
  });
  assertThrows(() => readAddress(table), InputError, "it names no server");
  Deno.env.set("LOGBOOK_CLICKHOUSE", server);
  try {
    assertEquals(readAddress(table), readAddress(url));
  } finally {
    Deno.env.delete("LOGBOOK_CLICKHOUSE");
  }
});

Deno.test("isClickHouse() tells addresses from files", () => {
  assertEquals(
    [
      "clickhouse://h/d/t",
      "CLICKHOUSES://h/d/t",
      "clickhouse.log",
      "./clickhouse:x",
    ]
      .map(isClickHouse),
    [true, true, false, false],
  );
});

Deno.test("readPassword() prefers the variable, then the file's first line", async () => {
  const path = await Deno.makeTempFile();
  try {
    await Deno.writeTextFile(path, "from file\r\nnot this\n");
    Deno.env.set("CLICKHOUSE_PASSWORD_FILE", path);
    assertEquals(readPassword(), "from file");
    Deno.env.set("CLICKHOUSE_PASSWORD", "from variable");
    assertEquals(readPassword(), "from variable");
    Deno.env.delete("CLICKHOUSE_PASSWORD");
    Deno.env.set("CLICKHOUSE_PASSWORD_FILE", `${path}.none`);
    assertThrows(readPassword, InputError, "which cannot be read (NotFound)");
  } finally {
    Deno.env.delete("CLICKHOUSE_PASSWORD_FILE");
    Deno.env.delete("CLICKHOUSE_PASSWORD");
    await Deno.remove(path);
  }
});
