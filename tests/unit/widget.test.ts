// The conversation without a screen: what is sent when, and where each answer leads.
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Case, Item, Offer, OrderAnswer, Reading } from "../../shared/contract.ts";
import { ApiError } from "../../widget/api.ts";
import { createDrafts } from "../../widget/draft.ts";
import { createModel } from "../../widget/model.ts";
import { createFlow, watch } from "../../widget/steps/flow.ts";
import { createFormat } from "../../widget/steps/format.ts";
import { en } from "../../widget/strings/en.ts";

const offer: Offer = {
  remedy: "refund",
  mode: "automatic",
  amount: 2785,
  bonus: 0,
  value: 2785,
  parts: [],
  fees: [],
  goods: "keep",
  return: null,
  variants: null,
  to: "Visa",
  arrives: null,
  consent: null,
  expiresAt: "2026-12-01T00:00:00Z",
  why: [],
};

const item = (id: string, state: Item["state"], more: Partial<Item> = {}): Item => ({
  id,
  lineId: id.replace("i", "l"),
  title: "Blue mug",
  quantity: 1,
  reason: "damaged",
  lane: "conformity",
  state,
  chosen: null,
  evidence: [],
  asked: null,
  offers: [offer],
  declined: [],
  extra: null,
  variant: null,
  back: null,
  note: null,
  ...more,
});

const caseOf = (items: Item[], actions: Case["availableActions"], more: Partial<Case> = {}): Case => ({
  id: "case_1",
  reference: "A-7K3F9",
  orderId: "1042",
  version: 1,
  state: items[0]!.state,
  currency: "EUR",
  lang: "en",
  test: false,
  openedAt: "2026-11-20T12:00:00Z",
  policyVersion: "sha256-x",
  text: "It broke",
  summary: "Your blue mug arrived broken.",
  responseDue: null,
  safety: null,
  followUpAt: null,
  satisfied: null,
  items,
  availableActions: actions,
  timeline: [],
  settlements: [],
  returns: null,
  ...more,
});
const offered = (...ids: string[]) =>
  caseOf(
    ids.map((id) => item(id, "offered")),
    [
      { action: "accept", items: ids },
      { action: "ask_person", items: ids },
      { action: "withdraw", items: ids },
      { action: "message" },
    ],
  );
const settling = caseOf([item("i1", "settling", { chosen: "refund" })], [{ action: "message" }], { version: 2 });

const lineOf = (id: string) => ({ id, title: id, quantity: 2, paid: 4980, tags: [], refundedQuantity: 0 });
const orderOf = (lineIds: string[], cases: OrderAnswer["cases"] = []): OrderAnswer => ({
  look: { name: "Kettle & Clay", accent: "#1f6f5c", returnAddress: null },
  order: {
    id: "1042",
    currency: "EUR",
    placedAt: "2026-11-01T10:00:00Z",
    country: "DE",
    lines: lineIds.map(lineOf),
    shippingPaid: 0,
    paid: 4980,
    refunded: 0,
    payments: [],
    customer: { email: "ada@example.com", tags: [], business: false },
    test: false,
  },
  reasons: [{ reason: "damaged", label: "It arrived damaged" }],
  cases,
  withdrawal: null,
});

const heard: Reading = {
  reasons: [{ reason: "damaged", confidence: 0.9 }],
  sure: true,
  lines: [{ lineId: "l1", quantity: 1, reason: "damaged" }],
  wish: null,
  summary: "Your blue mug arrived broken.",
  reply: "We're sorry.",
  register: "warm",
  safety: null,
  questions: [],
};
const unsure: Reading = {
  ...heard,
  sure: false,
  lines: [],
  summary: null,
  questions: [
    { id: "reason", text: "What comes closest?", options: [{ value: "defective", label: "It doesn't work" }] },
    { id: "lines", text: "Which items?", options: [] },
  ],
};

type Answers = Partial<Record<string, unknown>>;

/** A panel in front of a server that gives these answers by "METHOD path"; an Error is thrown. */
function panel(answers: Answers, { draft = "", linked = false, hosted = false } = {}) {
  const sent: [what: string, body?: unknown][] = [];
  const said: string[] = [];
  let kept = draft && JSON.stringify({ text: draft, at: Date.now() });
  const give = async <T>(what: string, body?: unknown): Promise<T> => {
    sent.push(body === undefined ? [what] : [what, body]);
    const answer = answers[what];
    if (answer === undefined) throw new Error(`Unexpected: ${what}`);
    if (answer instanceof Error) throw answer;
    return (Array.isArray(answer) ? answer.shift() : answer) as T;
  };
  const model = createModel({
    api: {
      send: (path) => give(`POST ${path}`),
      get: (path) => give(`GET ${path}`),
      text: (path) => give(`GET ${path}`),
      changed: (path) => give(`GET ${path}`),
      ask: (path, body) => give(`POST ${path}`, body),
      write: (path, body) => give(`POST ${path}`, body),
    },
    drafts: createDrafts({ get: () => kept, set: (value) => (kept = value ?? "") }),
    lang: "en",
    hosted,
    linked,
    tell: (event) => void said.push(event),
  });
  return { model, flow: createFlow(model), sent, said, answers, draft: () => kept };
}

const refusal = (code: "stale_version" | "token_expired" | "quantity_exceeds_left" | "offline", fresh?: Case) =>
  new ApiError({ code, ...(fresh && { case: fresh }) } as ConstructorParameters<typeof ApiError>[0]);
const order = "GET /v1/order?lang=en";

describe("opening the panel", () => {
  test("begins with the shopper's own words", async () => {
    const { model, sent } = panel({ [order]: orderOf(["l1"]) });
    await model.start();
    expect(model.step.value).toBe("describe");
    model.write("My mug is broken");
    expect(sent).toEqual([[order]]);
  });

  test.each([
    ["offers are open", offered("i1"), "choose"],
    ["it is being settled", settling, "done"],
  ] as const)("comes back to the case where it stands when %s", async (_, open, step) => {
    const cases = [{ id: "case_1", reference: "A-7K3F9", state: open.state }];
    const { model } = panel({ [order]: orderOf(["l1"], cases), "GET /v1/cases/case_1": open });
    await model.start();
    expect(model.step.value).toBe(step);
    expect(model.current.value).toBe(open);
  });

  test("comes back to a draft before an older case", async () => {
    const cases = [{ id: "case_1", reference: "A-7K3F9", state: "resolved" as const }];
    const { model } = panel({ [order]: orderOf(["l1"], cases) }, { draft: "And the lid" });
    await model.start();
    expect(model.step.value).toBe("describe");
    expect(model.text.value).toBe("And the lid");
  });

  test("without a connection still takes the words, and goes on when it is back", async () => {
    const { model, answers, draft, said } = panel({ [order]: refusal("offline") });
    await model.start();
    expect(model.step.value).toBe("describe");
    expect(model.note.value).toBe("offline");
    expect(said).toEqual(["error"]);
    model.write("My mug is broken");
    expect(draft()).toContain("My mug is broken");
    await model.tell();
    answers[order] = orderOf(["l1"]);
    answers["POST /v1/readings"] = heard;
    model.retry();
    await vi.waitFor(() => expect(model.step.value).toBe("confirm"));
    expect(model.note.value).toBeNull();
  });

  test.each([
    ["in the shop", false, "expired"],
    ["on our own page", true, "door"],
  ])("with an expired token %s says how to get on", async (_, hosted, note) => {
    const { model } = panel({ [order]: refusal("token_expired") }, { hosted });
    await model.start();
    expect(model.note.value).toBe(note);
    expect(model.again.value).toBeNull();
    expect(model.step.value).toBe("loading");
  });

  test.each([
    ["invalid", "stuck", false],
    ["rate_limited", "trouble", true],
    ["internal", "trouble", true],
    ["unknown_merchant", "door", false],
    ["something_new", "trouble", true],
  ] as const)("after %s says %s", async (code, note, again) => {
    const { model } = panel({ [order]: refusal(code as "stale_version") }, { draft: "It broke" });
    await model.start();
    expect(model.note.value).toBe(note);
    expect(model.again.value !== null).toBe(again);
    expect(model.step.value).toBe("describe");
  });

  test("says that what was written is kept only where something was", () => {
    for (const [note, say] of Object.entries(en.notes)) {
      expect(say(""), note).not.toMatch(/what you wrote/i);
      expect(say(""), note).toMatch(/\.$/);
    }
    expect(en.notes.expired(en.kept)).toBe(
      "This page has been open for a while. Please load it again, and we'll go on where you were. What you wrote is kept.",
    );
  });
});

describe("what we understood", () => {
  async function told(reading: Reading, lines = ["l1", "l2"]) {
    const it = panel({ [order]: orderOf(lines), "POST /v1/readings": reading });
    await it.model.start();
    it.model.write("It broke");
    await it.model.tell();
    return it;
  }

  test("is the reading's lines with its reason", async () => {
    const { model, flow, sent } = await told(heard);
    expect(sent.at(-1)).toEqual(["POST /v1/readings", { text: "It broke", lang: "en" }]);
    expect(model.picked.value).toEqual([{ lineId: "l1", quantity: 1, reason: "damaged" }]);
    expect(flow.question()).toBeNull();
    expect(flow.known()).toBe(true);
  });

  test("takes each line's own reason, where one is open too", async () => {
    const lines: Reading["lines"] = [
      { lineId: "l1", quantity: 1, reason: "damaged" },
      { lineId: "l2", quantity: 1, reason: "late" },
    ];
    const { model, flow } = await told({ ...heard, lines });
    expect(model.picked.value).toEqual(lines);
    expect(flow.known()).toBe(true);
    const half = await told({ ...unsure, lines: [lines[0]!, { ...lines[1]!, reason: null }] });
    expect(half.model.picked.value.map(({ reason }) => reason)).toEqual(["damaged", ""]);
    expect(half.flow.known()).toBe(false);
  });

  test("leaves the reason open where we aren't sure", async () => {
    const { model, flow } = await told({ ...unsure, lines: [{ lineId: "l1", quantity: 1, reason: null }] });
    expect(model.picked.value).toEqual([{ lineId: "l1", quantity: 1, reason: "" }]);
    expect(flow.known()).toBe(false);
  });

  test("takes the only line there is", async () => {
    const { model } = await told({ ...unsure, questions: [] }, ["l1"]);
    expect(model.picked.value).toEqual([{ lineId: "l1", quantity: 1, reason: "" }]);
  });

  test("asks one question after the other, then says it back", async () => {
    const { model, flow, sent, answers } = await told(unsure);
    expect(flow.question()?.id).toBe("reason");
    flow.answer("reason", "defective");
    expect(flow.question()?.id).toBe("lines");
    flow.toggle("l2");
    flow.change("l2", { quantity: 2 });
    answers["POST /v1/readings"] = { ...heard, summary: "Both don't work." };
    await flow.restate();
    const items = [{ lineId: "l2", quantity: 2, reason: "defective" }];
    expect(sent.at(-1)).toEqual(["POST /v1/readings", { text: "It broke", lang: "en", items }]);
    expect(model.reading.value?.summary).toBe("Both don't work.");
  });

  test("is corrected in one step, each item with a reason of its own", async () => {
    const { model, flow, sent } = await told(heard);
    flow.editing.value = true;
    flow.toggle("l2");
    flow.change("l2", { reason: "missing" });
    await flow.restate();
    expect(sent.at(-1)![1]).toMatchObject({
      items: [
        { lineId: "l1", quantity: 1, reason: "damaged" },
        { lineId: "l2", quantity: 1, reason: "missing" },
      ],
    });
    expect(flow.editing.value).toBe(false);
    flow.toggle("l1");
    expect(model.picked.value).toEqual([{ lineId: "l2", quantity: 1, reason: "missing" }]);
  });

  test("about nothing isn't sent", async () => {
    const { model, flow, sent } = await told(heard);
    flow.toggle("l1");
    const before = sent.length;
    await flow.restate();
    expect(sent).toHaveLength(before);
    expect(model.note.value).toBe("pick");
  });

  test("once confirmed opens the case, and the draft is gone", async () => {
    const { model, flow, sent, answers, draft } = await told(heard);
    answers["POST /v1/cases"] = offered("i1");
    await flow.submit();
    expect(sent.at(-1)).toEqual([
      "POST /v1/cases",
      { text: "It broke", lang: "en", items: [{ lineId: "l1", quantity: 1, reason: "damaged" }], answers: {} },
    ]);
    expect(model.step.value).toBe("choose");
    expect(draft()).toBe("");
    expect(model.order.value?.cases).toHaveLength(1);
  });

  test("that a person decides still asks what the shopper would like", async () => {
    const { model, flow, answers } = await told(heard);
    answers["POST /v1/cases"] = caseOf([item("i1", "in_review")], [{ action: "accept", items: ["i1"] }]);
    await flow.submit();
    expect(model.step.value).toBe("choose");
  });

  test("of units that are already looked after is asked again, words kept", async () => {
    const { model, flow, answers, draft } = await told(heard);
    answers["POST /v1/cases"] = refusal("quantity_exceeds_left");
    await flow.submit();
    expect(model.note.value).toBe("check");
    expect(model.step.value).toBe("confirm");
    expect(draft()).toContain("It broke");
  });

  test("confirmed twice in a row opens one case", async () => {
    const { flow, sent, answers } = await told(heard);
    answers["POST /v1/cases"] = offered("i1");
    await Promise.all([flow.submit(), flow.submit()]);
    expect(sent.filter(([what]) => what === "POST /v1/cases")).toHaveLength(1);
  });
});

describe("choosing", () => {
  const act = (action: string) => `POST /v1/cases/case_1/actions/${action}`;
  async function choosing(open: Case, answers: Answers) {
    const cases = [{ id: open.id, reference: open.reference, state: open.state }];
    const it = panel({ [order]: orderOf(["l1", "l2"], cases), "GET /v1/cases/case_1": open, ...answers });
    await it.model.start();
    it.sent.length = 0;
    return it;
  }

  test("has nothing chosen beforehand, and sends nothing so", async () => {
    const { model, flow, sent } = await choosing(offered("i1"), {});
    expect(flow.choices.value).toEqual({});
    await flow.send();
    expect(sent).toEqual([]);
    expect(model.note.value).toBe("pick");
  });

  test("sends the choice with the version it was made on", async () => {
    const { model, flow, sent } = await choosing(offered("i1"), { [act("accept")]: settling });
    flow.choose("i1", { remedy: "refund" });
    await flow.send();
    expect(sent).toEqual([[act("accept"), { version: 1, choices: [{ item: "i1", remedy: "refund" }] }]]);
    expect(model.step.value).toBe("done");
  });

  test("consents to one remedy only", async () => {
    const { flow, sent } = await choosing(offered("i1"), { [act("accept")]: [settling, settling] });
    flow.choose("i1", { remedy: "store_credit" });
    flow.choose("i1", { consent: true });
    flow.choose("i1", { remedy: "refund" });
    flow.choose("i1", { remedy: "store_credit" });
    expect(flow.choices.value.i1?.consent).toBe(false);
    flow.choose("i1", { consent: true });
    await flow.send();
    expect(sent[0]![1]).toMatchObject({ choices: [{ item: "i1", remedy: "store_credit", consent: true }] });
  });

  test("lets items of one case end differently", async () => {
    const half = caseOf([item("i1", "settling"), item("i2", "offered")], [{ action: "ask_person", items: ["i2"] }], {
      version: 2,
    });
    const both = caseOf([item("i2", "in_review"), item("i1", "settling")], [], { version: 3 });
    const { model, flow, sent } = await choosing(offered("i1", "i2"), {
      [act("accept")]: half,
      [act("ask_person")]: both,
    });
    flow.choose("i1", { remedy: "refund" });
    flow.choose("i2", { remedy: "else" });
    flow.write("i2", " I only need the lid. ");
    await flow.send();
    expect(sent).toEqual([
      [act("accept"), { version: 1, choices: [{ item: "i1", remedy: "refund" }] }],
      [act("ask_person"), { version: 2, items: ["i2"], wish: "I only need the lid." }],
    ]);
    expect(model.step.value).toBe("done");
  });

  test("of something else, where a person already has it, is a message to them", async () => {
    const waiting = caseOf([item("i1", "in_review")], [{ action: "accept", items: ["i1"] }, { action: "message" }]);
    const { model, flow, sent } = await choosing(waiting, { [act("message")]: waiting });
    model.step.value = "choose";
    flow.choose("i1", { remedy: "else" });
    flow.write("i1", "Only the lid");
    await flow.send();
    expect(sent).toEqual([[act("message"), { text: "Only the lid" }]]);
    expect(model.step.value).toBe("done");
  });

  test("of some items sends just those, and says which are left", async () => {
    const accepted = { seq: 3, at: "2026-11-20T12:01:00Z", by: "shopper" as const, event: "accept", items: ["i1"] };
    const half = caseOf(
      [item("i1", "settling", { chosen: "refund" }), item("i2", "offered")],
      [{ action: "accept", items: ["i2"] }],
      { version: 2, timeline: [accepted] },
    );
    const { model, flow, sent } = await choosing(offered("i1", "i2"), { [act("accept")]: half });
    expect(flow.left().map(({ id }) => id)).toEqual(["i1", "i2"]);
    flow.choose("i1", { remedy: "refund" });
    await flow.send();
    expect(sent).toEqual([[act("accept"), { version: 1, choices: [{ item: "i1", remedy: "refund" }] }]]);
    expect(model.step.value).toBe("choose");
    expect(flow.left().map(({ id }) => id)).toEqual(["i2"]);
    expect(flow.choice("i1")).toBeUndefined();
  });

  test("leaves what a person was asked about out of what is left, until nothing else is", async () => {
    const asked = { seq: 3, at: "2026-11-20T12:01:00Z", by: "shopper" as const, event: "ask_person", items: ["i1"] };
    const both = [{ action: "accept" as const, items: ["i1", "i2"] }];
    const { model, flow } = await choosing(
      caseOf([item("i1", "in_review"), item("i2", "offered")], both, { timeline: [asked] }),
      {},
    );
    expect(flow.left().map(({ id }) => id)).toEqual(["i2"]);
    model.put(caseOf([item("i1", "in_review"), item("i2", "in_review")], [{ action: "accept", items: ["i1"] }]));
    expect(flow.left().map(({ id }) => id)).toEqual(["i1"]);
  });

  test("credit without the yes it takes sends nothing, and says where", async () => {
    const credit: Offer = { ...offer, remedy: "store_credit", consent: "I choose credit." };
    const open = caseOf([item("i1", "offered", { offers: [offer, credit] })], [{ action: "accept", items: ["i1"] }]);
    const { flow, sent } = await choosing(open, { [act("accept")]: settling });
    flow.choose("i1", { remedy: "store_credit" });
    await flow.send();
    expect(sent).toEqual([]);
    expect(flow.lacking.value).toEqual(["i1"]);
    flow.choose("i1", { consent: true });
    expect(flow.lacking.value).toEqual([]);
    await flow.send();
    expect(sent[0]![1]).toMatchObject({ choices: [{ remedy: "store_credit", consent: true }] });
  });

  const exchange: Offer = {
    ...offer,
    remedy: "exchange",
    amount: 0,
    variants: [
      { id: "green", title: "Green", back: 0 },
      { id: "small", title: "Small", back: 500 },
    ],
  };
  const toExchange = (...offers: Offer[]) =>
    caseOf([item("i1", "offered", { offers })], [{ action: "accept", items: ["i1"] }]);

  test("an exchange without its variant sends nothing, and says where", async () => {
    const { flow, sent } = await choosing(toExchange(offer, exchange), { [act("accept")]: settling });
    flow.choose("i1", { remedy: "exchange" });
    expect(flow.choice("i1")?.variant).toBe("");
    await flow.send();
    expect(sent).toEqual([]);
    expect(flow.lacking.value).toEqual(["i1"]);
    flow.choose("i1", { variant: "small" });
    expect(flow.lacking.value).toEqual([]);
    await flow.send();
    expect(sent[0]![1]).toEqual({ version: 1, choices: [{ item: "i1", remedy: "exchange", variant: "small" }] });
  });

  test("a variant picked goes with the exchange alone, and is still there for whoever comes back to it", async () => {
    const { flow, sent } = await choosing(toExchange(offer, exchange), { [act("accept")]: [settling, settling] });
    flow.choose("i1", { remedy: "exchange" });
    flow.choose("i1", { variant: "green" });
    flow.choose("i1", { remedy: "refund" });
    expect(flow.choice("i1")?.variant).toBe("green");
    await flow.send();
    expect(sent[0]![1]).toEqual({ version: 1, choices: [{ item: "i1", remedy: "refund" }] });
  });

  test("a variant that is no longer offered is asked for again", async () => {
    const { model, flow, sent } = await choosing(toExchange(offer, exchange), {});
    flow.choose("i1", { remedy: "exchange" });
    flow.choose("i1", { variant: "green" });
    model.put(toExchange(offer, { ...exchange, variants: [exchange.variants![1]!] }));
    await flow.send();
    expect(sent).toEqual([]);
    expect(flow.lacking.value).toEqual(["i1"]);
  });

  test.each([null, []])("an exchange that a person looks at takes no variant: %j", async (variants) => {
    const byPerson: Offer = { ...exchange, mode: "person", variants };
    const { flow, sent } = await choosing(toExchange(byPerson), { [act("accept")]: settling });
    flow.choose("i1", { remedy: "exchange" });
    await flow.send();
    expect(sent[0]![1]).toEqual({ version: 1, choices: [{ item: "i1", remedy: "exchange" }] });
  });

  test("a wish and a message survive a reload, and are gone once sent", async () => {
    const { model, flow, draft } = await choosing(offered("i1"), { [act("message")]: settling });
    flow.choose("i1", { remedy: "else" });
    flow.write("i1", "Only the lid");
    flow.write("message", "Any news?");
    const later = createFlow({ ...model, drafts: createDrafts({ get: draft, set: () => {} }) });
    expect(later.choice("i1")).toEqual({ remedy: "else", consent: false, variant: "" });
    expect(later.words("i1")).toBe("Only the lid");
    expect(later.field(["message", "withdraw"])).toBe("message");
    expect(later.field(["withdraw"])).toBeNull();
    flow.choose("i1", { remedy: "refund" });
    expect(flow.words("i1")).toBe("Only the lid");
    expect(draft()).not.toContain("Only the lid");
    await flow.say("message");
    expect(draft()).toBe("");
  });

  test("contests what was declined and what was settled apart", async () => {
    const open = caseOf(
      [item("i1", "resolved"), item("i2", "declined"), item("i3", "resolved")],
      [{ action: "contest", items: ["i1", "i2"] }],
    );
    const { flow, sent } = await choosing(open, { [act("contest")]: settling });
    expect(flow.about("still")).toEqual(["i1"]);
    expect(flow.about("contest")).toEqual(["i2"]);
    flow.write("still", "It broke again");
    await flow.say("still");
    expect(sent).toEqual([[act("contest"), { version: 1, items: ["i1"], text: "It broke again" }]]);
    expect(flow.about("still")).toBeNull();
  });

  test("on a case that has changed shows it as it is now", async () => {
    const fresh = { ...settling, version: 5 };
    const { model, flow, said } = await choosing(offered("i1"), { [act("accept")]: refusal("stale_version", fresh) });
    flow.choose("i1", { remedy: "refund" });
    await flow.send();
    expect(model.current.value).toBe(fresh);
    expect(model.step.value).toBe("done");
    expect(model.note.value).toBe("changed");
    expect(said).toEqual([]);
  });

  test.each([
    ["withdraw", "", { version: 1, items: ["i1"] }],
    ["message", "Any news?", { text: "Any news?" }],
    ["ask_person", "", { version: 1, items: ["i1"] }],
    ["ask_person", "Only the lid", { version: 1, items: ["i1"], wish: "Only the lid" }],
  ] as const)("%s with %j sends what it needs", async (action, words, body) => {
    const { flow, sent } = await choosing(offered("i1"), { [act(action)]: settling });
    flow.talking.value = action;
    flow.write(action, words);
    await flow.say(action);
    expect(sent).toEqual([[act(action), body]]);
    expect(flow.talking.value).toBeNull();
    expect(flow.words(action)).toBe("");
  });

  test("a message that didn't get through keeps its words", async () => {
    const { model, flow } = await choosing(offered("i1"), { [act("message")]: refusal("offline") });
    flow.talking.value = "message";
    flow.write("message", "Any news?");
    await flow.say("message");
    expect(flow.words("message")).toBe("Any news?");
    expect(model.again.value).not.toBeNull();
  });
});

describe("dates and amounts", () => {
  // No zone in them, so that they are the same wherever the tests run.
  const noon = "2026-11-23T16:00:00";
  test.each([
    ["en", "Monday 23 November at 16:00", "23 November", "12 – 16 November"],
    ["en-GB", "Monday 23 November at 16:00", "23 November", "12 – 16 November"],
    ["en-US", "Monday, November 23 at 4:00 PM", "November 23", "November 12 – 16"],
  ])("in %s", (lang, moment, day, span) => {
    const format = createFormat(lang);
    const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, " ");
    expect(plain(format.moment(noon))).toBe(moment);
    expect(plain(format.day(noon))).toBe(day);
    expect(plain(format.span("2026-11-12", "2026-11-16")).replace(/ ?– ?/, " – ")).toBe(span);
    expect(format.money(2785, "EUR")).toBe("€27.85");
  });
});

describe("both sides", () => {
  const asking = caseOf(
    [
      item("i1", "awaiting_evidence", {
        asked: { photo: false, questions: [{ id: "q3", text: "Does it power on?" }] },
      }),
    ],
    [{ action: "send_evidence", items: ["i1"] }, { action: "ask_person", items: ["i1"] }, { action: "message" }],
    { state: "awaiting_evidence" },
  );
  const act = (action: string) => `POST /v1/cases/case_1/actions/${action}`;
  const opened = async (open: Case, answers: Answers) => {
    const it = panel({
      [order]: orderOf(["l1"], [{ id: "case_1", reference: "A", state: open.state }]),
      "GET /v1/cases/case_1": open,
      ...answers,
    });
    await it.model.start();
    it.sent.length = 0;
    return it;
  };

  test("an answer goes to where it was asked, and goes from its field", async () => {
    const answered = { ...asking, version: 2 };
    const { flow, sent, model } = await opened(asking, { [act("send_evidence")]: answered });
    await flow.sendEvidence(model.current.value!.items[0]!);
    expect(model.note.value).toBe("photo");
    flow.write("q3", " It doesn't ");
    await flow.sendEvidence(model.current.value!.items[0]!);
    const body = { version: 1, item: "i1", evidence: [], answers: { q3: "It doesn't" } };
    expect(sent).toEqual([[act("send_evidence"), body]]);
    expect(flow.words("q3")).toBe("");
    expect(model.current.value).toBe(answered);
  });

  test("photos are named once, for the item they are of", async () => {
    const { flow, sent, model } = await opened(asking, { [act("send_evidence")]: asking });
    flow.photos.value = { i1: ["evi_1", "evi_2"], i2: ["evi_3"] };
    await flow.sendEvidence(model.current.value!.items[0]!);
    expect(sent[0]![1]).toMatchObject({ item: "i1", evidence: ["evi_1", "evi_2"], answers: {} });
    expect(flow.photos.value["i1"]).toEqual([]);
  });

  test("without a photo a person looks", async () => {
    const { flow, sent, model } = await opened(asking, { [act("ask_person")]: asking });
    await flow.without(model.current.value!.items[0]!);
    expect(sent).toEqual([[act("ask_person"), { version: 1, items: ["i1"] }]]);
  });

  test("a choice is undone while there is time, however wrong the phone's clock", async () => {
    const at = (seconds: number) => new Date(Date.parse("2026-11-20T12:00:00Z") + seconds * 1000).toISOString();
    const settlement = {
      id: "set_1",
      itemId: "i1",
      remedy: "store_credit" as const,
      amount: 1,
      bonus: 0,
      state: "scheduled" as const,
      notBefore: at(30),
      reference: null,
      creditCode: null,
      expectedBy: null,
      extra: null,
    };
    const chosen = caseOf([item("i1", "settling")], [{ action: "undo", items: ["i1"] }, { action: "message" }], {
      settlements: [settlement],
      timeline: [{ seq: 3, at: at(0), by: "shopper", event: "accept" }],
    });
    const { flow, sent } = await opened(chosen, { [act("undo")]: chosen });
    for (const [clock, left] of [
      [at(0), 30],
      [at(12), 18],
      [at(40), 0],
      [at(-3600), 30],
    ] as const) {
      flow.now.value = Date.parse(clock);
      expect(flow.undoLeft()).toBe(left);
    }
    await flow.undo();
    expect(sent).toEqual([[act("undo"), { version: 1 }]]);
  });

  test("how it is now is one tap; where it isn't right there is room for why", async () => {
    const resolved = caseOf([item("i1", "resolved")], [{ action: "rate" }, { action: "message" }]);
    const { flow, sent } = await opened(resolved, { [act("rate")]: resolved });
    await flow.rate("yes");
    expect(flow.field(["message"])).toBeNull();
    await flow.rate("not_really");
    expect(flow.field(["message"])).toBe("message");
    expect(sent.map(([, body]) => body)).toEqual([{ satisfied: "yes" }, { satisfied: "not_really" }]);
  });
});

describe("following the case", () => {
  afterEach(() => vi.useRealTimers());

  async function following(seen = () => true) {
    vi.useFakeTimers();
    const it = panel({
      [order]: orderOf(["l1"], [{ id: "case_1", reference: "A", state: "settling" }]),
      "GET /v1/cases/case_1": settling,
    });
    await it.model.start();
    it.sent.length = 0;
    return { ...it, end: watch(it.model, it.flow, seen) };
  }

  test("asks every two seconds, after two minutes without news slowing down to ten", async () => {
    const { answers, sent, end } = await following();
    answers["GET /v1/cases/case_1"] = Array.from({ length: 200 }, () => null);
    await vi.advanceTimersByTimeAsync(2000);
    expect(sent).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(118_000);
    expect(sent.length).toBeGreaterThan(57);
    sent.length = 0;
    await vi.advanceTimersByTimeAsync(300_000);
    expect(sent.length).toBeGreaterThan(28);
    expect(sent.length).toBeLessThan(45);
    answers["GET /v1/cases/case_1"] = { ...settling, version: 2 };
    await vi.advanceTimersByTimeAsync(10_000);
    sent.length = 0;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.length).toBeGreaterThan(3);
    end();
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(before);
  });

  test("asks nothing while nobody looks", async () => {
    const { sent } = await following(() => false);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toEqual([]);
  });

  test("shows news, and tells the page when all is settled", async () => {
    const { model, answers, said } = await following();
    const resolved = { ...settling, state: "resolved" as const };
    answers["GET /v1/cases/case_1"] = resolved;
    await vi.advanceTimersByTimeAsync(5000);
    expect(model.current.value).toBe(resolved);
    expect(said).toEqual(["resolved"]);
  });

  test("goes on after a look that failed", async () => {
    const { model, answers } = await following();
    answers["GET /v1/cases/case_1"] = refusal("offline");
    await vi.advanceTimersByTimeAsync(5000);
    expect(model.note.value).toBeNull();
    answers["GET /v1/cases/case_1"] = { ...settling, version: 9 };
    await vi.advanceTimersByTimeAsync(10_000);
    expect(model.current.value?.version).toBe(9);
  });
});
