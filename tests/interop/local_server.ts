/** A port of this machine that nothing listens on. */
export function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

/**
 * What a server that is about to start answers.
 *
 * @throws {Error} If it answers nothing within a minute.
 */
export async function firstAnswer(address: string): Promise<string> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const text = await fetch(address).then(
      (response) => response.text(),
      () => undefined,
    );
    if (text !== undefined) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Cannot test: nothing answers at ${address}`);
}
