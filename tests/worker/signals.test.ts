import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as v from "valibot";
import { DeskCase, FairnessAnswer, PolicyAnswer } from "../../shared/contract.ts";
import { decide } from "../../shared/policy/decide.ts";
import { canonical, Policy, signals } from "../../shared/policy/document.ts";
import { completedFacts } from "../../shared/policy/kept.ts";
import { textsOf } from "../../shared/texts/index.ts";
import type { StoredDecision } from "../../worker/merchant/cases.ts";
import { jpegOfSize } from "../unit/pictures.ts";
import { answerOf, caseOf, newKey, problemOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { LEA, NOOR, signIn } from "./members.ts";
import type { Member } from "./members.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  closeWorld,
  DAY,
  MINUTE,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  setClock,
  shopperFor,
} from "./support.ts";
import type { World } from "./support.ts";

/** Signals: what is counted, that they only ever ask for a person, what staff see of them, and whether they were right. */

// A Monday morning in Berlin, ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T08:30:00Z";

let world: World;
let merchant: Merchant;
let noor: Member;

type Rule = { signal: string; atLeast: number; minimumOrders?: number; reasons?: string[] };
const withSignals = (...rules: Rule[]) => ({ ...samplePolicy, signals: rules });
const share = { signal: "refundRate365d", atLeast: 4000, minimumOrders: 5 };
const twice = { signal: "cases90d", atLeast: 1 };

/** A shop whose policy has these rules. */
async function openShop(...rules: Rule[]): Promise<void> {
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: withSignals(...rules) });
  noor = await signIn(world, merchant.id, NOOR);
}

beforeEach(() => {
  setClock(NOW);
  world = openWorld();
});
afterEach(closeWorld);

const ada = { id: "c_77", email: "ada@example.com", name: "Ada" };

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const placedAt = "2036-11-01T10:00:00Z";
  return sampleOrder({ id, number: `#${id}`, placedAt, lines: [{ ...line, ...dates }], customer: ada, ...over });
}

type Opened = { shopper: Shopper; shown: Case; id: string };

async function openCase(id: string, over: Partial<OrderFacts> = {}, more = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, orderOf(id, over));
  const shown = await caseOf(await shopper.submit(submission(more)), 201);
  return { shopper, shown, id: shown.id };
}

/** A broken mug that is paid back at once. */
async function paidBack(id: string, over: Partial<OrderFacts> = {}): Promise<Opened> {
  const opened = await openCase(id, over);
  await opened.shopper.accept(opened.shown, "refund");
  const done = async () => (await caseOf(await opened.shopper.get(opened.id))).state === "resolved";
  await pumpUntil(merchant.id, done, "the refund");
  passTime(MINUTE);
  return opened;
}

/** The same case at the desk, its shape checked. */
async function atDesk({ id }: Opened): Promise<DeskCase> {
  const shown = await noor.open(id);
  expect(v.parse(DeskCase, shown)).toEqual(shown);
  return shown;
}
const stateOf = ({ shown }: Opened) => shown.state;
const outcomes = () =>
  rows(merchant.id, "SELECT sent, upheld, overturned, marked FROM signal_outcomes WHERE sent > 0 ORDER BY rule");

describe("the share of orders with money back", () => {
  test("asks for a person from the limit on, and tells staff what it counted, from which cases", async () => {
    await openShop(share);
    const [first, second] = [await paidBack("1"), await paidBack("2")];
    const third = await openCase("3", { customer: { ...ada, orders365d: 5 } });
    expect(stateOf(third)).toBe("in_review");
    const { signals: standing, items } = await atDesk(third);
    const source = (opened: Opened) => ({
      id: opened.id,
      reference: opened.shown.reference,
      openedAt: opened.shown.openedAt,
      amount: 2785,
      currency: "EUR",
    });
    expect(standing).toEqual([
      {
        signal: "refundRate365d",
        limit: 4000,
        got: 4000,
        rate: { refunds: 2, orders: 5, minimumOrders: 5 },
        items: ["i1"],
        from: [source(second), source(first)],
        before: { upheld: 0, overturned: 0 },
        wrong: false,
      },
    ]);
    expect(items[0]!.decision.offers[0]!.why.map(({ text }) => text)).toEqual([
      "Orders with money back, of all in a year: 40 %. From 40 % on, a person looks.",
    ]);
  });

  test("is decided again to the byte from the facts kept with the decision", async () => {
    await openShop(share);
    await paidBack("1");
    await paidBack("2");
    await openCase("3", { customer: { ...ada, orders365d: 5 } });
    const kept = await rows<{ decision: string }>(merchant.id, "SELECT decision FROM items WHERE state = 'in_review'");
    const { facts, at, termsHash: _1, riskHash: _2, ...decision } = JSON.parse(kept[0]!.decision) as StoredDecision;
    expect(facts.signals.refundRate365d).toEqual({ refunds: 2, orders: 5 });
    const policy = v.parse(Policy, withSignals(share));
    expect(JSON.stringify(decide(policy, policy, facts, at))).toBe(JSON.stringify(decision));
    // One that was kept before there was a share has none, and none stands.
    const { refundRate365d: _, ...before } = facts.signals;
    const old = decide(policy, policy, completedFacts({ ...facts, signals: before }), at);
    expect(old.offers.map(({ mode }) => mode)).toEqual(["automatic", "automatic", "automatic"]);
  });

  test.each([
    ["the shop doesn't say how many orders there are: those we have seen would be nearly all", ada],
    ["there are fewer orders than the rule asks for", { ...ada, orders365d: 4 }],
    ["there are so many that it is less", { ...ada, orders365d: 6 }],
  ])("stays still where %s", async (_, customer) => {
    await openShop(share);
    await paidBack("1");
    await paidBack("2");
    const third = await openCase("3", { customer });
    expect(stateOf(third)).toBe("offered");
    expect((await atDesk(third)).signals).toEqual([]);
  });

  test("counts an order once, however often money went back for it, and only orders of this year", async () => {
    await openShop({ ...share, atLeast: 2000 });
    await paidBack("1");
    await paidBack("1");
    await paidBack("2", { placedAt: "2035-11-01T10:00:00Z" });
    const third = await openCase("3", { customer: { ...ada, orders365d: 5 } });
    expect((await atDesk(third)).signals).toMatchObject([{ got: 2000, rate: { refunds: 1, orders: 5 } }]);
  });
});

describe("what else is counted", () => {
  test("another order's disputed payment, and never this order's own", async () => {
    await openShop({ signal: "disputes365d", atLeast: 1 });
    const [payment] = sampleOrder().payments as object[];
    const disputed = { payments: [{ ...payment, disputed: true }] };
    const first = await openCase("1", disputed);
    expect((await atDesk(first)).signals).toEqual([]);
    passTime(MINUTE);
    const second = await openCase("2");
    expect(stateOf(second)).toBe("in_review");
    expect((await atDesk(second)).signals).toMatchObject([
      { signal: "disputes365d", got: 1, from: [{ id: first.id }] },
    ]);
    passTime(MINUTE);
    await first.shopper.act(first.id, "withdraw", { version: 1 });
    expect((await atDesk(await openCase("1", disputed))).signals).toEqual([]);
  });

  test("a photo that came with another order, when the case is opened and not only when an offer is taken", async () => {
    await openShop({ signal: "photoSeenBefore", atLeast: 1 });
    const bytes = jpegOfSize(31, 17);
    const withPhoto = async (id: string, customer: object) => {
      const shopper = await shopperFor(merchant, orderOf(id, { customer }));
      const call = { raw: bytes, headers: { "content-type": "image/jpeg" } };
      const { id: photo } = (await (await shopper.call("/v1/evidence", call)).json()) as { id: string };
      passTime(MINUTE);
      const items = [{ lineId: "l1", quantity: 1, reason: "damaged", evidence: [photo] }];
      const shown = await caseOf(await shopper.submit(submission({ items })), 201);
      return { shopper, shown, id: shown.id };
    };
    const first = await withPhoto("1", ada);
    const second = await withPhoto("2", { email: "bob@example.org" });
    expect([stateOf(first), stateOf(second)]).toEqual(["offered", "in_review"]);
    expect((await atDesk(second)).signals).toMatchObject([{ signal: "photoSeenBefore", from: [{ id: first.id }] }]);
  });

  test("what came between the offer and the choice: it is the shopper's word that goes to a person", async () => {
    await openShop({ signal: "refunds365d", atLeast: 1 });
    const open = await openCase("1");
    expect(stateOf(open)).toBe("offered");
    const other = await paidBack("2");
    expect((await caseOf(await open.shopper.accept(open.shown, "refund"))).state).toBe("in_review");
    expect((await atDesk(open)).signals).toMatchObject([{ signal: "refunds365d", from: [{ id: other.id }] }]);
  });

  test("F3: nothing of people who only share a name, a mail's domain, a country, a language or an address", async () => {
    await openShop(...signals.map((signal) => (signal === "refundRate365d" ? share : { signal, atLeast: 1 })));
    const tracking = { carrier: "DHL", number: "00340434161094027318" };
    await paidBack("1", { tracking });
    const alike = await openCase("2", {
      tracking,
      customer: { id: "c_78", email: "ada.l@example.com", name: "Ada", orders365d: 5 },
    });
    expect(stateOf(alike)).toBe("offered");
    expect((await atDesk(alike)).signals).toEqual([]);
    expect(stateOf(await openCase("3"))).toBe("in_review");
  });
});

describe("whether a signal was right", () => {
  let waiting: Opened;

  /** A second case, with a person because of the first. */
  async function secondCase(policy = [twice]): Promise<void> {
    await openShop(...policy);
    await openCase("1");
    passTime(MINUTE);
    waiting = await openCase("2");
    expect(stateOf(waiting)).toBe("in_review");
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 0, marked: 0 }]);
    await noor.does(waiting.id, "pick_up");
  }
  const offer = (made: object) => ({ version: 1, item: "i1", offers: [made] });
  const decline = { version: 1, item: "i1", text: "We looked, and can't do this." };

  test.each<[string, string, object]>([
    ["all the money back", "settle", { version: 1, remedy: "refund" }],
    ["the same offer", "offer", offer({ remedy: "refund", amount: 2785 })],
    ["another one", "offer", offer({ remedy: "replacement" })],
  ])("it was overturned, where the person gave %s", async (_, action, body) => {
    await secondCase();
    await noor.does(waiting.id, action, body);
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 1, marked: 0 }]);
  });

  test("and where they settled what the shopper had chosen", async () => {
    await secondCase();
    await waiting.shopper.accept(waiting.shown, "store_credit");
    await noor.does(waiting.id, "settle", { version: 2 });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 1, marked: 0 }]);
  });

  test.each<[string, string, object]>([
    ["declined", "decline", decline],
    ["gave less", "offer", offer({ remedy: "store_credit", amount: 2785, bonus: 0 })],
  ])("it was upheld, where the person %s", async (_, action, body) => {
    await secondCase();
    await noor.does(waiting.id, action, body);
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 1, overturned: 0, marked: 0 }]);
  });

  test("it was overturned, where whoever declined says that it was wrong here, and the event keeps that", async () => {
    await secondCase();
    const shown = await noor.does(waiting.id, "decline", { ...decline, signalWrong: ["cases90d"] });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 1, marked: 1 }]);
    expect(shown.signals).toMatchObject([{ wrong: true, before: { upheld: 0, overturned: 1 } }]);
    const kept = await rows<{ data: string }>(merchant.id, "SELECT data FROM events WHERE event = 'decline'");
    expect(JSON.parse(kept[0]!.data)).toMatchObject({ private: { signalWrong: ["cases90d"] } });
  });

  test("a word about a signal that didn't stand is no word, and one about none there is is refused", async () => {
    await secondCase();
    const refused = await noor.refused(waiting.id, "decline", { ...decline, signalWrong: ["name"] });
    expect(refused.code).toBe("invalid");
    await noor.does(waiting.id, "decline", { ...decline, signalWrong: ["refunds365d"] });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 1, overturned: 0, marked: 0 }]);
  });

  test("what is undone or decided again is counted as it was left", async () => {
    const undoing = { ...samplePolicy.service, undoSeconds: { store_credit: 0, staff: 60 } };
    merchant = await newMerchant({ webhookUrl: world.webhook, policy: { ...withSignals(twice), service: undoing } });
    noor = await signIn(world, merchant.id, NOOR);
    await openCase("1");
    passTime(MINUTE);
    waiting = await openCase("2");
    await noor.does(waiting.id, "pick_up");
    await noor.does(waiting.id, "settle", { version: 1, remedy: "refund" });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 1, marked: 0 }]);
    await noor.does(waiting.id, "undo", { version: 2 });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 0, marked: 0 }]);
    await noor.does(waiting.id, "pick_up");
    await noor.does(waiting.id, "decline", { ...decline, version: 3 });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 1, overturned: 0, marked: 0 }]);
    await waiting.shopper.act(waiting.id, "contest", { version: 4, text: "Please look again." });
    const lea = await signIn(world, merchant.id, LEA);
    await lea.does(waiting.id, "pick_up");
    await lea.does(waiting.id, "settle", { version: 5, remedy: "refund" });
    expect(await outcomes()).toEqual([{ sent: 1, upheld: 0, overturned: 1, marked: 0 }]);
  });

  test("nothing is counted where a person would have looked anyway, nor of an order that only tries things out", async () => {
    merchant = await newMerchant({
      webhookUrl: world.webhook,
      policy: { ...withSignals(twice), base: { ...samplePolicy.base, autoUpTo: 0 } },
    });
    noor = await signIn(world, merchant.id, NOOR);
    await openCase("1");
    passTime(MINUTE);
    waiting = await openCase("2");
    expect((await atDesk(waiting)).signals).toMatchObject([{ signal: "cases90d" }]);
    await noor.does(waiting.id, "pick_up");
    await noor.does(waiting.id, "settle", { version: 1, remedy: "refund" });
    expect(await outcomes()).toEqual([]);
    await openShop(twice);
    await openCase("1", { test: true });
    await openCase("2", { test: true });
    expect(await outcomes()).toEqual([]);
  });
});

describe("F2: a signal that is hardly ever right", () => {
  const rule = canonical(twice);
  let lea: Member;
  const logged = async () => {
    const { log } = await answerOf(await lea.call("/policy"), 200, PolicyAnswer);
    return log.filter(({ event }) => event === "signal_overturned");
  };
  /** One more case that the signal sent to a person, paid in full. */
  async function overturn(id: string): Promise<void> {
    passTime(MINUTE);
    const { id: found } = await openCase(id);
    await noor.does(found, "pick_up");
    await noor.does(found, "settle", { version: 1, remedy: "refund" });
  }

  beforeEach(async () => {
    await openShop(twice);
    lea = await signIn(world, merchant.id, LEA);
    await openCase("1");
  });
  const before = (upheld: number, overturned: number) =>
    rows(
      merchant.id,
      "INSERT INTO signal_outcomes (rule, sent, upheld, overturned) VALUES (?, 60, ?, ?)",
      rule,
      upheld,
      overturned,
    );

  test("is told of in the policy's log, once in each version", async () => {
    await before(9, 40);
    await overturn("2");
    const note = "From 1 cases in 90 days on a person looks. Of 50 decided, it proved wrong for 41.";
    const live = (await answerOf(await lea.call("/policy"), 200, PolicyAnswer)).live.hash;
    expect(await logged()).toMatchObject([{ by: null, hash: live, note }]);
    await overturn("3");
    expect(await logged()).toHaveLength(1);
    const next = { ...withSignals(twice), base: { ...samplePolicy.base, windowDays: 31 } };
    await answerOf(await lea.call("/policy/publish", { body: { policy: next }, key: newKey() }), 200, PolicyAnswer);
    await overturn("4");
    expect(await logged()).toHaveLength(2);
  });

  test.each([
    ["fewer than fifty decisions", 0, 48],
    ["four in five and no more", 10, 39],
  ])("isn't, with %s", async (_, upheld, overturned) => {
    await before(upheld, overturned);
    await overturn("2");
    expect(await logged()).toEqual([]);
  });

  test("isn't, once the rule isn't live any more", async () => {
    await before(0, 60);
    passTime(MINUTE);
    const { id } = await openCase("2");
    const next = withSignals({ ...twice, atLeast: 2 });
    await answerOf(await lea.call("/policy/publish", { body: { policy: next }, key: newKey() }), 200, PolicyAnswer);
    await noor.does(id, "pick_up");
    await noor.does(id, "settle", { version: 1, remedy: "refund" });
    expect(await logged()).toEqual([]);
  });
});

describe("a shopper never hears of a signal", () => {
  test("in no answer, record, mail or webhook: no name, no number, no word of it", async () => {
    await openShop(
      { signal: "refundRate365d", atLeast: 3737, minimumOrders: 7 },
      { signal: "refunds365d", atLeast: 3 },
    );
    for (const id of ["1", "2", "3"]) await paidBack(id);
    world.mails.length = 0;
    world.deliveries.length = 0;
    const { shopper, shown, id } = await openCase("4", { customer: { ...ada, orders365d: 7 } });
    expect(shown.state).toBe("in_review");
    expect((await noor.open(id)).signals.map(({ signal, got }) => [signal, got])).toEqual([
      ["refunds365d", 3],
      ["refundRate365d", 4285],
    ]);
    const said: string[] = [JSON.stringify(shown)];
    const say = async (answer: Response) => said.push(await answer.text());
    await noor.does(id, "pick_up");
    await noor.does(id, "decline", {
      version: 1,
      item: "i1",
      text: "We looked, and can't do this.",
      signalWrong: ["refunds365d"],
    });
    await say(await shopper.get(id));
    await say(await shopper.call(`/v1/cases/${id}/record`));
    await say(await shopper.call(`/v1/cases/${id}/record`, { headers: { accept: "text/html" } }));
    await say(await shopper.act(id, "contest", { version: 2, text: "Please look again." }));
    await say(await shopper.act(id, "withdraw", { version: 3 }));
    await pumpUntil(merchant.id, () => world.deliveries.some(({ type }) => type === "case.decided"), "the webhook");
    await pumpUntil(merchant.id, () => world.mails.some(({ text }) => text.includes("can't do this")), "the mail");
    said.push(...world.mails.map((mail) => JSON.stringify(mail)), ...world.deliveries.map(({ body }) => body));
    const names = Object.values(textsOf("en").signals);
    for (const text of said) {
      for (const word of [...signals, ...names, "signal", "Signal", "3737", "37.37", "4285", "42.85"])
        expect(text).not.toContain(word);
    }
    // Only the order itself says how many orders there are, and that word is the shop's own.
    expect(await (await shopper.order()).text()).not.toMatch(/signal|refund(s|Rate)365d|4285|3737/i);
  });

  test("whatever stood, and in the policy's trace too, the words are the same as for any other person's look", async () => {
    await openShop(twice);
    await openCase("1");
    passTime(MINUTE);
    const { shown } = await openCase("2");
    const whys = shown.items[0]!.offers.flatMap(({ why }) => why);
    expect([...new Set(whys.map(({ code }) => code))]).toEqual(["by_hand"]);
  });
});

describe("F1: who gets a person", () => {
  const fairness = async (who: Member) => answerOf(await who.call("/policy/fairness"), 200, FairnessAnswer);

  test("is counted by country, language and whether they were here before; for leads", async () => {
    await openShop(twice);
    const lea = await signIn(world, merchant.id, LEA);
    for (let index = 0; index < 12; index++) {
      const customer = { email: `shopper${index}@example.com` };
      await openCase(
        `${index}`,
        { customer, country: index < 10 ? "DE" : "FR" },
        { lang: index < 10 ? "de-AT" : "fr" },
      );
    }
    passTime(MINUTE);
    for (let index = 0; index < 10; index++) {
      const customer = { email: `shopper${index}@example.com` };
      await openCase(`again ${index}`, { customer, country: "DE" }, { lang: "de" });
    }
    await openCase("tried out", { test: true, country: "AT" });
    const { since, groups, signals: rules } = await fairness(lea);
    expect(since).toBe("2035-12");
    expect(groups).toEqual({
      country: [
        { name: "DE", items: 20, persons: 10 },
        { name: "other", items: 2, persons: 0 },
      ],
      language: [
        { name: "de", items: 20, persons: 10 },
        { name: "other", items: 2, persons: 0 },
      ],
      customer: [
        { name: "new", items: 12, persons: 0 },
        { name: "returning", items: 10, persons: 10 },
      ],
    });
    expect(rules).toEqual([{ rule: canonical(twice), sent: 10, upheld: 0, overturned: 0, marked: 0, tooOften: false }]);
    expect((await problemOf(await noor.call("/policy/fairness"))).code).toBe("role_required");
  });

  test("a year later what was counted is no longer said, and a month's end is the shop's", async () => {
    await openShop();
    const lea = await signIn(world, merchant.id, LEA);
    for (let index = 0; index < 10; index++)
      await openCase(`${index}`, { customer: { email: `s${index}@example.com` } });
    expect((await fairness(lea)).groups.customer).toEqual([{ name: "new", items: 10, persons: 0 }]);
    setClock("2037-10-31T22:59:00Z");
    const last = await signIn(world, merchant.id, LEA);
    expect((await fairness(last)).groups.customer).toHaveLength(1);
    setClock("2037-10-31T23:01:00Z");
    expect(await fairness(last)).toMatchObject({ since: "2036-12", groups: { customer: [] } });
  });
});

test("what was counted in a year counts no longer after it", async () => {
  await openShop({ signal: "refunds365d", atLeast: 1 });
  await paidBack("1");
  passTime(366 * DAY);
  const [line] = orderOf("2").lines as object[];
  const lines = [{ ...line, fulfilledAt: "2037-11-03T09:00:00Z", deliveredAt: "2037-11-05T09:12:00Z" }];
  expect(stateOf(await openCase("2", { placedAt: "2037-11-01T10:00:00Z", lines }))).toBe("offered");
});
