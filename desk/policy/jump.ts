import { nameOf } from "./draft.ts";
import type { Path } from "./draft.ts";

/** To a place in the form, from wherever it is spoken of. */

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
