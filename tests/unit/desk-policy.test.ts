// The policy's editor without its page: the document changed by copies, numbers as typed, examples, and what is said when
// another lead was faster.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import type { Answer } from "../../desk/api.ts";
import { createChecker } from "../../desk/policy/checker.ts";
import type { Finding } from "../../shared/policy/findings.ts";
import { amountOf, amountsIn, at, operationIn, pathOf, put, withOperation } from "../../desk/policy/draft.ts";
import type { Draft } from "../../desk/policy/draft.ts";
import { homeOf } from "../../desk/policy/example-orders.ts";
import { outcomesOf } from "../../desk/policy/examples.ts";
import { allKnobs, knobs, meaningOf } from "../../desk/policy/knobs.ts";
import { createEditor } from "../../desk/policy/model.ts";
import { amountReader, readers } from "../../desk/policy/numbers.ts";
import { placeOf } from "../../desk/policy/places.ts";
import type { Kept } from "../../desk/policy/store.ts";
import { exponents } from "../../shared/money.ts";
import type { FairnessAnswer, PolicyAnswer, PolicyCompareAnswer } from "../../shared/contract.ts";
import { Policy } from "../../shared/policy/document.ts";
import { runExamples } from "../../shared/policy/run-examples.ts";
import { starts, startOf } from "../../shared/policy/starts/index.ts";
import type { Trade } from "../../shared/policy/starts/index.ts";
import { defaults } from "../../shared/policy/terms.ts";

const document = JSON.parse(readFileSync(join(import.meta.dirname, "../../demo/policy.json"), "utf8")) as Draft;
const demo = v.parse(Policy, document);
const now = Date.parse("2026-11-22T12:00:00Z");

describe("the document while it is written", () => {
  it("is changed by copies: nothing that was parsed is ever touched", () => {
    const frozen = JSON.stringify(document);
    const next = put(document, ["reasons", "damaged", "windowDays"], 90);
    expect(at(next, ["reasons", "damaged", "windowDays"])).toBe(90);
    expect(JSON.stringify(document)).toBe(frozen);
    expect(next["base"]).toBe(document["base"]);
  });

  it("comes back to what it was when a change is taken back, at any place", () => {
    const places = [
      ["base", "waitDays"],
      ["reasons", "late", "refund"],
      ["stages", "delivered", "terms", "refund"],
    ];
    for (const path of [...places, ["limits", "perOrderBp"], ["service", "undoSeconds", "refund"]]) {
      const before = at(document, path);
      expect(put(put(document, path, 1), path, before)).toEqual(document);
    }
  });

  it("loses a part that would be left empty, but for a group's terms, which name it", () => {
    const bare: Draft = { base: {} };
    expect(
      put(
        put(bare, ["stages", "delivered", "terms", "refund"], "no"),
        ["stages", "delivered", "terms", "refund"],
        undefined,
      ),
    ).toEqual(bare);
    const group: Draft = { products: [{ id: "a", tags: ["a"], terms: { refund: "no" } }] };
    expect(put(group, ["products", 0, "terms", "refund"], undefined)).toEqual({
      products: [{ id: "a", tags: ["a"], terms: {} }],
    });
  });

  it("keeps the terms of seasons and markets, which have to stand there", () => {
    for (const part of ["seasons", "markets"]) {
      const ruled = put({ [part]: [{ id: "a" }] }, [part, 0, "terms", "windowDays"], 45);
      expect(put(ruled, [part, 0, "terms", "windowDays"], undefined)).toEqual({ [part]: [{ id: "a", terms: {} }] });
    }
  });

  it("takes from a list, and adds to it", () => {
    const list: Draft = { seasons: [{ id: "a" }, { id: "b" }] };
    expect(put(list, ["seasons", 0], undefined)).toEqual({ seasons: [{ id: "b" }] });
    expect(put({ base: {} }, ["markets", 0], { id: "a" })).toEqual({ base: {}, markets: [{ id: "a" }] });
    expect(put(list, ["seasons", 2], { id: "c" })).toEqual({ seasons: [{ id: "a" }, { id: "b" }, { id: "c" }] });
  });

  test.each([
    ["base/autoUpTo", ["base", "autoUpTo"]],
    ["products/final-sale/terms/refund", ["products", 0, "terms", "refund"]],
    ["products.0.tags", ["products", 0, "tags"]],
    ["service.hours.0.from", ["service", "hours", 0, "from"]],
  ])("%s is found in it", (named, path) => expect(pathOf(document, named)).toEqual(path));

  it("is spoken of in the form's own words", () => {
    expect(placeOf(document, ["reasons", "damaged", "evidenceAbove"])).toBe(
      "For each reason · It arrived damaged · Ask for a photo above",
    );
    expect(placeOf(document, ["products", 0, "terms", "refund"])).toBe("Kinds of goods · final sale · Money back");
  });
});

describe("operators and amounts", () => {
  test.each([
    [30, "set", 30],
    [{ atLeast: 60 }, "atLeast", 60],
    [{ plus: { EUR: 5 } }, "plus", { EUR: 5 }],
    [{ EUR: 5 }, "set", { EUR: 5 }],
  ])("%j there and back", (value, operator, inner) => {
    expect(operationIn(value)).toEqual({ operator, inner });
    expect(withOperation(operationIn(value).operator, inner)).toEqual(value);
  });

  it("write an amount as short as the document allows", () => {
    expect(amountOf(amountsIn(500, "EUR"), "EUR")).toBe(500);
    expect(amountOf({ EUR: 500, USD: 600 }, "EUR")).toEqual({ EUR: 500, USD: 600 });
    expect(amountOf({ USD: 600 }, "EUR")).toEqual({ USD: 600 });
    expect(amountOf({}, "EUR")).toBeUndefined();
  });
});

describe("numbers as typed", () => {
  it("come back as they were, in every currency and unit", () => {
    fc.assert(
      fc.property(fc.nat(), fc.constantFrom(...Object.keys(exponents)), (minor, currency) => {
        const reader = amountReader(currency);
        expect(reader.read(reader.show(minor))).toBe(minor);
      }),
    );
    for (let bp = 0; bp <= 10_000; bp += 1) expect(readers.share.read(readers.share.show(bp))).toBe(bp);
    for (let days = 0; days <= 3650; days += 1) expect(readers.days.read(readers.days.show(days))).toBe(days);
  });

  test.each([
    [readers.share, "10", 1000],
    [readers.share, "2,5", 250],
    [readers.share, "101", "A share such as 10 or 2.5, 100 at most."],
    [readers.days, "-1", "A whole number, 3650 at most."],
    [readers.days, "4000", "A whole number, 3650 at most."],
    [readers.hours, "0.5", 0.5],
    [readers.hours, "0", "Hours such as 8 or 0.5, 400 at most."],
    [amountReader("EUR"), "24,90", 2490],
    [amountReader("EUR"), "1,890", "An amount such as 80.00."],
    [amountReader("JPY"), "80.5", "An amount such as 8000."],
  ])("%#: %s is %s", (reader, typed, result) => expect(reader.read(typed)).toBe(result));
});

describe("knobs", () => {
  it("are all of the document's, each with its meaning from the schema and none left in basis points", () => {
    expect(allKnobs.toSorted()).toEqual(Object.keys(defaults).toSorted());
    for (const knob of allKnobs) {
      if (knob !== "storeCreditBonusMax") expect(meaningOf(knob), knob).toMatch(/^[A-Z].*\.$/);
      expect(meaningOf(knob)).not.toContain("basis");
    }
  });

  it("offer every word that the document knows, and no other", () => {
    for (const knob of allKnobs) {
      const about = knobs[knob];
      if (about.kind !== "choice") continue;
      const allowed = (value: string) => v.safeParse(Policy, put(document, ["base", knob], value)).success;
      expect(
        about.options.every(([value]) => allowed(value)),
        knob,
      ).toBe(true);
      expect(about.options.map(([value]) => value)).toContain(defaults[knob]);
    }
  });
});

describe("examples", () => {
  it("say in words what the policy decides", () => {
    const [mug] = outcomesOf(demo, demo, "DE", now);
    expect(mug).toMatchObject({
      story: "A mug for €24.90 arrives broken. Day 3, with a photo.",
      words:
        "€24.90 back, a new one or €24.90 credit plus €2.49, at once; and a little extra: 10 % off the next order, up to €10.00; nothing to send back.",
      mode: "automatic",
      until: null,
    });
  });

  it("say beside it what is live where a change makes a difference", () => {
    const tight = v.parse(Policy, put(document, ["base", "autoUpTo"], { EUR: 1000 }));
    const [mug] = outcomesOf(tight, demo, "DE", now);
    expect(mug?.words).toMatch(/once one of us has looked/);
    expect(mug?.also).toBe("“One of us will look at this personally.”");
    expect(mug?.until).toMatch(/at once; [^;]+; nothing to send back/);
  });

  it("have one for the merchant's own customers, decided as theirs", () => {
    const vip = { id: "vip", tags: ["vip"], terms: { windowDays: { plus: 15 }, autoUpTo: { atLeast: 20_000 } } };
    const policy = v.parse(Policy, put(document, ["customers"], [vip]));
    const [scarf, bag] = ["scarf", "customers/vip"].map((id) =>
      outcomesOf(policy, demo, "DE", now).find((one) => one.id === id),
    );
    expect([scarf?.mode, bag?.mode]).toEqual(["person", "automatic"]);
    expect(bag?.story).toBe("A bag for €89.00 isn't wanted any more by someone in “vip”. Day 40.");
    expect(bag?.until).toMatch(/once one of us has looked/);
  });

  it("have one for the first season, ordered in it whatever the day is", () => {
    const gifts = { id: "gifts", orderedFrom: "2026-11-20", orderedTo: "2026-11-20", terms: { windowDays: 60 } };
    for (const timeZone of ["Pacific/Auckland", "America/Los_Angeles"]) {
      const policy = v.parse(Policy, { ...put(document, ["seasons"], [gifts]), timeZone });
      const [scarf, given] = ["scarf", "seasons/gifts"].map((id) =>
        outcomesOf(policy, policy, "US", now).find((one) => one.id === id),
      );
      expect([scarf?.mode, given?.mode]).toEqual(["person", "automatic"]);
      expect(given?.story).toBe("A scarf for €35.00, ordered in “gifts”, isn't wanted any more. Day 40.");
      expect(given?.given).toMatchObject({ placedOn: "2026-11-20", day: 40 });
    }
  });

  it("say where the law gives more, in the countries where it does", () => {
    const none = v.parse(
      Policy,
      put(document, ["reasons", "changed_mind"], { refund: "no", store_credit: "no", replacement: "no" }),
    );
    const coat = (country: string) => outcomesOf(none, none, country, now).find(({ id }) => id === "coat");
    expect(coat("DE")?.also).toMatch(/^Here the law decides instead of your policy: money back is offered/);
    expect(coat("US")).toMatchObject({ words: "Not possible.", mode: "no" });
  });

  it("show what the others don't: a witness for each outcome that is left", () => {
    const { defective, not_as_described: other } = demo.reasons;
    const drawn = (mended: object) => {
      const reasons = { ...demo.reasons, defective: { ...defective, repair: "no" }, not_as_described: mended };
      const policy = v.parse(Policy, put(document, ["reasons"], reasons));
      return outcomesOf(policy, policy, "DE", now).slice(8);
    };
    const plain = drawn({ ...other });
    const wordless = (words: string) => words.replaceAll(/[€\d.]+/g, "");
    expect(new Set(plain.map(({ words }) => wordless(words))).size).toBe(plain.length);
    // A remedy of a reason that no everyday story is about.
    const repairs = drawn({ ...other, repair: "offer" });
    expect(plain.map(({ words }) => words).join()).not.toContain("a repair");
    const repaired = repairs.find(({ words }) => words.includes("a repair"));
    expect(repaired?.story).toMatch(/^An item of €[\d.]+ that isn't as described, /);
    expect(repaired?.given).toMatchObject({ reason: "not_as_described" });
    expect(repaired?.given).not.toHaveProperty("tags");
  });

  it.each(Object.keys(starts) as Trade[])("are twelve for %s, in any currency", (trade) => {
    for (const currency of ["EUR", "JPY", "KWD", "USD"]) {
      const policy = v.parse(Policy, startOf(trade, { id: "x", currency, timeZone: "Europe/Paris" }, 2026));
      const outcomes = outcomesOf(policy, demo, homeOf(policy.timeZone), now);
      expect(outcomes).toHaveLength(12);
      expect(outcomes.some(({ mode }) => mode === "automatic")).toBe(true);
      for (const { words } of outcomes) expect(words).toMatch(/^[^a-z].*\.$/);
    }
  });
});

describe("looking it over beside the page", () => {
  type Posted = { turn: number; draft: Draft; sample: boolean };
  const workers: { posted: Posted[]; ended: boolean; answer(told: object): void }[] = [];

  /** A worker that says nothing by itself. */
  function start(): Worker {
    let hear: (event: { data: object }) => void = () => undefined;
    const posted: Posted[] = [];
    const made = { posted, ended: false, answer: (told: object) => hear({ data: told }) };
    workers.push(made);
    return {
      addEventListener: (_: string, listener: typeof hear) => (hear = listener),
      postMessage: (asked: Posted) => posted.push(asked),
      terminate: () => (made.ended = true),
    } as unknown as Worker;
  }

  beforeEach(() => {
    workers.length = 0;
    vi.useFakeTimers();
  });
  afterEach(() => void vi.useRealTimers());

  it("asks once the keys are still, in part and then whole", () => {
    const heard: boolean[] = [];
    const checker = createChecker(start);
    for (const one of [1, 2, 3]) checker.look({ one }, true, (_, inPart) => heard.push(inPart));
    vi.advanceTimersByTime(300);
    const [worker] = workers;
    expect(worker!.posted).toMatchObject([{ draft: { one: 3 }, sample: true }]);
    worker!.answer({ turn: worker!.posted[0]!.turn, sample: true, findings: [] });
    vi.advanceTimersByTime(2000);
    worker!.answer({ turn: worker!.posted[1]!.turn, sample: false, findings: [] });
    expect(heard).toEqual([true, false]);
    checker.close();
    expect(worker!.ended).toBe(true);
  });

  it("ends a long look that nobody waits for, and never hears an old answer", () => {
    const heard: string[] = [];
    const checker = createChecker(start);
    checker.look({}, false, () => heard.push("old"));
    vi.advanceTimersByTime(1);
    checker.look({}, true, () => heard.push("new"));
    vi.advanceTimersByTime(300);
    const [old, fresh] = workers;
    expect(old!.ended).toBe(true);
    old!.answer({ turn: old!.posted[0]!.turn, sample: false, findings: [] });
    fresh!.answer({ turn: fresh!.posted[0]!.turn, sample: true, findings: [] });
    expect(heard).toEqual(["new"]);
  });
});

describe("the editor", () => {
  const first = { hash: "sha256-a", since: "2026-11-12T09:00:00Z", by: "Ilse", note: null };
  const other = { hash: "sha256-b", since: "2026-11-20T09:00:00Z", by: "Noor", note: null };
  let live: PolicyAnswer;
  let kept: Kept | null;
  let asked: unknown[];
  let publishing: Answer<unknown>;
  /** What the checker says of the draft it was last asked about. */
  let found: (findings: readonly Finding[]) => void;
  const fairness: FairnessAnswer = {
    since: "2025-12",
    groups: { country: [], language: [], customer: [] },
    signals: [],
  };

  const answerOf = (version: typeof first, policy: Policy): PolicyAnswer => ({
    live: { ...version, policy },
    versions: [version],
    paused: false,
    awaiting: null,
    shadow: null,
    canary: null,
    log: [],
    me: { id: "s1", email: "ilse@kettle.example", name: "Ilse", role: "lead" },
    look: { name: "Kettle & Clay", accent: null } as unknown as PolicyAnswer["look"],
  });
  const refusal = (code: string, errors?: { path: string; code: string; message: string }[]): Answer<unknown> => ({
    ok: false,
    failure: { code: code as "invalid", detail: "", retryAfter: null, ...(errors ? { errors } : {}) },
  });

  beforeEach(() => {
    live = answerOf(first, demo);
    kept = null;
    asked = [];
    publishing = { ok: true, value: {} };
    comparing = compared;
  });

  const compared: Answer<PolicyCompareAnswer> = {
    ok: true,
    value: { changes: [], moves: [], more: 0, sampled: false },
  };
  let comparing: Answer<PolicyCompareAnswer>;

  const never = () => Promise.reject(new Error("Not asked for here."));

  async function opened() {
    const editor = createEditor({
      api: {
        live: () => Promise.resolve({ ok: true as const, value: live }),
        publish: (policy, how) => {
          asked.push({ policy, how });
          return Promise.resolve(publishing);
        },
        fairness: () => Promise.resolve({ ok: true as const, value: fairness }),
        version: never,
        compare: (policy) => {
          asked.push({ compare: policy });
          return Promise.resolve(comparing);
        },
        backtest: never,
        rollBack: never,
        killSwitch: never,
        shadow: (policy, how) => {
          asked.push({ shadow: policy, how });
          return Promise.resolve(publishing);
        },
        canary: never,
        stopTrial: never,
        approve: (proposal) => {
          asked.push({ proposal });
          return Promise.resolve(publishing);
        },
        sendBack: never,
      },
      store: { read: () => kept, write: (value) => (kept = value) },
      checker: {
        look: (_, sample, tell) => (found = (findings) => tell(findings, sample)),
        close: () => undefined,
      },
      signedOut: () => undefined,
    });
    await editor.load();
    return editor;
  }

  it("begins with what is live, and keeps no draft of it", async () => {
    const editor = await opened();
    expect(editor.same.value).toBe(true);
    expect(kept).toBeNull();
  });

  it("keeps a draft over a reload, and forgets it once it says the same again", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    expect(kept).toMatchObject({ from: "sha256-a" });
    const again = await opened();
    expect(at(again.draft.value, ["base", "windowDays"])).toBe(45);
    expect(again.changes.value.map(({ text }) => text)).toEqual(["The window goes from 30 to 45 days."]);
    again.set(["base", "windowDays"], 30);
    expect(kept).toBeNull();
  });

  it("asks what a draft decides otherwise, once for each, and not of one that is live", async () => {
    const editor = await opened();
    await editor.weigh();
    expect(asked).toEqual([]);
    editor.set(["base", "windowDays"], 45);
    expect(editor.moves.value).toBeUndefined();
    await editor.weigh();
    await editor.weigh();
    expect(asked).toEqual([{ compare: editor.draft.value }]);
    expect(editor.moves.value).toMatchObject({ more: 0 });
    editor.set(["base", "windowDays"], 46);
    const late = editor.weigh();
    editor.set(["base", "windowDays"], 47);
    await late;
    expect(editor.moves.value).toBeUndefined();
  });

  it("says where that can't be had, and asks again the next time", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    comparing = refusal("unavailable") as Answer<PolicyCompareAnswer>;
    await editor.weigh();
    expect([editor.moves.value, editor.notice.value?.tone]).toEqual([null, "warn"]);
    comparing = compared;
    await editor.weigh();
    expect(editor.moves.value).toMatchObject({ more: 0 });
  });

  it("shows the last whole document's examples while the draft isn't one, and says where it isn't", async () => {
    const editor = await opened();
    editor.set(["products", 1], { id: "new", tags: [], terms: {} });
    expect(editor.whole.value).toBe(false);
    expect(editor.policy.value).toEqual(demo);
    expect(editor.hints.value).toMatchObject([{ severity: "error", path: ["products", 1, "tags"] }]);
    expect(await editor.publish("")).toBe(false);
    expect(asked).toEqual([]);
  });

  it("knows what was found in an earlier draft from what was found in this one", async () => {
    const wrong = { path: "base/windowDays", code: "x", severity: "error", text: "Too long.", example: "" } as const;
    const editor = await opened();
    editor.set(["base", "windowDays"], 400);
    expect(editor.lookedOver.value).toBe(false);
    const late = found;
    found([wrong as unknown as Finding]);
    expect([editor.lookedOver.value, editor.hints.value.length]).toEqual([true, 1]);
    editor.set(["base", "windowDays"], 30);
    expect([editor.lookedOver.value, editor.hints.value.length]).toEqual([false, 1]);
    late([]);
    expect(editor.lookedOver.value).toBe(false);
    found([]);
    expect([editor.lookedOver.value, editor.hints.value.length]).toEqual([true, 0]);
  });

  it("publishes from the version it began with; another lead who was faster is told in words, and nothing is lost", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    publishing = refusal("stale_version");
    live = answerOf(other, v.parse(Policy, put(document, ["base", "waitDays"], 2)));
    expect(await editor.publish("more time")).toBe(false);
    expect(asked).toMatchObject([{ how: { from: "sha256-a", note: "more time" } }]);
    expect(editor.stale.value).toMatch(/^Noor made another version live on 20 Nov/);
    expect(at(editor.draft.value, ["base", "windowDays"])).toBe(45);
    expect(editor.changes.value).toHaveLength(2);
    publishing = { ok: true, value: {} };
    await editor.publish("");
    expect(asked[1]).toMatchObject({ how: { from: "sha256-b" } });
  });

  it("heard of another version while a note was written, publishes from the one that was looked at", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    const looked = editor.from.value;
    live = answerOf(other, v.parse(Policy, put(document, ["base", "waitDays"], 2)));
    await editor.refresh();
    expect(editor.from.value).toBe("sha256-b");
    publishing = refusal("stale_version");
    expect(await editor.publish("", looked)).toBe(false);
    expect(asked).toMatchObject([{ how: { from: "sha256-a" } }]);
    expect(editor.stale.value).toMatch(/^Noor made another version live/);
  });

  it("sees what another lead did without a reload: at once where there is no draft, in words where there is one", async () => {
    const editor = await opened();
    live = answerOf(other, v.parse(Policy, put(document, ["base", "waitDays"], 2)));
    await editor.refresh();
    expect([editor.same.value, editor.stale.value]).toEqual([true, null]);
    expect(at(editor.draft.value, ["base", "waitDays"])).toBe(2);
    editor.set(["base", "windowDays"], 45);
    live = answerOf(first, demo);
    await editor.refresh();
    expect(editor.stale.value).toMatch(/^Ilse made another version live/);
    expect(at(editor.draft.value, ["base", "windowDays"])).toBe(45);
  });

  it("shows what the server's check found beside its field", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    publishing = refusal("invalid", [{ path: "base/windowDays", code: "law_broken", message: "Too short." }]);
    expect(await editor.publish("")).toBe(false);
    expect(editor.hints.value).toMatchObject([{ severity: "error", path: ["base", "windowDays"], text: "Too short." }]);
  });

  it("keeps a small order as an example that holds, and takes what happens now where one doesn't", async () => {
    const editor = await opened();
    const { given, story } = outcomesOf(demo, demo, "DE", now)[0]!;
    editor.keepExample(story, given);
    const held = () => runExamples(editor.policy.value!).map(({ holds }) => holds);
    expect(editor.policy.value!.examples.at(-1)).toMatchObject({ name: story, then: { refund: "automatic" } });
    expect(held()).toEqual([true, true, true, true]);
    editor.set(["base", "autoUpTo"], 1000);
    expect(held()).toEqual([false, false, true, false]);
    for (const index of [0, 1, 3]) editor.takeOutcome(index);
    expect(held()).toEqual([true, true, true, true]);
    expect(editor.policy.value!.examples[0]!.then.refund).toBe("person");
  });

  const waiting: NonNullable<PolicyAnswer["awaiting"]> = {
    id: "prp_1",
    kind: "publish",
    hash: "sha256-c",
    at: "2026-11-22T09:00:00Z",
    by: "Ilse",
    mine: true,
    note: null,
    reasons: ["The window goes from 30 to 45 days."],
    shareBp: null,
  };

  it("says that a version waits for a second lead, and keeps the draft until it is live", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    live = { ...answerOf(first, demo), awaiting: waiting };
    publishing = { ok: true, value: live };
    expect(await editor.publish("")).toBe(true);
    expect(editor.notice.value?.text).toMatch(/^It waits for another lead's yes/);
    expect([editor.same.value, editor.live.value?.awaiting?.id]).toEqual([false, "prp_1"]);
    live = answerOf(other, v.parse(Policy, put(document, ["base", "windowDays"], 45)));
    await editor.refresh();
    expect([editor.same.value, editor.stale.value, kept]).toEqual([true, null, null]);
  });

  it("approves what another proposed, and shows it live; a draft of one's own stays", async () => {
    const editor = await opened();
    live = answerOf(other, v.parse(Policy, put(document, ["base", "waitDays"], 2)));
    publishing = { ok: true, value: live };
    expect(await editor.approve("prp_1")).toBe(true);
    expect(asked).toEqual([{ proposal: "prp_1" }]);
    expect([editor.same.value, at(editor.draft.value, ["base", "waitDays"])]).toEqual([true, 2]);
    editor.set(["base", "windowDays"], 45);
    expect(await editor.startShadow()).toBe(true);
    expect(asked[1]).toMatchObject({ how: { from: "sha256-b" } });
    expect(at(editor.draft.value, ["base", "windowDays"])).toBe(45);
  });

  it("puts back what a starting policy took the place of", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    editor.replace(
      startOf("food", { id: "x", currency: "EUR", timeZone: "Europe/Berlin" }, 2026) as unknown as Draft,
      "Food",
    );
    expect(at(editor.draft.value, ["base", "windowDays"])).toBe(21);
    editor.putBack();
    expect(at(editor.draft.value, ["base", "windowDays"])).toBe(45);
  });

  it("puts nothing back once something was written since", async () => {
    const editor = await opened();
    editor.set(["base", "windowDays"], 45);
    editor.discard();
    expect(editor.notice.value).toMatchObject({ back: true });
    editor.set(["base", "windowDays"], 50);
    editor.putBack();
    expect(at(editor.draft.value, ["base", "windowDays"])).toBe(50);
  });

  it("says beside which field something can't be read, and what was typed there", async () => {
    const editor = await opened();
    editor.unread("base/windowDays", { typed: "abc", message: "A whole number." });
    expect([...editor.unreadable.value]).toEqual([["base/windowDays", { typed: "abc", message: "A whole number." }]]);
    editor.replace({ ...document }, "Another");
    expect(editor.unreadable.value.size).toBe(0);
  });
});
