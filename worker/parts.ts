import type * as Analysis from "./analysis.ts";
import type * as Outgoing from "./outgoing.ts";
import type * as Papers from "./papers.ts";
import type * as Platforms from "./platforms.ts";

/**
 * What few requests need: modules of their own beside the bundle, loaded when the first of those comes, so that every
 * other starts without them. `scripts/lib/parts.mjs` makes each of the file whose type it has here.
 */

/** Modules, and no promises of them: one that an object began to load, and that ended before it came, would never come. */
const loaded = new Map<string, unknown>();

async function load(name: string): Promise<unknown> {
  // Put together at run time: a path that the bundler can read is taken into the bundle.
  const part = loaded.get(name) ?? (await import(/* @vite-ignore */ ["./parts", `${name}.mjs`].join("/")));
  loaded.set(name, part);
  return part;
}

/** Checking, comparing and trying policies: for leads, a few times a week. */
export const analysis = () => load("analysis") as Promise<typeof Analysis>;

/** Pages that are read, printed or filled in: a published policy, a case's record, plain forms. */
export const papers = () => load("papers") as Promise<typeof Papers>;

/** The connectors of shop platforms: for merchants who have one. */
export const platforms = () => load("platforms") as Promise<typeof Platforms>;

/** How mail and webhooks leave, after everything has been answered. */
export const outgoing = () => load("outgoing") as Promise<typeof Outgoing>;
