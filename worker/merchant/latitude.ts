import type { DeskItem, Offer, OfferedRemedy, Waiver } from "../../shared/contract.ts";
import { formatMoney } from "../../shared/money.ts";
import { approvesUpTo, givenBy, latitude, roomOf } from "../../shared/policy/latitude.ts";
import type { Bounds, Given, Hurdle, Room, Step } from "../../shared/policy/latitude.ts";
import type { Waivable } from "../../shared/policy/document.ts";
import { offered, paying } from "../../shared/remedies.ts";
import { topRole } from "../../shared/roles.ts";
import { Refusal } from "../problem.ts";
import { orderOf } from "./cases.ts";
import type { CaseRow, ItemRow } from "./cases.ts";
import { shownOffer } from "./decisions.ts";
import { hasPhoto, hasProof } from "./evidence.ts";
import { goneFor } from "./ledger.ts";
import { knownOrder, moneyLeft } from "./orders.ts";
import { liveHash, policyOf } from "./policies.ts";
import type { Member } from "./staff.ts";
import type { Tx } from "./tx.ts";
import { personOf, usedOnCase, usedToday } from "./used.ts";
import type { Allowance } from "./used.ts";

/** What a member of staff may do alone, and who approves the rest. The limits are the live version's: they are about staff. */

type Context = { tx: Tx; row: CaseRow; me: Member };
type Who = Pick<Member, "id" | "email">;

/** Throws `invalid` with one finding. */
export function invalid(path: string, code: string, detail: string): never {
  throw new Refusal("invalid", detail, { errors: [{ path, code, message: detail }] });
}

const livePolicy = (tx: Tx) => policyOf(tx, liveHash(tx));

/** What holds for anyone: never below what was shown, never above what is left; extra credit within what was shown, too. */
export function boundsFor(tx: Tx, row: CaseRow, item: ItemRow, remedy: OfferedRemedy): Bounds {
  const shown = shownOffer(item, remedy);
  // What sends goods costs no money, and is bounded by the units that are there.
  if (!paying.has(remedy)) return { shown: 0, most: Number.MAX_SAFE_INTEGER };
  const { left } = moneyLeft(tx, knownOrder(tx, row.orderId)!);
  const credit = remedy === "store_credit" ? (shown?.value ?? 0) : 0;
  return { shown: Math.min(shown?.amount ?? 0, left), most: Math.max(left, credit) };
}

/** Whether the policy says how far this member may go; else nothing but the payment does. */
export const isLimited = (tx: Tx, { role }: Pick<Member, "role">) =>
  livePolicy(tx).staff?.some((limits) => limits.role === role) ?? false;

/** What is left of a member's latitude on this case, now. Test orders use none of it. */
function roomFor({ tx, row, me }: Context): Room | null {
  const { currency, test } = orderOf(tx, row);
  const used = test ? { onCase: 0, today: 0 } : { onCase: usedOnCase(tx, row.id), today: usedToday(tx, me, currency) };
  return roomOf(livePolicy(tx), me.role, currency, used);
}

/** What the policy still gives for a remedy here: it gives once, so what has gone out for the item is no longer its to give. */
function givenFor(tx: Tx, row: CaseRow, item: ItemRow, remedy: OfferedRemedy): Given {
  const given = givenAtFirst(tx, row, item, remedy);
  const gone = goneFor(tx, row, item.id).value;
  const left = (amount: number) => Math.max(0, amount - gone);
  return { ...given, amount: left(given.amount), value: left(given.value) };
}

/** By its decision, by what it has shown, and by the law where that was invoked. */
function givenAtFirst(tx: Tx, row: CaseRow, item: ItemRow, remedy: OfferedRemedy): Given {
  const given = givenBy(item.decision, remedy);
  const own = item.byStaff.includes(remedy) ? undefined : shownOffer(item, remedy);
  if (own && row.declaredAt !== null && item.lane === "withdrawal") {
    return { remedy, amount: own.amount, value: own.value, fee: 0, goods: own.goods, conditions: [] };
  }
  const conditions = given.conditions.filter((condition) => condition !== "evidence" || !hasCome(tx, row, item));
  const best = own && own.value > given.value ? { amount: own.amount, value: own.value } : {};
  return { ...given, ...best, conditions };
}

/** Whether what the policy asked to see is there by now, though it hasn't decided again since. */
function hasCome(tx: Tx, row: CaseRow, item: ItemRow): boolean {
  const wantsProof = item.decision.offers.some(({ why }) => why.some(({ code }) => code === "proof_needed"));
  return wantsProof ? hasProof(tx, row, item.id) : hasPhoto(tx, row, item.id);
}

type Judged = { above: Record<string, number>; waived: Waivable[]; hurdle: Hurdle | null; worth: number };

/** What these offers would use and set aside, and the first limit that keeps this member from giving them alone. */
export function judge(context: Context, item: ItemRow, offers: readonly Offer[]): Judged {
  const { tx, row } = context;
  const room = roomFor(context);
  const found = offers.map(({ remedy, amount, value, goods }) => {
    const step: Step = { remedy, amount, value, goods };
    const bounds = boundsFor(tx, row, item, remedy);
    return { remedy, value, ...latitude(room, givenFor(tx, row, item, remedy), step, bounds) };
  });
  return {
    above: Object.fromEntries(found.map(({ remedy, above }) => [remedy, above])),
    waived: [...new Set(found.flatMap(({ waived }) => waived))],
    hurdle: found.find(({ hurdle }) => hurdle !== null)?.hurdle ?? null,
    worth: Math.max(0, ...found.map(({ value }) => value)),
  };
}

/** Each condition set aside, with the reason given for it. Throws `invalid` where one has none. */
export function waiversNamed(waived: readonly Waivable[], named: readonly Waiver[]): Waiver[] {
  return waived.map((condition) => {
    const reason = named.find((each) => each.condition === condition);
    if (reason) return reason;
    return invalid(
      "waives",
      "waiver_reason_missing",
      `This sets aside the ${conditionNames[condition]}: please say why.`,
    );
  });
}

const conditionNames = {
  window: "window",
  evidence: "photo",
  return: "return of the goods",
  restocking: "restocking fee",
} as const satisfies Record<Waivable, string>;

/**
 * That this member may give these offers alone. Throws `invalid`: with what stands in the way and that it can be proposed,
 * or because a condition is set aside without a reason.
 */
export function requireLatitude(
  context: Context,
  item: ItemRow,
  offers: readonly Offer[],
  named: readonly Waiver[],
): Allowance {
  const { above, waived, hurdle, worth } = judge(context, item, offers);
  const alone = hurdle !== null && hasNobodyElse(context, item, worth);
  if (hurdle !== null && !alone) refuse(context, hurdle, waived);
  return { above, waived: waiversNamed(waived, named), approvedBy: null, alone };
}

function hasNobodyElse({ tx, row, me }: Context, item: ItemRow, worth: number): boolean {
  const { members, alone } = approversOf(tx, row, item, me, worth);
  return alone && isOneOf(members, me);
}

function refuse(context: Context, hurdle: Hurdle, waived: readonly Waivable[]): never {
  const room = roomFor(context)!;
  const { currency } = orderOf(context.tx, context.row);
  const money = (minor: number) => formatMoney(minor, currency, "en");
  const barred = waived.filter((condition) => !room.canWaive.includes(condition));
  const said = {
    perCase: `By yourself you may go ${money(room.perCase)} above the policy on this case.`,
    perDay: `By yourself you may go ${money(room.perDay)} above the policy today.`,
    abovePolicyBp: `By yourself you may go ${room.abovePolicyBp / 100} % above what the policy offers.`,
    canWaive: `The ${barred.map((each) => conditionNames[each]).join(" and the ")} isn't yours to set aside alone.`,
  } as const satisfies Record<Hurdle, string>;
  const code = hurdle === "canWaive" ? "not_yours_to_waive" : "above_latitude";
  invalid(hurdle === "canWaive" ? "waives" : "amount", code, `${said[hurdle]} You can propose it to somebody who may.`);
}

const isOneOf = (members: readonly Member[], { id }: { id: string }) => members.some((member) => member.id === id);

/**
 * Who may approve: somebody else whose limit it is under; where there is nobody, somebody else of the top role; where there
 * is nobody either, the top role itself, `alone`. Whoever declined a contested item is nobody else.
 */
export function approversOf(
  tx: Tx,
  row: CaseRow,
  item: ItemRow,
  proposer: Who,
  worth: number,
): { members: Member[]; alone: boolean } {
  const [others, policy] = [othersThan(tx, item, proposer), livePolicy(tx)];
  const able = others.filter(({ role }) => approvesUpTo(policy, role, orderOf(tx, row).currency) >= worth);
  if (able.length > 0) return { members: able, alone: false };
  const top = others.filter(({ role }) => role === topRole);
  if (top.length > 0) return { members: top, alone: false };
  return { members: activeMembers(tx).filter(({ role }) => role === topRole), alone: true };
}

const activeMembers = (tx: Tx) =>
  tx.sql.exec<Member>("SELECT id, name, email, role FROM staff WHERE active = 1").toArray();

/** Other people: neither another account of the one who proposes, nor who declined what the shopper asks about again. */
function othersThan(tx: Tx, item: ItemRow, proposer: Who): Member[] {
  const all = activeMembers(tx);
  const decliner = item.contested ? all.find(({ id }) => id === item.declinedBy) : undefined;
  const same = decliner ? [proposer, decliner] : [proposer];
  const isSame = (one: Who) => same.some(({ id, email }) => id === one.id || personOf(email) === personOf(one.email));
  return all.filter((member) => !isSame(member));
}

/** Above which value there is nobody else to approve, for who is of the top role; null where there always is. */
function aloneAbove({ tx, row, me }: Context, item: ItemRow): number | null {
  const others = othersThan(tx, item, me);
  if (me.role !== topRole || others.some(({ role }) => role === topRole)) return null;
  const { currency } = orderOf(tx, row);
  return Math.max(0, ...others.map(({ role }) => approvesUpTo(livePolicy(tx), role, currency)));
}

/** What the desk shows of it on an item; null where nothing but the payment bounds this member. */
export function latitudeShown(context: Context, item: ItemRow): DeskItem["latitude"] {
  const room = roomFor(context);
  if (!room) return null;
  const given = offered.map((remedy) => givenFor(context.tx, context.row, item, remedy));
  const bands = given.map((each) => {
    const step = { remedy: each.remedy, amount: each.amount, value: each.value, goods: each.goods };
    const bounds = boundsFor(context.tx, context.row, item, each.remedy);
    const { floor, ceiling } = latitude(room, each, step, bounds);
    return { remedy: each.remedy, floor, ceiling };
  });
  return { ...room, canWaive: [...room.canWaive], aloneAbove: aloneAbove(context, item), given, bands };
}
