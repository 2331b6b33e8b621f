import { escape } from "@std/html";

/** A node of the cluster under test. */
export interface NodeConfig {
  /** The node's own folder. */
  readonly folder: string;
  /** The file with the users. */
  readonly users: string;
  readonly host: string;
  readonly http: number;
  readonly tcp: number;
  readonly interserver: number;
  readonly cluster: string;
  /** The hosts of all shards. */
  readonly hosts: readonly string[];
}

/** The configuration of a `clickhouse-server`, as small as it will start with. */
export function nodeConfig(node: NodeConfig): string {
  const shards = node.hosts.map((host) =>
    `<shard><replica><host>${host}</host><port>${node.tcp}</port></replica></shard>`
  );
  return `<clickhouse>
  <logger><level>none</level><console>1</console></logger>
  <listen_host>${node.host}</listen_host>
  <http_port>${node.http}</http_port>
  <tcp_port>${node.tcp}</tcp_port>
  <interserver_http_port>${node.interserver}</interserver_http_port>
  <path>${escape(node.folder)}/data/</path>
  <tmp_path>${escape(node.folder)}/data/tmp/</tmp_path>
  <mark_cache_size>268435456</mark_cache_size>
  <users_config>${escape(node.users)}</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
  <remote_servers><${node.cluster}>${
    shards.join("")
  }</${node.cluster}></remote_servers>
</clickhouse>
`;
}

/** The users: `default`, `reader` (may only read), `strict` (may not change settings), `skipping` (nor that shards are skipped), `small` (little memory). */
export function usersConfig(password: string): string {
  const user = (name: string, profile: string, secret: string) =>
    `<${name}><password>${
      escape(secret)
    }</password><networks><ip>::/0</ip></networks>` +
    `<profile>${profile}</profile><quota>default</quota></${name}>`;
  return `<clickhouse>
  <profiles>
    <default></default>
    <reader><readonly>2</readonly></reader>
    <strict><readonly>1</readonly></strict>
    <skipping><readonly>1</readonly><skip_unavailable_shards>1</skip_unavailable_shards></skipping>
    <small><max_memory_usage>1000000</max_memory_usage></small>
  </profiles>
  <quotas><default></default></quotas>
  <users>
    ${user("default", "default", "")}
    ${user("reader", "reader", password)}
    ${user("strict", "strict", password)}
    ${user("skipping", "skipping", "")}
    ${user("small", "small", "")}
  </users>
</clickhouse>
`;
}
