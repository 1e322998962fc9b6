// What the product understands of German words, and what it says back.
import { describe, expect, test } from "vitest";
import { cases } from "./listening.de.cases.ts";
import { line, listensIn, orderOf, tongueOf } from "./listening.tongue.ts";

listensIn("de", cases);

const { read, say, shown } = tongueOf("de");
const mugs = orderOf([line("l1", "Blaue Tasse", 2)]);
const two = orderOf([line("l1", "Blauer Becher", 2), line("l2", "Teekanne aus Steinzeug")]);

describe("lines in German", () => {
  test.each([
    ["Eine der Tassen ist zerbrochen", mugs, [["l1", 1]]],
    ["Beide Tassen sind zerbrochen", mugs, [["l1", 2]]],
    ["Die Tassen sind zerbrochen", mugs, [["l1", 2]]],
    ["Die blaue Tasse ist zerbrochen", mugs, [["l1", 1]]],
    ["Zwei Tassen sind zerbrochen", mugs, [["l1", 2]]],
    ["Die Kanne ist undicht", two, [["l2", 1]]],
    ["Der blaue Becher ist in Ordnung, aber die Teekanne ist zerbrochen", two, [["l2", 1]]],
    [
      "Alles zerbrochen",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    ["Es ist zerbrochen", two, []],
  ] as const)("%s", (text, order, meant) =>
    expect(read(text, order).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(meant),
  );
});

describe("said back in German", () => {
  test.each([
    [
      say([{ lineId: "l1", quantity: 1, reason: "damaged" }], mugs),
      "Eines von zwei Stück „Blaue Tasse“ ist beschädigt angekommen.",
    ],
    [say([{ lineId: "l1", quantity: 2, reason: "late" }], two), "Zwei Stück „Blauer Becher“ haben sich verspätet."],
    [
      say([{ lineId: "l2", quantity: 1, reason: "wrong_item" }], two, { wish: "refund" }),
      "Statt „Teekanne aus Steinzeug“ kam etwas anderes, und Sie möchten Ihr Geld zurück.",
    ],
    [
      shown("Die blaue Tasse hat einen Riss", mugs).summary,
      "Eines von zwei Stück „Blaue Tasse“ ist gesprungen angekommen.",
    ],
    [shown("Die Teekanne kam ohne Deckel", two).summary, "„Teekanne aus Steinzeug“ kam unvollständig an."],
    [shown("Mein Paket ist nie angekommen", two).summary, "Ihr Paket ist nicht angekommen."],
  ])("%s", (said, text) => expect(said).toBe(text));
});
