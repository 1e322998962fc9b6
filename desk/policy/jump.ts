import { nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";

/** To a place in the form, from wherever it is spoken of, and on from where what had the focus is gone. */

/** Opens what hides it, brings it into view and puts the focus in it; the nearest place around it if it has none of its own. */
export function jumpTo(path: Path): void {
  const target = nearest(path);
  if (!target) return;
  for (let around = target.closest("details"); around; around = around.parentElement?.closest("details") ?? null) {
    around.open = true;
  }
  target.scrollIntoView({ block: "center" });
  const field = target.querySelector<HTMLElement>("input, select, button, summary") ?? target;
  field.focus({ preventScroll: true });
}

function nearest(path: Path): HTMLElement | null {
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(nameOf(path.slice(0, length)))}"]`);
    if (found) return found;
  }
  return null;
}

/** What was just said is drawn before the next frame, and only then is there to be found. */
export function focusSoon(find: () => HTMLElement | null | undefined): void {
  requestAnimationFrame(() => find()?.focus());
}

/** Around what is gone, and where one goes on from in there; the place itself where nothing in it is. */
const homes: readonly (readonly [around: string, home?: string])[] = [
  [".amounts", ":scope > select, :scope > .typed:has(+ button) input"],
  [".layer", ":scope > .add-knob select"],
  [".group", "input"],
  [".groups, .budget", ":scope > button"],
  [".example"],
  [".versions > li", "button"],
  [".trial-strip", ".ask button, :scope > button:last-of-type"],
  [".policy", "h2"],
];

/**
 * A button that takes away what it stands in takes the focus with it, and who has no mouse would begin again at the
 * top. Watched from around the whole page, since it happens in too many places for each to see to it.
 */
export function keepFocus(main: HTMLElement | null): void {
  if (!main) return;
  // Once it is gone, what has the focus can't be asked any more what was around it.
  let trail: readonly HTMLElement[] = [];
  let opener: HTMLElement | undefined;
  main.addEventListener("focusin", (event) => {
    trail = trailOf(event.target as HTMLElement);
    if (!isInDialog(trail)) opener = trail[0];
  });
  // Left on purpose, it isn't lost when it goes later. What is taken away is still there while this is told.
  main.addEventListener("focusout", () =>
    queueMicrotask(() => {
      if (trail[0]?.isConnected && trail[0] !== document.activeElement) trail = [];
    }),
  );
  const isLost = () => trail[0]?.isConnected === false && document.activeElement === document.body;
  const goOn = () => {
    if (!isLost()) return;
    const around = trail.filter((one) => one.isConnected).flatMap((one) => homeIn(one) ?? []);
    const ways = isInDialog(trail) && opener ? [opener, ...around] : around;
    ways.find(hasTaken);
  };
  new MutationObserver(() => {
    // Who knows better where to go on says so for the next frame too, and said so before.
    if (isLost()) requestAnimationFrame(goOn);
  }).observe(main, { childList: true, subtree: true });
}

/** The nearest first. */
function trailOf(inmost: HTMLElement): HTMLElement[] {
  const parent = inmost.parentElement;
  return parent ? [inmost, ...trailOf(parent)] : [inmost];
}

const isInDialog = (trail: readonly HTMLElement[]) => trail.some((one) => one.matches("dialog"));

function homeIn(place: HTMLElement): HTMLElement | null {
  const found = homes.find(([around]) => place.matches(around));
  if (!found) return null;
  return found[1] === undefined ? place : place.querySelector<HTMLElement>(found[1]);
}

/** A button that is gone or disabled takes none. */
function hasTaken(home: HTMLElement): boolean {
  if (home.tabIndex < 0) home.tabIndex = -1;
  home.focus();
  return document.activeElement === home;
}
