import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeskItem } from "../../shared/contract.ts";
import type { Failure } from "../../desk/api.ts";
import { whatChanged } from "../../desk/changes.ts";
import { atStake, checkOffers, checkOutcome, fullRefund, offerDrafts } from "../../desk/drafts.ts";
import type { OfferDraft } from "../../desk/drafts.ts";
import { amountField, clockOf, parseAmount, shortHash, webAddress } from "../../desk/format.ts";
import { conflictLines } from "../../desk/failures.ts";
import { commandOf } from "../../desk/keys.ts";
import { moodOf, staffReading } from "../../desk/reading.ts";
import * as strings from "../../desk/strings.ts";
import { toneHints } from "../../desk/tone.ts";
import { reasonsOf } from "../../desk/why.ts";
import { at, caseOf, itemOf, minute, now, offerOf } from "./desk-cases.ts";

describe("the clock", () => {
  it.each([
    [130 * minute, "in 2 h 10 min", "calm"],
    [120 * minute, "in 2 h", "calm"],
    [60 * minute, "in 1 h", "calm"],
    [60 * minute - 1, "in 59 min", "soon"],
    [20_000, "in under a minute", "soon"],
    [25 * 60 * minute, "in 1 day", "calm"],
    [71 * 60 * minute, "in 2 days", "calm"],
    [-45 * minute, "45 min overdue", "overdue"],
    [-26 * 60 * minute, "1 day overdue", "overdue"],
  ])("%i ms from now: %s", (left, text, urgency) => {
    expect(clockOf(at(left), now)).toEqual({ text, urgency });
  });
});

describe("amounts as typed", () => {
  it.each([
    ["27.85", "EUR", 2785],
    ["27,85", "EUR", 2785],
    [" 1 890,00 ", "EUR", 189000],
    ["27.8", "EUR", 2780],
    ["500", "JPY", 500],
    ["1.234", "KWD", 1234],
    ["1,890", "EUR", null],
    ["1,890", "JPY", null],
    ["1,234", "KWD", null],
    ["1,23", "KWD", null],
    ["1,890.00", "EUR", null],
    ["27.855", "EUR", null],
    ["-3", "EUR", null],
    ["", "EUR", null],
    ["1e3", "EUR", null],
    ["99999999999999999", "EUR", null],
  ])("%j %s", (typed, currency, minor) => {
    expect(parseAmount(typed, currency)).toBe(minor);
  });

  it("reads back every amount it writes, with a dot or a comma", () => {
    const currency = fc.constantFrom("EUR", "JPY", "KWD", "USD");
    fc.assert(
      fc.property(fc.maxSafeNat(), currency, (minor, code) => {
        expect(parseAmount(amountField(minor, code), code)).toBe(minor);
        if (code === "EUR") expect(parseAmount(amountField(minor, code).replace(".", ","), code)).toBe(minor);
      }),
    );
  });
});

describe("small things in writing", () => {
  it("shortens a version to what tells two apart", () => {
    expect(shortHash("sha256-9f31c0aa77bb")).toBe("9f31c0a");
  });
  it.each([
    ["https://dhl.example/1", "https://dhl.example/1"],
    ["javascript:alert(1)", null],
    ["data:text/html,x", null],
    ["nonsense", null],
    [undefined, null],
  ])("links to %s: %s", (url, link) => {
    expect(webAddress(url)).toBe(link);
  });
});

describe("tone", () => {
  it.each([
    ["Unfortunately we can't.", "Unfortunately"],
    ["That's not possible per our policy.", "per our policy"],
    ["Under the store policy, no.", "Under the store policy"],
    ["As I already stated, no.", "As I already stated"],
    ["As stated above.", "As stated"],
    ["You failed to tell us.", "You failed"],
    ["You should have\n told us.", "You should have"],
    ["Please calm down.", "calm down"],
    ["Please be advised that", "Please be advised"],
    ["We apologise for any inconvenience", "any inconvenience"],
    ["There is nothing more we can do", "nothing more we can do"],
    ["Your claim", "claim"],
  ])("%s", (draft, phrase) => {
    expect(toneHints(draft, 0).map((hint) => hint.phrase)).toEqual([phrase]);
  });

  it("lets kind words be, and an exclamation mark to someone calm", () => {
    expect(toneHints("We're sorry the mug broke. A new one leaves today!", 0)).toEqual([]);
    expect(toneHints("A new one leaves today!", 2)).toHaveLength(1);
    expect(toneHints("", 3)).toEqual([]);
  });

  it("finds nothing to mend in what the desk itself says", () => {
    const said = allStrings(strings).filter((line) => line.length > 3);
    expect(said.length).toBeGreaterThan(150);
    expect(said.flatMap((line) => toneHints(line, 1))).toEqual([]);
  });
});

describe("a stored reading", () => {
  it("gives what it knows and never throws", () => {
    fc.assert(fc.property(fc.anything(), (stored) => void staffReading(stored)));
    expect(staffReading(null)).toBeNull();
    expect(
      staffReading({
        reasons: [{ reason: "damaged", confidence: 0.9 }, { reason: "of_old", confidence: 0.1 }, 7],
        sure: true,
        upset: 9,
        safety: "injury",
        abuse: true,
        threat: "legal",
      }),
    ).toEqual({
      reasons: [{ reason: "damaged", confidence: 0.9 }],
      sure: true,
      wish: null,
      safety: "injury",
      upset: 0,
      anger: false,
      abuse: true,
      threat: "legal",
    });
  });
});

describe("how upset they sound", () => {
  it.each([
    [0, null, "Calm"],
    [0, "injury", null],
    [2, "danger", "Upset"],
  ] as const)("%i, safety %s: %s", (upset, safety, mood) => {
    const reading = staffReading({ upset, safety });
    expect(reading && moodOf(reading)).toBe(mood);
  });
});

describe("the record", () => {
  it("has a name for every event the server writes, and for no other", () => {
    const written =
      "submit decide accept ask_person send_evidence sent label withdraw undo contest rate request_evidence reopen follow_up remind declare match refund_due offer settle decline sent_back receive inspected settled failed unknown lapse propose approve send_back proposal_lapsed overdue pick_up release take_over message note";
    expect(Object.keys(strings.eventNames).toSorted()).toEqual(written.split(" ").toSorted());
  });
});

describe("offers by staff", () => {
  const item = itemOf({ bounds: { min: 2000, max: 5570 } });
  const draft = (part: Partial<OfferDraft>): OfferDraft => ({
    remedy: "refund",
    on: true,
    amount: "20.00",
    bonus: "",
    goods: "keep",
    ...part,
  });
  const errorsOf = (part: Partial<OfferDraft>) => {
    const checked = checkOffers([draft(part)], item, "EUR");
    return checked.ok ? [] : checked.errors.map((error) => error.field);
  };

  it("start from what was shown, inside the bounds, with nothing switched on", () => {
    const shown = itemOf({ bounds: { min: 2785, max: 5570 }, offers: [offerOf({ remedy: "refund", amount: 2785 })] });
    const drafts = offerDrafts(shown, "EUR");
    expect(drafts.map(({ remedy, on, amount }) => [remedy, on, amount])).toEqual([
      ["refund", false, "27.85"],
      ["replacement", false, "55.70"],
      ["exchange", false, "55.70"],
      ["resend_part", false, "55.70"],
      ["repair", false, "55.70"],
      ["store_credit", false, "55.70"],
      ["partial_refund", false, "55.70"],
    ]);
  });

  it.each([
    [{ amount: "19.99" }, ["refund.amount"]],
    [{ amount: "20" }, []],
    [{ amount: "55,70" }, []],
    [{ amount: "55.71" }, ["refund.amount"]],
    [{ amount: "" }, ["refund.amount"]],
    [{ amount: "two" }, ["refund.amount"]],
    [{ remedy: "replacement" as const, amount: "nonsense" }, []],
    [{ remedy: "store_credit" as const, amount: "20", bonus: "x" }, ["store_credit.bonus"]],
    [{ remedy: "store_credit" as const, amount: "x", bonus: "x" }, ["store_credit.amount", "store_credit.bonus"]],
    [{ remedy: "store_credit" as const, amount: "50", bonus: "5.70" }, []],
    [{ remedy: "store_credit" as const, amount: "50", bonus: "5.71" }, ["store_credit.bonus"]],
    [{ on: false, amount: "nonsense" }, []],
  ])("%j: %j", (part, fields) => {
    expect(errorsOf(part)).toEqual(fields);
  });

  it("never offers nothing as money", () => {
    const free = itemOf({ bounds: { min: 0, max: 5570 } });
    expect(checkOffers([draft({ amount: "0" })], free, "EUR").ok).toBe(false);
  });

  it("lets through exactly what is within the bounds", () => {
    const amounts = fc.nat({ max: 10_000 });
    fc.assert(
      fc.property(amounts, amounts, amounts, (a, b, amount) => {
        const bounds = { min: Math.min(a, b), max: Math.max(a, b) };
        const checked = checkOffers([draft({ amount: amountField(amount, "EUR") })], itemOf({ bounds }), "EUR");
        expect(checked.ok).toBe(amount > 0 && amount >= bounds.min && amount <= bounds.max);
        if (checked.ok) expect(checked.value[0]).toMatchObject({ amount, bonus: 0 });
      }),
    );
  });

  it("sends a replacement without money and extra on credit alone", () => {
    const checked = checkOffers(
      [
        draft({ remedy: "replacement", goods: "return", bonus: "3" }),
        draft({ bonus: "3" }),
        draft({ remedy: "store_credit", amount: "30", bonus: "3" }),
      ],
      item,
      "EUR",
    );
    expect(checked).toEqual({
      ok: true,
      value: [
        { remedy: "replacement", amount: 0, bonus: 0, goods: "return" },
        { remedy: "refund", amount: 2000, bonus: 0, goods: "keep" },
        { remedy: "store_credit", amount: 3000, bonus: 300, goods: "keep" },
      ],
    });
  });
});

describe("a full refund", () => {
  it("is what was paid for the units, delivery as shown, and never more than is left", () => {
    const shown = caseOf({});
    const [item] = shown.items as [DeskItem];
    const parts = [
      { of: "goods" as const, amount: 2490 },
      { of: "shipping" as const, amount: 295 },
    ];
    const seen = { ...item, offers: [offerOf({ remedy: "refund", amount: 2785, parts })] };
    expect(atStake(shown)).toBe(2490);
    expect(fullRefund(shown, [item])).toBe(2490);
    expect(fullRefund(shown, [seen])).toBe(2785);
    expect(fullRefund({ ...shown, money: { ...shown.money, left: 1000 } }, [seen])).toBe(1000);
  });
});

describe("an outcome by hand", () => {
  const draft = {
    state: "succeeded" as const,
    reference: " R-1 ",
    creditCode: "C-1",
    extraCode: "",
    expectedBy: "",
    reason: "x",
  };
  const refund = { remedy: "refund", extra: null } as const;
  it("leaves out what is empty or doesn't fit", () => {
    expect(checkOutcome(draft, refund)).toEqual({ ok: true, value: { state: "succeeded", reference: "R-1" } });
    expect(checkOutcome({ ...draft, expectedBy: "2026-11-12" }, { ...refund, remedy: "store_credit" })).toEqual({
      ok: true,
      value: { state: "succeeded", reference: "R-1", creditCode: "C-1", expectedBy: "2026-11-12" },
    });
  });
  it("says the code of the extra, where one goes with it", () => {
    const coded = { ...draft, extraCode: " THANKS-10 " };
    const value = { state: "succeeded", reference: "R-1" };
    expect(checkOutcome(coded, refund)).toEqual({ ok: true, value });
    const extra = { text: "10 % off your next order", code: null };
    const withExtra = checkOutcome(coded, { ...refund, extra });
    expect(withExtra).toEqual({ ok: true, value: { ...value, extraCode: "THANKS-10" } });
  });
  it("wants to know why it couldn't be done", () => {
    expect(checkOutcome({ ...draft, state: "failed" }, refund)).toEqual({
      ok: true,
      value: { state: "failed", reason: "x" },
    });
    expect(checkOutcome({ ...draft, state: "failed", reason: " " }, refund).ok).toBe(false);
  });
});

describe("keys", () => {
  const pressed = { key: "s", ctrlKey: false, metaKey: false, altKey: false, typing: false };
  it.each([
    [{}, "settle"],
    [{ key: "S" }, "settle"],
    [{ key: "?" }, "help"],
    [{ key: "j" }, "down"],
    [{ typing: true }, null],
    [{ ctrlKey: true }, null],
    [{ metaKey: true }, null],
    [{ altKey: true }, null],
    [{ key: "Enter" }, null],
    [{ key: "constructor" }, null],
    [{ key: "w" }, null],
  ])("%j: %s", (part, command) => {
    expect(commandOf({ ...pressed, ...part }, true)).toBe(command);
  });
  it("are off when someone switched them off", () => {
    expect(commandOf(pressed, false)).toBeNull();
  });
});

describe("why", () => {
  it("says each reason once, under the remedies it stands for", () => {
    const why = (said: string) => ({ code: "over", text: said, at: "base", limit: 1, got: 2 });
    const offer = (remedy: "refund" | "replacement" | "store_credit", ...said: string[]) => ({
      remedy,
      mode: "person" as const,
      amount: 0,
      bonus: 0,
      value: 0,
      why: said.map(why),
    });
    const offers = [offer("refund", "a", "b"), offer("replacement", "a", "b"), offer("store_credit", "a", "c")];
    const said = reasonsOf(offers).map((group) => [group.remedies, group.why.map((each) => each.text)]);
    expect(said).toEqual([
      ["", ["a"]],
      ["Refund, Replacement", ["b"]],
      ["Store credit", ["c"]],
    ]);
    expect(reasonsOf([])).toEqual([]);
  });
});

describe("what changed", () => {
  const before = caseOf({});
  it("says nothing about the same case", () => {
    expect(whatChanged(before, caseOf({}))).toEqual([]);
  });
  it("names the item's new state", () => {
    const after = caseOf({ items: [itemOf({ state: "withdrawn" })] });
    expect(whatChanged(before, after)).toEqual(["Blue mug: taken back now."]);
  });
  it("says who took the case, and that the hold ran out", () => {
    const mine = caseOf({ lease: { staffId: "s1", name: "Noor", until: at(minute), mine: true } });
    const theirs = caseOf({ lease: { staffId: "s2", name: "Ilse", until: at(minute), mine: false } });
    expect(whatChanged(mine, theirs)).toEqual([strings.text.changes.held("Ilse")]);
    expect(whatChanged(mine, before)).toEqual([strings.text.changes.lapsed]);
    expect(whatChanged(before, mine)).toEqual([strings.text.changes.mine]);
    const done = { ...before, case: { ...before.case, responseDue: null } };
    expect(whatChanged(mine, done)).toEqual([]);
  });
  it("says that the shopper wrote again, once", () => {
    const wrote = { seq: 2, at: at(0), by: "shopper" as const, event: "message", text: "Hello?", veiled: false };
    const after = caseOf({ timeline: [...before.timeline, wrote] });
    expect(whatChanged(before, after)).toEqual(["Ada wrote again."]);
    expect(whatChanged(after, after)).toEqual([]);
  });
});

describe("a conflict, in words", () => {
  const failure = (code: "lease_lost" | "stale_version"): Failure => ({
    code,
    detail: "Told by the server.",
    retryAfter: null,
  });

  it.each<[string, Parameters<typeof conflictLines>, string[]]>([
    ["what has changed", [failure("lease_lost"), ["One thing."], "Ilse"], ["One thing."]],
    ["who has it, heard of before", [failure("lease_lost"), [], "Ilse"], [strings.text.changes.held("Ilse")]],
    ["nobody has it", [failure("lease_lost"), [], null], [strings.text.errors.leaseLost]],
    ["a newer version", [failure("stale_version"), ["One thing."], null], [strings.text.form.changed, "One thing."]],
    ["nothing to be seen", [failure("stale_version"), [], null], ["Told by the server."]],
  ])("%s", (_, given, said) => expect(conflictLines(...given)).toEqual(said));
});

function allStrings(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value === "function") return allStrings((value as (...words: string[]) => unknown)("Ada", "Ada"));
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(allStrings) : [];
}
