import type { Currency, Sku } from "./catalogue.ts";

/** A day counted from today (-1 is yesterday) and a time of that day in UTC. */
export type Moment = readonly [day: number, time: string];

export type Story = {
  id: string;
  /** What happened, in one line: so that whoever tries the demo knows what to say. */
  happened: string;
  customer: { id: string; email: string; name: string; town: string; tags?: readonly string[] };
  country: string;
  currency: Currency;
  lines: readonly { sku: Sku; quantity: number; inStock?: boolean }[];
  shipping: number;
  payment: { method: "card" | "paypal" | "bank"; label: string };
  placed: Moment;
  sent?: Moment;
  delivered?: Moment;
  expected?: Moment;
  parcel?: readonly [carrier: string, number: string];
  /** The shop's own trial: everything runs, and no money moves. */
  test?: true;
  /** Where the button stands: floating in the corner, or drawn into the page. */
  button?: "inline";
};

/** The demo's orders: each went wrong in its own way, each belongs to a customer of its own. */
export const stories = [
  {
    id: "1042",
    happened: "Arrived yesterday. One of the two mugs is in pieces.",
    customer: { id: "c_77", email: "ada@example.com", name: "Ada", town: "Berlin", tags: ["vip"] },
    country: "DE",
    currency: "EUR",
    lines: [{ sku: "MUG-BL", quantity: 2 }],
    shipping: 590,
    payment: { method: "card", label: "Visa •••• 4242" },
    placed: [-4, "10:00"],
    sent: [-3, "15:20"],
    delivered: [-1, "09:12"],
    parcel: ["DHL", "00340434161094022115"],
  },
  {
    id: "1043",
    happened: "Promised for five days ago. Nothing has come.",
    customer: { id: "c_78", email: "ben@example.com", name: "Ben", town: "Galway" },
    country: "IE",
    currency: "EUR",
    lines: [
      { sku: "TEA-MATCHA", quantity: 1 },
      { sku: "WHISK-100", quantity: 1 },
    ],
    shipping: 890,
    payment: { method: "paypal", label: "PayPal" },
    placed: [-12, "18:41"],
    sent: [-11, "14:05"],
    expected: [-5, "17:00"],
    parcel: ["An Post", "CE417829365IE"],
  },
  {
    id: "1044",
    happened: "The carrier says delivered four days ago. There is no parcel anywhere.",
    customer: { id: "c_79", email: "chiara@example.com", name: "Chiara", town: "Bologna" },
    country: "IT",
    currency: "EUR",
    lines: [{ sku: "BOWL-OAT", quantity: 2 }],
    shipping: 790,
    payment: { method: "card", label: "Mastercard •••• 5100" },
    placed: [-9, "07:55"],
    sent: [-8, "13:30"],
    delivered: [-4, "11:48"],
    parcel: ["BRT", "166046037719"],
  },
  {
    id: "1045",
    happened: "Two canisters ordered in moss green. One of them came in grey.",
    customer: { id: "c_80", email: "daan@example.com", name: "Daan", town: "Utrecht" },
    country: "NL",
    currency: "EUR",
    lines: [{ sku: "TIN-MOSS", quantity: 2 }],
    shipping: 590,
    payment: { method: "bank", label: "iDEAL" },
    placed: [-6, "12:17"],
    sent: [-5, "15:02"],
    delivered: [-2, "10:26"],
    parcel: ["PostNL", "3SKBCL018452377"],
  },
  {
    id: "1046",
    happened: "From the last-pieces shelf, sold as final. It doesn't suit the kitchen after all.",
    customer: { id: "c_81", email: "elif@example.com", name: "Elif", town: "Cologne" },
    country: "DE",
    currency: "EUR",
    lines: [{ sku: "TEAPOT-SN", quantity: 1 }],
    shipping: 590,
    payment: { method: "card", label: "Visa •••• 0077" },
    placed: [-23, "17:22"],
    sent: [-22, "14:40"],
    delivered: [-19, "13:05"],
    parcel: ["DHL", "00340434161094027318"],
  },
  {
    id: "1047",
    happened: "The samovar arrived with a deep dent in its side.",
    customer: { id: "c_82", email: "farid@example.com", name: "Farid", town: "Lyon" },
    country: "FR",
    currency: "EUR",
    lines: [{ sku: "SAMOVAR-BR", quantity: 1 }],
    shipping: 0,
    payment: { method: "card", label: "Visa •••• 9310" },
    placed: [-10, "08:34"],
    sent: [-8, "09:45"],
    delivered: [-3, "14:31"],
    parcel: ["Chronopost", "XN084371562JF"],
  },
  {
    id: "1048",
    happened: "Arrived five days ago and unused. A second thought, nothing more.",
    customer: { id: "c_83", email: "greta@example.com", name: "Greta", town: "Graz" },
    country: "AT",
    currency: "EUR",
    lines: [{ sku: "KETTLE-GN", quantity: 1 }],
    shipping: 690,
    payment: { method: "card", label: "Mastercard •••• 2207" },
    placed: [-9, "16:09"],
    sent: [-8, "13:50"],
    delivered: [-5, "10:40"],
    parcel: ["Österreichische Post", "1043370001042311"],
    button: "inline",
  },
  {
    id: "1049",
    happened: "The teapot came, but its lid wasn't in the box.",
    customer: { id: "c_84", email: "hannah@example.com", name: "Hannah", town: "Portland, OR" },
    country: "US",
    currency: "USD",
    lines: [{ sku: "TEAPOT-CE", quantity: 1 }],
    shipping: 1490,
    payment: { method: "card", label: "Amex •••• 1008" },
    placed: [-13, "17:58"],
    sent: [-12, "14:20"],
    delivered: [-2, "17:15"],
    parcel: ["USPS", "9400111899223197428490"],
  },
  {
    id: "1050",
    happened: "The tea bowl has a crack from rim to foot.",
    customer: { id: "c_85", email: "haruto@example.com", name: "Haruto", town: "Kyoto" },
    country: "JP",
    currency: "JPY",
    lines: [
      { sku: "CHAWAN-SU", quantity: 1 },
      { sku: "WHISK-100", quantity: 1 },
    ],
    shipping: 1800,
    payment: { method: "card", label: "JCB •••• 3534" },
    placed: [-14, "09:25"],
    sent: [-13, "13:10"],
    delivered: [-3, "07:20"],
    parcel: ["Japan Post", "EJ630915284JP"],
  },
  {
    id: "1051",
    happened: "One of the four cups is chipped, and black tea came in place of the matcha.",
    customer: { id: "c_86", email: "ines@example.com", name: "Inés", town: "Seville" },
    country: "ES",
    currency: "EUR",
    lines: [
      { sku: "CUPS-YU", quantity: 4 },
      { sku: "TEA-MATCHA", quantity: 1 },
      { sku: "BOWL-OAT", quantity: 1 },
    ],
    shipping: 890,
    payment: { method: "card", label: "Visa •••• 6411" },
    placed: [-8, "11:36"],
    sent: [-7, "14:15"],
    delivered: [-2, "12:02"],
    parcel: ["Correos", "PQ6A2N0410982650118"],
  },
  {
    id: "1052",
    happened: "The handle broke off on the first pour. The teapot is sold out now.",
    customer: { id: "c_87", email: "jonas@example.com", name: "Jonas", town: "Leipzig" },
    country: "DE",
    currency: "EUR",
    lines: [
      { sku: "TEAPOT-CE", quantity: 1, inStock: false },
      { sku: "TEA-DARJ", quantity: 1 },
    ],
    shipping: 590,
    payment: { method: "paypal", label: "PayPal" },
    placed: [-15, "08:05"],
    sent: [-14, "15:40"],
    delivered: [-11, "10:18"],
    parcel: ["DHL", "00340434161094019956"],
  },
  {
    id: "1053",
    happened: "Ordered last night and not packed yet. It isn't needed any more.",
    customer: { id: "c_88", email: "klara@example.com", name: "Klára", town: "Brno" },
    country: "CZ",
    currency: "EUR",
    lines: [
      { sku: "TEA-DARJ", quantity: 2 },
      { sku: "BOWL-OAT", quantity: 1 },
    ],
    shipping: 790,
    payment: { method: "card", label: "Visa •••• 8825" },
    placed: [-1, "19:14"],
    expected: [4, "16:00"],
  },
  {
    id: "1054",
    happened: "The kettle's spout arrived bent. For a thing of this price the shop would like to see a photo.",
    customer: { id: "c_89", email: "lena@example.com", name: "Lena", town: "Freiburg" },
    country: "DE",
    currency: "EUR",
    lines: [{ sku: "KETTLE-GN", quantity: 1 }],
    shipping: 690,
    payment: { method: "card", label: "Visa •••• 2718" },
    placed: [-7, "13:12"],
    sent: [-6, "15:30"],
    delivered: [-2, "11:20"],
    parcel: ["DHL", "00340434161094023907"],
  },
  {
    id: "1055",
    happened: "The shop's own test order: the whole way can be tried on it, and no money moves.",
    customer: { id: "c_shop", email: "trial@example.com", name: "Mara", town: "Berlin" },
    country: "DE",
    currency: "EUR",
    lines: [{ sku: "MUG-BL", quantity: 1 }],
    shipping: 590,
    payment: { method: "card", label: "Visa •••• 4242" },
    placed: [-5, "09:00"],
    sent: [-4, "15:00"],
    delivered: [-1, "10:00"],
    parcel: ["DHL", "00340434161094021117"],
    test: true,
  },
] as const satisfies readonly Story[];
