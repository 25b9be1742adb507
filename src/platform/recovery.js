// The page that is shown when the app has stopped: static HTML, and this, without the app's module.

import { goBack, load, once, stop } from "./keep.js";

let shown = false;

function file(payload) {
  const link = `${location.origin}${location.pathname}#${payload}`;
  const url = URL.createObjectURL(new Blob([`${link}\n`], { type: "text/plain" }));
  const anchor = document.createElement("a");
  anchor.href = url;
  anchor.download = "eni-lens-board.txt";
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function reopen() {
  // A link in the address would win over the saved board.
  history.replaceState(null, "", location.pathname + location.search);
  location.reload();
}

export async function recover(details) {
  // A stopped module that is called again stops again.
  if (shown) return;
  shown = true;
  stop();
  const html = document.documentElement;
  const page = document.getElementById("recovery");
  document.getElementById("app")?.remove();
  html.removeAttribute("data-coming");
  html.setAttribute("data-stopped", "");
  page.querySelectorAll("pre").forEach((place) => (place.textContent = `${details}\n${new Date().toISOString()}`));
  const own = () => page.querySelector(`.static-lang[lang="${html.lang === "ja" ? "ja" : "en"}"]`);
  own().querySelector("h1").focus();
  let payload;
  page.addEventListener("click", async (event) => {
    const what = event.target.closest("[data-recover]")?.dataset.recover;
    if (what === "open") reopen();
    if (what === "file" && payload) file(payload);
    if (what === "before") await goBack().then(reopen, reopen);
    if (what === "fresh") {
      once("fresh", "1");
      reopen();
    }
  });
  try {
    const record = await load();
    payload = record?.[0];
    if (record?.[1]) page.dataset.previous = "";
  } catch {
    // Nothing is there, and the page says so.
  }
  page.dataset.saved = payload ? "some" : "none";
}
