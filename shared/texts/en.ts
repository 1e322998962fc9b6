import { datesIn } from "./forms.ts";
import { enMail } from "./en-mail.ts";
import type { Proof, Texts } from "./texts.ts";

const person = () => "One of us will look at this personally.";
const dayCount = (days: number | string | null) => (Number(days) === 1 ? "1 day" : `${days} days`);

/** English. Read each sentence aloud, as an upset person would hear it, before changing it. Voice: short, plain, warm, first person plural; says what it understood and what it will do. */
const proofs: Record<Proof, string> = {
  receipt: "your receipt",
  packaging: "it in its original packaging",
  either: "your receipt or the original packaging",
};

export const en = {
  reading: {
    reasons: {
      damaged: "It arrived damaged",
      defective: "It doesn't work",
      wrong_item: "Wrong item came",
      missing: "Something is missing",
      not_as_described: "Not as described",
      late: "It's late",
      never_arrived: "It never arrived",
      wrong_size: "Wrong size",
      changed_mind: "I changed my mind",
      charged_wrong: "I was charged wrongly",
      cancel: "I want to cancel",
      other: "Something else",
    },
    opening: {
      merchant: {
        plain: "We're sorry about that. Let's put it right.",
        warm: "We're sorry. That isn't how it should have been, and we'd like to put it right.",
        grave: "We're truly sorry. This should not have happened, and we take it seriously.",
      },
      carrier: {
        plain: "We're sorry about the wait. Let's sort it out.",
        warm: "We're sorry you've been left waiting. We'd like to put it right.",
        grave: "We're truly sorry you've been left waiting like this. We take it seriously.",
      },
      nobody: {
        plain: "Thanks for telling us. Let's see what we can do.",
        warm: "Thank you for telling us. We'd like to help, so let's look at it together.",
        grave: "Thank you for telling us. We can see how much this matters, and we want to help.",
      },
      unclear: {
        plain: "Thanks for telling us. We'd like to understand it well, so that we can put it right.",
        warm: "Thank you for telling us. We'd like to understand it well, so that we can put it right.",
        grave:
          "Thank you for telling us. We can see how much this matters. We take it seriously, and we want to get it right.",
      },
    },
    safety: {
      injury:
        "Your health comes first. If anyone is hurt, please get medical help now, and call your local emergency number if it's serious. Please stop using the item and keep it as it is.",
      danger:
        "Please stop using it now. If it is safe to do so, unplug it and keep it away from people, pets and anything that burns. If there is fire or smoke, leave and call your local emergency number.",
    },
    questions: {
      reason: "What went wrong? Please pick what comes closest.",
      reasonGuess: "We'd like to be sure we understood. Which of these comes closest?",
      lines: "Which item is this about?",
      each: "We'd like to be sure we understood. What happened to each of these?",
    },
    summary: {
      reasons: {
        damaged: { one: "{thing} arrived {damage}", many: "{thing} arrived {damage}" },
        defective: { one: "{thing} doesn't work as it should", many: "{thing} don't work as they should" },
        wrong_item: { one: "something else came instead of {thing}", many: "something else came instead of {thing}" },
        missing: { one: "{thing} came incomplete or not at all", many: "{thing} came incomplete or not at all" },
        not_as_described: { one: "{thing} isn't as we described", many: "{thing} aren't as we described" },
        late: { one: "{thing} is late", many: "{thing} are late" },
        never_arrived: { one: "{thing} hasn't come", many: "{thing} haven't come" },
        wrong_size: { one: "{thing} is the wrong size", many: "{thing} are the wrong size" },
        changed_mind: { one: "you've changed your mind about {thing}", many: "you've changed your mind about {thing}" },
        charged_wrong: { one: "you were charged wrongly for {thing}", many: "you were charged wrongly for {thing}" },
        cancel: { one: "you'd like to cancel {thing}", many: "you'd like to cancel {thing}" },
        other: {
          one: "you'd like us to look into something about {thing}",
          many: "you'd like us to look into something about {thing}",
        },
      },
      faults: {
        broke: { one: "{thing} broke", many: "{thing} broke" },
        leaks: { one: "{thing} leaks", many: "{thing} leak" },
        spoiled: { one: "{thing} wasn't fresh", many: "{thing} weren't fresh" },
      },
      lack: {
        named: { one: "{thing} came without its {part}", many: "{thing} came without their {part}" },
        part: { one: "{thing} came with something missing", many: "{thing} came with something missing" },
        all: { one: "{thing} wasn't in the parcel", many: "{thing} weren't in the parcel" },
      },
      whole: {
        wrong_item: "something else came instead of what you ordered",
        late: "your parcel is late",
        never_arrived: "your parcel hasn't come",
        charged_wrong: "you were charged wrongly for this order",
        cancel: "you'd like to cancel this order",
        changed_mind: "you've changed your mind about this order",
        other: "you'd like us to look into something about this order",
      },
      wishes: {
        refund: { one: "you'd like your money back", many: "you'd like your money back" },
        replacement: { one: "you'd like a new one", many: "you'd like new ones" },
        store_credit: { one: "you'd like store credit", many: "you'd like store credit" },
        explanation: { one: "you'd like to know how it happened", many: "you'd like to know how it happened" },
      },
      sendAgain: { one: "you'd like us to send it again", many: "you'd like us to send them again" },
      sendRight: { one: "you'd like the right one", many: "you'd like the right ones" },
      everything: "everything in your order",
      several: "{count} things in your order",
      damage: "damaged",
      and: "and",
      andClause: ", and",
    },
  },
  date: (day) =>
    datesIn("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }).format(
      Date.parse(`${day}T00:00:00Z`),
    ),
  dateTime: (at, zone) =>
    datesIn("en-GB", {
      weekday: "long",
      day: "numeric",
      month: "long",
      hour: "2-digit",
      minute: "2-digit",
      timeZone: zone,
    }).format(at),
  why: {
    by_hand: person,
    not_offered: ({ reason }) => `We don't offer this where the reason is “${reason}”.`,
    product_group: ({ group, limit }) =>
      limit === "person"
        ? `${group ? `This was sold as “${group}”` : "This is a special kind of item"}, so one of us will look at it personally.`
        : `${group ? `This was sold as “${group}”` : "This is a special kind of item"}, so we can't do that for this reason.`,
    window_passed: ({ limit, mode }) =>
      mode === "no"
        ? `We offer this for ${dayCount(limit)}, and it's been longer than that.`
        : `That's more than ${dayCount(limit)} ago, so one of us will look at this personally.`,
    too_soon: ({ limit }) =>
      Number(limit) === 0
        ? "It may still arrive in time. One of us will keep an eye on it with you."
        : `It may still arrive: parcels sometimes take up to ${dayCount(limit)} longer. One of us will keep an eye on it with you.`,
    not_sent_yet: () => "It hasn't left us yet, so one of us will catch it before it does.",
    already_sent: () => "It's already on its way, so one of us will see what can still be done.",
    amount_unknown: () => "One of us will look at what was charged, and put it right.",
    out_of_stock: () => "We don't have another one to send.",
    nothing_left: () => "There is no money to give back for this.",
    money_back_already: person,
    proof_needed: ({ limit }) => `With a photo of ${proofs[limit as Proof]}, we can still do this.`,
    exchanged_before: person,
    variant_unknown: () => "One of us will find out with you what you'd like instead.",
    price_differs: () => "What we have instead has another price, so one of us will work it out with you.",
    evidence_needed: () => "A photo would make this instant.",
    credit_only: ({ limit }) => `It's been more than ${dayCount(limit)}, so what we can offer now is store credit.`,
    stage_closed: ({ mode }) =>
      mode === "no"
        ? "We don't offer this while your order is where it is now."
        : "With your order where it is now, one of us will see what can be done.",
    whole_order_only: () =>
      "This can be settled at once for the whole order only, so one of us will see what can be done.",
    replaced_before: person,
    signal: person,
    above_auto: person,
    above_order_limit: person,
    above_customer_limit: person,
    above_day_limit: person,
    currency_not_set: person,
    payment_disputed: person,
    safety: () => "Because someone's safety comes first, one of us will look at this personally.",
    paused: person,
  },
  staffWhy: {
    by_hand: () => "The policy wants a person for this remedy.",
    not_offered: () => "The policy doesn't offer this remedy here.",
    product_group: ({ limit, group }) => `Product group${group ? ` “${group}”` : ""} sets this remedy to “${limit}”.`,
    window_passed: ({ limit, got }) => `Time passed: ${dayCount(got)}, limit ${limit}.`,
    too_soon: ({ limit, got }) =>
      Number(got) < 0
        ? `Due in ${dayCount(-Number(got))}, then wait ${limit}.`
        : `${dayCount(got)} since it was due, wait ${limit}.`,
    not_sent_yet: () => "The line has not been sent: stop the parcel before paying.",
    already_sent: () => "The line has been sent: it can't simply be cancelled.",
    amount_unknown: () => "A wrong charge: only a person can tell the amount.",
    out_of_stock: () => "The order says that this line is out of stock.",
    nothing_left: () => "It comes to nothing: nothing is left of what was paid, or a fee takes it all.",
    money_back_already: ({ limit, got }) =>
      `These units cost ${limit}, but only ${got} of the order is left unrefunded.`,
    credit_only: ({ limit, got }) => `Time passed: ${dayCount(got)}, limit ${limit}. Store credit alone.`,
    stage_closed: ({ limit }) => `Not open while the order is ${limit}.`,
    whole_order_only: ({ limit }) => `While the order is ${limit}, the whole of it or a person.`,
    replaced_before: ({ limit, got }) => `Replacements on this order, those on offer included: ${got}, limit ${limit}.`,
    signal: ({ limit, got, signal = "A signal" }) => `${signal}: ${got}. From ${limit} on, a person looks.`,
    proof_needed: ({ limit, got }) => `Time passed: ${dayCount(got)}. A photo of proof is wanted (${limit}).`,
    exchanged_before: ({ limit, got }) => `Exchanges on this order, those on offer included: ${got}, limit ${limit}.`,
    variant_unknown: () => "The order names no variants: only a person can tell what to send.",
    price_differs: () => "The variants in stock have another price: the policy wants a person.",
    evidence_needed: ({ limit, got }) => `Worth ${got}: above ${limit} a photo is wanted.`,
    above_auto: ({ limit, got }) => `Automatic value of this order would be ${got}, limit ${limit}.`,
    above_order_limit: ({ limit, got }) =>
      `Automatic value of this order would be ${got}, of the order allowed ${limit}.`,
    above_customer_limit: ({ limit, got }) => `For this customer it would be ${got}, limit ${limit}.`,
    above_day_limit: ({ limit, got }) => `For today it would be ${got}, limit ${limit}.`,
    currency_not_set: ({ got }) => `The policy has no number for ${got}.`,
    payment_disputed: () => "A payment of this order is disputed: the bank may be taking the money back already.",
    safety: () => "The shopper's words speak of injury or danger.",
    paused: () => "Everything automatic is switched off.",
  },
  signals: {
    cases90d: "Cases in 90 days",
    neverArrived365d: "Parcels that never arrived, in a year",
    refunds365d: "Refunds in a year",
    kept365d: "Things refunded and kept, in a year",
    photoSeenBefore: "Photos seen on another order",
    disputes365d: "Other orders with a disputed payment, in a year",
    refundRate365d: "Orders with money back, of all in a year",
  },
  fees: { restocking: "for taking it back into stock" },
  to: {
    refund: "The way you paid",
    replacement: "Your delivery address",
    store_credit: "Credit for this shop, no expiry",
    exchange: "Your delivery address",
    resend_part: "Your delivery address",
    repair: "Back to your delivery address",
    partial_refund: "The way you paid",
    gift_card: "Your gift card",
  },
  extra: {
    discount_code: ({ share, most }) => `${share} off your next order, up to ${most}`,
    free_shipping: () => "Free delivery on your next order",
    gift: ({ name }) => `${name}, with our compliments`,
  },
  consent: ({ credit, bonus, refund, to }) =>
    `I choose ${credit} in store credit${bonus ? `, with ${bonus} extra,` : ""} instead of ${refund} back to ${to}.`,
  note: {
    person:
      "We'd like you to have the best help, so one of us looks at this next. Everything you told us is already there.",
    changed:
      "Something changed since we showed you this, so one of us checks it before it goes out. What you were shown is the least you'll get.",
    asked: "Thank you for telling us what would help. One of us looks at this next, with everything you told us.",
    chosen: "Thank you. One of us looks at your choice next, and you'll hear from us.",
    contested: "We'll take another look. Where we can, someone else does it.",
    settlement_failed:
      "This didn't go through on our side, so one of us is looking after it now. You don't need to do anything.",
    refund_bounced:
      "The refund didn't reach your account and came back to us, so one of us is looking after it now. You don't need to do anything.",
    heard: "Thank you. One of us looks at this next, with what you've just told us.",
    reopened:
      "We're sorry it isn't right yet. One of us looks at this before anything else, with everything you told us.",
    goods_unclear:
      "Your parcel is here, thank you. Something about it isn't clear to us yet, so one of us looks at it and writes to you.",
    expired: "We haven't heard from you in a while, so we've closed this for now. You can still ask us to look at it.",
  },
  boundary:
    "We understand that you're upset, and we want to put this right. Please keep it civil with the person writing to you, so that we can. We're still here, and we're still working on it.",
  hosted: {
    title: "Your order",
    noscript: "This page needs JavaScript. Please write to the shop you bought from, and mention your order.",
    missing: "We can't open this link",
    missingWhy:
      "It may have run out, or a part of it is missing. Please open your order in the shop again, or use the link in our newest mail to you.",
  },
  ...enMail,
} as const satisfies Texts;
