import type { DeskCase, DeskItem, Offer } from "../../shared/contract.ts";

/** Cases as the desk gets them, for its tests: one blue mug of two, broken. */

export const now = Date.parse("2026-11-09T12:00:00Z");
export const minute = 60_000;
export const at = (milliseconds: number) => new Date(now + milliseconds).toISOString();

export function offerOf(part: Partial<Offer>): Offer {
  return {
    remedy: "refund",
    mode: "person",
    amount: 0,
    bonus: 0,
    value: part.amount ?? 0,
    parts: [],
    fees: [],
    goods: "keep",
    return: null,
    variants: null,
    to: "Visa",
    arrives: null,
    consent: null,
    expiresAt: at(0),
    why: [],
    ...part,
  };
}

export function itemOf(part: Partial<DeskItem>): DeskItem {
  return {
    id: "i1",
    lineId: "l1",
    title: "Blue mug",
    quantity: 1,
    reason: "damaged",
    lane: "conformity",
    state: "in_review",
    chosen: null,
    evidence: [],
    asked: null,
    offers: [],
    declined: [],
    extra: null,
    variant: null,
    back: null,
    note: null,
    wish: null,
    seenBefore: [],
    lapsesAt: null,
    decision: {
      policyVersion: "sha256-a",
      riskVersion: "sha256-a",
      at: at(0),
      offers: [],
      layers: [],
      counterfactual: null,
    },
    bounds: { min: 0, max: 5570 },
    latitude: null,
    proposal: null,
    disposition: null,
    problem: null,
    ...part,
  };
}

export type CaseParts = Partial<Pick<DeskCase, "items" | "lease" | "timeline" | "availableActions">> & { id?: string };

export function caseOf({ id = "case_1", items = [itemOf({})], ...part }: CaseParts): DeskCase {
  const timeline = part.timeline ?? [
    { seq: 1, at: at(0), by: "shopper", event: "submit", text: "Broken", veiled: false },
  ];
  return {
    case: {
      id,
      reference: "A-7K3F9",
      orderId: "1042",
      version: 1,
      state: "in_review",
      currency: "EUR",
      lang: "en",
      test: false,
      openedAt: at(0),
      policyVersion: "sha256-a",
      text: "Broken",
      summary: "Your blue mug arrived broken.",
      responseDue: { who: "staff", at: at(60 * minute) },
      items: [],
      availableActions: [],
      timeline,
      settlements: [],
      returns: null,
      safety: null,
      followUpAt: null,
      satisfied: null,
    },
    items,
    order: {
      id: "1042",
      currency: "EUR",
      placedAt: at(0),
      country: "DE",
      lines: [{ id: "l1", title: "Blue mug", quantity: 2, paid: 4980, tags: [], refundedQuantity: 0 }],
      shippingPaid: 590,
      paid: 5570,
      refunded: 0,
      payments: [],
      customer: { email: "ada@example.com", name: "Ada", tags: [], business: false },
      test: false,
    },
    reading: null,
    boundary: null,
    lease: null,
    availableActions: [{ action: "pick_up" }],
    notes: [],
    settlements: [],
    money: { paid: 5570, refunded: 0, reserved: 0, left: 5570 },
    history: [],
    signals: [],
    look: { name: "Kettle & Clay", accent: "#1f6f5c", returnAddress: null },
    me: { id: "s1", name: "Noor", email: "noor@kettle.example", role: "agent" },
    ...part,
    timeline,
  };
}

/** A case this member of staff holds, with everything open to them. */
export function mineOf(part: CaseParts): DeskCase {
  return caseOf({
    lease: { staffId: "s1", name: "Noor", until: at(15 * minute), mine: true },
    availableActions: [{ action: "settle", items: ["i1"] }, { action: "message" }, { action: "note" }],
    ...part,
  });
}
