import type { Policy } from "./document.ts";
import { findDecided } from "./decided.ts";
import { findEffects, findTraps } from "./effects.ts";
import type { Finding } from "./findings.ts";
import { findExamples } from "./run-examples.ts";
import { scanOf } from "./scan.ts";
import type { Effort, Judge, Scan } from "./scan.ts";
import { findWritten } from "./written.ts";

export { problemsOf } from "./nearest.ts";
export type { Problem } from "./nearest.ts";
export type { Finding, FindingCode } from "./findings.ts";

/** What was found, errors first and each in the order of the document; and how much was decided to find it. */
export type Checked = {
  findings: Finding[];
  /** Decisions made, each by `decide()` itself. */
  cells: number;
  /** Only some of the cells were looked at, so that more may be found: errors that aren't here may still be there. */
  sampled: boolean;
};

/** Enough for any policy of a usual size; a very large one is checked in part, and says so. */
const whole: Effort = { kinds: 200_000, most: 2_000_000, thin: false };
/** Kinds that are told apart fast enough while somebody types. */
const SOME_KINDS = 20_000;

/**
 * Looks for what is unlawful, unfair, contradictory or probably not meant, by deciding every kind of item the policy
 * tells apart. Pure. `now`, in milliseconds, only says which seasons have passed.
 */
export function check(policy: Policy, now?: number): Checked {
  return checkWith(scanOf(policy, whole), now, 1);
}

/**
 * The same with fewer cells, quick enough while somebody types. All that it finds, `check` finds too.
 * @param most how many decisions it may make
 */
export function sample(policy: Policy, now?: number, most = 16_000): Checked {
  const scan = scanOf(policy, { kinds: SOME_KINDS, most, thin: true });
  // A third of them for the cells themselves, of which each has some 25 items.
  const step = Math.max(1, Math.ceil((scan.classes.length * 25) / (most / 3)));
  return { ...checkWith(scan, now, step), sampled: true };
}

/** The check with another judge, so that a judge who is wrong can be shown to be seen. */
export function checkBy(judge: Judge, policy: Policy): Checked {
  return checkWith(scanOf(policy, whole, judge), undefined, 1);
}

function checkWith(scan: Scan, now: number | undefined, step: number): Checked {
  findExamples(scan);
  findWritten(scan, now);
  findDecided(scan, step);
  findTraps(scan);
  findEffects(scan);
  const sampled = scan.spent() || !scan.complete;
  if (sampled && !scan.thin) {
    const text =
      "This tells so many kinds of orders apart that not all of them could be looked at. With fewer groups, seasons or markets they can.";
    scan.find({ code: "checked_in_part", path: "products", text });
  }
  const order = places(scan.policy);
  const findings = scan.findings().sort((a, b) => byWeight(a, b) || order(a.path) - order(b.path));
  return { findings, cells: scan.decided(), sampled };
}

const byWeight = (a: Finding, b: Finding) => Number(a.severity === "warning") - Number(b.severity === "warning");

/** Where a path stands in the document: by its part, then as it was found. */
function places(policy: Policy): (path: string) => number {
  const parts = [
    "base",
    "stages",
    "reasons",
    "products",
    "seasons",
    "markets",
    "customers",
    "signals",
    "limits",
    "staff",
    "examples",
  ];
  return (path) => {
    const [part, name] = path.split("/");
    const own = policy[part as "products"];
    const within = Array.isArray(own) ? own.findIndex(({ id }) => id === name) : Object.keys(own ?? {}).indexOf(name!);
    return parts.indexOf(part!) * 1000 + within;
  };
}
