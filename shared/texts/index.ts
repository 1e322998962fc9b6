import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { pt } from "./pt.ts";
import { nl } from "./nl.ts";
import type { Texts } from "./texts.ts";

/** By primary language. */
export const languages: ReadonlyMap<string, Texts> = new Map<string, Texts>([
  ["en", en],
  ["de", de],
  ["nl", nl],
  ["fr", fr],
  ["it", it],
  ["es", es],
  ["pt", pt],
]);

const base = (lang: string) => lang.toLowerCase().split(/[-_]/, 1)[0]!;

/** What the server says, in the language of a BCP 47 tag ("en-GB"); English where we don't have it. */
export function textsOf(lang: string): Texts {
  return languages.get(base(lang)) ?? en;
}

/** The tag for amounts and dates beside those texts: the same, "en" where we don't have the language. Takes "en_GB" too. */
export function tagOf(lang: string): string {
  return languages.has(base(lang)) ? lang.replaceAll("_", "-") : "en";
}

/** The first language of an Accept-Language header among those we have, as a tag ("de-AT"); "en" if there is none. */
export function tagAmong(header: string, has: Pick<ReadonlySet<string>, "has"> = languages): string {
  const wanted = header.split(",").map((part) => {
    const [tag = "", ...rest] = part.trim().split(/\s*;\s*/);
    const quality = rest.find((each) => each.startsWith("q="));
    return { tag, quality: quality ? Number(quality.slice(2)) : 1 };
  });
  const spoken = wanted.filter(({ tag, quality }) => quality > 0 && has.has(base(tag)) && tagShape.test(tag));
  return spoken.toSorted((a, b) => b.quality - a.quality)[0]?.tag ?? "en";
}

const tagShape = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i;
