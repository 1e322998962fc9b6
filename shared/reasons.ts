/** The library of reasons. A handle is retired, never deleted or renamed: cases of years ago still name it. */
export const reasons = [
  "damaged",
  "defective",
  "wrong_item",
  "missing",
  "not_as_described",
  "late",
  "never_arrived",
  "wrong_size",
  "changed_mind",
  "charged_wrong",
  "cancel",
  "other",
] as const;
export type Reason = (typeof reasons)[number];

/** Which law and clock apply to an item. */
export const lanes = ["withdrawal", "conformity", "delivery", "billing", "order_change", "goodwill"] as const;
export type Lane = (typeof lanes)[number];

/** Who is at fault by the reason alone: decides whether an apology is due or sympathy, and who pays. */
export type Fault = "merchant" | "carrier" | "nobody";

type About = {
  lane: Lane;
  fault: Fault;
  /** The goods reached the shopper, so there is something that could come back. */
  arrived: boolean;
};

export const reasonTable = {
  damaged: { lane: "conformity", fault: "merchant", arrived: true },
  defective: { lane: "conformity", fault: "merchant", arrived: true },
  wrong_item: { lane: "conformity", fault: "merchant", arrived: true },
  missing: { lane: "conformity", fault: "merchant", arrived: false },
  not_as_described: { lane: "conformity", fault: "merchant", arrived: true },
  late: { lane: "delivery", fault: "carrier", arrived: false },
  never_arrived: { lane: "delivery", fault: "carrier", arrived: false },
  wrong_size: { lane: "withdrawal", fault: "nobody", arrived: true },
  changed_mind: { lane: "withdrawal", fault: "nobody", arrived: true },
  charged_wrong: { lane: "billing", fault: "merchant", arrived: false },
  cancel: { lane: "order_change", fault: "nobody", arrived: false },
  other: { lane: "goodwill", fault: "nobody", arrived: true },
} as const satisfies Record<Reason, About>;

/** The lane of an item: `wrong_size` and `changed_mind` are a withdrawal only while that right is open. */
export function laneOf(reason: Reason, withdrawalOpen: boolean): Lane {
  const { lane } = reasonTable[reason];
  return lane === "withdrawal" && !withdrawalOpen ? "goodwill" : lane;
}
