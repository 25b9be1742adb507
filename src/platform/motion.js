// Moves the copy of a card under the pointer: by an animation whose ends are one place, not by a
// style. The browser then moves that layer alone; a changed style makes it lay out the layers of
// the whole board anew, every frame. (web-sys has these calls behind an unstable flag only.)

const DAY = 86_400_000;
// What the style sheet gives it: asking the browser would have it lay the page out.
const WIDTH = 520;
// Kept: to ask for it may have the browser lay the page out.
let room = innerWidth;
addEventListener("resize", () => (room = innerWidth));
let motion = null;
let isLeft = false;

export function follow(element, x, y) {
  // Beside the right edge it stands on the pointer's other side, so that its price can be read.
  const left = x + WIDTH > room && x > room / 2;
  if (left !== isLeft) {
    element.classList.toggle("is-left", left);
    isLeft = left;
  }
  const place = `translate(${left ? x - Math.min(WIDTH, room) : x}px, ${y}px)`;
  const frames = { transform: [place, place] };
  if (motion) motion.effect.setKeyframes(frames);
  else motion = element.animate(frames, DAY);
}

export function rest() {
  motion?.cancel();
  motion = null;
}
