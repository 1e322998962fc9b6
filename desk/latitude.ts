import type { DeskCase, DeskItem, OfferedRemedy, StaffOffer } from "../shared/contract.ts";
import { latitude } from "../shared/policy/latitude.ts";
import type { Step } from "../shared/policy/latitude.ts";
import type { Waivable } from "../shared/policy/document.ts";
import { goodsOf, paying } from "../shared/remedies.ts";
import { fullRefund, paidFor } from "./drafts.ts";

/** What a step asks of the one who takes it, before it is sent. The server has the last word. Pure. */

/** The conditions it sets aside, and whether another person has to approve it. */
export type Asks = { waived: Waivable[]; approval: boolean };

type On = { item: DeskItem; step: Step };

/** What these offers on one item ask. */
export function asksOfOffers(shown: DeskCase, item: DeskItem, offers: readonly StaffOffer[]): Asks {
  const asked = offers.map(({ remedy, amount, bonus, goods }) => {
    const value = paying.has(remedy) ? amount + bonus : paidFor(shown, item);
    return asksOf([{ item, step: { remedy, amount, value, goods: goodsOf[remedy] ?? goods } }]);
  });
  return together(asked, false);
}

/** What settling these items asks: what was chosen for each, or all of its money. */
export function asksOfSettling(shown: DeskCase, items: readonly DeskItem[], way: "chosen" | "refund"): Asks {
  return asksOf(items.map((item) => ({ item, step: settledStep(shown, item, way) })));
}

function settledStep(shown: DeskCase, item: DeskItem, way: "chosen" | "refund"): Step {
  const remedy = (way === "refund" ? "refund" : item.chosen) as OfferedRemedy;
  const offer = item.offers.find((one) => one.remedy === remedy);
  if (way === "chosen" && offer) return { remedy, amount: offer.amount, value: offer.value, goods: offer.goods };
  const amount = fullRefund(shown, [item]);
  return { remedy: "refund", amount, value: amount, goods: offer?.goods ?? "keep" };
}

/** Several at once share the case's and the day's room. */
function asksOf(steps: readonly On[]): Asks {
  const found = steps.map(({ item, step }) => {
    const room = item.latitude;
    const given = room?.given.find(({ remedy }) => remedy === step.remedy);
    if (!room || !given) return { waived: [], approval: false, above: 0 };
    const { waived, above, verdict } = latitude(room, given, step, { shown: 0, most: Number.MAX_SAFE_INTEGER });
    const alone = room.aloneAbove !== null && step.value > room.aloneAbove;
    return { waived, above, approval: verdict === "approval" && !alone };
  });
  const room = steps[0]?.item.latitude;
  const sum = found.reduce((total, { above }) => total + above, 0);
  return together(
    found,
    steps.length > 1 && !!room && room.aloneAbove === null && sum > Math.min(room.perCase, room.perDay),
  );
}

const together = (asked: readonly Asks[], tooMuch: boolean): Asks => ({
  waived: [...new Set(asked.flatMap(({ waived }) => waived))],
  approval: tooMuch || asked.some(({ approval }) => approval),
});
