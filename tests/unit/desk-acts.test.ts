import { describe, expect, it } from "vitest";
import type { DeskCase } from "../../shared/contract.ts";
import { sayBoundary, settledWords, undo, undoable } from "../../desk/actions/quick.ts";
import type { Answer, Api } from "../../desk/api.ts";
import { createApi } from "../../desk/api.ts";
import { commandOf, keyOf } from "../../desk/keys.ts";
import { createDesk } from "../../desk/model.ts";
import { draftKey } from "../../desk/model/actions.ts";
import { text } from "../../desk/strings.ts";
import { firstWordsVeiled, wishVeiled } from "../../desk/Veil.tsx";
import { at, caseOf, itemOf, mineOf, minute, now, offerOf } from "./desk-cases.ts";

/** The acts of one key: what they send, and what they leave alone. */

type DeskSettlement = DeskCase["settlements"][number];

const settlementOf = (part: Partial<DeskSettlement>): DeskSettlement => ({
  id: "set_1",
  itemId: "i1",
  remedy: "refund",
  amount: 2785,
  bonus: 0,
  state: "scheduled",
  notBefore: at(minute),
  reference: null,
  creditCode: null,
  expectedBy: null,
  extra: null,
  byHand: false,
  attempts: 0,
  problem: null,
  over: [],
  ...part,
});

const settled = (
  settlements: DeskSettlement[],
  items = [itemOf({ state: "settling", chosen: "refund" })],
): DeskCase => ({
  ...caseOf({ items, availableActions: [{ action: "undo", items: items.map(({ id }) => id) }] }),
  settlements,
});

type Sent = { action: string; body: unknown };

/** A desk with a case open; what it sends is kept, and answered with `then`. */
async function deskOn(shown: DeskCase, then: DeskCase = shown) {
  const sent: Sent[] = [];
  const nothing = () => Promise.reject(new Error("not asked for"));
  const api: Api = {
    ...createApi(nothing, () => Promise.resolve()),
    case: () => Promise.resolve({ ok: true, value: shown }),
    act: (_, action, body): Promise<Answer<DeskCase>> => {
      sent.push({ action, body });
      return Promise.resolve({ ok: true, value: then });
    },
    queue: () => Promise.resolve({ ok: true, value: { cases: [], nextCursor: null, me: shown.me, look: shown.look } }),
  };
  const desk = createDesk(api, "mer_1", () => now);
  desk.signedIn({ me: shown.me, look: shown.look });
  await desk.open(shown.case.id);
  return { desk, sent };
}

describe("undoing", () => {
  it("names what waits to leave and can be taken back, and nothing else", () => {
    const waiting = settlementOf({});
    const shown = settled([settlementOf({ id: "set_0", state: "canceled" }), waiting, settlementOf({ itemId: "i9" })]);
    expect(undoable(shown)).toEqual([waiting]);
    expect(undoable({ ...shown, availableActions: [] })).toEqual([]);
  });

  it("says it as a person would", () => {
    const to = [offerOf({ remedy: "refund", amount: 2785, to: "Visa •••• 4242" })];
    const refund = settled([settlementOf({})], [itemOf({ state: "settling", chosen: "refund", offers: to })]);
    expect(settledWords(refund, undoable(refund))).toBe("€27.85 back to Ada, Visa •••• 4242");
    const several = settled([
      settlementOf({ remedy: "store_credit", amount: 3000, bonus: 300 }),
      settlementOf({ id: "set_2", remedy: "replacement" }),
    ]);
    expect(settledWords(several, undoable(several))).toBe(
      "€30.00 + €3.00 extra in store credit for Ada; replacement for Ada (Blue mug)",
    );
  });

  it("sends the items that wait, with the version on screen; where nothing waits, nothing", async () => {
    const { desk, sent } = await deskOn(settled([settlementOf({})]));
    await undo(desk);
    expect(sent).toEqual([{ action: "undo", body: { version: 1, items: ["i1"] } }]);
    const late = await deskOn(caseOf({}));
    await undo(late.desk);
    expect(late.sent).toEqual([]);
  });
});

describe("the boundary", () => {
  const rude = { ...mineOf({}), boundary: "Please keep it civil." };
  const calm = mineOf({});

  it("is sent word for word, once, and leaves a message half written where it was", async () => {
    const { desk, sent } = await deskOn(rude, calm);
    const key = draftKey("case_1", "message");
    desk.compose("message");
    desk.drafts.set(key, "Dear Ada,");
    await Promise.all([sayBoundary(desk), sayBoundary(desk)]);
    await sayBoundary(desk);
    expect(sent).toEqual([{ action: "message", body: { text: "Please keep it civil." } }]);
    expect([desk.drafts.get(key), desk.form.value?.kind]).toEqual(["Dear Ada,", "message"]);
  });

  it("says kindly that it needs the hold, and sends nothing", async () => {
    const { desk, sent } = await deskOn({ ...caseOf({}), boundary: "Please keep it civil." });
    await sayBoundary(desk);
    expect(sent).toEqual([]);
    expect(desk.notice.value?.lines).toEqual([text.boundary.pickUp]);
  });

  it("does nothing where nobody was hurt", async () => {
    const { desk, sent } = await deskOn(calm);
    await sayBoundary(desk);
    expect([sent, desk.notice.value]).toEqual([[], null]);
  });
});

describe("the veil", () => {
  const entry = { at: at(0), by: "shopper" as const };
  const submit = (veiled: boolean) => ({ ...entry, seq: 1, event: "submit", veiled });
  const asked = (seq: number, veiled: boolean) => ({ ...entry, seq, event: "ask_person", items: ["i1"], veiled });

  it("lies on the first words when their entry does, or when an older case's reading says so", () => {
    expect(firstWordsVeiled(caseOf({ timeline: [submit(true)] }))).toBe(true);
    expect(firstWordsVeiled(caseOf({ timeline: [submit(false)] }))).toBe(false);
    expect(firstWordsVeiled({ ...caseOf({ timeline: [submit(false)] }), reading: { abuse: true } })).toBe(true);
  });

  it("lies on a wish by the last time that it was said of that item", () => {
    expect(wishVeiled(caseOf({ timeline: [submit(false), asked(2, true)] }), "i1")).toBe(true);
    expect(wishVeiled(caseOf({ timeline: [submit(false), asked(2, true)] }), "i2")).toBe(false);
    expect(wishVeiled(caseOf({ timeline: [submit(false), asked(2, true), asked(3, false)] }), "i1")).toBe(false);
  });
});

describe("their keys", () => {
  it.each([
    ["q", "request_evidence"],
    ["u", "undo"],
    ["e", "reopen"],
    ["b", "boundary"],
  ] as const)("%s: %s, and not while typing", (key, command) => {
    const pressed = { key, ctrlKey: false, metaKey: false, altKey: false, typing: false };
    expect(commandOf(pressed, true)).toBe(command);
    expect(commandOf({ ...pressed, typing: true }, true)).toBeNull();
    expect(keyOf[command]).toBe(key.toUpperCase());
  });
});

describe("a signal called wrong", () => {
  it("goes with what is decided, and with nothing else; the next decision starts afresh", async () => {
    const { desk, sent } = await deskOn(mineOf({}));
    desk.markWrong("cases90d", true);
    desk.markWrong("refunds365d", true);
    desk.markWrong("cases90d", false);
    await desk.act("note", { text: "Let's see." });
    await desk.act("settle", { version: 1 });
    await desk.act("settle", { version: 2 });
    expect(sent).toEqual([
      { action: "note", body: { text: "Let's see." } },
      { action: "settle", body: { version: 1, signalWrong: ["refunds365d"] } },
      { action: "settle", body: { version: 2 } },
    ]);
  });

  it("is forgotten with the case it was said on, and can't be said where nothing can be decided", async () => {
    const { desk } = await deskOn(mineOf({}));
    expect(desk.canJudge()).toBe(true);
    desk.markWrong("cases90d", true);
    await desk.open("case_2");
    expect(desk.wrong.value).toEqual([]);
    expect((await deskOn(caseOf({}))).desk.canJudge()).toBe(false);
  });
});
