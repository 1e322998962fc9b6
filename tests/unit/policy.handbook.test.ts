// A clothing shop's handbook, written for its agents, as a policy of ours: each of its limits, from both of its sides.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Order } from "../../shared/order.ts";
import { decide, decideEach } from "../../shared/policy/decide.ts";
import type { Decision, Facts } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import type { Stage } from "../../shared/policy/document.ts";
import type { Reason } from "../../shared/reasons.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";

const DAY = 86_400_000;
const now = Date.parse("2026-11-09T17:00:00Z");
const ENOUGH = 1_000_000;

/** Stain, colour and size have one rule in the handbook, so nothing of it stands under a reason. */
const handbook = v.parse(Policy, {
  schema: "resolution-policy/1",
  id: "acme-brands",
  currency: "USD",
  timeZone: "America/New_York",
  base: {
    // Guests: 30 days from the purchase, and later with a receipt.
    windowDays: 30,
    windowFrom: "ordered",
    afterWindow: "person",
    withProof: "receipt",
    refund: "offer",
    store_credit: "offer",
    // The shop sends a label.
    returnPaidBy: "merchant",
    refundShipping: "standard",
    autoUpTo: ENOUGH,
  },
  stages: {
    // "Order Received": nothing has left, so money goes back at once.
    unfulfilled: { reasons: ["cancel", "wrong_item"], terms: { refundShipping: "all" } },
    // Guests wait for the parcel: nothing is settled by itself. With a wrong number of items, everyone does.
    in_transit: {
      reasons: ["changed_mind", "wrong_size", "late", "never_arrived", "cancel"],
      // The money goes at once; the goods are sent back when they have come.
      terms: { refundShipping: "all", autoUpTo: 0, refundWhen: "accepted" },
    },
  },
  reasons: {
    never_arrived: { waitDays: 7, refund: "person", store_credit: "person", replacement: "offer", autoUpTo: ENOUGH },
  },
  customers: [
    // Six months as days; without an end as the longest window there is.
    { id: "bronze", tags: ["bronze"], terms: { windowDays: 90, withProof: "either", autoUpTo: ENOUGH } },
    { id: "silver", tags: ["silver"], terms: { windowDays: 183, withProof: "either", autoUpTo: ENOUGH } },
    { id: "gold", tags: ["gold"], terms: { windowDays: 3650, withProof: "none", autoUpTo: ENOUGH } },
  ],
});

type Tier = "guest" | "bronze" | "silver" | "gold";
type Asked = {
  reason: Reason;
  tier?: Tier;
  /** Where the goods are. */
  stage?: Stage;
  /** A photo of the receipt, or of the packaging, has been asked for and sent. */
  proof?: boolean;
  /** Days since the order, and since the parcel was due. */
  ordered?: number;
  waited?: number;
};

const ago = (days: number) => new Date(now - days * DAY).toISOString();

/** Jeans for $100.00 and a shirt for $30.00, sent for $16.00. */
function factsOf(
  { reason, tier = "guest", stage = "delivered", ordered = 10, waited, proof = false }: Asked,
  lineId = "jeans",
): Facts {
  const dates = {
    unfulfilled: {},
    in_transit: { fulfilledAt: ago(Math.min(ordered, 40)) },
    delivered: { fulfilledAt: ago(ordered), deliveredAt: ago(waited ?? Math.max(0, ordered - 3)) },
  }[stage];
  const order = v.parse(Order, {
    id: "1042",
    currency: "USD",
    placedAt: ago(ordered),
    ...(waited !== undefined && { expectedAt: ago(waited) }),
    country: "US",
    lines: [
      { id: "jeans", title: "Guess Jeans", quantity: 1, paid: 10_000, ...dates },
      { id: "shirt", title: "Calvin Klein Shirt", quantity: 1, paid: 3000, ...dates },
    ],
    shippingPaid: 1600,
    paid: 14_600,
    customer: { email: "howard@example.com", tags: tier === "guest" ? [] : [tier] },
  });
  const nothing = { amount: 0, count: 0 };
  return {
    order,
    lineId,
    quantity: 1,
    reason,
    unitsGone: 0,
    shippingGone: 0,
    refundable: 14_600,
    automatic: { order: 0, customer: nothing, day: nothing },
    paused: false,
    safety: false,
    evidence: false,
    proof,
    replaced: 0,
    exchanged: 0,
    extras: 0,
    wholeOrder: false,
    signals: {},
  };
}

const ask = (asked: Asked) => decide(handbook, handbook, factsOf(asked), now);
const modeOf = (remedy: OfferedRemedy) => (decision: Decision) =>
  decision.offers.find((offer) => offer.remedy === remedy)?.mode ?? "no";
const refund = modeOf("refund");
const replacement = modeOf("replacement");
/** What the money waits for, where the goods come back. */
const waitsFor = (decision: Decision) => decision.offers[0]!.return?.when ?? null;
/** What of the shipping comes back with the money, in cents. */
const shipping = (decision: Decision) =>
  decision.offers.find((offer) => offer.remedy === "refund")?.parts.find((part) => part.of === "shipping")?.amount ?? 0;

/** What is asked for as proof. */
const proofOf = (decision: Decision) =>
  decision.offers[0]!.why.find(({ code }) => code === "proof_needed")?.limit ?? null;

type Side = [asked: Asked, found: (decision: Decision) => unknown, is: unknown];

/** Each of the three reasons to return something, on the day and on the day after. */
const window = (tier: Tier, days: number): Side[] =>
  (["damaged", "not_as_described", "wrong_size"] as const).flatMap((reason): Side[] => [
    [{ reason, tier, ordered: days }, refund, "automatic"],
    // Nothing is above what never ends; for the others the proof that opens it again is asked for.
    [{ reason, tier, ordered: days + 1 }, refund, tier === "gold" ? "person" : "evidence"],
  ]);
/** Which proof opens the window again, and what it then gives. */
const proven = (tier: Tier, proof: string): Side[] => [
  [{ reason: "damaged", tier, ordered: 400 }, refund, "evidence"],
  [{ reason: "damaged", tier, ordered: 400 }, proofOf, proof],
  [{ reason: "damaged", tier, ordered: 400, proof: true }, refund, "automatic"],
];

const atOnce = "If they are bronze, silver or gold: Tell them you can offer a refund immediately.";

/** The handbook's sentences that are limits of this policy, and cases on each side of each. */
const expressed: Readonly<Record<string, Side[]>> = {
  "Gold members: Gold members get unlimited returns": window("gold", 3650),
  "Silver members: Ask for the purchase date, return possible within the last 6 months": window("silver", 183),
  "Bronze members: Ask for the purchase date, return possible within the last 90 days": window("bronze", 90),
  "Guest members: Ask for the purchase date, return possible within the last 30 days": window("guest", 30),
  "Silver members: Ask if they have a receipt, get to return if user has receipt": proven("silver", "either"),
  "Silver members: Ask if in original packaging, get to return if in original packaging": proven("silver", "either"),
  "Bronze members: Ask if they have a receipt, get to return if user has receipt": proven("bronze", "either"),
  "Bronze members: Ask if in original packaging, get to return if in original packaging": proven("bronze", "either"),
  "Guest members: Ask if they have a receipt, get to return if user has receipt": proven("guest", "receipt"),
  "If they are bronze, silver or gold: After the item arrives, the customer should then call back to customer support to get the shipping label for return.":
    (["bronze", "silver", "gold"] as const).flatMap((tier): Side[] => [
      [{ reason: "changed_mind", stage: "in_transit", tier }, waitsFor, "accepted"],
      [{ reason: "changed_mind", stage: "delivered", tier }, waitsFor, "sent_back"],
    ]),
  "If the item is Order Received, then immediately offer the refund and tell the customer the unwanted item has been removed from their order.":
    [
      [{ reason: "wrong_item", stage: "unfulfilled" }, refund, "automatic"],
      [{ reason: "cancel", stage: "unfulfilled" }, refund, "automatic"],
      [{ reason: "wrong_item", stage: "in_transit" }, refund, "person"],
    ],
  "If the item is 'In Transit', 'Out for Delivery' or 'Delivered' then they must wait until the item arrives and call back to customer support to start the return process.":
    [
      [{ reason: "wrong_item", stage: "in_transit", tier: "gold" }, refund, "person"],
      [{ reason: "wrong_item", stage: "delivered", tier: "gold" }, refund, "automatic"],
      [{ reason: "wrong_item", stage: "delivered" }, ({ offers }) => offers[0]!.goods, "return"],
    ],
  "If the item is 'In Transit', 'Out for Delivery' or 'Delivered' then check their membership level (next step).": [
    [{ reason: "cancel", stage: "unfulfilled" }, refund, "automatic"],
    [{ reason: "changed_mind", stage: "in_transit" }, refund, "person"],
  ],
  [atOnce]: [
    ...(["bronze", "silver", "gold"] as const).map((tier): Side => [
      { reason: "changed_mind", stage: "in_transit", tier },
      refund,
      "automatic",
    ]),
    [{ reason: "changed_mind", stage: "in_transit" }, refund, "person"],
  ],
  "If they are a Guest customer, then they must wait until the item arrives and call back to customer support to start the return process.":
    [
      [{ reason: "changed_mind", stage: "in_transit" }, refund, "person"],
      [{ reason: "changed_mind", stage: "delivered" }, refund, "automatic"],
    ],
  "If they have been waiting for less than a week (7 days or less), let the customer know that sometimes the package is mistakenly marked as delivered, but can still take a couple days to arrive":
    [
      [{ reason: "never_arrived", stage: "in_transit", waited: 6 }, replacement, "person"],
      [{ reason: "never_arrived", stage: "delivered", waited: 6 }, replacement, "person"],
      [{ reason: "never_arrived", stage: "delivered", waited: 7 }, replacement, "automatic"],
    ],
  // Seven days are in both of the handbook's sentences; the kinder one counts.
  "If the customer date has been waiting for a week or longer, let them know that you will ship a new order.": [
    [{ reason: "never_arrived", stage: "in_transit", waited: 7 }, replacement, "automatic"],
    [{ reason: "never_arrived", stage: "in_transit", waited: 7 }, refund, "person"],
    [{ reason: "never_arrived", stage: "in_transit", waited: 6 }, replacement, "person"],
  ],
  "If the status is 'Order Received' or 'In Transit', then offer to waive the fee on their shipment": [
    [{ reason: "cancel", stage: "unfulfilled" }, shipping, 1600],
    [{ reason: "changed_mind", stage: "in_transit", tier: "gold" }, shipping, 1600],
    [{ reason: "changed_mind", stage: "delivered", tier: "gold" }, shipping, 1231],
  ],
  "Alternatively, if the status is 'Out for Delivery' or 'Delivered', then the best you can do is to give them part of the shipping fee back.":
    [
      [{ reason: "changed_mind", stage: "delivered" }, shipping, 1231],
      [{ reason: "changed_mind", stage: "in_transit" }, shipping, 1600],
    ],
};

const BY_HAND = "A wrong charge has no amount that an order knows: one of the staff looks, whoever asks.";

/** The rest, and why it is no limit of a policy: by the reason, then the sentences. */
const apart: Readonly<Record<string, string[]>> = {
  "How a no is said is no limit.": ["If the customer cannot return, apologize and explain the problem."],
  "Amounts are what was paid, and are never asked of the shopper.": [
    "If the customer does not know, the default amount is $50",
    "(Only if Oracle says Yes) Find out how much the item cost",
  ],
  "An example of a sum, tested below.": [
    "if their old amount is $100 and their new item is $30, then the total is '130'",
  ],
  "How long a refund has been on its way is a settlement's own clock, not a limit of what is given.": [
    "Ask how long the customer has waited for the refund to show up, in days",
    "If the customer is right (more than 7 days), skip to the Update Order step below",
    "If it has not been long enough (less than 7 days), then:",
    "This only works for Gold members.",
    "The company risks paying back the customer twice by issuing two refunds, but we do this anyway because we really value our Gold Members.",
    "Unfortunately you cannot help them on this issue.",
    "If this is a company error or a Gold member, then start processing the credit.",
  ],
  [BY_HAND]: [
    "If the customer is right (Oracle says Yes), skip to the Update Order step below",
    "If the customer is wrong (Oracle says No), then:",
    "Even if the system says that this is a customer error, we value our Gold members really highly so we will just give them the credit anyway.",
    "Enter the member level (Gold, Silver, Bronze or Guest) into [Membership Privileges]",
    "Gold members can always get what they want",
    "Silver member get a refund if the amount wrong is less than $10",
    "Bronze and Guest members depend on checking the system (see next step)",
    "If Bronze or Guest members, you need to [Ask the Oracle]",
    "If the Oracle says Yes, then they still get the refund",
    "If the Oracle says No, then the customer does not get the refund",
    "If they are supposed to be charged $50 and the bill was $60, then the refund amount should be $10",
    "In this case, enter the correct amount (for example '10') and select [Offer Refund]",
    "If this was a company mistake (Oracle says Yes), skip the next step",
    "If Oracle Says No, this means the customer possibly made an error",
    "If Gold or Silver: We trust our gold and silver members.",
    "If Gold or Silver: Thus, they will always get their extra fees removed.",
    "If Guest or Bronze: Then this is a customer error, and the extra fee stays.",
    "If Guest or Bronze: You cannot do anything",
    "If Guest or Bronze: Apologize for the issue and [End Conversation]",
    "Offer to remove fee (only for Gold or Silver member)",
    "If the fee cannot be removed, then apologize to the customer.",
  ],
  "Whether the shopper is right is heard from the shopper: there is no oracle.": [
    "If the email was wrong (Oracle returns No), then assure the customer that they were only charged for one item and that the email was wrong.",
    "If the email was right (Oracle returns Yes), then it is a company mistake.",
    "(Only if Oracle says Yes) Find out whether the item has already shipped.",
  ],
  "A service on an account is no line of an order.": [
    "If the customer is mistaken (Oracle says No), then explain:",
    "If the customer is correct (Oracle says Yes), then remove the extra service",
    "The amount should be for $40",
    "Enter '40' in the field and then click on [Offer Refund]",
  ],
  "A step of the handbook's own screens.": [
    "If they are bronze, silver or gold: Enter Gold or Silver, depending on the level into the text box",
    "If they are bronze, silver or gold: Click the [Membership Privileges] option",
    "Ask how long they have been waiting and enter the number of days into [Record Reason]",
    "Options include: 'Order Received', 'In Transit', 'Out for Delivery', or 'Delivered'",
    "Possible options: ['Order Received', 'In Transit', 'Out for Delivery', 'Delivered']",
    "Enter 'next week' into the field and [Update Order]",
    "If Gold, Silver or Bronze: Then head to the next step.",
    "If Gold, Silver or Bronze: Then [End Conversation]",
    "If Guest member: Then head to the next step.",
    "If Guest member: Apologize for any inconvenience and [End Conversation]",
    "If Gold or Silver: Go to next step.",
  ],
  "No limit: something that is so.": ["When shipping items, it can often take a couple days for the product to arrive"],
  "A fixed amount of shipping: `refundShipping` gives the item's share of what was paid.": [
    "Standard shipping is $8.00, so enter '8' into the box",
  ],
  "When an order is sent, and what that costs, is the shop's own system's; shipping alone has no remedy of its own yet.":
    [
      "If the item is 'Order Received'",
      "If the item is 'In Transit', 'Out for Delivery', or 'Delivered' then it is too late",
      "The item has already shipped and the date cannot be altered",
      "If Gold, Silver or Bronze: If not yet shipped, tell the customer you can delay the shipping date with no problem.",
      "If Gold, Silver or Bronze: If already shipped, tell the customer you can add a credit back to their account for the amount of the shipping fee.",
      "If Guest member: If not yet shipped, tell the customer you can delay the shipping date with no problem.",
      "If Guest member: If already shipped, tell the customer there is nothing you can do.",
      "The customer wants to downgrade to next week delivery to save on shipping fees.",
      "Gold members: Gold members have their fee waived",
      "Guest, Bronze or Silver members: Ask them if they can charge $20 to the credit card on their account",
      "Guest, Bronze or Silver members: The answer should be yes, since that is the only way to pay",
      "If the shipping date cannot be changed, then apologize to the customer and remember to mark the conversation as complete, but not successful in the survey.",
    ],
};

type Flow = { actions: { button: string; text: string; subtext: string[] }[]; instructions: string[] };
type Guidelines = Record<string, { subflows: Record<string, Flow> }>;

const guidelines = JSON.parse(
  readFileSync(join(import.meta.dirname, "..", "data", "abcd", "guidelines.json"), "utf8"),
) as Guidelines;
const flows = new Map(Object.values(guidelines).flatMap(({ subflows }) => Object.entries(subflows)));

/** The handbook's chapters on each of the five topics. */
const topics = {
  returns: ["Return Due to Stain", "Return Due to Color", "Return Due to Size"],
  refunds: [
    "Initiate Refund",
    "Update Refund",
    "Refund Status",
    "Status Quantity",
    "Mistimed Billing Already Returned",
    "Mistimed Billing Never Bought",
    "Status Service Added",
    "Manage Dispute Bill",
  ],
  cancelling: ["Manage Cancel"],
  "missing items": ["Missing Item"],
  "shipping fees": ["Shipping Cost", "Manage Downgrade", "Manage Upgrade", "Status Mystery Fee"],
} as const;
const chapters = Object.values(topics).flat() as string[];

/** Sentence by sentence; one that begins with whom it is about says it again for each that follows. */
function sentencesOf(entry: string): string[] {
  const parts = entry.split(/\s*(?:<or>|>)\s*/);
  const about = parts.length > 1 && parts[0]!.endsWith(":") ? `${parts.shift()} ` : "";
  const each = parts.flatMap((part) => part.split(/(?<=[.?])\s+/)).map((part) => part.replace(/\s+/g, " ").trim());
  return each.filter((part) => part !== "").map((part) => about + part);
}

const textOf = ({ actions, instructions }: Flow) => [
  ...actions.flatMap(({ text, subtext }) => [text, ...subtext]),
  ...instructions,
];
const sentences = new Set(chapters.flatMap((name) => textOf(flows.get(name)!).flatMap(sentencesOf)));

/** What speaks of a number, a time, a level of membership, a point of delivery, or of what can't be. */
const limit =
  /\d|\b(unlimited|less than|more than|within|days?|weeks?|months?|receipt|packaging|(?<!as )always|cannot|only|too late|gold|silver|bronze|guest|order received|in transit|out for delivery|delivered|oracle (says|returns)|must wait|part of the)\b/i;
const limits = [...sentences].filter((sentence) => limit.test(sentence));

describe("the handbook is read whole", () => {
  const known = [...Object.keys(expressed), ...Object.values(apart).flat()];

  test("each limit of the five topics is expressed, or listed with why it isn't one", () => {
    expect(limits.length).toBeGreaterThan(75);
    expect(limits.filter((sentence) => !known.includes(sentence))).toEqual([]);
  });
  test("nothing is expressed or listed that it doesn't say, or twice", () => {
    expect(known.filter((sentence) => !sentences.has(sentence))).toEqual([]);
    expect(known.toSorted()).toEqual([...new Set(known)].toSorted());
  });
  test("no chapter that gives money back, sends again or waives a fee is left out", () => {
    const gives = /offer refund|ship a new order|waive|shipping fees?\b|return process|get to return/i;
    const found = [...flows].filter(([, flow]) =>
      gives.test([...flow.actions.map(({ button }) => button), ...textOf(flow)].join("\n")),
    );
    // This one adds to an order, and promises that a second parcel costs nothing.
    const other = ["Manage Create"];
    expect(found.map(([name]) => name).filter((name) => !chapters.includes(name) && !other.includes(name))).toEqual([]);
  });
});

describe.each(Object.entries(expressed))("“%s”", (_, sides) => {
  test("has a case on each side", () => expect(new Set(sides.map(([, , is]) => is)).size).toBeGreaterThan(1));
  test.each(sides.map(([asked, found, is]) => ({ asked, found, is })))("$asked: $is", ({ asked, found, is }) =>
    expect(found(ask(asked))).toBe(is),
  );
});

describe("what is listed is as the list says", () => {
  const tiers = ["guest", "bronze", "silver", "gold"] as const;

  test.each(tiers)("a wrong charge is looked at by a person, also for %s", (tier) => {
    const { offers } = ask({ reason: "charged_wrong", tier });
    expect(offers.map(({ mode, why }) => [mode, why.map(({ code }) => code)])).toEqual([
      ["person", ["amount_unknown"]],
      ["person", ["amount_unknown"]],
    ]);
  });
  test("two items' money is the sum of theirs: $100 and $30 are $130", () => {
    const asked = { reason: "damaged", tier: "gold" } as const;
    const both = [factsOf(asked), factsOf(asked, "shirt")];
    const goods = decideEach(handbook, handbook, both, now).map(({ decision }) => decision.offers[0]!.parts[0]!.amount);
    expect(goods).toEqual([10_000, 3000]);
  });
});
