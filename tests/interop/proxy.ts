/** How a {@linkcode withProxy} spoils an answer. */
export type Spoil = (answer: Response) => Promise<Response>;

/** Every answer has status 200, as gateways give it that have sent it before the end. */
export const underStatus200: Spoil = async (answer) =>
  new Response(await answer.text(), { status: 200 });

/** The connection breaks off in the middle of an answer. */
export const brokenOff: Spoil = async (answer) => {
  const text = await answer.text();
  const half = new TextEncoder().encode(text.slice(0, text.length / 2));
  return new Response(ReadableStream.from([half]), {
    status: answer.status,
    headers: { "content-length": String(text.length) },
  });
};

/** The answer ends in the middle, as if it were whole. */
export const cutShort: Spoil = async (answer) => {
  const text = await answer.text();
  return new Response(text.slice(0, text.length / 2));
};

/** Hands an answer on as it is. */
export const asItIs: Spoil = (answer) => Promise.resolve(answer);

/**
 * Lends the address of a server that hands everything on to another one and spoils
 * the answers.
 *
 * @param tls The certificate and its key, if it is to speak TLS.
 */
export async function withProxy(
  target: string,
  spoil: Spoil,
  use: (address: string) => Promise<void>,
  tls: { cert: string; key: string } | undefined = undefined,
): Promise<void> {
  const secured = tls && { cert: tls.cert, key: tls.key };
  const server = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => {}, ...secured },
    async (request) => {
      const { pathname, search } = new URL(request.url);
      const body = await request.text();
      return await spoil(
        await fetch(`${target}${pathname}${search}`, { method: "POST", body }),
      );
    },
  );
  try {
    await use(`127.0.0.1:${server.addr.port}`);
  } finally {
    await server.shutdown();
  }
}
