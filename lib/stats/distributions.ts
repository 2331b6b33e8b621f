import bundle from "@stdlib/dist-stats-base-dists-flat";

/** A distribution with the parameters `P`. */
interface Distribution<P extends readonly number[]> {
  /** How likely a value is to be at most `x`. */
  cdf(x: number, ...parameters: P): number;
  /** The value that a share `p` lies below. */
  quantile(p: number, ...parameters: P): number;
}

/** What of the package is used here; it comes without types. */
interface Bundle {
  readonly base: {
    readonly dists: {
      /** Parameter: degrees of freedom. */
      readonly chisquare: Distribution<[df: number]>;
      /** Parameters: degrees of freedom above and below the line. */
      readonly f: Distribution<[df1: number, df2: number]>;
      /** Parameters: mean and standard deviation. */
      readonly normal: Distribution<[mean: number, sd: number]>;
      /** Parameter: degrees of freedom. */
      readonly t: Distribution<[df: number]>;
    };
  };
}

/**
 * stdlib's distributions in its one-file build: the package of each consists of
 * hundreds of files, which take longer to load than all else together.
 */
export const { chisquare, f, normal, t } = (bundle as Bundle).base.dists;
