import { formatMoney } from "../money.ts";
import { offered } from "../remedies.ts";
import { changed, removed } from "./altered.ts";
import { BEYOND, pointName, pointsOf, usualWorth } from "./points.ts";
import { currenciesOf } from "./kinds.ts";
import { layersOf } from "./layers.ts";
import type { Kind } from "./kinds.ts";
import type { LayerAt } from "./layers.ts";
import type { Point } from "./points.ts";
import { alike, modeOf, offerOf, rank } from "./decided.ts";
import type { DecidedOffer, Decision } from "./decision.ts";
import { amountIn, canonical, refundTimes } from "./document.ts";
import type { Layer, Policy } from "./document.ts";
import { cellOf } from "./scan.ts";
import type { Cell, Scan } from "./scan.ts";
import { leastFor } from "./signals.ts";
import { defaults } from "./terms.ts";
import { capital, knobNames, percent, signalWords, stageWords, valueWords } from "./words.ts";

/** What a check finds by leaving a part of the document out, and deciding again: what nothing hangs on is dead. */

export function findEffects(scan: Scan): void {
  for (const layer of layersOf(scan.policy)) findLayer(scan, layer);
  findStageRules(scan);
  findSignals(scan);
  findReach(scan);
}

/** Both sides of every line that either document draws for such an item. */
function pointsUnder(policies: readonly [Policy, Policy], kind: Kind, both: readonly [Cell, Cell]): Point[] {
  const all = both.flatMap(({ resolved }, index) => pointsOf(policies[index]!, kind, resolved, true));
  const points = [...new Map(all.map((point) => [pointName(point), point])).values()];
  const knobs = differing(both);
  // How long ago is asked of no amount: the least of them is held back by nothing else.
  if (knobs.every((knob) => aboutDays.has(knob))) return cheapest(points);
  if (knobs.every((knob) => knob === "evidenceAbove")) return points.filter(({ evidence }) => !evidence);
  return points;
}

/** The items of the smallest amount, on every day. */
function cheapest(points: readonly Point[]): Point[] {
  const plain = points.filter(
    ({ evidence, alone, replaced, automatic }) => evidence && !alone && !replaced && !automatic,
  );
  const least = Math.min(...plain.map(({ worth }) => worth));
  return plain.filter(({ worth }) => worth === least);
}

const aboutDays = new Set<string>(["windowDays", "windowFrom", "waitDays", "afterWindow"]);

/** What differs between two cells: knobs, or "rules" where it is something else. */
function differing([one, other]: readonly [Cell, Cell]): string[] {
  const [a, b] = [one.resolved, other.resolved];
  const knobs = (Object.keys(a.terms) as (keyof Layer)[]).filter((knob) => a.terms[knob] !== b.terms[knob]);
  const lane = a.exempt === null ? b.exempt === null : b.exempt !== null;
  return knobs.length > 0 && lane ? knobs : ["rules"];
}

/**
 * Whether anything is decided another way without this part; null where that isn't known before the decisions run out.
 * `rules`: more than terms differ, so that the same terms say nothing.
 */
function matters(scan: Scan, without: Policy, about: (cell: Cell) => boolean, rules = false): boolean | null {
  const seen = new Set<string>();
  for (const cell of scan.cells) {
    if (!about(cell)) continue;
    const other = cellOf(without, cell.kind);
    if (!rules && other.name === cell.name) continue;
    const pair = `${cell.name}\n${other.name}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    for (const point of pointsUnder([scan.policy, without], cell.kind, [cell, other])) {
      if (scan.spent()) return null;
      if (!alike(scan.decide(cell.kind, point), scan.decide(cell.kind, point, without))) return true;
    }
  }
  return false;
}

const speaks = (at: string) => (cell: Cell) => cell.resolved.layers.includes(at);

/** The example of an item a part would be about, had it any effect. */
function exampleAt(scan: Scan, about: (cell: Cell) => boolean) {
  const cell = scan.cells.find(about);
  return cell && { kind: cell.kind, point: { day: 3, worth: usualWorth(cell.kind.currency), evidence: true } };
}

function findLayer(scan: Scan, layer: LayerAt): void {
  const { policy } = scan;
  const { at } = layer;
  const about = speaks(at);
  // Where that isn't known, its knobs may be dead only because the whole of it is.
  if (at !== "base" && isDead(scan, at) !== false) return;
  for (const knob of Object.keys(layer.terms) as (keyof Layer)[]) {
    const value = layer.terms[knob];
    // To write down what holds anyway is plain speaking.
    if (value === undefined || (at === "base" && canonical(value) === canonical(defaults[knob]))) continue;
    const without = changed(policy, at, { ...layer.terms, [knob]: undefined });
    if (matters(scan, without, about) !== false) continue;
    const text = `${capital(knobNames[knob])}: to set it to ${valueWords(knob, value, policy.currency)} here changes nothing.`;
    const pointless = knob === "evidenceAbove" && !repeats(scan, without, about);
    scan.find({
      code: pointless ? "evidence_pointless" : "no_effect",
      path: `${layer.path}/${knob}`,
      text: `${text} ${pointless ? "A photo is never what is missing there." : whyDead(scan, without, about)}`,
      example: exampleAt(scan, about),
    });
  }
  if (at.startsWith("products/")) findExemption(scan, at);
  if (at.startsWith("customers/")) findSkipped(scan, at);
}

/** Whether every item it is about has the same terms without it. */
const repeats = (scan: Scan, without: Policy, about: (cell: Cell) => boolean) =>
  scan.cells.every((cell) => !about(cell) || cellOf(without, cell.kind).name === cell.name);

const whyDead = (scan: Scan, without: Policy, about: (cell: Cell) => boolean) =>
  repeats(scan, without, about)
    ? "It is so already without it, or something said later takes its place."
    : "Whatever it says, every order it is about is decided alike.";

/** A whole layer that changes nothing is told as one. */
function isDead(scan: Scan, at: string): boolean | null {
  const { policy } = scan;
  const about = speaks(at);
  const rules = at.startsWith("stages/") || at.startsWith("customers/");
  // What a stage opens, and what a group is spared, is asked for by itself.
  if (rules && !isEmpty(policy, at)) return false;
  const alive = matters(scan, removed(policy, at), about);
  if (alive !== false) return alive === null ? null : false;
  const group = policy.products.find(({ id }) => at === `products/${id}`);
  const example = exampleAt(scan, about);
  if (group?.only && openedWide(scan, group.id)) {
    const text =
      "For the reasons named here alone, nothing of this group changes anything. For other reasons it would.";
    scan.find({ code: "only_leaves_nothing", path: `${at}/only`, text, example });
    return true;
  }
  // Out of decisions on the way, nothing is known of other reasons.
  if (scan.spent()) return null;
  const text = example
    ? "Nothing would be decided another way without this: other rules say the same, or are said after it."
    : "This speaks about no order at all.";
  scan.find({ code: "layer_no_effect", path: at, text, example });
  return true;
}

/** Whether a stage's or a customer group's entry says nothing but its terms. */
function isEmpty(policy: Policy, at: string): boolean {
  const stage = Object.entries(policy.stages).find(([name]) => at === `stages/${name}`)?.[1];
  if (stage) return !stage.reasons && !stage.wholeOrderOnly;
  return policy.customers.find(({ id }) => at === `customers/${id}`)?.skipSignals.length === 0;
}

/** Whether the group would change anything if it were for every reason. */
function openedWide(scan: Scan, id: string): boolean {
  const products = scan.policy.products.map((group) => (group.id === id ? { ...group, only: undefined } : group));
  const wide = { ...scan.policy, products };
  const tags = scan.policy.products.find((group) => group.id === id)!.tags;
  return (
    matters(scan, wide, ({ kind }) => tags.some((tag) => kind.tags.includes(tag)), true) === true ||
    wideOf(scan, wide, tags)
  );
}

/** Kinds for reasons outside `only` were never crossed with the group's tags: they are, here. */
function wideOf(scan: Scan, wide: Policy, tags: readonly string[]): boolean {
  return scan.classes
    .filter(({ kind }) => kind.tags.length === 0)
    .some(({ kind }) => {
      const own = { ...kind, tags: tags.slice(0, 1) };
      const both = [cellOf(scan.policy, own), cellOf(wide, own)] as const;
      if (both[0].name === both[1].name || scan.spent()) return false;
      const points = pointsUnder([scan.policy, wide], own, both);
      return points.some((point) => !alike(scan.decide(own, point), scan.decide(own, point, wide)));
    });
}

function findExemption(scan: Scan, at: string): void {
  const { policy } = scan;
  const group = policy.products.find(({ id }) => at === `products/${id}`);
  if (!group?.withdrawalExempt) return;
  const products = policy.products.map((each) => (each === group ? { ...group, withdrawalExempt: undefined } : each));
  if (matters(scan, { ...policy, products }, speaks(at)) !== false) return;
  const text = "To take these goods out of the right of withdrawal changes nothing for the reasons this group is for.";
  scan.find({ code: "no_effect", path: `${at}/withdrawalExempt`, text, example: exampleAt(scan, speaks(at)) });
}

/** Without the rule a person would look at one of its signals more; where there is no such rule, nothing is spared. */
function findSkipped(scan: Scan, at: string): void {
  const group = scan.policy.customers.find(({ id }) => at === `customers/${id}`);
  for (const [index, signal] of (group?.skipSignals ?? []).entries()) {
    if (scan.policy.signals.some((rule) => rule.signal === signal)) continue;
    const text = `To be spared “${signalWords[signal]}” changes nothing: no rule asks for a person because of it.`;
    scan.find({ code: "no_effect", path: `${at}/skipSignals/${index}`, text, example: exampleAt(scan, speaks(at)) });
  }
}

function findStageRules(scan: Scan): void {
  const { policy } = scan;
  for (const [stage, rules] of Object.entries(policy.stages)) {
    const parts = [
      ...(rules.reasons ? (["reasons"] as const) : []),
      ...(rules.wholeOrderOnly ? (["wholeOrderOnly"] as const) : []),
    ];
    for (const part of parts) {
      const without = { ...policy, stages: { ...policy.stages, [stage]: { ...rules, [part]: undefined } } };
      const about = ({ kind }: Cell) => kind.stage === stage;
      if (matters(scan, without, about, true) !== false) continue;
      const text = `${capital(stageWords[stage as Kind["stage"]])}, this changes nothing: what it keeps back goes to a person anyway.`;
      scan.find({ code: "no_effect", path: `stages/${stage}/${part}`, text, example: exampleAt(scan, about) });
    }
  }
}

/** A signal that never is why a person looks: another does at least as early, or one looks anyway. */
function findSignals(scan: Scan): void {
  const { policy } = scan;
  for (const [index, rule] of policy.signals.entries()) {
    const without = { ...policy, signals: policy.signals.filter((_, other) => other !== index) };
    const fires = fired(scan, without, leastFor(rule));
    if (fires !== false) continue;
    const from = rule.signal === "refundRate365d" ? percent(rule.atLeast) : rule.atLeast;
    const text = `“${signalWords[rule.signal]}” from ${from} on changes nothing: a person looks already, for another reason.`;
    scan.find({ code: "no_effect", path: `signals/${index}`, text });
  }
}

function fired(scan: Scan, without: Policy, signals: Point["signals"]): boolean | null {
  for (const cell of scan.classes) {
    for (const own of cheapest(pointsOf(scan.policy, cell.kind, cell.resolved, true))) {
      if (scan.spent()) return null;
      const point = { ...own, signals };
      if (!alike(scan.decide(cell.kind, point), scan.decide(cell.kind, point, without))) return true;
    }
  }
  return false;
}

/** Limits on money that the limit on the number of cases, or on one order, never lets anyone come near. */
function findReach(scan: Scan): void {
  const { perOrderBp } = scan.policy.limits;
  for (const currency of currenciesOf(scan.policy)) findBudgets(scan, currency);
  if (perOrderBp === undefined || perOrderBp < 10_000) return;
  const held = reached(scan);
  if (held !== false) return;
  const text = `No order's remedies ever come to ${percent(perOrderBp)} of what was paid, so this limit holds nothing back.`;
  scan.find({ code: "limit_unreachable", path: "limits/perOrderBp", text });
}

/** Whether one item that is its whole order is ever held back by the limit for an order. */
function reached(scan: Scan): boolean | null {
  for (const { kind } of scan.classes) {
    if (scan.spent()) return null;
    const usual = usualWorth(kind.currency);
    for (const worth of [usual, 100 * usual]) {
      const decision = scan.decide(kind, { day: 0, worth, evidence: true, alone: true, exact: true });
      const all = decision.offers.flatMap(({ why }) => why);
      if (all.some(({ code }) => code === "above_order_limit")) return true;
    }
  }
  return false;
}

function findBudgets(scan: Scan, currency: string): void {
  const { policy } = scan;
  const cell = largest(scan, currency);
  const most = cell?.resolved.terms.autoUpTo ?? 0;
  if (!cell || most === 0 || most >= BEYOND) return;
  for (const [key, who] of [["perDay", "day"] as const, ["perCustomer", "customer"] as const]) {
    const budget = policy.limits[key];
    const limit = budget && amountIn(budget.amount, currency, policy.currency);
    // So many of them reach it, also where this kind of item happens to have no offer that shows it.
    if (!budget || !limit || budget.count === 0 || limit <= budget.count * most) continue;
    const before = { amount: (budget.count - 1) * most, count: budget.count - 1 };
    const automatic = { order: 0, customer: { amount: 0, count: 0 }, day: { amount: 0, count: 0 }, [who]: before };
    const point = { day: 0, worth: most, evidence: true, automatic };
    const codes = scan.decide(cell.kind, point).offers.flatMap(({ why }) => why);
    if (codes.some(({ code }) => code === `above_${who}_limit`)) continue;
    const money = (minor: number) => formatMoney(minor, currency, "en");
    const text = `${money(limit)} is never reached: ${budget.count} cases of ${money(most)} at most come to ${money(budget.count * most)}.`;
    scan.find({ code: "limit_unreachable", path: `limits/${key}/amount`, text, example: { kind: cell.kind, point } });
  }
}

/** The kind of item of which most is settled by itself on one order. */
function largest({ cells }: Scan, currency: string): Cell | null {
  const own = cells.filter(({ kind }) => kind.currency === currency);
  const most = Math.max(0, ...own.map(({ resolved }) => resolved.terms.autoUpTo ?? 0));
  return own.find(({ resolved }) => resolved.terms.autoUpTo === most) ?? null;
}

/** A customer group that makes anything worse for its own: better to be nobody's favourite. */
export function findTraps(scan: Scan): void {
  const ordinary = new Map(
    scan.cells.filter(({ kind }) => kind.customerTags.length === 0).map((cell) => [nameBut(cell.kind), cell]),
  );
  const seen = new Set<string>();
  for (const cell of scan.cells) {
    const groups = cell.resolved.layers.filter((at) => at.startsWith("customers/"));
    const other = ordinary.get(nameBut(cell.kind));
    if (groups.length !== 1 || !other || other.name === cell.name) continue;
    const pair = `${other.name}\n${cell.name}\n${groups[0]}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    findTrap(scan, groups[0]!, cell, other);
  }
}

const nameBut = (kind: Kind) => canonical({ ...kind, customerTags: [] });

function findTrap(scan: Scan, at: string, cell: Cell, other: Cell): void {
  for (const point of pointsUnder([scan.policy, scan.policy], cell.kind, [cell, other])) {
    if (scan.spent()) return;
    const [theirs, anyones] = [scan.decide(cell.kind, point), scan.decide(other.kind, point)];
    const how = worseBy(theirs, anyones);
    if (how === null) continue;
    const knob = (Object.keys(knobNames) as (keyof Layer)[]).find((each) => cell.resolved.sources[each] === at);
    const path = knob ? `${at}/terms/${knob}` : at;
    const text = `Customers in “${at.slice("customers/".length)}” are worse off than anyone else here: ${how}.`;
    return scan.find({ code: "vip_trap", severity: "error", path, text, example: { kind: cell.kind, point } });
  }
}

/** How one decision is worse for a shopper than the other; null where it isn't. */
function worseBy(theirs: Decision, anyones: Decision): string | null {
  for (const remedy of offered) {
    const [own, other] = [offerOf(theirs, remedy), offerOf(anyones, remedy)];
    if (!other || (remedy === "partial_refund" && keepsAll(theirs))) continue;
    const name = knobNames[remedy];
    // More of it may be above what goes out by itself: whoever gives more to some hasn't set a trap.
    const isMore = !!own && own.value > other.value;
    if (!isMore && rank(modeOf(theirs, remedy)) > rank(other.mode)) return `${name} is harder to get`;
    if (own && own.amount + own.bonus < other.amount + other.bonus) return `${name} comes to less`;
    if (own?.goods === "return" && other.goods === "keep") return "goods come back that others may keep";
    if (own?.return?.paidBy === "shopper" && other.return?.paidBy === "merchant") return "they pay the way back";
    if (own && waitsLonger(own, other)) return `${name} waits longer for goods that come back`;
    if (own && exchangesWorse(own, other)) return "an exchange gives less of a difference in price back";
  }
  return lacksExtra(theirs, anyones) ? "they get no little extra" : null;
}

const waitsLonger = ({ return: own }: DecidedOffer, { return: other }: DecidedOffer) =>
  own !== null && other !== null && refundTimes.indexOf(own.when) < refundTimes.indexOf(other.when);

const exchangesWorse = ({ variants: own }: DecidedOffer, { variants: others }: DecidedOffer) =>
  (others ?? []).some(({ id, back }) => own?.some((each) => each.id === id && each.back < back));

/** Unless more of something else leaves no room for it beside what goes out by itself. */
function lacksExtra(theirs: Decision, anyones: Decision): boolean {
  if (!anyones.extra || theirs.extra) return false;
  return theirs.offers.every(({ remedy, value }) => value <= (offerOf(anyones, remedy)?.value ?? 0));
}

/** Who keeps the goods and gets all of the money is offered no part of it. */
const keepsAll = (decision: Decision) => offerOf(decision, "refund")?.goods === "keep";
