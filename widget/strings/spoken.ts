import { en } from "./en.ts";
import type { Strings } from "./en.ts";
import type { FollowStrings } from "./en-follow.ts";
import type { PhotoStrings } from "./en-photos.ts";
import type { StepStrings } from "./en-steps.ts";

/**
 * Which words are spoken. English comes with each chunk; another language is fetched beside it, in a file for the first
 * screens, one for the steps, and one for following the case and photos.
 */

type Fetched = { steps: { steps: StepStrings }; follow: { follow: FollowStrings; photos: PhotoStrings } };
/** A language's first file: what the first screens say, and the way to its other files. */
type Tongue = { first: Strings; more: { [Part in keyof Fetched]: () => Promise<Fetched[Part]> } };

/** By primary language. */
const tongues: Record<string, () => Promise<Tongue>> = {
  de: () => import("./de.ts"),
  nl: () => import("./nl.ts"),
  fr: () => import("./fr.ts"),
  it: () => import("./it.ts"),
  es: () => import("./es.ts"),
  pt: () => import("./pt.ts"),
};

/** What is said as long as no other words are there is English, each chunk's own. */
const english: { lang: string; first: Strings } & Partial<Fetched["steps"] & Fetched["follow"]> = {
  lang: "en",
  first: en,
};

/** Not a signal: were the later chunks to import that through here, the panel's one file would fall in two. */
export let spoken = english;

let tongue: Promise<Tongue | void> = Promise.resolve();

/** Fetches the first screens' words of a language tag; never throws: English stands in for what we haven't got. */
export async function speak(lang: string): Promise<void> {
  spoken = english;
  const fetched = (tongue = Promise.resolve(tongues[lang.toLowerCase().split("-")[0]!]?.()).catch(() => {}));
  const own = await fetched;
  // Another panel may speak by now.
  if (own && tongue === fetched) spoken = { ...english, lang, first: own.first };
}

/** A chunk and its words, side by side. If the words alone can't be had, all is said in English, not half and half. */
export async function withWords<Chunk, Part extends keyof Fetched>(chunk: Promise<Chunk>, part: Part): Promise<Chunk> {
  const asked = tongue;
  const [code, said] = await Promise.allSettled([chunk, asked.then((own) => own?.more[part]())]);
  if (code.status !== "fulfilled") throw code.reason;
  if (tongue !== asked) return code.value;
  if (said.status === "fulfilled") spoken = { ...spoken, ...said.value };
  else void speak("en");
  return code.value;
}
