import process from "node:process";

/** What a run took. */
export interface Use {
  readonly seconds: number;
  /** On all cores, user and system. */
  readonly cpu_s: number;
  /** The largest memory that the process has had. */
  readonly memory_mb: number;
}

/** Begins to measure; the function it gives tells what was used since. */
export function startUse(): () => Use {
  const start = performance.now();
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return {
      seconds: (performance.now() - start) / 1000,
      cpu_s: (user + system) / 1e6,
      memory_mb: process.resourceUsage().maxRSS / 1024,
    };
  };
}
