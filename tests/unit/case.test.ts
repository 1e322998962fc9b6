// The table of states, walked whole: every state, action, actor and all that the guards can see.
import { describe, expect, test } from "vitest";
import {
  caseState,
  closed,
  itemActions,
  itemStates,
  next,
  released,
  shopperActions,
  staffActions,
  table,
  unknownFacts,
} from "../../shared/case.ts";
import type { Actor, ItemAction, ItemFacts, ItemState } from "../../shared/case.ts";

type From = ItemState | "new";

const actors = ["shopper", "staff", "policy", "platform", "clock"] as const satisfies readonly Actor[];
const actions = [...new Set(table.map((row) => row.action))] as ItemAction[];
const froms: readonly From[] = ["new", ...itemStates];
const everyFacts: readonly ItemFacts[] = [...combinations(), ...approvals()];

/** What is asked about a proposal is asked about nothing else, so it isn't crossed with the rest. */
function approvals(): ItemFacts[] {
  const may = ["offer", "settle", "own"] as const;
  return may.flatMap((approval) => [false, true].map((returns) => ({ ...unknownFacts, approval, returns })));
}

function combinations(): ItemFacts[] {
  const either = [false, true];
  const undoers = [null, "shopper", "staff"] as const;
  const satisfactions = [null, "yes", "not_really"] as const;
  const modes = ["automatic", "evidence", "person", "no"] as const;
  const chosens = [null, "refund"] as const;
  return modes.flatMap((mode) =>
    chosens.flatMap((chosen) =>
      either.flatMap((asShown) =>
        either.flatMap((returns) =>
          either.flatMap((contested) =>
            either.flatMap((alternative) =>
              either.flatMap((byHand) =>
                undoers.flatMap((undoBy) =>
                  satisfactions.flatMap((satisfied) =>
                    either.map((declared) => ({
                      mode,
                      chosen,
                      asShown,
                      returns,
                      contested,
                      alternative,
                      byHand,
                      undoBy,
                      satisfied,
                      declared,
                      // Two facts that no guard asks about together go as one: there are enough as it is.
                      farEnough: byHand,
                      onItsWay: alternative,
                      expected: alternative,
                      problem: asShown,
                      bounced: byHand,
                      approval: null,
                    })),
                  ),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

/** Where an item can go from here, by anyone of these, for whatever facts. */
function waysOut(from: From, by: readonly Actor[]): Set<ItemState> {
  const found = actions.flatMap((action) =>
    by.flatMap((actor) => everyFacts.map((facts) => next(from, action, actor, facts))),
  );
  return new Set(found.filter((to) => to !== null));
}

const open = itemStates.filter((state) => !closed.has(state));

describe("the table", () => {
  test("is complete: it answers everything that can be asked, with a state or with no", () => {
    const answers = froms.flatMap((from) =>
      actions.flatMap((action) => actors.flatMap((by) => everyFacts.map((facts) => next(from, action, by, facts)))),
    );
    expect(answers).toHaveLength(froms.length * actions.length * actors.length * everyFacts.length);
    const known = new Set<ItemState | null>([...itemStates, null]);
    expect(answers.filter((answer) => !known.has(answer))).toEqual([]);
  });

  test("allows nothing but what a row says", () => {
    const named = new Set(table.map((row) => `${row.from} ${row.action} ${row.by}`));
    for (const from of froms)
      for (const action of actions)
        for (const by of actors) {
          const ever = everyFacts.some((facts) => next(from, action, by, facts) !== null);
          expect(ever, `${from} ${action} ${by}`).toBe(named.has(`${from} ${action} ${by}`));
        }
  });

  test.each(table.map((row, index) => [`${row.from} ${row.action} ${row.by} → ${row.to}`, index] as const))(
    "%s is taken for some facts",
    (_, index) => {
      const row = table[index]!;
      const before: { from: From; action: string; by: Actor; guard?: { holds: (facts: ItemFacts) => boolean } }[] =
        table.slice(0, index).filter((other) => other.from === row.from && other.action === row.action);
      const reached = everyFacts.filter(
        (facts) =>
          (!("guard" in row) || row.guard.holds(facts)) &&
          !before.some((other) => other.by === row.by && (other.guard?.holds(facts) ?? true)),
      );
      expect(reached.length).toBeGreaterThan(0);
      for (const facts of reached) expect(next(row.from, row.action, row.by, facts)).toBe(row.to);
    },
  );

  test("makes something of every submission", () => {
    for (const facts of everyFacts) expect(next("new", "submit", "shopper", facts)).not.toBeNull();
    expect(next("new", "submit", "shopper", { ...unknownFacts, mode: "automatic" })).toBe("offered");
    expect(next("new", "submit", "shopper", { ...unknownFacts, mode: "evidence" })).toBe("awaiting_evidence");
    expect(next("new", "submit", "shopper", { ...unknownFacts, mode: "person" })).toBe("in_review");
    expect(next("new", "submit", "shopper", { ...unknownFacts, mode: "no" })).toBe("in_review");
  });

  test("reaches every state", () => {
    const reached = new Set<From>(["new"]);
    for (const from of reached) for (const to of waysOut(from, actors)) reached.add(to);
    expect(itemStates.filter((state) => !reached.has(state))).toEqual([]);
  });
});

describe("nobody is left hanging", () => {
  test.each(open)("%s has a way out without the shopper", (state) => {
    const out = waysOut(state, ["staff", "platform", "clock"]);
    out.delete(state);
    expect([...out]).not.toEqual([]);
  });

  test.each(open)("%s can come to an end without the shopper", (state) => {
    const reached = new Set<From>([state]);
    for (const from of reached) for (const to of waysOut(from, ["staff", "platform", "clock"])) reached.add(to);
    expect([...reached].some((to) => closed.has(to as ItemState))).toBe(true);
  });

  test.each(["declined", "resolved"] as const)("%s can be contested, once", (state) => {
    expect(next(state, "contest", "shopper", unknownFacts)).toBe("in_review");
    expect(next(state, "contest", "shopper", { ...unknownFacts, contested: true })).toBeNull();
  });

  test("expired still leads to a person", () =>
    expect(next("expired", "ask_person", "shopper", unknownFacts)).toBe("in_review"));

  test.each(["offered", "awaiting_evidence"] as const)("from %s a person is one step away", (state) =>
    expect(next(state, "ask_person", "shopper", unknownFacts)).toBe("in_review"),
  );

  test.each(open.filter((state) => state !== "settling"))("%s can be taken back", (state) =>
    expect(next(state, "withdraw", "shopper", unknownFacts)).toBe("withdrawn"),
  );
});

describe("money", () => {
  test("leaves settling only by the platform's word, or undone by whose word it was before anything was sent", () => {
    // A receipt writes down where the goods are, and leaves it where it is.
    expect([...waysOut("settling", ["platform"])].toSorted()).toEqual(["in_review", "resolved", "settling"]);
    expect([...waysOut("settling", ["policy", "clock"])]).toEqual([]);
    for (const facts of everyFacts) {
      expect(next("settling", "undo", "shopper", facts)).toBe(facts.undoBy === "shopper" ? "offered" : null);
      expect(next("settling", "undo", "staff", facts)).toBe(facts.undoBy === "staff" ? "in_review" : null);
    }
    expect([...waysOut("settling", ["shopper"])]).toEqual(["offered"]);
    expect([...waysOut("settling", ["staff"])].toSorted()).toEqual(["in_review", "settling"]);
    expect(next("settling", "record_outcome", "staff", { ...unknownFacts, byHand: false })).toBeNull();
  });

  test("is never said to have been paid by anybody else", () => {
    // A shopper who says that all is well leaves what is resolved as it is.
    const unpaid = froms.filter((from) => from !== "resolved");
    const byOthers = unpaid.flatMap((from) => [...waysOut(from, ["shopper", "staff", "policy", "clock"])]);
    expect(byOthers).not.toContain("resolved");
  });

  test("goes out by an accept only if automatic, as shown, and with the goods kept", () => {
    for (const facts of everyFacts) {
      const now = facts.mode === "automatic" && facts.asShown;
      const to = next("offered", "accept", "shopper", facts);
      expect(to === "settling").toBe(now && !facts.returns);
      expect(to === "awaiting_return").toBe(now && facts.returns);
    }
  });

  test("is never promised by a shopper who has already chosen", () => {
    expect(next("in_review", "accept", "shopper", { ...unknownFacts, chosen: "refund" })).toBeNull();
    expect(next("in_review", "accept", "shopper", unknownFacts)).toBe("in_review");
  });

  test("of goods that come back goes out only when as much is known of them as the policy waits for", () => {
    const returns = { ...unknownFacts, returns: true };
    expect(next("in_review", "settle", "staff", returns)).toBe("awaiting_return");
    expect(next("awaiting_return", "receive", "staff", { ...returns, farEnough: true })).toBe("settling");
    expect(next("awaiting_return", "receive", "staff", returns)).toBe("awaiting_return");
    expect(next("awaiting_return", "receive", "platform", { ...returns, farEnough: true })).toBe("settling");
    expect([...waysOut("awaiting_return", ["shopper", "clock", "policy"])].toSorted()).toEqual([
      "awaiting_return",
      "expired",
      "in_review",
      "withdrawn",
    ]);
  });

  test("moves by a receipt only out of waiting for it; not as promised it never goes out by itself", () => {
    for (const by of ["staff", "platform"] as const)
      for (const facts of everyFacts) {
        const to = next("awaiting_return", "receive", by, facts);
        expect(to).toBe(facts.problem ? "in_review" : facts.farEnough ? "settling" : "awaiting_return");
        const same = facts.expected ? ["in_review", "settling", "resolved", "in_review"] : [null, null, null, null];
        const others = ["in_review", "settling", "resolved", "expired"] as const;
        expect(others.map((from) => next(from, "receive", by, facts))).toEqual(same);
      }
  });

  test("is never moved by the shopper's word that it is sent, nor by a label", () => {
    for (const facts of everyFacts)
      for (const from of itemStates) {
        expect([from, null]).toContain(next(from, "sent", "shopper", facts));
        for (const by of ["staff", "platform"] as const) expect([from, null]).toContain(next(from, "label", by, facts));
      }
  });

  test("of a withdrawal by law waits for goods that come back, and asks no limit", () => {
    for (const facts of everyFacts) {
      const isOpen = facts.mode === "automatic";
      const to = isOpen ? (facts.returns ? "awaiting_return" : "settling") : "in_review";
      expect(next("new", "declare", "shopper", facts)).toBe(to);
    }
  });

  test("of a withdrawal by law, or of goods on their way, never lapses: a person looks for what doesn't come", () => {
    for (const facts of everyFacts)
      expect(next("awaiting_return", "lapse", "clock", facts)).toBe(
        facts.declared || facts.onItsWay ? "in_review" : "expired",
      );
  });

  test("that was proposed is promised only by who may approve it, and in the way it was proposed", () => {
    for (const facts of everyFacts) {
      const to = next("awaiting_approval", "approve", "staff", facts);
      const settled = facts.returns ? "awaiting_return" : "settling";
      expect(to).toBe({ offer: "offered", settle: settled, own: null, none: null }[facts.approval ?? "none"]);
    }
    expect([...waysOut("awaiting_approval", ["clock"])]).toEqual(["in_review"]);
  });

  test("a decline with something in its place is an offer", () => {
    expect(next("in_review", "decline", "staff", { ...unknownFacts, alternative: true })).toBe("offered");
    expect(next("in_review", "decline", "staff", unknownFacts)).toBe("declined");
  });
});

describe("what may be done now", () => {
  test("is what the table would do", () => {
    for (const state of itemStates)
      for (const by of actors)
        for (const facts of everyFacts) {
          const fits = actions.filter((action) => next(state, action, by, facts) !== null);
          expect(itemActions(state, by, facts).toSorted()).toEqual(fits.toSorted());
        }
  });

  test("names each action once, and takes what isn't known as unknown", () => {
    expect(itemActions("offered", "shopper", {})).toEqual(["accept", "ask_person", "withdraw"]);
    expect(itemActions("in_review", "shopper", { chosen: "refund" })).toEqual(["send_evidence", "withdraw"]);
    expect(itemActions("in_review", "staff", {})).toEqual([
      "request_evidence",
      "offer",
      "settle",
      "decline",
      "propose",
    ]);
    expect(itemActions("declined", "shopper", { contested: true })).toEqual([]);
  });

  test.each([
    ["shopper", ["submit", "declare", ...shopperActions]],
    ["staff", staffActions],
  ] as const)("by %s is only what the contract names", (by, named) => {
    const used = new Set<string>(table.filter((row) => row.by === by).map((row) => row.action));
    expect([...used].filter((action) => !(named as readonly string[]).includes(action))).toEqual([]);
  });
});

describe("a case's state", () => {
  // design.md's order, written out once more: the first of these that any item has.
  const order: readonly ItemState[] = [
    "in_review",
    "awaiting_approval",
    "awaiting_evidence",
    "offered",
    "awaiting_return",
    "settling",
    "resolved",
    "declined",
    "withdrawn",
    "expired",
  ];

  test("is the first that any of its items has, in whatever order they stand", () => {
    for (const [index, state] of order.entries()) {
      const later = order.slice(index);
      expect(caseState([state])).toBe(state);
      expect(caseState(later)).toBe(state);
      expect(caseState(later.toReversed())).toBe(state);
    }
    expect(order.toSorted()).toEqual([...itemStates].toSorted());
  });

  test("is closed only if every item is", () => {
    for (const one of itemStates)
      for (const other of itemStates)
        expect(closed.has(caseState([one, other]))).toBe(closed.has(one) && closed.has(other));
  });

  test("of no items is nobody's", () => expect(() => caseState([])).toThrow(RangeError));

  test("frees the units only where nothing was carried out or refused", () => {
    expect([...released].toSorted()).toEqual(["expired", "withdrawn"]);
    expect([...released].filter((state) => !closed.has(state))).toEqual([]);
  });
});
