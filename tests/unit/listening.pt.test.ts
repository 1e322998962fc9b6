// What the product understands of Portuguese words, and what it says back.
import { describe, expect, test } from "vitest";
import { cases } from "./listening.pt.cases.ts";
import { line, listensIn, orderOf, tongueOf } from "./listening.tongue.ts";

listensIn("pt", cases);

const { read, say, shown } = tongueOf("pt");
const mugs = orderOf([line("l1", "Caneca azul", 2)]);
const two = orderOf([line("l1", "Caneca azul", 2), line("l2", "Bule de barro")]);
const colours = orderOf([line("l1", "Caneca azul"), line("l2", "Caneca vermelha")]);

describe("lines in Portuguese", () => {
  test.each([
    ["Uma das canecas está partida", mugs, [["l1", 1]]],
    ["Uma das duas canecas está quebrada", mugs, [["l1", 1]]],
    ["As duas canecas estão partidas", mugs, [["l1", 2]]],
    ["As canecas estão quebradas", mugs, [["l1", 2]]],
    ["Ambas chegaram partidas", mugs, [["l1", 2]]],
    ["A caneca azul está partida", mugs, [["l1", 1]]],
    ["Só chegou uma das duas canecas", mugs, [["l1", 1]]],
    ["O bule pinga", two, [["l2", 1]]],
    ["A caneca azul é perfeita, mas o bule está rachado", two, [["l2", 1]]],
    [
      "Chegou tudo quebrado",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    [
      "O bule e as duas canecas estão partidos",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    ["Está partido", two, []],
    ["A caneca está partida", colours, []],
    ["A vermelha chegou partida", colours, [["l2", 1]]],
    ["Pedi a caneca azul e veio a vermelha", colours, [["l1", 1]]],
  ] as const)("%s", (text, order, meant) =>
    expect(read(text, order).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(meant),
  );

  test("two troubles, each with its own line", () => {
    const { sure, lines } = read("Uma caneca chegou partida. O bule pinga.", two);
    expect(sure).toBe(true);
    expect(lines.map(({ lineId, quantity, reason }) => [lineId, quantity, reason])).toEqual([
      ["l1", 1, "damaged"],
      ["l2", 1, "defective"],
    ]);
  });

  test("a title is no sign", () => {
    const vinyl = orderOf([line("l1", "Corações partidos, vinil"), line("l2", "Taça de fogo")]);
    expect(read("O meu vinil Corações partidos", vinyl).reasons).toEqual([]);
    expect(read("A taça de fogo é linda", vinyl).safety).toBeNull();
  });
});

describe("said back in Portuguese", () => {
  test.each([
    [
      say([{ lineId: "l1", quantity: 1, reason: "damaged" }], mugs),
      "Uma das suas duas unidades de “Caneca azul” chegou com danos.",
    ],
    [
      say([{ lineId: "l1", quantity: 2, reason: "late" }], two),
      "As suas duas unidades de “Caneca azul” estão com atraso.",
    ],
    [
      say([{ lineId: "l2", quantity: 1, reason: "wrong_item" }], two, { wish: "refund" }),
      "Chegou outra coisa, e não o seu produto “Bule de barro”, e gostaria de receber o dinheiro de volta.",
    ],
    [
      shown("As duas canecas têm uma racha", mugs).summary,
      "As suas duas unidades de “Caneca azul” chegaram com rachas.",
    ],
    [shown("O bule chegou sem tampa", two).summary, "O seu produto “Bule de barro” chegou sem tampa."],
    [shown("O bule não estava na caixa", two).summary, "O seu produto “Bule de barro” não veio na encomenda."],
    [shown("A minha encomenda nunca chegou", two).summary, "A sua encomenda não chegou."],
    [
      shown("O bule pinga, quero um novo", two).summary,
      "O seu produto “Bule de barro” perde líquido, e gostaria de receber uma unidade nova.",
    ],
  ])("%s", (said, text) => expect(said).toBe(text));
});
