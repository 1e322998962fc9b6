import type { ItemState, Offer, Remedy } from "../../shared/contract.ts";

type Stages = Partial<
  Record<ItemState, Partial<Record<Remedy, (amount: string, to: string, thing: string) => string>>>
>;

/** What a remedy waits for. */
type When = NonNullable<Offer["return"]>["when"];

/** What the steps after the shopper's own words say; travels with their chunk. Amounts and dates come in formatted. */
export const en = {
  told: "In your words",
  confirm: {
    right: "Is that right?",
    yes: "Yes, that's right",
    no: "Not quite",
    form: "Help us get this right",
    which: "Which items is it about?",
    reason: "What happened?",
    pick: "Please choose",
    many: "How many?",
    fewer: "One fewer",
    more: "One more",
    gone: "Already refunded",
    next: "Continue",
    reword: "Change my words",
  },
  choose: {
    title: "What would put it right?",
    lead: "Choose what suits you best. Nothing happens until you send it.",
    review: (by: string | null) =>
      `${by ? `You'll hear from us by ${by}. ` : ""}Tell us what you would like best, and we'll start from there.`,
    names: {
      refund: "Refund",
      replacement: "Replacement",
      store_credit: "Store credit",
      exchange: "Exchange",
      resend_part: "The missing part",
      partial_refund: "Part of your money back",
      repair: "Repair",
      explanation: "An explanation",
    } satisfies Record<Remedy, string>,
    /** A remedy's name inside a sentence. */
    inside: (name: string) => name.toLowerCase(),
    /** What stands over a remedy's large words, where they are its name. */
    over: { resend_part: "Sent to you", repair: "Mended for you" } as Partial<Record<Remedy, string>>,
    /** What comes, in large words, where it isn't money and has another name. */
    gives: { exchange: "Another size or colour", repair: "A repair" } as Partial<Record<Remedy, string>>,
    keepIt: "and you keep it",
    which: "Which one would you like?",
    alsoBack: (amount: string) => `and ${amount} back`,
    pickOne: "Please say which one you would like first.",
    extra: (what: string) => `And a little extra from us: ${what}.`,
    extraAtOnce: (what: string) => `What we can do at once comes with a little extra from us: ${what}.`,
    fresh: (quantity: number) => (quantity > 1 ? `${quantity} new ones` : "A new one"),
    bonus: (amount: string) => `plus ${amount} extra`,
    shipping: (amount: string) => `Includes ${amount} for shipping`,
    to: (where: string) => `Back to ${where}`,
    fee: (amount: string, why: string) => `Less ${amount}: ${why}`,
    when: (span: string) => `Expected ${span}`,
    today: "Yours today",
    after: {
      sent_back: "As soon as it is on its way back to us",
      received: "As soon as it is back with us",
      inspected: "As soon as it is back and we've looked at it",
    } as Partial<Record<When, string>>,
    keep: "Nothing to send back",
    back: (by: string, cost: string) => `To be sent back by ${by}. ${cost}`,
    wePay: "We pay the postage.",
    youPay: (cost: string | null) => `The postage is yours${cost ? `, about ${cost}` : ""}.`,
    person: "One of us will look at this personally.",
    not: (remedies: string[]) =>
      remedies[1]
        ? `${remedies[0]} and ${remedies.slice(1).join(" and ").toLowerCase()} aren't possible here`
        : `${remedies[0]} isn't possible here`,
    instead: (names: string) => `Possible instead: ${names}.`,
    else: "Something else would make it right",
    wish: "What would help you?",
    wishNote: "One of us reads this and answers you.",
    until: (day: string) => `These offers stand until ${day}.`,
    left: (things: string[]) =>
      `${things[1] ? `${things.length} more things` : "One more thing"} to choose: ${things.join(", ")}`,
    tick: "Please tick this first: it says what you choose.",
    send: "Send my choice",
    leave: "Leave it to you",
  },
  done: {
    titles: {
      offered: "We have an offer for you",
      awaiting_evidence: "A little more would help",
      in_review: "One of us takes it from here",
      awaiting_approval: "One of us takes it from here",
      awaiting_return: "One thing is left to do",
      settling: "We're putting this right",
      resolved: "This is settled",
      declined: "Where this stands",
      withdrawn: "You took this back",
      expired: "This offer has run out",
    } satisfies Record<ItemState, string>,
    what: "What happens",
    when: "When",
    ifNot: "And if not",
    sendBack: "Please send it back to us.",
    /** What is known of goods that come back, by its event. */
    whereabouts: {
      sent: "Thank you for sending it.",
      sent_back: "It is on its way back to us.",
      receive: "It is back with us.",
    },
    /** What the remedy waits for; the sentence of its stage goes on from here. */
    once: {
      seen: "As soon as we can see it on its way,",
      sent_back: "As soon as it is on its way,",
      received: "As soon as it is here,",
      inspected: "As soon as we've looked at it,",
    } as Partial<Record<When | "seen", string>>,
    /** While it is under way and after, by remedy: its amount, where it goes, what is sent. */
    stages: {
      awaiting_return: {
        refund: (amount, to) => `we send ${amount} to ${to}.`,
        store_credit: (amount) => `you get ${amount} in store credit.`,
        replacement: () => "we send you a new one.",
        exchange: (_, __, thing) => `we send you this instead: ${thing}.`,
        repair: (_, __, thing) => `we mend it for you: ${thing}.`,
      },
      settling: {
        refund: (amount, to) => `We're sending ${amount} to ${to}.`,
        store_credit: (amount) => `We're preparing ${amount} in store credit for you.`,
        replacement: (_, __, thing) => `We're getting a new one ready for you: ${thing}.`,
        exchange: (_, __, thing) => `We're getting your exchange ready: ${thing}.`,
        resend_part: (_, __, thing) => `We're getting the missing part ready for you: ${thing}.`,
        repair: (_, __, thing) => `We're arranging the repair: ${thing}.`,
        partial_refund: (amount, to) => `We're sending ${amount} to ${to}, and you keep it.`,
      },
      resolved: {
        refund: (amount, to) => `${amount} is on its way to ${to}.`,
        store_credit: (amount) => `You have ${amount} in store credit.`,
        replacement: (_, __, thing) => `A new one is on its way to you: ${thing}.`,
        exchange: (_, __, thing) => `Your exchange is on its way to you: ${thing}.`,
        resend_part: (_, __, thing) => `The missing part is on its way to you: ${thing}.`,
        repair: (_, __, thing) => `We're mending it and sending it back to you: ${thing}.`,
        partial_refund: (amount, to) => `${amount} is on its way to ${to}, and you keep it.`,
      },
    } as Stages,
    other: "We're taking care of it.",
    yourPayment: "the way you paid",
    states: {
      offered: "You can choose what would put it right.",
      awaiting_evidence: "Tell us a little more, or let a person look at it as it is.",
      in_review: "One of us reads everything you told us and answers you.",
      awaiting_approval: "One of us reads everything you told us and answers you.",
      awaiting_return: "Please send it back to us. The rest follows as soon as it is here.",
      settling: "",
      resolved: "We've put this right.",
      declined: "We can't put this right the way you asked. Another person can take a second look.",
      withdrawn: "Nothing more happens with this request. You can begin a new one at any time.",
      expired: "The time for choosing has passed. A person can still look at it with you.",
    } satisfies Record<ItemState, string>,
    sendTo: (address: string) => `Send it to:\n${address}`,
    enclose: (reference: string) => `Please put a note with ${reference} in the parcel.`,
    hear: (by: string) => `You'll hear from us by ${by}.`,
    by: (day: string) => `By ${day}.`,
    between: (span: string) => `Expected ${span}.`,
    now: "You can use it now.",
    sendBy: (day: string) => `Please send it by ${day}.`,
    asked: (remedy: string) => `You asked for: ${remedy}`,
    early: (day: string) => `We've started already. Please send it back to us by ${day} all the same.`,
    alsoBack: (amount: string) => `And ${amount} of what you paid goes back to you.`,
    ifLate: "If it hasn't come by then, write to us here and a person looks into it.",
    ifSilent: "If you haven't heard from us by then, write to us here. Nothing you told us gets lost.",
    ifNoCode: "If the code doesn't work, write to us here and a person looks into it.",
    ifNoCredit: "If you can't use it, write to us here and a person looks into it.",
    label: (host: string) => `Your label, at ${host}`,
    labelComing: "We'll send you a label for it.",
    labelAsk: "If you'd like a label for it, write to us below.",
    ifNoReturn: "If you can't send it, tell us here and we'll find another way.",
    undo: "Undo my choice",
    undoFor: (seconds: number) => `Undo my choice (${seconds} s)`,
    tellBy: (day: string) => `Until ${day}.`,
    ifNotTold: "If we don't hear from you by then, we close this for now. A person can still look at it later.",
    reference: "Your reference",
    shopReference: "Shop reference",
    code: "Your credit code",
    extraCode: "Code for your extra",
    copy: "Copy",
    copied: "Copied",
    choose: "Choose what you would like",
    others: "Your other requests for this order",
    fresh: "Something else went wrong with this order",
  },
  /** Each button of what can be said, the label of its text field (none: it is only asked whether you are sure), and the button that sends it. */
  actions: {
    message: { open: "Write to us", label: "Your message", send: "Send" },
    contest: { open: "Ask another person to look", label: "What should they know?", send: "Ask for a second look" },
    still: { open: "It still isn't right", label: "What is still wrong?", send: "Send" },
    ask_person: { open: "Let a person look at it", label: "What would help you?", send: "Send" },
    withdraw: { open: "Take my request back", label: "", send: "Yes, take it back" },
  },
  cancel: "Never mind",
};

export type StepStrings = typeof en;
