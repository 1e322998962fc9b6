/** Who gives an offer out, from the best for the shopper to the worst. */
export const modes = ["automatic", "evidence", "person", "no"] as const;
export type Mode = (typeof modes)[number];
