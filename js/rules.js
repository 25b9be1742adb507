// The page "Rules and sources": the theme before the first paint, then the field that finds a rule.
// Everything else works without it.

(function () {
  var html = document.documentElement;
  var path = location.pathname.replace(/[^/]*$/, "");
  try {
    // As early.js reads it.
    var theme = localStorage.getItem("eni-lens.theme@" + path) || localStorage.getItem("eni-lens.theme");
    if (theme === "light" || theme === "dark") html.setAttribute("data-theme", theme);
  } catch (closed) {
    // Storage is closed to the page: the system's theme.
  }

  document.addEventListener("DOMContentLoaded", function () {
    var find = document.getElementById("rp-find");
    var found = document.getElementById("rp-found");
    var rules = [].slice.call(document.querySelectorAll(".rp-rule"));
    var groups = [].slice.call(document.querySelectorAll(".rp-group"));
    var words = rules.map(function (rule) {
      return rule.textContent.toLowerCase();
    });

    function show() {
      var wanted = find.value.toLowerCase().split(/[\s\u3000]+/).filter(Boolean);
      var count = 0;
      rules.forEach(function (rule, at) {
        var matches = wanted.every(function (word) {
          return words[at].indexOf(word) >= 0;
        });
        rule.hidden = !matches;
        if (matches) count += 1;
      });
      groups.forEach(function (group) {
        group.hidden = !group.querySelector(".rp-rule:not([hidden])");
      });
      var says = count ? find.getAttribute("data-found").replace("{n}", count).replace("{all}", rules.length) : find.getAttribute("data-none");
      found.textContent = wanted.length ? says : "";
    }

    // A link to a rule that the field hides shows it.
    function arrive() {
      var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target && (target.hidden || target.querySelector("[hidden]"))) {
        find.value = "";
        show();
        target.scrollIntoView();
      }
      [].forEach.call(document.querySelectorAll("[data-lang]"), function (link) {
        link.hash = location.hash;
      });
    }

    document.querySelector(".rp-tools").hidden = false;
    find.addEventListener("input", show);
    document.getElementById("rp-print").addEventListener("click", function () {
      print();
    });
    addEventListener("hashchange", arrive);
    arrive();
    show();
  });
})();
