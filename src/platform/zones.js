// Which elements a drag can land on, which lie over them, and where: read here in one go, as a hundred
// calls from WebAssembly take longer than the reading.

// What may lie over a target without being one. (One selector for all of them would have the browser try
// every element of the page on each part of it.)
const COVER_IDS = ["dock", "inspector", "pick", "why"];
const COVER_CLASSES = ["top", "advice-bars", "menu"];

/** The scrollers of rows. */
export function boards() {
  return [...document.getElementsByClassName("grid")].filter((grid) => grid.hasAttribute("data-scroller"));
}

/** What covers first; then the heads of rows, which stay in place while cells scroll under them; then the rest. */
export function spots(boards) {
  const covers = [
    ...COVER_IDS.map((id) => document.getElementById(id)).filter(Boolean),
    ...COVER_CLASSES.flatMap((name) => [...document.getElementsByClassName(name)]),
    ...[...document.getElementsByClassName("notices")].flatMap((list) => [...list.children]),
    ...document.getElementsByTagName("dialog"),
  ];
  const heads = [];
  const rest = [];
  for (const spot of boards.flatMap((board) => [...board.querySelectorAll("[data-drop], .map, .corner")])) {
    if (!spot.dataset.drop) covers.push(spot);
    else if (spot.dataset.drop.startsWith("row:")) heads.push(spot);
    else rest.push(spot);
  }
  const tray = document.getElementById("tray");
  return [...covers, ...heads, ...rest, ...(tray ? [tray] : [])];
}

/** A line a spot: the number of its board, or nothing, a space, its target, or nothing. */
export function words(spots, boards) {
  return spots
    .map((spot) => {
      const board = boards.findIndex((board) => board.contains(spot));
      return `${board < 0 ? "" : board} ${spot.dataset.drop ?? ""}`;
    })
    .join("\n");
}

/** Left, top, right and bottom of each. */
export function areas(elements) {
  const sides = new Float64Array(elements.length * 4);
  elements.forEach((element, at) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    sides.set([left, top, right, bottom], at * 4);
  });
  return sides;
}
