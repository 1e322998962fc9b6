/** Where an order's goods are: still here, on their way, or there. */
export const stages = ["unfulfilled", "in_transit", "delivered"] as const;
export type Stage = (typeof stages)[number];
