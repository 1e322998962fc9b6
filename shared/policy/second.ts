import { compare } from "./compare.ts";
import type { Change } from "./compare.ts";
import { amountIn } from "./document.ts";
import type { Amount, Layer, Policy } from "./document.ts";
import { defaults } from "./terms.ts";
import { operatorOf } from "./words.ts";

/**
 * Which changes of a policy ask for a second lead: those by which more may go out by itself, and those by which a remedy
 * gets worse. Told from the documents alone; where that leaves a doubt, a second person looks.
 */

/**
 * How a knob can do harm. `more`: only by a higher number, by which more goes out unseen; lower, a person sees more and
 * nobody loses a remedy. `either`: one way more goes out, the other way a remedy is less.
 */
const harmOf = {
  windowDays: "either",
  windowFrom: "either",
  waitDays: "either",
  afterWindow: "either",
  withProof: "either",
  refund: "either",
  replacement: "either",
  exchange: "either",
  resend_part: "either",
  repair: "either",
  store_credit: "either",
  partial_refund: "either",
  storeCreditBonusBp: "either",
  storeCreditBonusMax: "either",
  partialRefundBp: "either",
  priceDifference: "either",
  restockingFeeBp: "either",
  refundShipping: "either",
  returnPaidBy: "either",
  refundWhen: "either",
  refundTo: "either",
  keepUpTo: "either",
  replacementsPerOrder: "more",
  exchangesPerOrder: "more",
  evidenceAbove: "more",
  autoUpTo: "more",
  extra: "either",
} as const satisfies Record<keyof Layer, "more" | "either">;

/** Those of the changes that need a second lead, each with its sentence; none where one lead may publish alone. */
export function needsSecond(before: Policy, after: Policy): Change[] {
  return compare(before, after).filter((change) => isRisky(change, before, after));
}

/** What neither lets out more nor takes a remedy away: names, the promises of service, and the examples. */
const harmless = ["schema", "id", "service", "examples"];

function isRisky(change: Change, before: Policy, after: Policy): boolean {
  const { path, from, to } = change;
  const parts = path.split("/");
  const [part, last] = [parts[0]!, parts.at(-1)!];
  if (harmless.includes(part)) return false;
  // Where goods go, and a label that shoppers count on.
  if (part === "returns")
    return path.endsWith("/address") || (path.endsWith("/label") && from !== null && from !== "none");
  if (part === "limits") return limitRises(change, before, after);
  if (part === "signals") return signalWeakens(from, to);
  // A group that comes or goes; looked at first, for an id may read like the name of a field.
  if (isGroup(from) || isGroup(to)) return true;
  // A rule that says nothing.
  if ((part === "reasons" || part === "stages") && parts.length === 2) return false;
  // What shoppers call it, and being spared fewer signals.
  if (last === "name") return false;
  if (last === "skipSignals") return isMore(from, to);
  if (last === "wholeOrderOnly") return to !== true;
  return !Object.hasOwn(harmOf, last) || knobHarms(last as keyof Layer, change, part === "base", before, after);
}

const isGroup = (value: unknown) => typeof value === "object" && value !== null && Object.hasOwn(value, "id");
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isMore = (from: unknown, to: unknown) => listOf(to).some((one) => !listOf(from).includes(one));

function knobHarms(knob: keyof Layer, { from, to }: Change, isBase: boolean, before: Policy, after: Policy): boolean {
  if (harmOf[knob] === "either") return true;
  // Left out of the base, a knob has a value all the same; left out of a layer, the ones below it speak.
  const [old, own] = isBase ? [from ?? defaults[knob], to ?? defaults[knob]] : [from, to];
  if (old === null) return operatorOf(own) !== "atMost";
  if (own === null || operatorOf(old) !== operatorOf(own)) return true;
  return rises(innerOf(old), innerOf(own), before, after);
}

function innerOf(value: unknown): Amount {
  const operator = operatorOf(value);
  return (operator === null ? value : (value as Record<string, unknown>)[operator]) as Amount;
}

/** Whether some currency has more than before; where it had no number, nothing was allowed in it. */
function rises(from: Amount, to: Amount, before: Policy, after: Policy): boolean {
  const currencies = new Set([before.currency, ...[from, to].flatMap((each) => namedIn(each))]);
  const least = (amount: Amount, currency: string, policy: Policy) => amountIn(amount, currency, policy.currency) ?? -1;
  return [...currencies].some((currency) => least(to, currency, after) > least(from, currency, before));
}

const namedIn = (amount: Amount): string[] => (typeof amount === "number" ? [] : Object.keys(amount));

/** A limit that goes lets out more; one that comes, less. Fewer days of a customer's counted is a higher limit. */
function limitRises({ path, from, to }: Change, before: Policy, after: Policy): boolean {
  // A day has a limit also where the document sets none: whether that is more can't be told from it.
  if (path.startsWith("limits/perDay") && (before.limits.perDay === undefined || to === null)) return true;
  if (path === "limits/extrasPerCustomer90d") return Number(to ?? 1) > Number(from ?? 1);
  if (to === null) return true;
  if (from === null) return false;
  if (path === "limits/perCustomer/days") return Number(to) < Number(from);
  return rises(from as Amount, to as Amount, before, after);
}

type Rule = Policy["signals"][number] | null;

const ordersIn = (rule: NonNullable<Rule>) => ("minimumOrders" in rule ? rule.minimumOrders : 0);

/** A sign that goes, looks later, at fewer customers or for fewer reasons lets out more. */
function signalWeakens(from: unknown, to: unknown): boolean {
  const [old, own] = [from, to] as [Rule, Rule];
  if (old === null) return false;
  if (own === null || own.signal !== old.signal || own.atLeast > old.atLeast) return true;
  if (ordersIn(own) > ordersIn(old)) return true;
  if (own.reasons === undefined) return false;
  return old.reasons === undefined || isMore(own.reasons, old.reasons);
}
