import { kindOf, type Hit } from "./match.ts";
import { threats, type Safety, type Threat } from "./lexicon.ts";
import type { Heard } from "./words.ts";

/** How upset somebody is, and what staff should know before they open the case. */

export type Register = "plain" | "warm" | "grave";
export type Upset = 0 | 1 | 2 | 3;
export type Mood = {
  upset: Upset;
  anger: boolean;
  abuse: boolean;
  threat: Threat | null;
  register: Register;
  safety: Safety | null;
};

/** The mood of the words. Capitals and exclamation marks make it stronger, but prove nothing by themselves. */
export function moodOf(heard: Heard, hits: readonly Hit[]): Mood {
  const strongest = (kind: string) =>
    Math.max(0, ...hits.filter((hit) => kindOf(hit.cue) === kind).map((hit) => hit.weight));
  const has = (cue: string) => hits.some((hit) => hit.cue === cue);
  const [sad, angry, abuse] = [strongest("upset"), strongest("anger"), has("abuse")];
  const threat = threats.find((kind) => has(`threat.${kind}`)) ?? null;
  const safety = has("safety.injury") ? "injury" : has("safety.danger") ? "danger" : null;
  const signs = new Set(hits.filter((hit) => /^(upset|anger)$/.test(hit.cue)).map((hit) => hit.at[0])).size;
  const louder = Number(heard.shouting || heard.exclamations >= 3) + Number(signs >= 3);
  const base = abuse ? 3 : Math.max(sad, angry, threat || safety === "injury" ? 2 : 0);
  const upset = Math.min(3, base + louder) as Upset;
  const anger = abuse || angry >= 2 || (angry === 1 && louder > 0);
  return { upset, anger, abuse, threat, safety, register: registerOf(upset, safety) };
}

function registerOf(upset: Upset, safety: Safety | null): Register {
  if (upset === 3 || safety === "injury") return "grave";
  return upset > 0 || safety ? "warm" : "plain";
}
