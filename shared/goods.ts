/** What can be known of goods that come back. */

/** How far they are: on their way, here, or looked at. */
export const goodsSteps = ["sent_back", "received", "inspected"] as const;
export type GoodsStep = (typeof goodsSteps)[number];

/** What happened to them, and nothing else. */
export const dispositions = ["restock", "refurbish", "discard", "return_to_shopper", "missing"] as const;
export type Disposition = (typeof dispositions)[number];

/** How what came back isn't what was promised. */
export const goodsProblems = ["empty", "other_item", "damaged", "incomplete"] as const;
export type GoodsProblem = (typeof goodsProblems)[number];
