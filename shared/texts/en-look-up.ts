import type { LookUpTexts } from "./look-up.ts";

/** English of finding an order by its number. */
export const enLookUp: LookUpTexts = {
  title: "Find your order",
  lead: "We find it by its number and the e-mail address you gave when you ordered.",
  number: "Your order's number",
  email: "Your e-mail address",
  send: "Send me a code",
  missing: {
    number: "Please write your order's number. It is in the mail that confirmed your order.",
    email: "Please write an e-mail address, such as ada@example.com.",
    code: "Please write the six digits from our mail.",
  },
  codeTitle: "Look in your mail",
  sent: ({ email, minutes }) =>
    `If this number and ${email} belong together, a code is on its way there. It works for ${minutes} minutes.`,
  code: "The six digits",
  open: "Open my order",
  wrong: "That code doesn't fit, or its time is up. Please look once more, or ask for a new one.",
  again: "Ask for a new code",
  later: (minutes) => `That was a lot in a short time. Please try again in ${minutes} min.`,
  subject: (code) => `${code} opens your order`,
  line: ({ shop, order, minutes }) =>
    `This is your code for order ${order} at ${shop}. It works once, for ${minutes} minutes.`,
  leave: "If you didn't ask for it, you can leave it be.",
};
