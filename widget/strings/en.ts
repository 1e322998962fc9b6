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
  notes: {
    offline: "You seem to be offline. What you wrote is safe here, and we send it as soon as you are back.",
    trouble: "That didn't get through to us. What you wrote is safe here.",
    door: "We can't open your order from here. Please open it again in the shop, or through the link in our last mail to you. What you wrote is kept.",
    changed: "Something has changed since you last looked. This is how it stands now.",
    check: "Part of this is already being looked after. Please check which items and how many you mean.",
    pick: "Please choose one of these first.",
  },
};

export type Strings = typeof en;
