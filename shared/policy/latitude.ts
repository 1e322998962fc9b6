import { basisPointsOf } from "../money.ts";
import { lineOf } from "../order.ts";
import { reasonTable } from "../reasons.ts";
import { paying } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import type { Role } from "../roles.ts";
import type { DecidedOffer, Decision, Facts, WhyCode } from "./decision.ts";
import { amountIn } from "./document.ts";
import type { Amount, Policy, Waivable } from "./document.ts";
import { worthOf } from "./setting.ts";

/**
 * How far a member of staff may go above the policy alone. All amounts are minor units of the order's currency. Pure: what
 * has been used of a day or a case is told, and written down by who asks.
 */

/** What a role may still give above the policy. */
export type Room = { perCase: number; perDay: number; abovePolicyBp: number; canWaive: readonly Waivable[] };

/** What the policy gives for one remedy, whoever looks: its value, a fee it keeps, and the conditions it comes with. */
export type Given = {
  remedy: OfferedRemedy;
  amount: number;
  value: number;
  fee: number;
  goods: "keep" | "return";
  conditions: Waivable[];
};

/** What a person would give. `value` is the money, the credit with its bonus, or what was paid for units when goods are sent. */
export type Step = { remedy: OfferedRemedy; amount: number; value: number; goods: "keep" | "return" };

/** What holds for everybody: never below the amount shown, never above this value. */
export type Bounds = { shown: number; most: number };

/** The limit that stands in the way of giving it alone. */
export type Hurdle = "perCase" | "perDay" | "abovePolicyBp" | "canWaive";

export type Latitude = {
  /** The least amount, and the greatest value that needs nobody else. */
  floor: number;
  ceiling: number;
  /** By how much the step is above the policy. */
  above: number;
  /** The conditions that it sets aside. */
  waived: Waivable[];
  /** `beyond`: nobody may, with or without approval. */
  verdict: "within" | "approval" | "beyond";
  hurdle: Hurdle | null;
};

/**
 * What is left of a role's latitude, when so much of it is used on this case and today; null for a role without an entry,
 * which is bounded by what is left of the payment alone. A currency that a limit has no number for leaves nothing of it.
 */
export function roomOf(
  policy: Policy,
  role: Role,
  currency: string,
  used: { onCase: number; today: number },
): Room | null {
  const limits = policy.staff?.find((entry) => entry.role === role);
  if (!limits) return null;
  const left = (limit: Amount, gone: number) => Math.max(0, (amountIn(limit, currency, policy.currency) ?? 0) - gone);
  const { abovePolicyBp, canWaive } = limits;
  return {
    perCase: left(limits.perCase, used.onCase),
    perDay: left(limits.perDay, used.today),
    abovePolicyBp,
    canWaive,
  };
}

/** Up to which value a role may approve what another person proposes. */
export function approvesUpTo(policy: Policy, role: Role, currency: string): number {
  const limits = policy.staff?.find((entry) => entry.role === role);
  return limits ? (amountIn(limits.approves, currency, policy.currency) ?? 0) : Number.MAX_SAFE_INTEGER;
}

/** Whether this member of staff may do it alone. Without a room only the bounds of the payment hold. */
export function latitude(room: Room | null, given: Given, step: Step, { shown, most }: Bounds): Latitude {
  const waived = room ? setAside(given, step) : [];
  const above = room ? Math.max(0, step.value - given.value) : 0;
  const ceiling = room ? Math.min(most, given.value + Math.min(...Object.values(marginsOf(room, given)))) : most;
  const floor = Math.min(shown, most);
  const hurdle = room && hurdleOf(room, given, above, waived);
  const isBeyond = step.amount < floor || step.value > most;
  return { floor, ceiling, above, waived, verdict: isBeyond ? "beyond" : hurdle ? "approval" : "within", hurdle };
}

const marginsOf = ({ perCase, perDay, abovePolicyBp }: Room, { value }: Given) => ({
  perCase,
  abovePolicyBp: basisPointsOf(value, abovePolicyBp),
  perDay,
});

/** What the policy gives uses none of the margins, however little is left of them. */
function hurdleOf(room: Room, given: Given, above: number, waived: readonly Waivable[]): Hurdle | null {
  if (waived.some((condition) => !room.canWaive.includes(condition))) return "canWaive";
  const margins = Object.entries(marginsOf(room, given)) as [Hurdle, number][];
  const [hurdle, least] = margins.reduce((tightest, each) => (each[1] < tightest[1] ? each : tightest));
  return above > least ? hurdle : null;
}

/**
 * The conditions that a step sets aside: those the remedy comes with, and what the step itself changes. A fee that is
 * dropped is money above the policy besides.
 */
function setAside(given: Given, step: Step): Waivable[] {
  // A part sent after never asked for the goods. Part of the money does, where the policy has no such part: else all but a
  // cent of it would be one, and the goods a present.
  const keeps = given.goods === "return" && step.goods === "keep" && step.remedy !== "resend_part";
  const dropsFee = given.fee > 0 && step.amount > given.amount;
  return [...given.conditions, ...(keeps ? ["return" as const] : []), ...(dropsFee ? ["restocking" as const] : [])];
}

const waivableBy: Partial<Record<WhyCode, Waivable>> = {
  window_passed: "window",
  credit_only: "window",
  evidence_needed: "evidence",
  proof_needed: "evidence",
};

type Decided = Decision & { facts: Facts };

/**
 * What the policy gives for a remedy. What takes the place of money may be worth as much as the money; what only a
 * condition stands in the way of that can be set aside is worth what it would be without; anything else, nothing.
 */
export function givenBy(decision: Decided, remedy: OfferedRemedy): Given {
  const find = (name: OfferedRemedy) => decision.offers.find((offer) => offer.remedy === name);
  const own = find(remedy);
  if (own) return fromOffer(remedy, own);
  const why = decision.declined.find((each) => each.remedy === remedy)?.why ?? [];
  const conditions = why.map(({ code }) => waivableBy[code]);
  if (why.length > 0 && conditions.every((each) => each !== undefined)) return lifted(decision, remedy, conditions);
  const money = remedy === "refund" ? undefined : find("refund");
  return money ? fromOffer(remedy, money) : { remedy, amount: 0, value: 0, fee: 0, goods: "keep", conditions: [] };
}

function fromOffer(remedy: OfferedRemedy, { amount, value, fees, goods, why }: DecidedOffer): Given {
  const fee = fees.reduce((sum, each) => sum + each.amount, 0);
  const conditions = why.map(({ code }) => waivableBy[code]).filter((each) => each !== undefined);
  return { remedy, amount, value, fee, goods, conditions: [...new Set(conditions)] };
}

/** A remedy declined for its date alone: worth what the credit in its place is, without the bonus, or what was paid. */
function lifted({ offers, facts }: Decided, remedy: OfferedRemedy, conditions: Waivable[]): Given {
  const credit = offers.find((offer) => offer.remedy === "store_credit");
  const worth = worthOf(lineOf(facts.order, facts.lineId)!, facts);
  const amount = credit?.amount ?? Math.min(worth, facts.refundable);
  // Where nothing is left to tell it by: goods that are there come back.
  const goods = credit?.goods ?? (reasonTable[facts.reason].arrived ? "return" : "keep");
  const own = [...(credit ? fromOffer(remedy, credit).conditions : []), ...conditions];
  const value = paying.has(remedy) ? amount : worth;
  return { remedy, amount, value, fee: 0, goods, conditions: [...new Set(own)] };
}
