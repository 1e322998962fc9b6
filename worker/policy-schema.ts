import { toJsonSchema } from "@valibot/to-json-schema";
import { exponents } from "../shared/money.ts";
import { LayerTerms, Policy } from "../shared/policy/document.ts";
import { fieldVocabulary, innerVocabulary, knobVocabulary } from "../shared/policy/vocabulary.ts";
import type { Meaning } from "../shared/policy/vocabulary.ts";

/** The document as JSON Schema, for editors and machines: the very schema that is checked with, and what its fields mean. */

type Node = Record<string, unknown>;

/** Draft 2020-12; the same each time. `id` is the address it is published under. */
export function policyJsonSchema(id: string): Node {
  const { $defs, ...bare } = toJsonSchema(Policy, {
    typeMode: "input",
    errorMode: "ignore",
    target: "draft-2020-12",
    definitions: { Layer: LayerTerms },
  }) as Node & { $defs: { Layer: Node } };
  const Currency = { enum: Object.keys(exponents).sort() };
  const own = { $id: id, title: "resolution-policy/1", $defs: { Layer: described($defs.Layer, "base"), Currency } };
  return { ...described(bare, ""), ...own };
}

/** What stands at a path of the document, layers all alike under "base"; null for places that no field names. */
export function meaningAt(path: string): Meaning | null {
  const [part, ...rest] = path.split("/");
  const inLayer = rest.join("/");
  if (part === "base" && inLayer) {
    return (knobVocabulary as Record<string, Meaning>)[inLayer] ?? innerVocabulary[inLayer] ?? null;
  }
  // Stages and reasons have names, lists have places.
  const named = part === "stages" || part === "reasons" ? [part, ...rest.map((each, at) => (at ? each : "*"))] : [path];
  return fieldVocabulary[named.join("/")] ?? null;
}

function described(node: Node, path: string): Node {
  const words = wordsFor(meaningAt(path));
  const inside: Node = {};
  if (node["properties"])
    inside["properties"] = Object.fromEntries(
      Object.entries(node["properties"] as Record<string, Node>).map(([key, inner]) => [
        key,
        described(inner, path === "" ? key : `${path}/${key}`),
      ]),
    );
  if (node["items"]) inside["items"] = described(node["items"] as Node, `${path}/*`);
  // The ways to write one field: their inner fields are the field's own.
  for (const key of ["anyOf", "oneOf"] as const)
    if (node[key]) inside[key] = (node[key] as Node[]).map((inner) => withoutWords(described(inner, path)));
  // An amount for each currency: else an operator written wrong, or two of them, would pass for currencies.
  if (node["propertyNames"]) inside["propertyNames"] = { $ref: "#/$defs/Currency" };
  return { ...node, ...inside, ...words };
}

function wordsFor(meaning: Meaning | null): Node {
  if (!meaning) return {};
  return {
    description: meaning.meaning,
    ...(meaning.unit && { "x-unit": meaning.unit }),
    ...(meaning.standard !== undefined && { default: meaning.standard }),
    examples: [meaning.example],
  };
}

/** Said once, at the field itself. */
function withoutWords(node: Node): Node {
  const words = new Set(["description", "default", "examples", "x-unit"]);
  return Object.fromEntries(Object.entries(node).filter(([key]) => !words.has(key)));
}
