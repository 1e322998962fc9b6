// What the product understands of Italian words, and what it says back.
import { describe, expect, test } from "vitest";
import { cases } from "./listening.it.cases.ts";
import { line, listensIn, orderOf, tongueOf } from "./listening.tongue.ts";

listensIn("it", cases);

const { read, say, shown } = tongueOf("it");
const mugs = orderOf([line("l1", "Tazza blu", 2)]);
const two = orderOf([line("l1", "Tazza blu", 2), line("l2", "Teiera in gres")]);

describe("lines in Italian", () => {
  test.each([
    ["Una delle tazze è rotta", mugs, [["l1", 1]]],
    ["Una delle due tazze è rotta", mugs, [["l1", 1]]],
    ["Tutte e due le tazze sono rotte", mugs, [["l1", 2]]],
    ["Entrambe le tazze sono rotte", mugs, [["l1", 2]]],
    ["Le tazze sono rotte", mugs, [["l1", 2]]],
    ["La tazza blu e' rotta", mugs, [["l1", 1]]],
    ["Ho ricevuto solo una tazza su due", mugs, [["l1", 1]]],
    ["La teiera perde acqua", two, [["l2", 1]]],
    ["La tazza blu è perfetta, ma la teiera è crepata", two, [["l2", 1]]],
    [
      "È tutto rotto",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    [
      "La teiera e le due tazze sono rotte",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    ["È rotto", two, []],
  ] as const)("%s", (text, order, meant) =>
    expect(read(text, order).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(meant),
  );

  test("two troubles, each with its own line: “è” is not “e”", () => {
    const { lines } = read("Una tazza è scheggiata e la teiera non funziona", two);
    expect(lines.map(({ lineId, reason }) => [lineId, reason])).toEqual([
      ["l1", "damaged"],
      ["l2", "defective"],
    ]);
  });
});

describe("said back in Italian", () => {
  test.each([
    [
      say([{ lineId: "l1", quantity: 1, reason: "damaged" }], mugs),
      "Uno dei tuoi due articoli “Tazza blu” è arrivato danneggiato.",
    ],
    [say([{ lineId: "l1", quantity: 2, reason: "late" }], two), "I tuoi due articoli “Tazza blu” sono in ritardo."],
    [
      say([{ lineId: "l2", quantity: 1, reason: "wrong_item" }], two, { wish: "refund" }),
      "Doveva arrivare il tuo articolo “Teiera in gres” e invece è arrivato altro, e vorresti un rimborso.",
    ],
    [shown("Le due tazze blu sono crepate", mugs).summary, "I tuoi due articoli “Tazza blu” sono arrivati crepati."],
    [
      shown("La teiera è arrivata senza coperchio", two).summary,
      "Il tuo articolo “Teiera in gres” è arrivato senza coperchio.",
    ],
    [shown("Il mio pacco non è mai arrivato", two).summary, "Il tuo pacco non è arrivato."],
  ])("%s", (said, text) => expect(said).toBe(text));
});
