// Moves the copy of a card under the pointer and the outline of what it is over: by animations whose ends
// are one place, not by a style. The browser then moves those layers alone; a changed style makes it lay
// out the layers of the whole board anew, every frame. (web-sys has these calls behind an unstable flag only.)

const DAY = 86_400_000;
// What the style sheet gives it: asking the browser would have it lay the page out.
const WIDTH = 520;
const EDGE = 2;
// Kept: to ask for it may have the browser lay the page out.
let room = innerWidth;
addEventListener("resize", () => (room = innerWidth));
const motions = new Map();
let isLeft = false;
let marked = "";

function put(element, place) {
  const frames = { transform: [place, place] };
  const motion = motions.get(element);
  if (motion) {
    motion.effect.setKeyframes(frames);
    return;
  }
  const started = element.animate(frames, DAY);
  // It goes nowhere by itself: running, it would be looked at in every frame.
  started.pause();
  motions.set(element, started);
}

export function follow(element, x, y) {
  // Beside the right edge it stands on the pointer's other side, so that its price can be read.
  const left = x + WIDTH > room && x > room / 2;
  if (left !== isLeft) {
    element.classList.toggle("is-left", left);
    isLeft = left;
  }
  put(element, `translate(${left ? x - Math.min(WIDTH, room) : x}px, ${y}px)`);
}

// The outline's children are boxes of one pixel: the fill, then the edges from the top around to the left.
export function mark(element, left, top, width, height) {
  const place = `${left},${top},${width},${height}`;
  if (place === marked) return;
  marked = place;
  const [w, h] = width > 0 && height > 0 ? [EDGE, EDGE] : [0, 0];
  const boxes = [
    [left, top, width, height],
    [left, top, width, h],
    [left + width - w, top, w, height],
    [left, top + height - h, width, h],
    [left, top, w, height],
  ];
  boxes.forEach(([x, y, across, down], at) => put(element.children[at], `translate(${x}px, ${y}px) scale(${across}, ${down})`));
}
