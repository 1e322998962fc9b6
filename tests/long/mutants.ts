// Each condition dropped, each border moved, each law left out, one at a time: what the tests of decisions must notice.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

export type Mutant = { file: string; name: string; source: string };

/** Every place in the file where this stands, changed by itself. */
function changed(file: string, pattern: RegExp, to: string | ((found: string) => string)): Mutant[] {
  const source = readFileSync(join(root, file), "utf8");
  const places = [...source.matchAll(pattern)];
  // What the code no longer says would be a mutant that nobody misses.
  if (places.length === 0) throw new Error(`${file} doesn't say ${String(pattern)}.`);
  return places.map((found) => {
    const line = source.slice(0, found.index).split("\n").length;
    const put = typeof to === "string" ? to : to(found[0]);
    const mutated = source.slice(0, found.index) + put + source.slice(found.index + found[0].length);
    return { file, name: `${file}:${line} ${found[0].trim().slice(0, 60)} → ${put.slice(0, 40)}`, source: mutated };
  });
}

export const decide = "shared/policy/decide.ts";
const conditions = "shared/policy/conditions.ts";
const setting = "shared/policy/setting.ts";
const law = "shared/policy/law.ts";
const signals = "shared/policy/signals.ts";
const terms = "shared/policy/terms.ts";
const period = "shared/policy/period.ts";

export const mutants: Mutant[] = [
  ...changed(conditions, /found\.push\((?=\{ |byOrder|\{\n)/g, "void ("),
  ...changed(conditions, /^ {4,6}(atMost|within)\(.*$/gm, ""),
  ...changed(conditions, /\bgot (>|<) limit\b/g, (found) => found.replace(/[<>]/, "$&=")),
  ...changed(period, /PERIOD_DAYS = 14/g, "PERIOD_DAYS = 13"),
  ...changed(period, /at < end \+ 1000/g, "at < end"),
  ...changed(period, /days \+= 1;/g, "break;"),
  ...changed(period, /Math\.max\(/g, "Math.min("),
  ...changed(conditions, /!from && about\.lane === "delivery"/g, "false"),
  ...changed(conditions, /got <= limit/g, "got < limit"),
  ...changed(conditions, /limit > got/g, "limit >= got"),
  ...changed(conditions, /got >= limit\b/g, "got > limit"),
  ...changed(conditions, / && id !== sku/g, ""),
  ...changed(conditions, /inStock && (?=id !== sku)/g, ""),
  ...changed(conditions, /cheaper < 0/g, "false"),
  ...changed(conditions, /if \(facts\.proof\) return null;/g, ""),
  ...changed(conditions, /arrived && \((?=goesBack)/g, "("),
  ...changed(conditions, /goesBack !== null \|\|/g, "false ||"),
  ...changed(conditions, / \|\| terms\.refund === "no"/g, ""),
  ...changed(conditions, /return arrived;/g, "return true;"),
  ...changed(decide, /facts\.extras >= /g, "facts.extras > "),
  ...changed(decide, /remedy === "partial_refund" \? mostOf\(setting\) : value/g, "value"),
  ...changed(decide, /if \(found\.length > 0\) return null;/g, ""),
  ...changed(setting, /if \(remedy === "partial_refund" \|\| remedy === "resend_part"\) return null;/g, ""),
  ...changed(setting, /return back\.when === "inspected" \? back : /g, "return "),
  ...changed(setting, /<= \(terms\.keepUpTo \?\? 0\)/g, "< (terms.keepUpTo ?? 0)"),
  ...changed(law, /refundWhen: "sent_back" \}/g, "}"),
  ...changed(decide, /!setting\.goesBack\) return 0/g, "false) return 0"),
  ...changed(decide, /setting\.about\.fault !== "nobody" \|\|/g, "false ||"),
  ...changed(decide, / - fee;/g, ";"),
  ...changed(conditions, /limits\.skipSignals\.has\(signal\) \? null : /g, ""),
  ...changed(signals, /got >= rule\.atLeast/g, "got > rule.atLeast"),
  ...changed(signals, /rate\.orders < rule\.minimumOrders/g, "rate.orders <= rule.minimumOrders"),
  ...changed(signals, / && rule\.reasons\?\.includes\(reason\) !== false/g, ""),
  ...changed(law, /applies: (withdrawal|canceled|overdue|conformity\(.*?\))/g, "applies: () => false"),
  ...changed(law, / && !item\.exempt/g, ""),
  ...changed(law, /, refundShipping: "standard"(?= \} as const)/g, ""),
  ...changed(law, /(?<=raises: )allPaid/g, '{ refund: "person", afterWindow: "person" }'),
  ...changed(law, /\.\.\.allPaid/g, 'refund: "person", afterWindow: "person"'),
  ...changed(setting, /!exempt && about/g, "about"),
  ...changed(law, /item\.daysSince <= days/g, "item.daysSince < days"),
  ...changed(law, /if \(business\) return \[\];/g, ""),
  ...changed(law, /terms\.(store_credit|partial_refund) === "offer"/g, "false"),
  ...changed(terms, /undefined : (least|most)\b/g, "undefined : undefined"),
  ...changed(terms, /season\.orderedFrom <= day/g, "season.orderedFrom < day"),
  ...changed(terms, /day <= season\.orderedTo/g, "day < season.orderedTo"),
  ...changed(terms, /group\.only\?\.includes\(subject\.reason\) !== false/g, "true"),
];
