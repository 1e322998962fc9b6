import type { WithdrawalTexts } from "./withdrawal.ts";

/** English of the statutory withdrawal. */
export const enWithdrawal: WithdrawalTexts = {
  place: "en-GB",
  form: {
    lead: "You don't have to give a reason.",
    until: (day) => `You can withdraw until ${day}.`,
    name: "Your name",
    order: "Your order's number",
    contact: "Your e-mail address",
    contactNote: "The receipt goes there at once.",
    goods: "What you withdraw from",
    fewer: (title) => `One fewer: ${title}`,
    more: (title) => `One more: ${title}`,
    back: "Go back",
    check: "Please look at what is marked, then confirm once more.",
    missing: {
      name: "Please write your name.",
      order: "Please write your order's number, so that we know which contract you mean.",
      contact: "Please write an e-mail address, such as ada@example.com.",
    },
    later: "We couldn't take this just now. What you wrote is below: please confirm again in a few minutes.",
  },
  statement: (order, goods) => `I withdraw from my contract for order ${order}${goods ? `: ${goods}` : ""}.`,
  receipt: {
    title: "We have received your withdrawal",
    subject: (order) => `Your withdrawal, order ${order}`,
    received: (when) => `Received on ${when}.`,
    name: "Name",
    contact: "E-mail",
    shop: "Shop",
    number: "Receipt",
    mailed: (contact) => `A copy is on its way to ${contact}.`,
    save: "Save a copy",
    follow: "See where it stands",
  },
  next: {
    back: ({ amount, to, until, reference }) =>
      `Please send the goods back by ${until}, with a note that says ${reference}. As soon as they are with us, or you show us that they are on their way, we send ${amount} to ${to}.`,
    postage: { merchant: "We pay the postage.", shopper: "The postage is yours." },
    address: "Our address:",
    soon: ({ amount, to, by }) => `We're sending ${amount} to ${to}. It leaves us by ${by} at the latest.`,
    person: (by) => `One of us looks at it personally. You'll hear from us by ${by} at the latest.`,
    held: (reference) => `You have told us about this before, in ${reference}. One of us brings the two together.`,
    gone: "The money for this has gone back already, so there is nothing more to do.",
    unmatched: "One of us finds your order next, and writes to you. You don't need to do anything.",
    yourPayment: "the way you paid",
    remind: (until) => `A reminder: please send the goods back by ${until}. If you have, just tell us.`,
  },
  hurdles: {
    late: (until) => `The time for withdrawing ended on ${until}, so one of us looks at what we can do for you.`,
    exempt: (group) =>
      group
        ? `This was sold as “${group}”, which the right of withdrawal leaves out, so one of us looks at what we can do for you.`
        : "The right of withdrawal leaves out goods of this kind, so one of us looks at what we can do for you.",
    business:
      "The right of withdrawal is for private purchases, and this order was placed for a business, so one of us looks at what we can do for you.",
    elsewhere:
      "Where this order went there is no right of withdrawal by law, so one of us looks at what we can do for you.",
    nothing: "Nothing is left of what was paid for this, so one of us checks that you have had all of it.",
    disputed: "Your bank is looking at this payment already, so one of us makes sure that the money reaches you.",
    paused: "One of us sends your money back by hand.",
  },
  mail: {
    hello: (name) => `Hello ${name},`,
    link: "Here you can always see where it stands, and write to us:",
    open: "See where it stands",
    replies: {
      yes: "You can also just reply to this mail.",
      no: "Please keep this mail: it is your receipt. We don't see replies to it.",
    },
    test: "(This is a test: no money moves.)",
  },
};
