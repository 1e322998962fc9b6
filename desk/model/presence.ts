import type { Person } from "../../shared/live.ts";
import type { State } from "./state.ts";

/** Colleagues whose window shows this case; whoever writes comes first. */
export function lookingAt(state: Pick<State, "people" | "me">, caseId: string): Person[] {
  const me = state.me.value?.id;
  return state.people.value
    .filter(({ staff, at }) => at === caseId && staff !== me)
    .toSorted((a, b) => Number(b.typing) - Number(a.typing));
}

/** "Noor Haddad" is "NH"; of one word, its first letter. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
