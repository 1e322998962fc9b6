// What the product understands of French words, and what it says back.
import { describe, expect, test } from "vitest";
import { cases } from "./listening.fr.cases.ts";
import { line, listensIn, orderOf, tongueOf } from "./listening.tongue.ts";

listensIn("fr", cases);

const { read, say, shown } = tongueOf("fr");
const mugs = orderOf([line("l1", "Tasse bleue", 2)]);
const two = orderOf([line("l1", "Tasse bleue", 2), line("l2", "Théière en grès")]);

describe("lines in French", () => {
  test.each([
    ["Une des tasses est cassée", mugs, [["l1", 1]]],
    ["L'une des deux tasses est cassée", mugs, [["l1", 1]]],
    ["Les deux tasses sont cassées", mugs, [["l1", 2]]],
    ["Les tasses sont cassées", mugs, [["l1", 2]]],
    ["La tasse bleue est cassée", mugs, [["l1", 1]]],
    ["Je n'ai reçu qu'une tasse sur les deux", mugs, [["l1", 1]]],
    ["La théière fuit", two, [["l2", 1]]],
    ["La tasse bleue est parfaite, mais la théière est fêlée", two, [["l2", 1]]],
    [
      "Tout est cassé",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    [
      "La théière et les deux tasses sont cassées",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    ["C'est cassé", two, []],
  ] as const)("%s", (text, order, meant) =>
    expect(read(text, order).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(meant),
  );

  test("two troubles, each with its own line", () => {
    const { lines } = read("Une tasse est ébréchée et la théière ne s'est jamais refermée, elle fuit", two);
    expect(lines.find(({ lineId }) => lineId === "l1")?.reason).toBe("damaged");
  });
});

describe("said back in French", () => {
  test.each([
    [
      say([{ lineId: "l1", quantity: 1, reason: "damaged" }], mugs),
      "L'un de vos deux articles «\u00a0Tasse bleue\u00a0» est arrivé abîmé.",
    ],
    [
      say([{ lineId: "l1", quantity: 2, reason: "late" }], two),
      "Vos deux articles «\u00a0Tasse bleue\u00a0» sont en retard.",
    ],
    [
      say([{ lineId: "l2", quantity: 1, reason: "wrong_item" }], two, { wish: "refund" }),
      "Autre chose est arrivé à la place de votre article «\u00a0Théière en grès\u00a0», et vous souhaitez un remboursement.",
    ],
    [
      shown("Les deux tasses bleues ont une fissure", mugs).summary,
      "Vos deux articles «\u00a0Tasse bleue\u00a0» sont arrivés fissurés.",
    ],
    [
      shown("La théière est arrivée sans couvercle", two).summary,
      "Votre article «\u00a0Théière en grès\u00a0» est arrivé sans couvercle.",
    ],
    [shown("Mon colis n'est jamais arrivé", two).summary, "Votre colis n'est pas arrivé."],
  ])("%s", (said, text) => expect(said).toBe(text));
});
