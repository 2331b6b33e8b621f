import { assertEquals } from "@std/assert";
import { MessageMask } from "../../../lib/logs/templates/message_mask.ts";

function masked(message: string): string {
  return new MessageMask().mask(message).toString().replaceAll("\0", "<*>");
}

function assertMasked(pairs: readonly (readonly [string, string])[]): void {
  assertEquals(
    pairs.map(([message]) => masked(message)),
    pairs.map(([, m]) => m),
  );
}

Deno.test("MessageMask masks bytes as it masks the text they are of", () => {
  const messages = [
    "",
    "  indented 12",
    "took 28ms for user=42",
    "Größe 7 \u{1f4a5}",
    "\u00a0x 1",
    "x".repeat(2000) + " 12",
    "é".repeat(700) + " 12",
    "first 1\nsecond",
  ];
  const mask = new MessageMask();
  for (const message of messages) {
    const bytes = new TextEncoder().encode(`9${message}9`);
    const own = mask.maskBytes(bytes, 1, bytes.length - 1).toString();
    assertEquals(own, mask.mask(message).toString());
  }
});

Deno.test("MessageMask masks numbers, with sign, unit and separators", () => {
  assertMasked([
    ["took 28ms, or 1.5s or 1h30m", "took <*>, or <*> or <*>"],
    ["45% of 10KB", "<*>% of <*>"],
    ["delta -5 and +3", "delta <*> and <*>"],
    ["1,234,567 rows", "<*> rows"],
    ["page 5.", "page <*>."],
    ["at 2024-01-02T10:00:00.123Z", "at <*>"],
    ["(12) [34] #5 $6", "(<*>) [<*>] #<*> $<*>"],
  ]);
});

Deno.test("MessageMask keeps the name before a number", () => {
  assertMasked([
    ["blk_-1608999687919862906", "blk_<*>"],
    ["worker3 node-17 Thread-12", "worker<*> node-<*> Thread-<*>"],
    ["task_200811_0001_m_000590_0", "task_<*>_m_<*>"],
    ["java.lang.Object@1f2e3d", "java.lang.Object@<*>"],
  ]);
});

Deno.test("MessageMask keeps names that end in a number", () => {
  const message = "utf8 SHA256 k8s log4j2 ssh2 x86 of /api/v1/users";
  assertEquals(masked(message), message);
});

Deno.test("MessageMask masks identifiers", () => {
  assertMasked([
    ["550e8400-e29b-41d4-a716-446655440000", "<*>"],
    ["abcdefab-cdef-abcd-efab-cdefabcdefab", "<*>"],
    ["0x1f3a 3fa85f deadbeef x7Kq9ZpL", "<*> <*> <*> <*>"],
    ["face cafe decade", "face cafe decade"],
  ]);
});

Deno.test("MessageMask masks addresses", () => {
  assertMasked([
    ["10.0.0.1:5000", "<*>"],
    ["src: /10.0.0.1:54106 dest:", "src: /<*> dest:"],
    ["fe80::1ff:fe23:4567:890a ::1 [::1]:80", "<*> <*> [<*>]:<*>"],
    ["2001:db8:0:1:1:1:1:1", "<*>"],
    ["aa:bb:cc:dd:ee:ff", "<*>"],
    ["std::vector dead::beef Foo::add", "std::vector dead::beef Foo::add"],
    ["to bob.smith+x@example.co.uk.", "to <*>."],
    ["root@localhost", "root@localhost"],
  ]);
});

Deno.test("MessageMask masks the ids in paths and what a query asks for", () => {
  assertMasked([
    ["/api/orders/123/items", "/api/orders/<*>/items"],
    ["GET /search?q=abc&page=2", "GET /search?q=<*>&page=<*>"],
    [
      '"GET /api/orders/7 HTTP/1.1" 200 12',
      '"GET /api/orders/<*> HTTP/<*>" <*> <*>',
    ],
  ]);
});

Deno.test("MessageMask masks values", () => {
  assertMasked([
    ["user=42,", "user=<*>,"],
    ["user=ann, logname= uid=0", "user=<*>, logname=<*> uid=<*>"],
    ["q=\"a b\" r='c d'", "q=<*> r=<*>"],
    ["Order{id=5, items=[a, b]}", "Order{id=<*>, items=<*>}"],
    ["url=http://a/b?c=d,e", "url=<*>"],
    ['{"user":"bob","n":5}', '{"user":"<*>","n":<*>}'],
    ["a == b a=>b a==b", "a == b a=>b a==b"],
  ]);
});

Deno.test("MessageMask masks strings and lists of any length alike", () => {
  assertMasked([
    ['open "My File.txt" now', 'open "<*>" now'],
    ["'a b' can't users' x", "'<*>' can't users' x"],
    ["[a, b] and [a, b, c]", "[<*>] and [<*>]"],
    ["[1, 2, 3] (1,2) 4, 5, 6", "[<*>] (<*>) <*>"],
    ["[main] [] [ERROR]", "[main] [] [ERROR]"],
  ]);
});

Deno.test("MessageMask looks at the first line and writes single spaces", () => {
  assertMasked([
    ["  a \t b\r\n\tat c", "a b"],
    ["\n\n first\nsecond", "first"],
    ["\x1b[31mred\x1b[0m text", "<*>red<*> text"],
    ["", ""],
    [" \n\t", ""],
  ]);
});

Deno.test("MessageMask leaves letters of all scripts alone", () => {
  const message = "Größe überschritten 日本 😀 __proto__ constructor";
  assertEquals(masked(message), message);
});

Deno.test("MessageMask is given what it wrote and changes nothing but the gaps", () => {
  for (
    const message of ["took 28ms of 3", "[1, 2] a=b", "blk_-16 /10.0.0.1:1"]
  ) {
    const once = masked(message).replaceAll("<*>", "0");
    assertEquals(masked(once).replaceAll("<*>", "0"), once);
  }
});
