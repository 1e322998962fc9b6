import * as v from "valibot";
import { reasons } from "../reasons.ts";
import { offered } from "../remedies.ts";
import { amount, country, currencyCode, date, days, integer, shortText, tags } from "../schema.ts";
import { modes } from "./modes.ts";
import { stages } from "./stages.ts";

/**
 * The merchant's own examples, as the document has them: an order in few words, and what must become of it. They are
 * tests: a policy in which one of them comes out otherwise does not go live.
 */

const mode = v.picklist(modes);
const quantity = integer(1, 1000);

/** An order of one line, of which all is asked about. What isn't said is as usual: a consumer, delivered, today. */
const Given = v.strictObject({
  reason: v.picklist(reasons),
  /** What was paid for one of them, in minor units of the order's currency. */
  item: v.pipe(amount, v.maxValue(1_000_000_000)),
  quantity: v.optional(quantity),
  /** What was paid for its delivery. */
  shipping: v.optional(v.pipe(amount, v.maxValue(1_000_000_000))),
  /** With a photo. */
  evidence: v.optional(v.boolean()),
  /** With a photo of the receipt or the packaging. */
  proof: v.optional(v.boolean()),
  /** Days since it was delivered; on its way or not sent yet, since it was due. */
  day: v.optional(days),
  stage: v.optional(v.picklist(stages)),
  tags: v.optional(tags),
  customerTags: v.optional(tags),
  business: v.optional(v.boolean()),
  country: v.optional(country),
  /** The policy's own, unless said. */
  currency: v.optional(currencyCode),
  /** The day of the order, for what a season says; else a day in as few seasons as may be. */
  placedOn: v.optional(date),
});

/** What is named here must come out so; what isn't may come out as it likes. */
const Then = v.pipe(
  v.strictObject({
    ...v.entriesFromList(offered, v.optional(mode)),
    /** Whether the goods may stay where they are, but for remedies that say so themselves. */
    item: v.optional(v.picklist(["keep", "return"])),
    /** What goes back in minor units: the refund's amount, or the credit's without its bonus where there is no refund. */
    amount: v.optional(amount),
  }),
  v.check((then) => Object.keys(then).length > 0, "Say what should become of it."),
);

export const Example = v.strictObject({ name: shortText(100), given: Given, then: Then });
export type Example = v.InferOutput<typeof Example>;

export const Examples = v.pipe(v.array(Example), v.maxLength(100));
