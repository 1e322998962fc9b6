import type { Note } from "../model.ts";

/** What the first screens say. Another language is an object of this type. */
export const en = {
  title: "What went wrong?",
  lead: "Tell us in your own words, as short or as long as you like. We read all of it.",
  words: "Your words",
  next: "Continue",
  wait: "One moment",
  lost: "Let's find your order",
  close: "Close",
  order: "Order",
  again: "Try again",
  test: "This is a test: no money moves.",
  kept: " What you wrote is kept.",
  /** `kept` is the sentence above, where something was written. */
  notes: {
    offline: (kept) => `You seem to be offline. We go on as soon as you are back.${kept}`,
    trouble: (kept) => `That didn't get through to us.${kept}`,
    stuck: (kept) =>
      `Something isn't working on our side, and trying again won't help. Please write to the shop and mention your order.${kept}`,
    door: (kept) =>
      `We can't open your order from here. Please open it again in the shop, or through the link in our last mail to you.${kept}`,
    expired: (kept) =>
      `This page has been open for a while. Please load it again, and we'll go on where you were.${kept}`,
    changed: () => "Something has changed since you last looked. This is how it stands now.",
    check: () => "Part of this is already being looked after. Please check which items and how many you mean.",
    pick: () => "Please choose one of these first.",
    photo: () => "Please add a photo first. Without one, a person can look at it.",
  } satisfies Record<Note, (kept: string) => string>,
};

export type Strings = typeof en;
