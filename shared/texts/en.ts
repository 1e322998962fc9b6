import type { Texts } from "./texts.ts";

/** English. Voice: short, plain, warm, first person plural; says what it understood and what it will do. */
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
} as const satisfies Texts;
