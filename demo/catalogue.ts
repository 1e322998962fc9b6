/** What Kettle & Clay sells. Prices are in minor units, tax included. */

export type Currency = "EUR" | "USD" | "JPY";

type Product = {
  title: string;
  variant?: string;
  picture: string;
  tags: readonly string[];
  price: Price;
  /** What it can be exchanged for. */
  others?: readonly { id: string; title: string; price: Price; inStock?: boolean }[];
};

type Price = Readonly<Record<Currency, number>>;

export const products = {
  "MUG-BL": {
    title: "Blue mug",
    variant: "350 ml",
    picture: "mug-blue",
    tags: ["ceramics"],
    price: { EUR: 2490, USD: 2700, JPY: 3900 },
    others: [
      { id: "MUG-GR", title: "Moss green, 350 ml", price: { EUR: 2490, USD: 2700, JPY: 3900 } },
      { id: "MUG-BL-S", title: "Blue, 250 ml", price: { EUR: 2190, USD: 2400, JPY: 3400 } },
    ],
  },
  "TEAPOT-CE": {
    title: "Celadon teapot",
    variant: "700 ml",
    picture: "teapot-celadon",
    tags: ["ceramics"],
    price: { EUR: 5400, USD: 5900, JPY: 8600 },
  },
  "TEAPOT-SN": {
    title: "Snow teapot",
    variant: "Last season's glaze",
    picture: "teapot-snow",
    tags: ["ceramics", "final-sale"],
    price: { EUR: 3200, USD: 3500, JPY: 5200 },
  },
  "BOWL-OAT": {
    title: "Oatmeal bowl",
    variant: "14 cm",
    picture: "bowl-oat",
    tags: ["ceramics"],
    price: { EUR: 1890, USD: 2100, JPY: 3000 },
    others: [
      { id: "BOWL-INK", title: "Ink blue, 14 cm", price: { EUR: 1890, USD: 2100, JPY: 3000 } },
      { id: "BOWL-OAT-S", title: "Oatmeal, 12 cm", price: { EUR: 1490, USD: 1650, JPY: 2400 } },
      { id: "BOWL-SNOW", title: "Snow, 14 cm", price: { EUR: 1890, USD: 2100, JPY: 3000 }, inStock: false },
      { id: "BOWL-OAT-L", title: "Oatmeal, 18 cm", price: { EUR: 2690, USD: 2950, JPY: 4300 } },
    ],
  },
  "CHAWAN-SU": {
    title: "Charcoal tea bowl",
    variant: "Made for matcha",
    picture: "chawan",
    tags: ["ceramics"],
    price: { EUR: 4200, USD: 4600, JPY: 6800 },
  },
  "TIN-MOSS": {
    title: "Tea canister",
    variant: "Moss green",
    picture: "canister",
    tags: ["tins"],
    price: { EUR: 2200, USD: 2400, JPY: 3500 },
  },
  "WHISK-100": {
    title: "Bamboo whisk",
    variant: "100 prongs",
    picture: "whisk",
    tags: ["bamboo"],
    price: { EUR: 1950, USD: 2150, JPY: 3100 },
  },
  "KETTLE-GN": {
    title: "Gooseneck kettle",
    variant: "Brushed steel, 900 ml",
    picture: "kettle",
    tags: ["kettles"],
    price: { EUR: 6400, USD: 6900, JPY: 9900 },
    others: [
      { id: "KETTLE-GN-B", title: "Matte black, 900 ml", price: { EUR: 6400, USD: 6900, JPY: 9900 } },
      { id: "KETTLE-GN-S", title: "Brushed steel, 600 ml", price: { EUR: 5600, USD: 6100, JPY: 8700 } },
    ],
  },
  "SAMOVAR-BR": {
    title: "Brass samovar",
    variant: "Hand-beaten, 5 l",
    picture: "samovar",
    tags: ["kettles"],
    price: { EUR: 189_000, USD: 205_000, JPY: 298_000 },
  },
  "TEA-DARJ": {
    title: "Spring Darjeeling",
    variant: "100 g",
    picture: "tea-amber",
    tags: ["tea"],
    price: { EUR: 1450, USD: 1600, JPY: 2300 },
  },
  "TEA-MATCHA": {
    title: "Ceremonial matcha",
    variant: "30 g",
    picture: "tea-green",
    tags: ["tea"],
    price: { EUR: 2650, USD: 2900, JPY: 4200 },
  },
  "CUPS-YU": {
    title: "Rust cup",
    variant: "180 ml",
    picture: "cup-rust",
    tags: ["ceramics"],
    price: { EUR: 1600, USD: 1800, JPY: 2500 },
  },
} as const satisfies Record<string, Product>;

export type Sku = keyof typeof products;

/** The product of this sku, with its optional parts visible to the type. */
export function productOf(sku: Sku): Product {
  return products[sku];
}
