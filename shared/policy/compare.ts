import { reasons } from "../reasons.ts";
import type { Reason } from "../reasons.ts";
import { roles } from "../roles.ts";
import type { Role } from "../roles.ts";
import { canonical, stages } from "./document.ts";
import type { Layer, Policy, SignalRule } from "./document.ts";
import { meetingOf } from "./layers.ts";
import { defaults } from "./terms.ts";
import {
  amountWords,
  capital,
  goodsWords,
  knobNames,
  listed,
  percent,
  plural,
  scopeWords,
  sentenceOf,
  ruleWords,
  signalWords,
  stageWords,
  valueWords,
  waivableWords,
} from "./words.ts";

/** One difference between two documents: where, from what to what (null: not there), and a sentence for a merchant. */
export type Change = { path: string; from: unknown; to: unknown; text: string };

const same = (a: unknown, b: unknown) => canonical(a ?? null) === canonical(b ?? null);
const knobs = Object.keys(defaults) as (keyof Layer)[];

/**
 * Every difference between two documents, in the order of the document. Empty exactly where both have the same
 * canonical text, and so the same name.
 */
export function compare(before: Policy, after: Policy): Change[] {
  return [
    ...heads.flatMap((key) => headChange(before, after, key)),
    ...layerChanges("base", before.base, after.base, before, after),
    ...stages.flatMap((stage) => stageChanges(before, after, stage)),
    ...reasons.flatMap((reason) => reasonChanges(before, after, reason)),
    ...lists.flatMap((list) => listChanges(before, after, list)),
    ...signalChanges(before, after),
    ...limitChanges(before, after),
    ...staffChanges(before, after),
    ...returnsChanges(before, after),
    ...serviceChanges(before, after),
    ...exampleChanges(before, after),
  ];
}

const heads = ["schema", "id", "currency", "timeZone", "law"] as const;
const headWords = {
  schema: "The form of the document",
  id: "The policy's name",
  currency: "The policy's currency",
  timeZone: "The time zone",
  law: "Law that holds besides each country's own",
} as const satisfies Record<(typeof heads)[number], string>;

function headChange(before: Policy, after: Policy, key: (typeof heads)[number]): Change[] {
  const [from, to] = [before[key], after[key]];
  return same(from, to)
    ? []
    : [{ path: key, from, to, text: `${headWords[key]} goes from ${plain(from)} to ${plain(to)}.` }];
}

/** A value that has no words of its own. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : listed(value.map(String));
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === undefined || value === null ? "nothing" : String(value);
}

/** "from 60 to 30 days": the unit once, where both have the same. */
function fromTo(from: string, to: string): string {
  const [unitFrom, unitTo] = [from, to].map((words) => / (days?|%|hours?|seconds?)$/.exec(words));
  const one = (words: string) => words.replace(/s$/, "");
  const alike = unitFrom && unitTo && one(unitFrom[1]!) === one(unitTo[1]!);
  return `from ${alike ? from.slice(0, unitFrom.index) : from} to ${to}`;
}

/** What a value goes from and to, or that it is set at last or no longer. */
function told(name: string, from: string | null, to: string | null): string {
  if (from === null) return `${name} is now set: ${to}.`;
  if (to === null) return `${name} is no longer set; it was ${from}.`;
  // A number may become the same number for a currency: another document, with the same to say.
  if (from === to) return `${name} is written another way and stays ${to}.`;
  return `${name} goes ${fromTo(from, to)}.`;
}

function leaf(path: string, from: unknown, to: unknown, text: string): Change {
  return { path, from: from ?? null, to: to ?? null, text };
}

/** Each knob of a layer. `at` is the layer's path; a layer that wasn't there says nothing. */
function layerChanges(at: string, from: Layer, to: Layer, before: Policy, after: Policy, inner = at): Change[] {
  return knobs
    .filter((knob) => !same(from[knob], to[knob]))
    .map((knob) => {
      const words = (value: unknown, { currency }: Policy) =>
        value === undefined ? null : valueWords(knob, value, currency);
      const text = told(knobNames[knob], words(from[knob], before), words(to[knob], after));
      return leaf(`${inner}/${knob}`, from[knob], to[knob], sentenceOf(scopeWords(at, after), text));
    });
}

function reasonChanges(before: Policy, after: Policy, reason: Reason): Change[] {
  const at = `reasons/${reason}`;
  const [from, to] = [before.reasons[reason], after.reasons[reason]];
  const changes = layerChanges(at, from ?? {}, to ?? {}, before, after);
  return changes.length > 0 || same(from, to) ? changes : [emptied(at, from, to, capital(goodsWords[reason]))];
}

/** A layer that says nothing came or went: another document, though nothing is decided another way. */
const emptied = (at: string, from: unknown, to: unknown, name: string) =>
  leaf(at, from, to, `${name}: ${to === undefined ? "an empty rule is gone" : "a rule that says nothing yet is new"}.`);

function stageChanges(before: Policy, after: Policy, stage: (typeof stages)[number]): Change[] {
  const at = `stages/${stage}`;
  const [from, to] = [before.stages[stage], after.stages[stage]];
  const scope = scopeWords(at, after);
  const found: Change[] = [];
  if (!same(from?.reasons, to?.reasons)) {
    const words = (own: readonly Reason[] | undefined) =>
      own ? listed(own.map((reason) => goodsWords[reason])) : "every reason";
    const text = `what is open goes from ${words(from?.reasons)} to ${words(to?.reasons)}.`;
    found.push(leaf(`${at}/reasons`, from?.reasons, to?.reasons, sentenceOf(scope, text)));
  }
  if ((from?.wholeOrderOnly ?? false) !== (to?.wholeOrderOnly ?? false)) {
    const text = to?.wholeOrderOnly
      ? "an order is now settled whole, or by a person."
      : "parts of an order are open too.";
    found.push(leaf(`${at}/wholeOrderOnly`, from?.wholeOrderOnly, to?.wholeOrderOnly, sentenceOf(scope, text)));
  }
  found.push(...layerChanges(at, from?.terms ?? {}, to?.terms ?? {}, before, after, `${at}/terms`));
  return found.length > 0 || same(from, to) ? found : [emptied(at, from, to, capital(stageWords[stage]))];
}

const lists = ["products", "seasons", "markets", "customers"] as const;
type ListName = (typeof lists)[number];
type Named = Policy[ListName][number];
const listWords = {
  products: "product group",
  seasons: "season",
  markets: "market",
  customers: "customer group",
} as const satisfies Record<ListName, string>;

/** Layers with an id are told by it; where only their order changed, that is told, with what hangs on it. */
function listChanges(before: Policy, after: Policy, list: ListName): Change[] {
  const [olds, news] = [before[list] as Named[], after[list] as Named[]];
  const gone = olds.filter((old) => !news.some(({ id }) => id === old.id));
  const changes = [
    ...gone.map((old) => leaf(`${list}/${old.id}`, old, null, `Gone: ${describe(before, list, old)}`)),
    ...news.flatMap((own) => {
      const old = olds.find(({ id }) => id === own.id);
      const at = `${list}/${own.id}`;
      return old
        ? namedChanges(at, old, own, before, after)
        : [leaf(at, null, own, `New: ${describe(after, list, own)}`)];
    }),
  ];
  const [from, to] = [common(olds, news), common(news, olds)];
  if (same(from, to)) return changes;
  const text = `The order of the ${listWords[list]}s is now ${listed(to.map((id) => `“${id}”`))}; ${orderWords(from, to, news)}.`;
  return [...changes, leaf(list, from, to, text)];
}

/** What it comes to that of some, the one that came first now comes last. */
function orderWords(from: readonly string[], to: readonly string[], all: readonly Named[]): string {
  const termsOf = (id: string) => all.find((own) => own.id === id)!.terms;
  const turned = to.flatMap((other, index) =>
    to.slice(0, index).flatMap((one) => (from.indexOf(other) < from.indexOf(one) ? [[one, other] as const] : [])),
  );
  const meetings = turned.flatMap(([one, other]) => {
    const [earlier, later] = [termsOf(one), termsOf(other)];
    const both = knobs.filter((knob) => earlier[knob] !== undefined && later[knob] !== undefined);
    return both.map((knob) => meetingOf(earlier[knob], later[knob]));
  });
  const said = [
    ...(meetings.includes("wins") ? ["wins"] : []),
    ...(meetings.includes("adds") ? ["adds to an earlier one"] : []),
  ];
  return said.length > 0 ? `a later one ${said.join(" or ")}` : "nothing hangs on it";
}

const common = (own: readonly Named[], others: readonly Named[]) =>
  own.map(({ id }) => id).filter((id) => others.some((other) => other.id === id));

/** A whole layer in one sentence, each of its leaves in it. */
function describe(policy: Policy, list: ListName, own: Named): string {
  const { id, terms, ...rest } = own;
  const fields = Object.entries(rest).map(([key, value]) => `${fieldNames[key] ?? key} ${fieldWords(key, value)}`);
  const says = knobs
    .filter((knob) => terms[knob] !== undefined)
    .map((knob) => `${knobNames[knob]} ${valueWords(knob, terms[knob], policy.currency)}`);
  const all = [...fields, ...says];
  return `${listWords[list]} “${id}”${all.length > 0 ? `: ${all.join("; ")}` : ""}.`;
}

const fieldNames: Record<string, string> = {
  name: "the name said to shoppers",
  tags: "the list of tags",
  only: "the list of reasons it is for",
  withdrawalExempt: "the exception from withdrawal, Art. 16 letter",
  orderedFrom: "the first day",
  orderedTo: "the last day",
  countries: "the list of countries",
  skipSignals: "the list of signals it is spared",
};

function fieldWords(key: string, value: unknown): string {
  if (key === "only") return listed((value as Reason[]).map((reason) => goodsWords[reason]));
  if (key === "skipSignals")
    return listed((value as (keyof typeof signalWords)[]).map((name) => signalWords[name])) || "none";
  return key === "withdrawalExempt" ? `(${plain(value)})` : plain(value);
}

function namedChanges(at: string, old: Named, own: Named, before: Policy, after: Policy): Change[] {
  const [from, to] = [old, own] as unknown as Record<string, unknown>[];
  const fields = Object.keys(fieldNames)
    .filter((key) => !same(from![key], to![key]))
    .map((key) => {
      const words = (value: unknown) => (value === undefined ? null : fieldWords(key, value));
      const text = told(fieldNames[key]!, words(from![key]), words(to![key]));
      return leaf(`${at}/${key}`, from![key], to![key], sentenceOf(scopeWords(at, after), text));
    });
  return [...fields, ...layerChanges(at, old.terms, own.terms, before, after, `${at}/terms`)];
}

function signalWordsOf(rule: SignalRule): string {
  const on = rule.reasons ? ` for ${listed(rule.reasons.map((reason) => goodsWords[reason]))}` : "";
  return `a person looks from ${ruleWords(rule)} on${on}`;
}

/** Signals have no names: told by their place. */
function signalChanges(before: Policy, after: Policy): Change[] {
  const longest = Math.max(before.signals.length, after.signals.length);
  return Array.from({ length: longest }, (_, index) => index)
    .filter((index) => !same(before.signals[index], after.signals[index]))
    .map((index) => {
      const [from, to] = [before.signals[index], after.signals[index]];
      const was = from && signalWordsOf(from);
      const is = to && signalWordsOf(to);
      const text = !is ? `No longer: ${was}.` : !was ? `New: ${is}.` : `Now ${is}; before, ${was}.`;
      return leaf(`signals/${index}`, from, to, text);
    });
}

type LimitLeaf = { path: string; name: string; words(policy: Policy): string | null; value(policy: Policy): unknown };

const budgets = { perCustomer: "for one customer", perDay: "in a day" } as const;

const limitLeaves: readonly LimitLeaf[] = [
  {
    path: "limits/perOrderBp",
    name: "What is settled by itself of an order",
    value: ({ limits }) => limits.perOrderBp,
    words: ({ limits }) => (limits.perOrderBp === undefined ? null : `${percent(limits.perOrderBp)} of what was paid`),
  },
  {
    path: "limits/perCustomer/days",
    name: "The days over which a customer's cases count",
    value: ({ limits }) => limits.perCustomer?.days,
    words: ({ limits }) => (limits.perCustomer ? plural(limits.perCustomer.days, "day", "days") : null),
  },
  {
    path: "limits/extrasPerCustomer90d",
    name: "The number of extras one customer gets in 90 days",
    value: ({ limits }) => limits.extrasPerCustomer90d,
    words: ({ limits }) => String(limits.extrasPerCustomer90d ?? 1),
  },
  ...(["perCustomer", "perDay"] as const).flatMap((key): LimitLeaf[] => [
    {
      path: `limits/${key}/amount`,
      name: `What is settled by itself ${budgets[key]}`,
      value: ({ limits }) => limits[key]?.amount,
      words: ({ limits, currency }) => {
        const budget = limits[key];
        return budget ? amountWords(budget.amount, currency) : null;
      },
    },
    {
      path: `limits/${key}/count`,
      name: `The number of cases settled by themselves ${budgets[key]}`,
      value: ({ limits }) => limits[key]?.count,
      words: ({ limits }) => (limits[key] ? String(limits[key].count) : null),
    },
  ]),
];

function limitChanges(before: Policy, after: Policy): Change[] {
  return limitLeaves
    .filter(({ value }) => !same(value(before), value(after)))
    .map(({ path, name, value, words }) =>
      leaf(path, value(before), value(after), told(name, words(before), words(after))),
    );
}

type Limits = NonNullable<Policy["staff"]>[number];

const staffNames = {
  perCase: "what may be given above the policy on one case",
  abovePolicyBp: "how far above what the policy offers they may go",
  perDay: "what each may give above the policy in a day",
  canWaive: "what they may set aside",
  approves: "what they may approve of others",
} as const satisfies Record<Exclude<keyof Limits, "role">, string>;

function staffWords(key: keyof typeof staffNames, limits: Limits | undefined, { currency }: Policy): string | null {
  if (!limits) return null;
  if (key === "canWaive") return listed(limits.canWaive.map((condition) => waivableWords[condition])) || "nothing";
  return key === "abovePolicyBp" ? percent(limits.abovePolicyBp) : amountWords(limits[key], currency);
}

/** Each limit of a role; a role without any is bounded by the payment alone. */
function staffChanges(before: Policy, after: Policy): Change[] {
  const limitsIn = ({ staff }: Policy, role: Role) => staff?.find((limits) => limits.role === role);
  const changes = roles.flatMap((role) => {
    const [from, to] = [limitsIn(before, role), limitsIn(after, role)];
    return (Object.keys(staffNames) as (keyof typeof staffNames)[])
      .filter((key) => !same(from?.[key], to?.[key]))
      .map((key) => {
        const text = told(staffNames[key], staffWords(key, from, before), staffWords(key, to, after));
        return leaf(`staff/${role}/${key}`, from?.[key], to?.[key], sentenceOf(`For each ${role},`, text));
      });
  });
  if (changes.length > 0 || same(before.staff, after.staff)) return changes;
  return [
    leaf("staff", before.staff, after.staff, "The limits for staff are written another way and stay as they are."),
  ];
}

const returnsNames = {
  address: "The address for returns",
  instructions: "How goods are to be sent back",
  label: "The label for returns",
} as const satisfies Record<keyof NonNullable<Policy["returns"]>, string>;
const labelWords = { none: "none", link: "a link for each case", on_request: "for those who ask" } as const;

function returnsChanges({ returns: before }: Policy, { returns: after }: Policy): Change[] {
  const words = (own: Policy["returns"]) => ({ ...own, label: own && labelWords[own.label] });
  const [from, to] = [words(before), words(after)];
  return (Object.keys(returnsNames) as (keyof typeof returnsNames)[])
    .filter((key) => !same(before?.[key], after?.[key]))
    .map((key) =>
      leaf(`returns/${key}`, before?.[key], after?.[key], told(returnsNames[key], from[key] ?? null, to[key] ?? null)),
    );
}

const hoursWords = (hours: Policy["service"]["hours"]) =>
  hours.map(({ days, from, to }) => `${days.join(", ")} ${from}–${to}`).join("; ");
const hour = (many: number) => plural(many, "hour", "hours");
const hourOrNone = (many: number | undefined) => (many === undefined ? null : hour(many));
const second = (many: number) => plural(many, "second", "seconds");
const dayWords = (many: number) => plural(many, "day", "days");

type Undo = Policy["service"]["undoSeconds"];
const undoNames = {
  refund: "The time to take back a refund",
  replacement: "The time to take back a replacement",
  exchange: "The time to take back an exchange",
  resend_part: "The time to take back a part sent",
  repair: "The time to take back a repair",
  store_credit: "The time to take back store credit",
  partial_refund: "The time to take back a part of the money",
  staff: "The time to take back what staff settled",
} as const satisfies Record<keyof Undo, string>;

function serviceChanges({ service: before }: Policy, { service: after }: Policy): Change[] {
  const found: Change[] = [];
  const add = (key: string, from: unknown, to: unknown, name: string, words: (value: never) => string | null) => {
    if (same(from, to)) return;
    found.push(leaf(`service/${key}`, from, to, told(name, words(from as never), words(to as never))));
  };
  add("hours", before.hours, after.hours, "The time your people work", hoursWords);
  const reply = [before.firstReplyWorkingHours, after.firstReplyWorkingHours] as const;
  add("firstReplyWorkingHours", ...reply, "The working time until a person answers", hour);
  const settled = [before.resolveWorkingHours, after.resolveWorkingHours] as const;
  add("resolveWorkingHours", ...settled, "The working time until a case is settled", hourOrNone);
  add("offerDays", before.offerDays, after.offerDays, "How long an offer stands", dayWords);
  add("followUpDays", before.followUpDays, after.followUpDays, "The wait before we ask whether it is right", dayWords);
  const [roleFrom, roleTo] = [before.escalateTo, after.escalateTo];
  if (!same(roleFrom, roleTo)) {
    const text = told("Whose a case is that waited too long", roleFrom ?? null, roleTo ?? null);
    found.push(leaf("service/escalateTo", roleFrom, roleTo, text));
  }
  for (const key of Object.keys(undoNames) as (keyof Undo)[])
    add(`undoSeconds/${key}`, before.undoSeconds[key] ?? 0, after.undoSeconds[key] ?? 0, undoNames[key], second);
  return found;
}

/** Examples are told by their names; where a name stands twice or only their order changed, all of them together. */
function exampleChanges({ examples: olds }: Policy, { examples: news }: Policy): Change[] {
  if (same(olds, news)) return [];
  const named = (all: Policy["examples"]) => new Map(all.map((example, index) => [example.name, { example, index }]));
  const [from, to] = [named(olds), named(news)];
  const found = [...new Set([...from.keys(), ...to.keys()])].flatMap((name) => {
    const [old, own] = [from.get(name), to.get(name)];
    if (same(old?.example, own?.example)) return [];
    const what = own ? (old ? "is another now" : "is new") : "is gone";
    return [leaf(`examples/${(own ?? old)!.index}`, old?.example, own?.example, `The example “${name}” ${what}.`)];
  });
  return found.length > 0 ? found : [leaf("examples", olds, news, "The examples stand in another order.")];
}
