import { offered } from "../remedies.ts";
import type { OfferedRemedy } from "../remedies.ts";
import type { Reason } from "../reasons.ts";
import type { Face, Rule, Way } from "./face.ts";

/** What a search engine reads: https://schema.org/MerchantReturnPolicy, for a change of mind and for goods with a fault. */
export type ReturnPolicy = { "@context": string; "@type": string } & Record<string, unknown>;

/** The face as schema.org says it. `link` is the page's address. */
export function returnPolicyOf(face: Face, link: string): ReturnPolicy {
  const remorse = ruleFor(face.rules, "changed_mind");
  return {
    "@context": "https://schema.org",
    "@type": "MerchantReturnPolicy",
    ...(face.country !== "" && { applicableCountry: face.country }),
    merchantReturnLink: link,
    ...windowSaid(remorse),
    returnMethod: methodsOf(face.rules),
    itemDefectReturnFees: schema("FreeReturn"),
    ...seasonsSaid(face),
  };
}

const schema = (name: string) => `https://schema.org/${name}`;

const ruleFor = (rules: readonly Rule[], reason: Reason) => rules.find((rule) => rule.reason === reason)!;

const possible = (way: Way) => offered.some((remedy) => way.modes[remedy] !== "no");

/** The spans in which a shopper may change their mind without asking for an exception. */
const openWays = ({ ways }: Rule) => ways.filter((way) => way.open && possible(way));

/** How long, for what, and at whose cost. The highest fee of those days: nobody is promised less than they pay. */
function windowSaid(rule: Rule): Record<string, unknown> {
  const ways = openWays(rule);
  if (ways.length === 0) return { returnPolicyCategory: schema("MerchantReturnNotPermitted") };
  const last = ways.at(-1)!.until;
  const fee = Math.max(...ways.map((way) => way.fee));
  const fees = feesOf(rule, fee);
  return {
    returnPolicyCategory: schema(last === null ? "MerchantReturnUnlimitedWindow" : "MerchantReturnFiniteReturnWindow"),
    // Theirs are days from delivery. For any others there is no word.
    ...(last?.from === "delivered" && { merchantReturnDays: last.days }),
    refundType: refundTypes
      .filter(([, remedies]) => remedies.some((remedy) => ways.some((way) => way.modes[remedy] !== "no")))
      .map(([type]) => type),
    returnFees: fees,
    customerRemorseReturnFees: fees,
    ...(fee > 0 && { restockingFee: fee / 100 }),
  };
}

const refundTypes: readonly [type: string, remedies: readonly OfferedRemedy[]][] = [
  [schema("FullRefund"), ["refund"]],
  [schema("ExchangeRefund"), ["replacement", "exchange"]],
  [schema("StoreCreditRefund"), ["store_credit"]],
];

function feesOf({ back }: Rule, fee: number): string | string[] {
  const own = [
    ...(back?.paidBy === "shopper" ? [schema("ReturnFeesCustomerResponsibility")] : []),
    ...(fee > 0 ? [schema("RestockingFees")] : []),
  ];
  return own.length > 1 ? own : (own[0] ?? schema("FreeReturn"));
}

/** By mail; where something of little worth may be kept, that too. */
function methodsOf(rules: readonly Rule[]): string[] {
  const keeps = rules.some(({ back }) => (back?.keepUpTo ?? 0) > 0);
  return [schema("ReturnByMail"), ...(keeps ? [schema("KeepProduct")] : [])];
}

function seasonsSaid({ seasons }: Face): Record<string, unknown> {
  const said = seasons.flatMap(({ from, to, rules }) => {
    const own = rules.find(({ reason }) => reason === "changed_mind");
    if (!own) return [];
    const { customerRemorseReturnFees: _, ...window } = windowSaid(own);
    return [{ "@type": "MerchantReturnPolicySeasonalOverride", startDate: from, endDate: to, ...window }];
  });
  return said.length > 0 ? { returnPolicySeasonalOverride: said } : {};
}
