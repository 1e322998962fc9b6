import * as v from "valibot";
import type { Outcome } from "../../../shared/contract.ts";
import type { RemedyOrder, Result, Steps } from "../connector.ts";
import type { Ask, Own } from "./api.ts";

/** A remedy is one deed or several, done one after the other; each is looked for before it is done. */

/** What has become of a deed. A failure is Shopify's word that nothing was done. */
export type Done =
  | { state: "succeeded"; reference?: string; creditCode?: string }
  | { state: "failed"; reason: string }
  | { state: "pending" };
export type Deed = { find: () => Promise<Done | null>; carryOut: () => Promise<Done> };
export type Job = { own: Own; ask: Ask; remedy: RemedyOrder; steps: Steps; order: string; line: string };

export async function findAll(deeds: Deed[] | null): Promise<Outcome | null> {
  const done: Done[] = [];
  for (const deed of deeds ?? []) {
    const found = await deed.find();
    if (!found || found.state === "pending") return null;
    done.push(found);
  }
  return deeds && (together(done) as Outcome);
}

export async function doAll(deeds: Deed[] | null): Promise<Result> {
  if (!deeds) return { state: "failed", reason: "The order's or the line's id is no number of Shopify's." };
  const all: Done[] = [];
  for (const deed of deeds) {
    const done = (await deed.find()) ?? (await carriedOut(deed));
    if (done.state !== "succeeded" && all.length === 0) return done;
    all.push(done);
    if (done.state !== "succeeded") break;
  }
  return together(all);
}

/** A refusal can hide that an earlier try did it: "already completed" is no failure. */
async function carriedOut(deed: Deed): Promise<Done> {
  const done = await deed.carryOut();
  return done.state === "failed" ? ((await deed.find()) ?? done) : done;
}

/** Throws where one deed was done and another one refused: neither word would be true, a person has to look. */
function together(all: Done[]): Done {
  const failed = all.find((done) => done.state === "failed");
  if (failed && all.length > 1) throw new Error(`A part was done and a part was not: ${failed.reason}`);
  if (failed) return failed;
  if (all.some(({ state }) => state === "pending")) return { state: "pending" };
  const done = all.filter((one) => one.state === "succeeded");
  const reference = done.flatMap((one) => one.reference ?? []).join(" ");
  const [creditCode] = done.flatMap((one) => one.creditCode ?? []);
  return { state: "succeeded", ...(reference && { reference }), ...(creditCode && { creditCode }) };
}

const Progress = v.object({
  draft: v.optional(v.string()),
  credit: v.optional(v.picklist(["account", "card"])),
  /** The last of the gift card's code; the code itself is money, and is never written down in the open. */
  card: v.optional(v.string()),
  /** The return that was made or found for goods that come back. */
  return: v.optional(v.string()),
  /** Whether that return takes the units off the order. */
  taken: v.optional(v.boolean()),
});
type Progress = v.InferOutput<typeof Progress>;

export const loaded = (steps: Steps): Progress => v.parse(Progress, steps.load() ?? {});
export const save = (steps: Steps, more: Progress) => steps.save({ ...loaded(steps), ...more });

export const UserErrors = v.array(v.object({ message: v.string(), code: v.nullish(v.string()) }));
export const refusal = (errors: v.InferOutput<typeof UserErrors>): Done => ({
  state: "failed",
  reason: `Shopify: ${errors.map(({ message }) => message).join(" ")}`.slice(0, 1000),
});

export const noteOf = ({ settlementId, case: about }: RemedyOrder) => `${about.reference} ${settlementId}`;
