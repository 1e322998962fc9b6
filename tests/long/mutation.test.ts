// Whether the tests of decisions would notice: each condition dropped, each border moved, each law left out, one at a time.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const AT_ONCE = 2;
/** Not the project's own files: a platform that was installed beside the tests takes longer to copy than all tests run. */
const made = new Set(["node_modules", ".shots"]);

type Mutant = { file: string; name: string; source: string };

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

const decide = "shared/policy/decide.ts";
const conditions = "shared/policy/conditions.ts";
const setting = "shared/policy/setting.ts";
const law = "shared/policy/law.ts";
const signals = "shared/policy/signals.ts";
const terms = "shared/policy/terms.ts";
const period = "shared/policy/period.ts";

const mutants: Mutant[] = [
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
  ...changed(conditions, /id === line\.sku/g, "false"),
  ...changed(conditions, /!inStock \|\|/g, "false ||"),
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

/** The project's own tests of decisions, over a copy in which one file is another. True: one of them failed. */
async function isKilled({ file, source }: Mutant): Promise<boolean> {
  const home = mkdtempSync(join(tmpdir(), "amends-mutant-"));
  try {
    for (const part of ["shared", "tests", "demo", "package.json", "tsconfig.json"])
      cpSync(join(root, part), join(home, part), { recursive: true, filter: (path) => !made.has(basename(path)) });
    symlinkSync(join(root, "node_modules"), join(home, "node_modules"));
    writeFileSync(join(home, file), source);
    // Every run draws the same cases: chance kills no mutant today that it spares tomorrow.
    const config = 'export default { test: { setupFiles: "tests/unit/seed.ts" } };\n';
    writeFileSync(join(home, "vitest.config.ts"), config);
    const args = [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--bail",
      "1",
      "--testTimeout",
      "60000",
      "--root",
      home,
    ];
    const names = [
      "policy.test",
      "policy.why",
      "policy.law",
      "policy.terms",
      "policy.fair",
      "policy.examples",
      "policy.remedies",
      "policy.invariants",
    ];
    const child = spawn(process.execPath, [...args, ...names.map((name) => `tests/unit/${name}`)], { stdio: "ignore" });
    return (await new Promise<number | null>((resolve) => child.once("exit", resolve))) !== 0;
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

test("no mutant of the evaluator survives", async () => {
  // Without a change they pass: a test that fails anyway would kill everything.
  const source = readFileSync(join(root, decide), "utf8");
  expect(await isKilled({ file: decide, name: "none", source })).toBe(false);
  const survivors: string[] = [];
  const waiting = [...mutants];
  const worker = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift())
      if (!(await isKilled(mutant))) survivors.push(mutant.name);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  console.log(`${mutants.length} mutants, ${survivors.length} survived\n${survivors.join("\n")}`);
  expect(mutants.length).toBeGreaterThan(45);
  expect(survivors).toEqual([]);
}, 900_000);
