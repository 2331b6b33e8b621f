import { assertEquals } from "@std/assert";
import { passLastExpression } from "../../lib/runner/last_expression.ts";

/** The part of a cell that goes through the function; `""` for none. */
function passed(source: string): string {
  const text = passLastExpression(source, "F");
  return text === source ? "" : text.slice(text.indexOf("F((") + 3)
    .replace(/\n\)\)(.*)$/s, "");
}

Deno.test("passLastExpression() finds the last expression", () => {
  const cases: [source: string, expression: string][] = [
    ["NaN", "NaN"],
    ["x;", "x"],
    ["let a = 1; a", "a"],
    ["let a = 1;\na // the end; really", "a // the end; really"],
    ["f();\n/* a; b */ g() /* c */; // d", "/* a; b */ g() /* c */"],
    ["f()\n// only; a comment", "f()\n// only; a comment"],
    [
      "import a from 'a';\nawait a<number>(1, 'a;b')",
      "await a<number>(1, 'a;b')",
    ],
    [
      "f({\n  a: 1,\n  b: `\nnull;\n`,\n})",
      "f({\n  a: 1,\n  b: `\nnull;\n`,\n})",
    ],
    ["a\n(b)", "a\n(b)"],
    ["a\n  .b()\n  .c()", "a\n  .b()\n  .c()"],
    ["function f() {}\n-0", "-0"],
    ["const f = () => {}\n[1, 2]", "[1, 2]"],
    ["let a: bigint\n= 10n\na as unknown", "a as unknown"],
    ["enum E { A }\nE.A, null", "E.A, null"],
    ["a = null", "a = null"],
    ["'😀' + NaN", "'😀' + NaN"],
    ["for (const a of [1]) a\nnull", "null"],
    ["() => {}", "() => {}"],
    ["x\r\ny\r\n", "y\r\n"],
  ];
  for (const [source, expression] of cases) {
    assertEquals(passed(source), expression, source);
  }
});

Deno.test("passLastExpression() leaves alone what ends with another statement", () => {
  const cases = [
    "",
    "// null",
    "const a = null",
    "let a = 1,\n  b = 2",
    "if (a) {\n  null\n}",
    "if (a)\n  null",
    "for (const a of b)\n  null",
    "do f()\nwhile (null)",
    "function f() {\n  return null\n}",
    "async function f() {}",
    "class A {}",
    "{a: null}",
    "enum A { B }",
    "type A = null",
    "interface A {}",
    "label: null",
    "import a from 'a'",
    "export const a = null",
    "throw\n",
    "let a = = 1",
    "a b",
    "<div/>",
    "let a = 1\n+ 2",
    "let a = b\n(c)",
  ];
  for (const source of cases) {
    assertEquals(passLastExpression(source, "F"), source);
  }
});

Deno.test("passLastExpression() keeps the number of each line", () => {
  const source = "a;\n\nf(\n  b,\n) // c";
  assertEquals(
    passLastExpression(source, "F").split("\n").slice(0, 5),
    ["a;", "", "F((f(", "  b,", ") // c"],
  );
});
