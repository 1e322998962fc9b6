import { classOf, kindsOf } from "./kinds.ts";
import { factsOf } from "./made-up.ts";
import { pointsOf } from "./points.ts";
import type { Kind } from "./kinds.ts";
import type { Point } from "./points.ts";
import { decide } from "./decide.ts";
import type { Decision } from "./decision.ts";
import type { Policy } from "./document.ts";
import { exampleOf } from "./example.ts";
import type { Finding, FindingCode } from "./findings.ts";
import { termsFor } from "./terms.ts";
import type { Resolved } from "./terms.ts";

/** What the parts of a check share: the cells, the one judge, how much it may still decide, and what was found. */

export type Cell = { kind: Kind; resolved: Resolved; name: string };

/** Whoever decides. Only the check's own tests pass another than `decide()`. */
export type Judge = typeof decide;

export type Scan = {
  policy: Policy;
  /** Every kind of item, the ordinary ones first. */
  cells: readonly Cell[];
  /** One for each class that is decided alike. */
  classes: readonly Cell[];
  /** Not every item of a cell is decided. */
  thin: boolean;
  /** Every kind of item is among them. */
  complete: boolean;
  pointsOf(cell: Cell): Point[];
  /** Decides an item under this policy, or under one changed for the sake of comparison. */
  decide(kind: Kind, point: Point, policy?: Policy): Decision;
  /** No more may be decided: what isn't known by then stays unsaid. */
  spent(): boolean;
  decided(): number;
  find(found: Found): void;
  /** Whether that has been found already, so that nobody need look again. */
  knows(code: FindingCode, path: string): boolean;
  findings(): Finding[];
};

/** `example` shows the order; the first one found for a code and a place is kept, and an error before a warning. */
export type Found = Omit<Finding, "example" | "severity"> & {
  code: FindingCode;
  severity?: Finding["severity"];
  example?: { kind: Kind; point: Point };
};

/** How much to look at: how many kinds of items, how many decisions in all, and whether every item of a cell is decided. */
export type Effort = { kinds: number; most: number; thin: boolean };

export function scanOf(policy: Policy, { kinds: mostKinds, most, thin }: Effort, judge: Judge = decide): Scan {
  const { kinds, complete } = kindsOf(policy, mostKinds);
  const cells = kinds.map((kind) => cellOf(policy, kind));
  const classes = [...new Map(cells.toReversed().map((cell) => [cell.name, cell])).values()].toReversed();
  const findings = new Map<string, Finding>();
  let decided = 0;
  return {
    policy,
    cells,
    classes,
    complete,
    thin,
    pointsOf: ({ kind, resolved }) => pointsOf(policy, kind, resolved, thin),
    decide: (kind, point, other = policy) => {
      decided += 1;
      const { facts, now } = factsOf(other, kind, point);
      return judge(other, other, facts, now);
    },
    spent: () => decided >= most,
    decided: () => decided,
    find: ({ example, severity = "warning", ...rest }) => {
      const key = `${rest.code} ${rest.path}`;
      const known = findings.get(key);
      if (known && (known.severity === "error" || severity === "warning")) return;
      const words = example ? exampleOf(example.kind, example.point) : "";
      findings.set(key, { ...rest, severity, example: words });
    },
    knows: (code, path) => findings.has(`${code} ${path}`),
    findings: () => [...findings.values()],
  };
}

/** A kind with what this policy says of it. */
export function cellOf(policy: Policy, kind: Kind): Cell {
  const resolved = termsFor(policy, kind);
  return { kind, resolved, name: classOf(kind, resolved) };
}

/** Where a layer's knob stands in the document; what no layer says would stand in the base. */
export function pathOf(source: string, knob: string): string {
  const layer = source === "default" || source.startsWith("law/") ? "base" : source;
  const inTerms = layer !== "base" && !layer.startsWith("reasons/");
  return `${layer}${inTerms ? "/terms" : ""}/${knob}`;
}
