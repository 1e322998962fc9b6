// What a step at the desk asks of the one who takes it: reasons, and another person's word.
import { describe, expect, test } from "vitest";
import type { DeskItem } from "../../shared/contract.ts";
import { asksOfOffers, asksOfSettling } from "../../desk/latitude.ts";
import { caseOf, itemOf, offerOf } from "./desk-cases.ts";

type Room = NonNullable<DeskItem["latitude"]>;

const given = { remedy: "refund", amount: 2785, value: 2785, fee: 0, goods: "keep", conditions: [] } as const;
const room = (over: Partial<Room> = {}): Room => ({
  perCase: 1000,
  perDay: 5000,
  abovePolicyBp: 5000,
  canWaive: ["evidence"],
  aloneAbove: null,
  given: [{ ...given, conditions: [] }],
  bands: [{ remedy: "refund", floor: 2785, ceiling: 3785 }],
  ...over,
});
const refund = (amount: number) => ({ remedy: "refund" as const, amount, bonus: 0, goods: "keep" as const });
const asksOf = (amount: number, own: Room | null) => {
  const item = itemOf({ latitude: own });
  return asksOfOffers(caseOf({ items: [item] }), item, [refund(amount)]);
};

describe("an offer", () => {
  test("asks nobody up to the ceiling, and another person from there on", () => {
    expect(asksOf(3785, room())).toEqual({ waived: [], approval: false });
    expect(asksOf(3786, room())).toEqual({ waived: [], approval: true });
  });

  test("asks nobody where the policy says nothing of this role, or there is nobody else", () => {
    expect(asksOf(5570, null).approval).toBe(false);
    expect(asksOf(5570, room({ aloneAbove: 0 })).approval).toBe(false);
    expect(asksOf(5570, room({ aloneAbove: 5570 })).approval).toBe(true);
  });

  test("names what it sets aside, also where that isn't this member's to do", () => {
    const strict = room({ given: [{ ...given, conditions: ["evidence"] }] });
    expect(asksOf(2785, strict)).toEqual({ waived: ["evidence"], approval: false });
    expect(asksOf(2785, { ...strict, canWaive: [] })).toEqual({ waived: ["evidence"], approval: true });
  });
});

describe("settling", () => {
  test("several at once shares what is left of the case", () => {
    const offers = [offerOf({ remedy: "refund", amount: 3485 })];
    const items = ["i1", "i2"].map((id) => itemOf({ id, chosen: "refund", offers, latitude: room() }));
    const shown = caseOf({ items });
    expect(asksOfSettling(shown, items.slice(0, 1), "chosen").approval).toBe(false);
    expect(asksOfSettling(shown, items, "chosen").approval).toBe(true);
  });
});
