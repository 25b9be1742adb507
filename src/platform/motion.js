// Moves the copy of a card under the pointer: by an animation whose ends are one place, not by a
// style. The browser then moves that layer alone; a changed style makes it lay out the layers of
// the whole board anew, every frame. (web-sys has these calls behind an unstable flag only.)

const DAY = 86_400_000;
let motion = null;

export function follow(element, x, y) {
  const place = `translate(${x}px, ${y}px)`;
  const frames = { transform: [place, place] };
  if (motion) motion.effect.setKeyframes(frames);
  else motion = element.animate(frames, DAY);
}

export function rest() {
  motion?.cancel();
  motion = null;
}
