import type { Page } from "playwright-core";

/** What a page did that none of the site's may do. */
export interface PageTrouble {
  /** Errors and warnings on the console, uncaught exceptions among them. */
  readonly complaints: string[];
  /** Addresses asked for beyond the machine's own files. */
  readonly requests: string[];
  /** What dialogs said. */
  readonly dialogs: string[];
}

/** Notes what a page does from now on; dialogs are dismissed. */
export function watchPage(page: Page): PageTrouble {
  const trouble: PageTrouble = { complaints: [], requests: [], dialogs: [] };
  page.on("console", (message) => {
    if (/^(?:error|warning)$/.test(message.type())) {
      trouble.complaints.push(message.text());
    }
  });
  page.on("pageerror", (error) => {
    trouble.complaints.push(error.message);
  });
  page.on("request", (request) => {
    if (!/^(?:file|data):/.test(request.url())) {
      trouble.requests.push(request.url());
    }
  });
  page.on("dialog", async (dialog) => {
    trouble.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  return trouble;
}

/** What {@linkcode watchPage} finds on a page that behaves. */
export const NO_TROUBLE: PageTrouble = {
  complaints: [],
  requests: [],
  dialogs: [],
};
