// Runs before the first paint and blocks it, so it is small; written for browsers of any age.
// Sets on <html>: lang, data-theme, data-motion, data-patterns, data-coming (another board than the
// default one is on its way), and the class "old" when this browser lacks what the page needs.

(function () {
  var html = document.documentElement;
  var path = location.pathname.replace(/[^/]*$/, "");

  function stored(key) {
    try {
      // Named after the page's path, for origins that several pages share; before, it was not.
      return localStorage.getItem("eni-lens." + key + "@" + path) || localStorage.getItem("eni-lens." + key);
    } catch (closed) {
      return null;
    }
  }

  // What a link asks for: `#v1.…&lang=ja&theme=dark`.
  function asked(name) {
    var found = /^#(v\d+|json)\./.test(location.hash) && new RegExp("&" + name + "=(\\w+)").exec(location.hash);
    return found ? found[1] : null;
  }

  function language() {
    var wished = [asked("lang"), stored("lang")].concat(navigator.languages || [navigator.language]);
    for (var i = 0; i < wished.length; i++) {
      var found = /^(ja|en)\b/i.exec(wished[i] || "");
      if (found) return found[1].toLowerCase();
    }
    return "en";
  }

  function old() {
    try {
      // A function type that takes an externref: reference types are what came last to WebAssembly
      // of all that the app's module uses.
      var probe = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 111, 0]);
      return !(
        WebAssembly.validate(probe) &&
        window.HTMLDialogElement &&
        window.ResizeObserver &&
        CSS.supports("selector(:has(a))") &&
        CSS.supports("grid-template-rows: subgrid") &&
        CSS.supports("color: color-mix(in srgb, red, blue)")
      );
    } catch (missing) {
      return true;
    }
  }

  html.lang = language();
  var theme = /^(light|dark)$/.test(asked("theme")) ? asked("theme") : stored("theme");
  if (theme === "light" || theme === "dark") html.setAttribute("data-theme", theme);
  if (stored("motion") === "reduced") html.setAttribute("data-motion", "reduced");
  if (stored("patterns") === "on") html.setAttribute("data-patterns", "on");
  if (/^#(v1|json|preset)\./.test(location.hash) || stored("saved")) html.setAttribute("data-coming", "board");
  if (old()) html.className += " old";

  // A script that does not arrive intact cannot say so itself.
  addEventListener(
    "error",
    function (event) {
      if (event.target && event.target.tagName === "SCRIPT") {
        html.removeAttribute("data-coming");
        html.setAttribute("data-failed", "");
      }
    },
    true
  );
})();
