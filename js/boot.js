// Starts the app: its wasm is fetched with integrity, and what goes wrong is said on the page.

import init from "app-glue";

/* global ENI_LENS_ASSETS */

const html = document.documentElement;

async function boot() {
  const { href, integrity } = ENI_LENS_ASSETS.appWasm;
  // The same request as the preload in the page, so that the file is loaded once.
  await init({ module_or_path: fetch(href, { integrity, credentials: "same-origin" }) });
}

// An old browser shows the page that says so (early.js found out).
if (!html.classList.contains("old")) {
  boot().catch((error) => {
    console.error(error);
    html.removeAttribute("data-coming");
    html.setAttribute("data-failed", "");
  });
}
