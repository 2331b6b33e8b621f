// Answers ClickHouse's HTTP interface from chdb, which is ClickHouse in a process.
// Run by Node: node chdb_server.cjs FOLDER_WITH_NODE_MODULES; prints its port.
const { createServer } = require("node:http");
const { createRequire } = require("node:module");
const { join } = require("node:path");

const { Session } = createRequire(join(process.argv[2], "index.js"))("chdb");
const session = new Session();

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  try {
    const sql = Buffer.concat(chunks).toString();
    response.end(session.query(sql, "TabSeparated"));
  } catch (error) {
    const message = String(error.message ?? error);
    const code = /Code: (\d+)/.exec(message)?.[1] ?? "1001";
    response.writeHead(500, { "X-ClickHouse-Exception-Code": code });
    response.end(message);
  }
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
