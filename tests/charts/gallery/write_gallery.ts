import { escape } from "@std/html";
import { toPng } from "../../../lib/charts/png.ts";
import { withLogs } from "../../logs_file.ts";
import { allCharts } from "./all_charts.ts";
import { GALLERY_CASES } from "./gallery_cases.ts";

/**
 * Writes a page with every chart in every case of the gallery, for whoever changes
 * a chart: one file, a row a chart, a column a case.
 *
 *     deno run -q -P=kernel tests/charts/gallery/write_gallery.ts [FILE] [CHART]
 *
 * @param file Where to.
 * @param chart The name of the one chart to write; defaults to all.
 */
export async function writeGallery(
  file: string,
  chart?: string,
): Promise<void> {
  const rows = new Map<string, string>();
  for (const { name, csv, every_s } of GALLERY_CASES) {
    await withLogs(csv, async (logs) => {
      const figures = await allCharts(logs, `${every_s}s`);
      for (const [key, figure] of Object.entries(figures)) {
        if (chart !== undefined && key !== chart) continue;
        const png = (await toPng(figure)).toBase64();
        const source = `data:image/png;base64,${png}`;
        const cell = `<td><p>${
          escape(name)
        }</p><img src="${source}" width="${figure.width}" alt="${
          escape(figure.alt)
        }"></td>`;
        rows.set(key, (rows.get(key) ?? "") + cell);
      }
    });
  }
  const body = [...rows].map(([key, cells]) =>
    `<h2>${key}</h2><table><tr>${cells}</tr></table>`
  );
  await Deno.writeTextFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>Charts</title><style>body{font-family:sans-serif;background:#ddd}td{vertical-align:top}</style>${
      body.join("\n")
    }`,
  );
}

if (import.meta.main) {
  await writeGallery(Deno.args[0] ?? "gallery.html", Deno.args[1]);
}
