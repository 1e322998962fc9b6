// The published JSON Schema: every field says what it means, and it takes what our own schema takes and nothing else.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import * as fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { Policy } from "../../shared/policy/document.ts";
import { meaningAt, policyJsonSchema } from "../../worker/policy-schema.ts";
import { startOf, starts } from "../../shared/policy/starts/index.ts";
import type { Trade } from "../../shared/policy/starts/index.ts";
import { defaults } from "../../shared/policy/terms.ts";
import { fieldVocabulary, innerVocabulary, knobVocabulary } from "../../shared/policy/vocabulary.ts";
import { policy } from "./arbitraries.ts";

type Node = Record<string, unknown>;
const schema = policyJsonSchema("https://amends.test/v1/policy.schema.json");
const takes = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);

/** Every named field of the schema, with its path. */
function fields(node: Node, path = ""): [string, Node][] {
  const own = Object.entries((node["properties"] ?? {}) as Record<string, Node>).flatMap(([key, inner]) => {
    const at = path === "" ? key : `${path}/${key}`;
    return [[at, inner] as [string, Node], ...fields(inner, at)];
  });
  const ways = (["anyOf", "oneOf"] as const).flatMap((key) =>
    ((node[key] ?? []) as Node[]).flatMap((inner) => fields(inner, path)),
  );
  const items = node["items"] ? fields(node["items"] as Node, `${path}/*`) : [];
  return [...own, ...ways, ...items];
}
/** How a number changes another, and an amount for each currency, are no fields of their own. */
const isOperator = ([path]: [string, Node]) => /\/(atLeast|atMost|plus)$/.test(path) && !path.startsWith("signals");
const layer = (schema["$defs"] as Record<string, Node>)["Layer"]!;
const all = [...fields(schema), ...fields(layer, "base")].filter((field) => !isOperator(field));

describe("the published schema", () => {
  test("says of every field what it means, with an example", () => {
    expect(all.length).toBeGreaterThan(100);
    const silent = all.filter(([, node]) => typeof node["description"] !== "string" || !node["examples"]);
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  test("gives every number its unit", () => {
    const numbers = all.filter(([, node]) => JSON.stringify(node).includes('"integer"') && !node["properties"]);
    const plain = numbers.filter(([, node]) => node["type"] !== "array" && !node["x-unit"]);
    expect(plain.map(([path]) => path).filter((path) => !path.endsWith("extra"))).toEqual([]);
  });

  test("has no words for what isn't there", () => {
    const known = new Set(all.map(([path]) => meaningAt(path)));
    const words = [fieldVocabulary, knobVocabulary, innerVocabulary].flatMap((table) => Object.entries(table));
    expect(words.filter(([, meaning]) => !known.has(meaning)).map(([path]) => path)).toEqual([]);
  });

  test("tells the defaults that hold", () => {
    for (const [knob, { standard }] of Object.entries(knobVocabulary) as [
      keyof typeof defaults,
      { standard?: unknown },
    ][]) {
      // "Never" and "no cap" are no numbers that anyone would write.
      if (standard === undefined) expect(defaults[knob]).toBe(Number.MAX_SAFE_INTEGER);
      else expect(standard).toEqual(defaults[knob]);
    }
  });

  test("each example is one that may stand there", () => {
    const examples = Object.fromEntries(Object.entries(knobVocabulary).map(([knob, { example }]) => [knob, example]));
    const document = {
      ...Object.fromEntries(
        Object.entries(fieldVocabulary).flatMap(([path, { example }]) => (path.includes("/") ? [] : [[path, example]])),
      ),
      base: examples,
      law: [],
    };
    expect(v.safeParse(Policy, document).issues).toBeUndefined();
    expect(takes(document)).toBe(true);
  });

  test("takes the demo shop's policy, the starting ones, and whatever our own schema takes", () => {
    const demo: unknown = JSON.parse(readFileSync(join(import.meta.dirname, "../../demo/policy.json"), "utf8"));
    expect(takes(demo)).toBe(true);
    const shop = { id: "shop", currency: "EUR", timeZone: "Europe/Berlin" };
    for (const trade of Object.keys(starts) as Trade[]) expect(takes(startOf(trade, shop, 2026))).toBe(true);
    fc.assert(
      fc.property(policy, (document) => takes(JSON.parse(JSON.stringify(document)))),
      { numRuns: 50 },
    );
  });

  test.each([
    ["an unknown knob", { base: { windowDay: 30 } }],
    ["a negative window", { base: { windowDays: -1 } }],
    ["an unknown outcome of a signal", { base: {}, signals: [{ signal: "cases90d", atLeast: 1, mode: "no" }] }],
    [
      "a minimum of orders for a plain count",
      { base: {}, signals: [{ signal: "cases90d", atLeast: 1, minimumOrders: 5 }] },
    ],
    ["a share of orders without its minimum", { base: {}, signals: [{ signal: "refundRate365d", atLeast: 3000 }] }],
    ["an operator written wrong", { base: { autoUpTo: { atleast: 8000 } } }],
    ["a currency in small letters", { base: { autoUpTo: { eur: 8000 } } }],
    ["two operators", { base: { keepUpTo: { atLeast: 1000, atMost: 8000 } } }],
    ["a currency nobody knows, in a bound", { base: { autoUpTo: { atMost: { XYZ: 8000 } } } }],
    ["a currency nobody knows, in a limit", { base: {}, limits: { perDay: { amount: { XYZ: 8000 }, count: 5 } } }],
    ["an unknown reason", { base: {}, reasons: { stolen: {} } }],
    ["no base", {}],
  ])("refuses %s, as our own does", (_, part) => {
    const document = { schema: "resolution-policy/1", id: "x", currency: "EUR", timeZone: "Europe/Berlin", ...part };
    expect(takes(document)).toBe(false);
    expect(v.safeParse(Policy, document).success).toBe(false);
  });
});
