// What the product understands of Spanish words, and what it says back.
import { describe, expect, test } from "vitest";
import { cases } from "./listening.es.cases.ts";
import { line, listensIn, orderOf, tongueOf } from "./listening.tongue.ts";

listensIn("es", cases);

const { read, say, shown } = tongueOf("es");
const mugs = orderOf([line("l1", "Taza azul", 2)]);
const two = orderOf([line("l1", "Taza azul", 2), line("l2", "Tetera de gres")]);
const colours = orderOf([line("l1", "Taza azul"), line("l2", "Taza roja")]);

describe("lines in Spanish", () => {
  test.each([
    ["Una de las tazas está rota", mugs, [["l1", 1]]],
    ["Una de las dos tazas está rota", mugs, [["l1", 1]]],
    ["Las dos tazas están rotas", mugs, [["l1", 2]]],
    ["Las tazas están rotas", mugs, [["l1", 2]]],
    ["Ambas llegaron rotas", mugs, [["l1", 2]]],
    ["La taza azul está rota", mugs, [["l1", 1]]],
    ["Solo llegó una de las dos tazas", mugs, [["l1", 1]]],
    ["La tetera gotea", two, [["l2", 1]]],
    ["La taza azul es perfecta, pero la tetera está agrietada", two, [["l2", 1]]],
    [
      "Todo llegó roto",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    [
      "La tetera y las dos tazas están rotas",
      two,
      [
        ["l1", 2],
        ["l2", 1],
      ],
    ],
    ["Está roto", two, []],
    ["La taza está rota", colours, []],
    ["La roja llegó rota", colours, [["l2", 1]]],
    ["Pedí la taza azul y me llegó la roja", colours, [["l1", 1]]],
  ] as const)("%s", (text, order, meant) =>
    expect(read(text, order).lines.map(({ lineId, quantity }) => [lineId, quantity])).toEqual(meant),
  );

  test("two troubles, each with its own line", () => {
    const { sure, lines } = read("Una taza llegó rota y la tetera gotea", two);
    expect(sure).toBe(true);
    expect(lines.map(({ lineId, quantity, reason }) => [lineId, quantity, reason])).toEqual([
      ["l1", 1, "damaged"],
      ["l2", 1, "defective"],
    ]);
  });

  test("a title is no sign", () => {
    const vinyl = orderOf([line("l1", "Corazones rotos, vinilo"), line("l2", "Cuenco para fuego")]);
    expect(read("Mi vinilo Corazones rotos", vinyl).reasons).toEqual([]);
    expect(read("El cuenco para fuego es precioso", vinyl).safety).toBeNull();
  });
});

describe("said back in Spanish", () => {
  test.each([
    [
      say([{ lineId: "l1", quantity: 1, reason: "damaged" }], mugs),
      "Una de tus dos unidades de «Taza azul» llegó con daños.",
    ],
    [say([{ lineId: "l1", quantity: 2, reason: "late" }], two), "Tus dos unidades de «Taza azul» van con retraso."],
    [
      say([{ lineId: "l2", quantity: 1, reason: "wrong_item" }], two, { wish: "refund" }),
      "En vez de tu artículo «Tetera de gres» llegó otra cosa, y te gustaría recuperar tu dinero.",
    ],
    [shown("Las dos tazas tienen una grieta", mugs).summary, "Tus dos unidades de «Taza azul» llegaron con grietas."],
    [shown("La tetera llegó sin tapa", two).summary, "Tu artículo «Tetera de gres» llegó sin tapa."],
    [shown("La tetera no venía en la caja", two).summary, "Tu artículo «Tetera de gres» no venía en el paquete."],
    [shown("Mi paquete nunca llegó", two).summary, "Tu paquete no ha llegado."],
    [
      shown("La tetera gotea, quiero una nueva", two).summary,
      "Tu artículo «Tetera de gres» pierde líquido, y te gustaría recibir una unidad nueva.",
    ],
  ])("%s", (said, text) => expect(said).toBe(text));
});
