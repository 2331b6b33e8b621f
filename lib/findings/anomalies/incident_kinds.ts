import type { Driver } from "../../anomaly/drivers.ts";
import type { Incident } from "../../anomaly/incidents.ts";

/** What the ways that a driver can go are called, one and several of them. */
const KINDS = {
  slower: { one: "a slowdown", many: "slowdowns" },
  faster: { one: "a drop in latency", many: "drops in latency" },
  "more failures": { one: "a rise in failures", many: "rises in failures" },
  "fewer failures": { one: "a drop in failures", many: "drops in failures" },
  surge: { one: "a surge", many: "surges" },
  "fewer logs": { one: "a lull", many: "lulls" },
  silence: { one: "a silence", many: "silences" },
} as const satisfies Record<
  Driver["direction"],
  { readonly one: string; readonly many: string }
>;

/** What the incidents were, where they are several: ` (2 slowdowns, 1 surge), the most severe`. */
export function kindsText(incidents: readonly Incident[]): string {
  if (incidents.length < 2) return ",";
  const kinds = [...Map.groupBy(incidents, ({ direction }) => direction)]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .map(([kind, found]) => kindText(kind, found.length));
  return ` (${kinds.join(", ")}), the most severe`;
}

/** One of a kind, `a surge`, or several, `2 surges`. */
export function kindText(kind: Driver["direction"], count?: number): string {
  const { one, many } = KINDS[kind];
  if (count === undefined) return one;
  return count === 1 ? one.replace(/^a /, "1 ") : `${count} ${many}`;
}
