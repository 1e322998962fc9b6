// What the product understands of Dutch words, and what it says back.
import { describe, expect, test } from "vitest";
import { cases } from "./listening.nl.cases.ts";
import { line, listensIn, orderOf, tongueOf } from "./listening.tongue.ts";

listensIn("nl", cases);

const { read, say, shown } = tongueOf("nl");
const mugs = orderOf([line("l1", "Blauwe mok", 2)]);
const two = orderOf([line("l1", "Blauwe beker", 2), line("l2", "Theepot van steengoed")]);

describe("lines in Dutch", () => {
  test.each([
    ["Een van de mokken is gebroken", mugs, [["l1", 1]]],
    ["Beide mokken zijn gebroken", mugs, [["l1", 2]]],
    ["De mokken zijn gebroken", mugs, [["l1", 2]]],
    ["De blauwe mok is gebroken", mugs, [["l1", 1]]],
    ["De pot lekt", two, [["l2", 1]]],
    ["De blauwe beker is prima, maar de theepot is gebroken", two, [["l2", 1]]],
    [
      "Alles gebroken",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    ["Het is gebroken", two, []],
  ] as const)("%s", (text, order, meant) =>
    expect(read(text, order).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(meant),
  );
});

describe("said back in Dutch", () => {
  test.each([
    [
      say([{ lineId: "l1", quantity: 1, reason: "damaged" }], mugs),
      "Één van twee stuks “Blauwe mok” kwam beschadigd aan.",
    ],
    [say([{ lineId: "l1", quantity: 2, reason: "late" }], two), "Twee stuks “Blauwe beker” zijn te laat."],
    [
      say([{ lineId: "l2", quantity: 1, reason: "wrong_item" }], two, { wish: "refund" }),
      "Er kwam iets anders in plaats van “Theepot van steengoed”, en je wilt je geld terug.",
    ],
    [shown("De blauwe mok heeft een barst", mugs).summary, "Één van twee stuks “Blauwe mok” kwam gebarsten aan."],
    [shown("De theepot kwam zonder deksel", two).summary, "“Theepot van steengoed” kwam zonder deksel."],
    [shown("Mijn pakket is nooit aangekomen", two).summary, "Je pakket is niet aangekomen."],
  ])("%s", (said, text) => expect(said).toBe(text));
});
