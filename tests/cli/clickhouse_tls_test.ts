import { assert, assertEquals } from "@std/assert";
import { join } from "@std/path";
import { writeSample } from "../../lib/logs/sample.ts";
import { HOSTS, testWithClickHouse } from "../interop/clickhouse.ts";
import { asItIs, withProxy } from "../interop/proxy.ts";
import { selfSigned } from "../interop/tls.ts";
import { withFolder } from "../runner/build_notebook.ts";
import { runCommand } from "./cluster_command.ts";

testWithClickHouse(
  "load speaks TLS with clickhouses://, and only with who it can believe",
  ({ port, nodes: [{ run }] }) =>
    withFolder(async (folder) => {
      await writeSample(join(folder, "app.csv"), { rows: 100 });
      const certificate = await selfSigned(folder);
      await withProxy(
        `http://${HOSTS[0]}:${port}`,
        asItIs,
        async (address) => {
          const args = ["app.csv", `clickhouses://${address}/logs/app`];
          const { code, stderr } = await runCommand("load", folder, args);
          assertEquals(code, 2);
          assert(stderr.includes("certificate is not to be trusted"), stderr);
          assertEquals(stderr.split("\n").length, 1, stderr);

          const env = { NODE_EXTRA_CA_CERTS: certificate.path };
          const loaded = await runCommand("load", folder, args, env);
          assertEquals(loaded, {
            code: 0,
            stdout: "Loaded 100 logs",
            stderr: "",
          });
          assertEquals(await run("SELECT count() FROM logs.app"), "100\n");
          const plain = await runCommand("load", folder, [
            "app.csv",
            `clickhouse://${address}/logs/app`,
          ]);
          assertEquals(plain.code, 2);
          assertEquals(plain.stderr.split("\n").length, 1, plain.stderr);
        },
        certificate,
      );
    }),
);
