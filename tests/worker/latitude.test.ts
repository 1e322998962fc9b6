import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskCase } from "../../shared/contract.ts";
import { caseOf, problemOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import * as members from "./members.ts";
import { LEA, NOOR } from "./members.ts";
import type { Member } from "./members.ts";
import type { Merchant } from "./shapes.ts";
import {
  closeWorld,
  DAY,
  HOUR,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  setClock,
  shopperFor,
} from "./support.ts";
import type { World } from "./support.ts";

/** How far staff may go above the policy, and what a second person approves: for the whole object. */

// A Monday morning in Berlin.
const NOW = "2036-11-10T08:30:00Z";
const OTTO = "otto@teahouse.test";
const MAX = "max@teahouse.test";

const agentLimits = {
  role: "agent",
  perCase: 2000,
  abovePolicyBp: 5000,
  perDay: 5000,
  canWaive: ["window", "evidence"],
  approves: 0,
};
const leadLimits = {
  role: "lead",
  perCase: 4000,
  abovePolicyBp: 10_000,
  perDay: 50_000,
  canWaive: ["window", "evidence", "return", "restocking"],
  approves: 20_000,
};
const byPeople = { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } };
const limited = { ...byPeople, staff: [agentLimits, leadLimits] };

const noor = { email: NOOR, name: "Noor", role: "agent" };
const otto = { email: OTTO, name: "Otto", role: "agent" };
const lea = { email: LEA, name: "Lea", role: "lead" };
const max = { email: MAX, name: "Max", role: "lead" };

let world: World;
let merchant: Merchant;

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  await shop();
});
afterEach(closeWorld);

async function shop(policy: unknown = limited, staff: object[] = [noor, otto, lea]): Promise<void> {
  merchant = await newMerchant({ webhookUrl: world.webhook, policy, staff });
}

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, name: `Ada ${id}` };
  const lines = [{ ...line, ...dates }];
  return sampleOrder({ id, number: `#${id}`, placedAt: "2036-11-01T10:00:00Z", lines, customer, ...over });
}

/** By the policy one of two mugs is worth this: 24.90, and its 2.95 of the shipping cost. */
const OFFER = 2785;

type Opened = { shopper: Shopper; id: string };

async function openCase(order = orderOf("1"), over: Record<string, unknown> = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  const { id } = await caseOf(await shopper.submit(submission(over)), 201);
  return { shopper, id };
}
const signIn = (email: string) => members.signIn(world, merchant.id, email);
const versionOf = async (who: Member, id: string) => (await who.open(id)).case.version;
const refund = (amount: number, over = {}) => ({ remedy: "refund", amount, ...over });

/** Does an action on the case as it is now, held by this member. */
async function does(who: Member, id: string, action: string, body: object = {}): Promise<DeskCase> {
  await who.act(id, "pick_up");
  return who.does(id, action, { version: await versionOf(who, id), ...body });
}
async function refused(who: Member, id: string, action: string, body: object = {}) {
  await who.act(id, "pick_up");
  return who.refused(id, action, { version: await versionOf(who, id), ...body });
}
const answers = async (who: Member, id: string, action: string, body: object = {}) =>
  who.does(id, action, { version: await versionOf(who, id), ...body });
const unanswerable = async (who: Member, id: string, action: string, body: object = {}) =>
  who.refused(id, action, { version: await versionOf(who, id), ...body });

const offerOf = (amount: number, over = {}) => ({ item: "i1", offers: [refund(amount)], ...over });
const proposal = (amount: number, over = {}) => ({ offer: offerOf(amount), ...over });
const stateOf = async (who: Member, id: string) => (await who.open(id)).case.state;
const settledAll = ({ shopper, id }: Opened) =>
  pumpUntil(merchant.id, async () => (await caseOf(await shopper.get(id))).state === "resolved", "resolved");

type Used = { kind: string; above: number; approved_by: string | null; alone: number; person: string };
const used = () =>
  rows<Used>(merchant.id, "SELECT kind, above, approved_by, alone, person FROM latitude_used ORDER BY id");
const usedNow = async () =>
  (await used()).reduce((sum, { kind, above }) => sum + (kind === "used" ? above : -above), 0);

describe("S1 above the latitude it is a proposal", () => {
  test("up to the ceiling one acts alone, one cent more is refused with the limit's name", async () => {
    const { id } = await openCase();
    const agent = await signIn(NOOR);
    const shown = await does(agent, id, "pick_up");
    expect(shown.items[0]!.latitude).toMatchObject({ perCase: 2000, perDay: 5000, aloneAbove: null });
    const band = shown.items[0]!.latitude!.bands.find(({ remedy }) => remedy === "refund")!;
    expect(band).toEqual({ remedy: "refund", floor: OFFER, ceiling: OFFER + 1392 });
    const problem = await refused(agent, id, "offer", offerOf(band.ceiling + 1));
    expect(problem.code).toBe("invalid");
    expect(problem.errors).toMatchObject([{ path: "amount", code: "above_latitude" }]);
    expect(problem.detail).toContain("50 %");
    expect(problem.detail).toContain("propose");
    expect(await used()).toEqual([]);
    expect((await does(agent, id, "offer", offerOf(band.ceiling))).case.state).toBe("offered");
    expect(await used()).toMatchObject([{ kind: "used", above: 1392, approved_by: null, alone: 0 }]);
  });

  test("what the policy offers uses none of it", async () => {
    const opened = await openCase();
    const agent = await signIn(NOOR);
    await does(agent, opened.id, "settle", { remedy: "refund" });
    await settledAll(opened);
    expect(await used()).toEqual([]);
  });

  test("what the policy gives it gives once: opened again, the same is above it", async () => {
    const opened = await openCase();
    const agent = await signIn(NOOR);
    await does(agent, opened.id, "settle", { remedy: "refund" });
    await settledAll(opened);
    await does(agent, opened.id, "reopen", { text: "Something is still wrong." });
    await does(agent, opened.id, "pick_up");
    const problem = await refused(agent, opened.id, "offer", offerOf(OFFER));
    expect(problem.errors).toMatchObject([{ code: "above_latitude" }]);
    expect((await does(agent, opened.id, "propose", proposal(OFFER))).case.state).toBe("awaiting_approval");
  });

  test("what a decline offers in its place is bounded in the same way", async () => {
    const { id } = await openCase();
    const agent = await signIn(NOOR);
    const instead = [{ remedy: "store_credit", amount: 5000 }];
    const problem = await refused(agent, id, "decline", { item: "i1", text: "Not like that, but so.", instead });
    expect(problem.errors?.[0]?.code).toBe("above_latitude");
    expect(await stateOf(agent, id)).toBe("in_review");
  });

  test("the case's own limit holds for all its items together", async () => {
    const [line] = sampleOrder().lines as Record<string, unknown>[];
    const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
    const lines = ["l1", "l2"].map((name) => ({ ...line, ...dates, id: name }));
    const order = orderOf("1", { lines, paid: 10_550 });
    const items = ["l1", "l2"].map((lineId) => ({ lineId, quantity: 1, reason: "damaged" }));
    const { id } = await openCase(order, { items });
    const agent = await signIn(NOOR);
    const offerFor = async (item: string) => {
      const given = (await agent.open(id)).items.find((each) => each.id === item)!;
      const policy = given.decision.offers.find(({ remedy }) => remedy === "refund")!.amount;
      return { item, offers: [refund(policy + 1100)] };
    };
    await does(agent, id, "offer", await offerFor("i1"));
    const problem = await refused(agent, id, "offer", await offerFor("i2"));
    expect(problem.errors?.[0]?.code).toBe("above_latitude");
    expect(problem.detail).toContain("€9.00 above the policy on this case");
  });

  test("a document without an entry for the role leaves it as it was", async () => {
    await shop(byPeople, [noor, lea]);
    const { id } = await openCase();
    const agent = await signIn(NOOR);
    const shown = await does(agent, id, "pick_up");
    expect(shown.items[0]!.latitude).toBeNull();
    expect(shown.availableActions.map(({ action }) => action)).not.toContain("propose");
    await does(agent, id, "offer", offerOf(5570));
    expect(await used()).toEqual([]);
  });

  test("in a currency that the limits don't name there is none beyond the offer", async () => {
    const { id } = await openCase(orderOf("1", { currency: "USD" }));
    const agent = await signIn(NOOR);
    const shown = await does(agent, id, "pick_up");
    const policy = shown.items[0]!.decision.offers.find(({ remedy }) => remedy === "refund")!.amount;
    const offer = { item: "i1", offers: [refund(policy + 1, { goods: "return" })] };
    expect((await refused(agent, id, "offer", offer)).errors?.[0]?.code).toBe("above_latitude");
    await does(agent, id, "propose", { offer });
    expect((await answers(await signIn(LEA), id, "approve")).case.state).toBe("offered");
  });

  test("a test order uses none", async () => {
    const { id } = await openCase(orderOf("1", { test: true }));
    const agent = await signIn(NOOR);
    await does(agent, id, "offer", offerOf(OFFER + 1000));
    expect(await used()).toEqual([]);
  });
});

describe("a proposal", () => {
  test("is carried out as it was proposed, once another person approves, and counts on who proposed it", async () => {
    const opened = await openCase();
    const { shopper, id } = opened;
    const [agent, lead] = [await signIn(NOOR), await signIn(LEA)];
    const text = "For your trouble.";
    const asked = await does(agent, id, "propose", { offer: offerOf(5000, { text }), note: "A wedding present." });
    expect(asked.case.state).toBe("awaiting_approval");
    expect(asked.lease).toBeNull();
    expect(asked.items[0]!.proposal).toMatchObject({
      by: "Noor",
      kind: "offer",
      gives: [{ remedy: "refund", amount: 5000, above: 5000 - OFFER }],
      note: "A wedding present.",
      text,
      mine: true,
      mayApprove: false,
    });
    const own = asked.availableActions.map(({ action }) => action);
    expect(own).toContain("send_back");
    expect(own).not.toContain("approve");
    expect(await used()).toEqual([]);

    const seen = await lead.open(id);
    expect(seen.items[0]!.proposal).toMatchObject({ mine: false, mayApprove: true });
    expect(seen.availableActions.map(({ action }) => action)).toContain("approve");
    expect((await lead.queue()).cases[0]).toMatchObject({ id, approval: "mine", state: "awaiting_approval" });
    expect((await agent.queue()).cases[0]).toMatchObject({ id, approval: "other" });

    const done = await answers(lead, id, "approve");
    expect(done.case.state).toBe("offered");
    expect(done.items[0]!.proposal).toBeNull();
    const staff = await rows<{ id: string; email: string }>(merchant.id, "SELECT id, email FROM staff");
    const idOf = (email: string) => staff.find((one) => one.email === email)!.id;
    expect(await used()).toMatchObject([
      { kind: "used", above: 5000 - OFFER, approved_by: idOf(LEA), alone: 0, person: NOOR },
    ]);
    const shown = await caseOf(await shopper.get(id));
    expect(shown.items[0]!.offers[0]).toMatchObject({ remedy: "refund", amount: 5000, mode: "automatic" });
    const mailed = () => world.mails.find(({ text: words }) => words.includes(text));
    await pumpUntil(merchant.id, mailed, "the mail");
    // Fourteen days from that Monday, in the proposer's name.
    for (const words of ["24 November", "Noor"]) expect(mailed()!.text).toContain(words);
    await shopper.accept(shown, "refund");
    await settledAll(opened);
    expect(await usedNow()).toBe(5000 - OFFER);
  });

  test("tells the shopper nothing but that a person has it", async () => {
    const { shopper, id } = await openCase();
    const agent = await signIn(NOOR);
    const before = await caseOf(await shopper.get(id));
    await does(agent, id, "propose", proposal(5000, { note: "secret words" }));
    const response = await shopper.get(id);
    const body = await response.text();
    for (const word of ["approv", "propos", "latitude", "secret words", "5000"]) expect(body).not.toContain(word);
    const shown = JSON.parse(body) as typeof before;
    expect([shown.state, shown.items[0]!.state]).toEqual(["in_review", "in_review"]);
    expect(shown.timeline).toEqual(before.timeline);
    expect(shown.responseDue).toEqual(before.responseDue);
    const record = await (await shopper.call(`/v1/cases/${id}/record`)).text();
    for (const word of ["approv", "propos", "secret words"]) expect(record).not.toContain(word);
    passTime(DAY + HOUR);
    const state = async () => (await rows(merchant.id, "SELECT state FROM items"))[0]!["state"];
    await pumpUntil(merchant.id, async () => (await state()) === "in_review", "the lapse");
    expect(await (await shopper.get(id)).text()).not.toMatch(/approv|propos|lapse/);
  });

  test("of settling is settled by the approval", async () => {
    const fee = { ...limited.base, restockingFeeBp: 2000, keepUpTo: 0 };
    await shop({ ...limited, base: fee });
    const items = [{ lineId: "l1", quantity: 1, reason: "changed_mind" }];
    const { id } = await openCase(orderOf("1", { country: "CH" }), { items });
    const [agent, lead] = [await signIn(NOOR), await signIn(LEA)];
    const waives = [{ condition: "restocking", reason: "faithful" }];
    const problem = await refused(agent, id, "settle", { remedy: "refund", waives });
    expect(problem.errors?.[0]?.code).toBe("not_yours_to_waive");
    await does(agent, id, "propose", { settle: { remedy: "refund", waives } });
    expect((await answers(lead, id, "approve")).case.state).toBe("awaiting_return");
    expect(await usedNow()).toBe(498);
  });

  test("goes back with a word, or is taken back by who proposed it", async () => {
    const { id } = await openCase();
    const [agent, lead, third] = [await signIn(NOOR), await signIn(LEA), await signIn(OTTO)];
    await does(agent, id, "propose", proposal(5000));
    expect((await unanswerable(third, id, "send_back", { text: "No." })).code).toBe("action_not_available");
    const back = await answers(lead, id, "send_back", { text: "Half of that, please." });
    expect(back.case.state).toBe("in_review");
    expect(back.timeline.at(-1)).toMatchObject({ event: "send_back", text: "Half of that, please." });
    await does(agent, id, "propose", proposal(5100));
    expect((await answers(agent, id, "send_back", { text: "Rather not." })).case.state).toBe("in_review");
    expect(await used()).toEqual([]);
  });

  test("that nobody answers lapses, goes ahead of the usual ones, and says so to staff", async () => {
    await shop({ ...limited, service: { ...samplePolicy.service, escalateTo: "lead" } });
    const first = await openCase(orderOf("1"));
    passTime(HOUR);
    const { id } = await openCase(orderOf("2"));
    await does(await signIn(NOOR), id, "propose", proposal(5000));
    // Eight working hours from half past ten: half past ten on the next day.
    passTime(23 * HOUR);
    const agent = await signIn(NOOR);
    expect(await stateOf(agent, id)).toBe("awaiting_approval");
    passTime(HOUR + 1000);
    await pumpUntil(merchant.id, async () => (await stateOf(agent, id)) === "in_review", "the lapse");
    const { cases } = await agent.queue();
    expect(cases.map((entry) => entry.id)).toEqual([id, first.id]);
    expect(cases[0]).toMatchObject({ escalated: { to: "lead" }, approval: null, reopened: false });
    expect(cases[1]).toMatchObject({ escalated: null });
    const { notes } = await agent.open(id);
    expect(notes[0]!.text).toBe("Nobody answered what Noor proposed (€50.00) in time. It is for a lead now.");
  });

  test("is refused where it would come to something else by now, and can be withdrawn from by the shopper", async () => {
    const order = orderOf("1");
    const { shopper, id } = await openCase(order);
    const [agent, lead] = [await signIn(NOOR), await signIn(LEA)];
    await does(agent, id, "propose", proposal(5000));
    // The shop has refunded some of it by hand since: the next token says so.
    const later = await shopperFor(merchant, { ...order, refunded: 2000 });
    passTime(1000);
    await later.submit(submission({ items: [{ lineId: "l1", quantity: 1, reason: "late" }] }));
    expect((await unanswerable(lead, id, "approve")).code).toBe("action_not_available");
    const shown = await caseOf(await shopper.get(id));
    await shopper.act(id, "withdraw", { version: shown.version });
    expect((await lead.open(id)).items[0]!.proposal).toBeNull();
  });

  test("keeps what was said of signals until it is carried out", async () => {
    const { id } = await openCase();
    const [agent, lead] = [await signIn(NOOR), await signIn(LEA)];
    await does(agent, id, "propose", proposal(5000, { signalWrong: ["cases90d"] }));
    await answers(lead, id, "approve");
    const [event] = await rows<{ data: string }>(merchant.id, "SELECT data FROM events WHERE event = 'offer'");
    expect(JSON.parse(event!.data)).toMatchObject({ private: { signalWrong: ["cases90d"], above: { refund: 2215 } } });
  });

  test("names a version: what was changed meanwhile is looked at again", async () => {
    const { id } = await openCase();
    const [agent, lead] = [await signIn(NOOR), await signIn(LEA)];
    const { version } = (await does(agent, id, "propose", proposal(5000))).case;
    await answers(agent, id, "send_back", { text: "More." });
    await does(agent, id, "propose", proposal(5500));
    expect((await lead.refused(id, "approve", { version })).code).toBe("stale_version");
  });

  test("waits for no one who can't give it: next hands out something else", async () => {
    const first = await openCase(orderOf("1"));
    const second = await openCase(orderOf("2"));
    const agent = await signIn(NOOR);
    await does(agent, first.id, "propose", proposal(5000));
    const next = (await (await agent.call("/queue/next", { body: {} })).json()) as DeskCase;
    expect(next.case.id).toBe(second.id);
  });
});

describe("S2 who approves is another person", () => {
  test("not the one who proposed it, and nobody whose own limit it passes while another may", async () => {
    const { id } = await openCase();
    const [agent, third] = [await signIn(NOOR), await signIn(OTTO)];
    await does(agent, id, "propose", proposal(5000));
    expect((await unanswerable(agent, id, "approve")).code).toBe("action_not_available");
    expect((await unanswerable(third, id, "approve")).code).toBe("action_not_available");
    expect(await stateOf(agent, id)).toBe("awaiting_approval");
  });

  test("not after a change of role or address either", async () => {
    const { id } = await openCase();
    const agent = await signIn(NOOR);
    await does(agent, id, "propose", proposal(5000));
    await rows(merchant.id, "UPDATE staff SET role = 'lead' WHERE email = ?", NOOR);
    expect((await unanswerable(agent, id, "approve")).code).toBe("action_not_available");
    await rows(merchant.id, "UPDATE staff SET email = 'noor.married@teahouse.test' WHERE email = ?", NOOR);
    expect((await unanswerable(agent, id, "approve")).code).toBe("action_not_available");
    expect((await answers(await signIn(LEA), id, "approve")).case.state).toBe("offered");
  });

  test("not under a second account of the same person", async () => {
    const twin = "N.oor+lead@teahouse.test".toLowerCase();
    await shop(limited, [noor, { email: twin, name: "Noor again", role: "lead" }, lea]);
    const { id } = await openCase();
    await does(await signIn(NOOR), id, "propose", proposal(5000));
    expect((await unanswerable(await signIn(twin), id, "approve")).code).toBe("action_not_available");
    expect((await answers(await signIn(LEA), id, "approve")).case.state).toBe("offered");
  });

  test("not who declined what the shopper asks about again, while another may", async () => {
    await shop(limited, [noor, lea, max]);
    const { shopper, id } = await openCase();
    const [agent, first, other] = [await signIn(NOOR), await signIn(LEA), await signIn(MAX)];
    await does(first, id, "decline", { item: "i1", text: "Sorry, no." });
    const { version } = await caseOf(await shopper.get(id));
    await shopper.act(id, "contest", { version, text: "Please look again." });
    await does(agent, id, "propose", proposal(5000));
    expect((await unanswerable(first, id, "approve")).code).toBe("action_not_available");
    expect((await answers(other, id, "approve")).case.state).toBe("offered");
  });

  test("rule 7: where there is nobody else the top role acts alone, and it is marked and counted", async () => {
    await shop(limited, [noor, lea]);
    const { id } = await openCase();
    const lead = await signIn(LEA);
    const shown = await does(lead, id, "pick_up");
    expect(shown.items[0]!.latitude!.aloneAbove).toBe(0);
    const done = await does(lead, id, "offer", offerOf(5570));
    expect(done.case.state).toBe("offered");
    expect(await used()).toMatchObject([{ above: 2785, alone: 0 }]);
    const [second] = [await openCase(orderOf("2"))];
    const over = { ...leadLimits, perCase: 100 };
    await lead.call("/policy/publish", { body: { policy: { ...limited, staff: [agentLimits, over] } } });
    const alone = await does(lead, second.id, "offer", offerOf(5570));
    expect(alone.timeline.some(({ event, text }) => event === "approve" && text?.includes("nobody else"))).toBe(true);
    expect((await used()).at(-1)).toMatchObject({ above: 2785, alone: 1 });
    const timeline = (await caseOf(await second.shopper.get(second.id))).timeline.map(({ event }) => event);
    expect(timeline).not.toContain("approve");
  });

  test("with two of the top role the other one approves, whatever the amount", async () => {
    const low = { ...leadLimits, perCase: 100, approves: 100 };
    await shop({ ...limited, staff: [agentLimits, low] }, [noor, lea, max]);
    const { id } = await openCase();
    const lead = await signIn(LEA);
    expect((await refused(lead, id, "offer", offerOf(5000))).errors?.[0]?.code).toBe("above_latitude");
    await does(lead, id, "propose", proposal(5000));
    expect((await unanswerable(lead, id, "approve")).code).toBe("action_not_available");
    await answers(await signIn(MAX), id, "approve");
    expect(await used()).toMatchObject([{ alone: 0 }]);
  });
});

describe("S3 never below what the shopper saw", () => {
  test("a proposal of less is refused like an offer of less", async () => {
    const { id } = await openCase();
    const agent = await signIn(NOOR);
    for (const [action, body] of [
      ["offer", offerOf(OFFER - 1)],
      ["propose", proposal(OFFER - 1)],
    ] as const) {
      expect((await refused(agent, id, action, body)).errors?.[0]?.code).toBe("below_shown");
    }
    expect((await refused(agent, id, "propose", proposal(5571))).errors?.[0]?.code).toBe("above_left");
  });
});

describe("S4 every waiver has a code", () => {
  const late = { fulfilledAt: "2036-08-03T09:00:00Z", deliveredAt: "2036-08-05T09:12:00Z" };
  const lateOrder = () => {
    const [line] = sampleOrder().lines as Record<string, unknown>[];
    return orderOf("1", { country: "CH", placedAt: "2036-08-01T10:00:00Z", lines: [{ ...line, ...late }] });
  };

  test("setting a condition aside names why, and the record keeps it", async () => {
    const opened = await openCase(lateOrder());
    const agent = await signIn(NOOR);
    const problem = await refused(agent, opened.id, "settle", { remedy: "refund" });
    expect(problem.errors).toMatchObject([{ path: "waives", code: "waiver_reason_missing" }]);
    const waives = [{ condition: "window", reason: "hardship" }];
    await does(agent, opened.id, "settle", { remedy: "refund", waives });
    const record = (await (await agent.call(`/cases/${opened.id}/record`)).json()) as {
      events: { event: string; waives: unknown }[];
    };
    expect(record.events.find(({ event }) => event === "settle")!.waives).toEqual(waives);
    const page = await (await agent.call(`/cases/${opened.id}/record?as=page`)).text();
    expect(page).toContain("<p>Set aside: window (hardship)</p>");
  });

  test("what isn't set aside isn't written down as if it were", async () => {
    const { id } = await openCase();
    const agent = await signIn(NOOR);
    await does(agent, id, "settle", { remedy: "refund", waives: [{ condition: "window", reason: "hardship" }] });
    expect(await used()).toEqual([]);
  });

  test("what isn't the role's to set aside is for another to approve", async () => {
    await shop({ ...limited, staff: [{ ...agentLimits, canWaive: [] }, leadLimits] });
    const { id } = await openCase(lateOrder());
    const [agent, lead] = [await signIn(NOOR), await signIn(LEA)];
    const waives = [{ condition: "window", reason: "hardship" }];
    const problem = await refused(agent, id, "settle", { remedy: "refund", waives });
    expect(problem.errors?.[0]?.code).toBe("not_yours_to_waive");
    expect((await refused(agent, id, "propose", { settle: { remedy: "refund" } })).errors?.[0]?.code).toBe(
      "waiver_reason_missing",
    );
    await does(agent, id, "propose", { settle: { remedy: "refund", waives } });
    const seen = await lead.open(id);
    expect(seen.items[0]!.proposal!.waives).toEqual(waives);
    expect((await answers(lead, id, "approve")).case.state).toMatch(/settling|awaiting_return/);
  });
});

describe("S5 the day's latitude holds", () => {
  // 20 % kept back of 24.90, and an agent who may drop it: each full refund is 4.98 above the policy.
  const dropping = { ...agentLimits, canWaive: ["restocking", "return"], perDay: 5000 };
  const feePolicy = {
    ...limited,
    base: { ...limited.base, restockingFeeBp: 2000, keepUpTo: 0 },
    staff: [dropping, leadLimits],
  };
  const items = [{ lineId: "l1", quantity: 1, reason: "changed_mind" }];
  const body = { remedy: "refund", waives: [{ condition: "restocking", reason: "faithful" }] };

  test("under fifty settles at once, by two accounts of one person", async () => {
    const twin = "noor+b@teahouse.test";
    await shop(feePolicy, [noor, { email: twin, name: "Noor", role: "agent" }, lea]);
    const both = [await signIn(NOOR), await signIn(twin)];
    const opened: { who: Member; id: string }[] = [];
    for (let n = 0; n < 50; n++) {
      const { id } = await openCase(orderOf(`o${n}`, { country: "CH" }), { items });
      const who = both[n % 2]!;
      await who.does(id, "pick_up");
      opened.push({ who, id });
    }
    const responses = await Promise.all(opened.map(({ who, id }) => who.act(id, "settle", { version: 1, ...body })));
    const settled = responses.filter(({ status }) => status === 200).length;
    expect(settled).toBe(10);
    expect(await usedNow()).toBe(4980);
    const problems = await Promise.all(responses.filter(({ status }) => status !== 200).map(problemOf));
    expect(new Set(problems.map(({ errors }) => errors?.[0]?.code))).toEqual(new Set(["above_latitude"]));
    expect(problems[0]!.detail).toContain("€0.20 above the policy today");
  });

  test("is whole again on the next day of the policy's own time zone", async () => {
    await shop({ ...feePolicy, staff: [{ ...dropping, perDay: 498 }, leadLimits] });
    const agent = await signIn(NOOR);
    const cases = [await openCase(orderOf("1", { country: "CH" }), { items })];
    cases.push(await openCase(orderOf("2", { country: "CH" }), { items }));
    await does(agent, cases[0]!.id, "settle", body);
    expect((await refused(agent, cases[1]!.id, "settle", body)).errors?.[0]?.code).toBe("above_latitude");
    // Half past midnight in Berlin is still the day before in UTC.
    setClock("2036-11-10T23:30:00Z");
    await does(await signIn(NOOR), cases[1]!.id, "settle", body);
    const days = await rows<{ day: string }>(merchant.id, "SELECT day FROM latitude_used ORDER BY id");
    expect(days.map(({ day }) => day)).toEqual(["2036-11-10", "2036-11-11"]);
  });

  test("is released by what was undone, failed, withdrawn or not taken, and by nothing else", async () => {
    const undoSeconds = { store_credit: 0, staff: 60 };
    await shop({ ...limited, service: { ...samplePolicy.service, undoSeconds } });
    const agent = await signIn(NOOR);
    const above = OFFER + 1000;

    const taken = await openCase(orderOf("1"));
    const offered = await does(agent, taken.id, "offer", {
      item: "i1",
      offers: [refund(above), { remedy: "store_credit", amount: OFFER }],
    });
    expect(offered.case.state).toBe("offered");
    expect(await usedNow()).toBe(1000);
    // The shopper takes the one that the policy gives: the rest is free again once that is done.
    await taken.shopper.accept(await caseOf(await taken.shopper.get(taken.id)), "store_credit");
    await settledAll(taken);
    expect(await usedNow()).toBe(0);

    const gone = await openCase(orderOf("2"));
    await does(agent, gone.id, "offer", offerOf(above));
    const seen = await caseOf(await gone.shopper.get(gone.id));
    await gone.shopper.act(gone.id, "withdraw", { version: seen.version });
    expect(await usedNow()).toBe(0);

    const broken = await openCase(orderOf("3"));
    await does(agent, broken.id, "offer", offerOf(above));
    world.shop = () => Response.json({ state: "failed", reason: "The card is closed." });
    await broken.shopper.accept(await caseOf(await broken.shopper.get(broken.id)), "refund");
    expect(await usedNow()).toBe(1000);
    await pumpUntil(merchant.id, async () => (await stateOf(agent, broken.id)) === "in_review", "the failure");
    expect(await usedNow()).toBe(0);

    const lapsed = await openCase(orderOf("4"));
    await does(agent, lapsed.id, "offer", offerOf(above));
    expect(await usedNow()).toBe(1000);
    passTime(15 * DAY);
    await pumpUntil(merchant.id, async () => (await usedNow()) === 0, "the lapse");
  });

  test("stays used when what was settled is opened again", async () => {
    const opened = await openCase();
    const agent = await signIn(NOOR);
    await does(agent, opened.id, "offer", offerOf(OFFER + 1000));
    await opened.shopper.accept(await caseOf(await opened.shopper.get(opened.id)), "refund");
    await settledAll(opened);
    await does(agent, opened.id, "reopen", { text: "Let me look once more." });
    expect(await usedNow()).toBe(1000);
    const room = (await agent.open(opened.id)).items[0]!.latitude!;
    expect([room.perCase, room.perDay]).toEqual([1000, 4000]);
  });

  test("can't be written over", async () => {
    const { id } = await openCase();
    await does(await signIn(NOOR), id, "offer", offerOf(OFFER + 1000));
    await expect(rows(merchant.id, "UPDATE latitude_used SET above = 0")).rejects.toThrow("used is used");
    await expect(rows(merchant.id, "DELETE FROM latitude_used")).rejects.toThrow("used is used");
  });
});
