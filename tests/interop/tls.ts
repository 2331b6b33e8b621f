import { join } from "@std/path";

/** A certificate that nobody vouches for, for `127.0.0.1`. */
export interface SelfSigned {
  /** The certificate's file. */
  readonly path: string;
  readonly cert: string;
  readonly key: string;
}

/**
 * Makes a certificate for this machine that is valid for a day.
 *
 * @throws {Error} If there is no `openssl`.
 */
export async function selfSigned(folder: string): Promise<SelfSigned> {
  const [path, key] = ["cert.pem", "key.pem"].map((name) => join(folder, name));
  const { success, stderr } = await new Deno.Command("openssl", {
    args: [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt"],
      ...["ec_paramgen_curve:prime256v1", "-nodes", "-days", "1"],
      ...["-keyout", key, "-out", path, "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=IP:127.0.0.1"],
    ],
  }).output();
  if (!success) throw new Error(new TextDecoder().decode(stderr));
  return {
    path,
    cert: await Deno.readTextFile(path),
    key: await Deno.readTextFile(key),
  };
}
