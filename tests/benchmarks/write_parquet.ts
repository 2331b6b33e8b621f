import pl from "nodejs-polars";

/** How the sample's columns are called in Parquet: the first has no name in CSV. */
const INDEX = "index";

/**
 * Writes a CSV file of the sample's kind as Parquet, as an application would have
 * it: timestamps and numbers with types. As a stream.
 *
 * @param times How often the rows are repeated, each time that much later.
 */
export async function writeParquet(
  csv: string,
  path: string,
  times = 1,
): Promise<void> {
  const rows = pl.scanCSV(csv, { inferSchemaLength: 0 });
  const typed = rows.rename({ [rows.columns[0]]: INDEX }).withColumns(
    pl.col(INDEX).cast(pl.Int64),
    pl.col("Timestamp").str.strptime(pl.Datetime, "%Y-%m-%dT%H:%M:%S%.f"),
    pl.col("TimeTaken").str.stripCharsEnd("ms").cast(pl.Float64),
  );
  const bounds = await typed.select(
    pl.len().cast(pl.Float64).alias("rows"),
    pl.col("Timestamp").max().minus(pl.col("Timestamp").min()).cast(pl.Int64)
      .cast(pl.Float64).alias("period_us"),
  ).collect();
  const count = Number(bounds.getColumn("rows").get(0));
  const period_us = Number(bounds.getColumn("period_us").get(0)) + 1e4;
  const all = Array.from({ length: times }, (_, i) =>
    typed.withColumns(
      pl.col(INDEX).add(pl.lit(i * count).cast(pl.Int64)),
      pl.col("Timestamp").cast(pl.Int64)
        .add(pl.lit(i * period_us).cast(pl.Int64)).cast(pl.Datetime("us")),
    ));
  await pl.concat(all).sinkParquet(path, { compression: "zstd" }).collect();
}
