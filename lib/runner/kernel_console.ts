/** How prints leave the kernel. */
export interface KernelConsole {
  /** Sends a line behind what still waits, whatever the limit. */
  printLine(line: string): void;
  /** Counts anew from here on. */
  startCell(): void;
  /** How many characters were sent in all, lines of {@linkcode KernelConsole.printLine} included. */
  sent(): number;
}

/** Beyond this many prints in a cell, several of them go into one message. */
export const SINGLE_PRINTS = 1000;
/** How much goes into such a message at least. */
export const PRINTS_CHARACTERS = 32 * 1024;

/**
 * Runs inside the kernel: its source is sent there, so it uses nothing from
 * outside itself.
 *
 * Replaces the functions of `console` by ones that bear a flood: 500,000 lines,
 * one message each, would take the kernel 80 s and 2.9 GB. After `single` prints
 * in a cell they are gathered into messages of at least `gathered` characters,
 * fewer where something is shown in between or the cell waits; beyond `limit`
 * characters they are dropped, but for one more, which shows the runner that
 * something was.
 *
 * A Deno whose insides look different keeps its own console.
 */
export function kernelConsole(
  limit: number,
  single: number,
  gathered: number,
): KernelConsole {
  interface Internals {
    readonly Console: new (
      print: (text: string, level: number) => void,
    ) => Console;
    readonly core: { print(text: string, isError: boolean): void };
    readonly jupyter?: { broadcastResult?: unknown };
  }
  const waiting: { texts: string[]; characters: number; isError: boolean } = {
    texts: [],
    characters: 0,
    isError: false,
  };
  const { setTimeout } = globalThis;
  let prints = 0;
  let characters = 0;
  let sent = 0;
  const { log } = console;
  const internals: unknown = Reflect.get(Deno, Reflect.get(Deno, "internal"));
  if (!isKnown(internals)) {
    return { printLine: log, startCell, sent: () => 0 };
  }
  replaceConsole(internals);
  return {
    printLine(line) {
      flush(internals);
      send(internals, `${line}\n`, false);
    },
    startCell,
    sent: () => sent,
  };

  function isKnown(value: unknown): value is Internals {
    return typeof value === "object" && value !== null &&
      "Console" in value && typeof value.Console === "function" &&
      "core" in value && typeof value.core === "object" &&
      value.core !== null && "print" in value.core;
  }

  function replaceConsole(known: Internals): void {
    const replacement = new known.Console((text, level) =>
      print(known, text, level > 1)
    );
    Object.assign(console, replacement);
    flushBefore(known, Deno.jupyter, "broadcast");
    flushBefore(known, Deno.jupyter, "display");
    flushBefore(known, known.jupyter, "broadcastResult");
  }

  /** What waits was printed before what a function is about to show. */
  function flushBefore(known: Internals, owner: unknown, name: string): void {
    if (typeof owner !== "object" || owner === null) return;
    const show: unknown = Reflect.get(owner, name);
    if (typeof show !== "function") return;
    Reflect.set(owner, name, (...args: unknown[]) => {
      flush(known);
      return Reflect.apply(show, owner, args);
    });
  }

  function print(known: Internals, whole: string, isError: boolean): void {
    const text = whole.slice(0, limit + 1 - characters);
    if (text === "") return;
    characters += text.length;
    prints++;
    if (prints <= single) return send(known, text, isError);
    if (waiting.isError !== isError) flush(known);
    if (waiting.characters === 0) setTimeout(() => flush(known));
    waiting.isError = isError;
    waiting.texts.push(text);
    waiting.characters += text.length;
    if (waiting.characters >= gathered) flush(known);
  }

  function flush(known: Internals): void {
    if (waiting.characters === 0) return;
    const text = waiting.texts.join("");
    waiting.texts = [];
    waiting.characters = 0;
    send(known, text, waiting.isError);
  }

  function send(known: Internals, text: string, isError: boolean): void {
    sent += text.length;
    known.core.print(text, isError);
  }

  function startCell(): void {
    prints = 0;
    characters = 0;
  }
}
