import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DeskCase } from "../../shared/contract.ts";
import {
  caseOf,
  HOST,
  newKey,
  problemOf,
  requestOf,
  sampleOrder,
  samplePolicy,
  SHOP,
  staff,
  submission,
} from "./client.ts";
import type { Call, OrderFacts, Shopper } from "./client.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  allDelivered,
  balances,
  closeWorld,
  DAY,
  HOUR,
  MINUTE,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
} from "./support.ts";
import type { World } from "./support.ts";
import * as members from "./members.ts";
import { LEA, NOOR, deskCall } from "./members.ts";
import type { Member } from "./members.ts";

/** Staff at the desk: signing in, the queue, the lease, and everything they may do to a case. */

// A Monday morning in Berlin, ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T08:30:00Z";

let world: World;
let merchant: Merchant;

/** Everything is a person's: the sample's policy with no room for anything automatic. */
const byPeople = { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } };

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: byPeople });
});
afterEach(closeWorld);

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, name: `Ada ${id}` };
  return sampleOrder({
    id,
    number: `#${id}`,
    placedAt: "2036-11-01T10:00:00Z",
    lines: [{ ...line, ...dates }],
    customer,
    ...over,
  });
}

const askForCode = (email: string, id = merchant.id, headers = {}) => members.askForCode(id, email, headers);
const trade = (email: string, code: string, id = merchant.id, headers = {}) => members.trade(id, email, code, headers);
const codeFor = (email: string) => members.codeFor(world, merchant.id, email);
const signIn = (email: string) => members.signIn(world, merchant.id, email);

type Opened = { shopper: Shopper; shown: Case; id: string };

async function openCase(order = orderOf("1"), over: Record<string, unknown> = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  const shown = await caseOf(await shopper.submit(submission(over)), 201);
  return { shopper, shown, id: shown.id };
}
const fresh = async ({ shopper, id }: Opened) => caseOf(await shopper.get(id));
const resolved = (opened: Opened) =>
  pumpUntil(merchant.id, async () => (await fresh(opened)).state === "resolved", "resolved");
const asked = () => world.deliveries.filter((delivery) => delivery.type === "settlement.requested");

/** A case in review that Noor has picked up. */
async function pickedUp(order?: OrderFacts, over?: Record<string, unknown>) {
  const opened = await openCase(order, over);
  const noor = await signIn(NOOR);
  await noor.does(opened.id, "pick_up");
  return { ...opened, noor };
}

describe("signing in", () => {
  test("answers alike whether the address is known, and writes to nobody it doesn't know", async () => {
    const known = await askForCode(NOOR);
    const stranger = await askForCode("stranger@teahouse.test");
    expect([known.status, await known.text()]).toEqual([stranger.status, await stranger.text()]);
    expect([...known.headers.keys()]).toEqual([...stranger.headers.keys()]);
    await pumpUntil(merchant.id, () => world.mails.length > 0, "a code");
    passTime(HOUR);
    await allDelivered(merchant.id);
    expect(world.mails.map(({ to }) => to)).toEqual([NOOR]);
  });

  test("a code opens one session, once; its spelling with a space and the address's case don't matter", async () => {
    const code = await codeFor(NOOR);
    const first = await trade("Noor@TeaHouse.test", `${code.slice(0, 3)} ${code.slice(3)}`);
    expect(first.status).toBe(200);
    expect(await first.json()).toMatchObject({ me: { email: NOOR, name: "Noor", role: "agent" } });
    expect((await problemOf(await trade(NOOR, code))).code).toBe("code_wrong");
  });

  test("a code runs out after ten minutes", async () => {
    const code = await codeFor(NOOR);
    passTime(10 * MINUTE);
    expect((await problemOf(await trade(NOOR, code))).code).toBe("code_wrong");
    const next = await codeFor(NOOR);
    passTime(9 * MINUTE);
    expect((await trade(NOOR, next)).status).toBe(200);
  });

  test("a code bears five wrong tries, then not even the right one", async () => {
    const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, "0");
    const patient = await codeFor(NOOR);
    for (let tries = 0; tries < 4; tries++) await trade(NOOR, wrong(patient));
    expect((await trade(NOOR, patient)).status).toBe(200);
    const code = await codeFor(NOOR);
    for (let tries = 0; tries < 5; tries++) {
      expect((await problemOf(await trade(NOOR, wrong(code)))).code).toBe("code_wrong");
    }
    expect((await problemOf(await trade(NOOR, code))).code).toBe("code_wrong");
  });

  test("a newer code ends the one before, and a code is its owner's alone", async () => {
    const old = await codeFor(NOOR);
    const code = await codeFor(NOOR);
    if (old !== code) expect((await problemOf(await trade(NOOR, old))).code).toBe("code_wrong");
    expect((await problemOf(await trade(LEA, code))).code).toBe("code_wrong");
    expect((await trade(NOOR, code)).status).toBe(200);
  });

  test.each([NOOR, "stranger@teahouse.test"])("%s may ask for five codes an hour", async (email) => {
    for (let times = 0; times < 5; times++) expect((await askForCode(email)).status).toBe(202);
    const problem = await problemOf(await askForCode(email));
    expect(problem).toMatchObject({ status: 429, code: "rate_limited" });
    expect(Number(problem.response.headers.get("retry-after"))).toBe(3600);
    expect((await askForCode(LEA)).status).toBe(202);
    passTime(HOUR);
    expect((await askForCode(email)).status).toBe(202);
  });

  test("whoever knows an address can't lock its owner out", async () => {
    const stranger = { "cf-connecting-ip": "203.0.113.9" };
    const code = await codeFor(NOOR);
    for (let times = 0; times < 5; times++) await askForCode(NOOR, merchant.id, stranger);
    expect((await askForCode(NOOR, merchant.id, stranger)).status).toBe(429);
    for (let tries = 0; tries < 6; tries++)
      await trade(NOOR, String((Number(code) + 1) % 1_000_000).padStart(6, "0"), merchant.id, stranger);
    expect((await askForCode(LEA)).status).toBe(202);
    expect((await trade(NOOR, code)).status).toBe(200);
  });

  test("guessing is limited over all the codes of an hour", async () => {
    let limited = 0;
    for (let round = 0; round < 5; round++) {
      await askForCode(NOOR);
      for (let tries = 0; tries < 5; tries++) {
        const problem = await problemOf(await trade(NOOR, String(100_000 + round * 5 + tries)));
        if (problem.code === "rate_limited") limited += 1;
      }
    }
    expect(limited).toBe(5);
  });

  test("the cookie is out of any script's reach, for this site alone, and secure where it can be", async () => {
    const flags = async (host: string) => {
      const body = JSON.stringify({ merchant: merchant.id, email: NOOR, code: await codeFor(NOOR) });
      const headers = { origin: host, "content-type": "application/json" };
      const response = await send(new Request(`${host}/desk/api/session`, { method: "POST", headers, body }));
      return response.headers.get("set-cookie")!.split("; ").slice(1).toSorted();
    };
    const always = ["HttpOnly", "Max-Age=43200", "Path=/desk", "SameSite=Strict"];
    expect(await flags("http://127.0.0.1:8787")).toEqual(always);
    expect(await flags(HOST)).toEqual([...always, "Secure"]);
  });

  test("a session ends after twelve hours, or when its owner ends it; another's goes on", async () => {
    const [noor, second, lea] = [await signIn(NOOR), await signIn(NOOR), await signIn(LEA)];
    const ended = await noor.call("/session", { method: "DELETE" });
    expect(ended.status).toBe(204);
    expect(ended.headers.get("set-cookie")).toMatch(/=;.*Max-Age=0/);
    expect((await problemOf(await noor.call("/queue"))).code).toBe("session_missing");
    expect((await second.call("/queue")).status).toBe(200);
    passTime(12 * HOUR);
    expect((await problemOf(await lea.call("/queue"))).code).toBe("session_missing");
  });

  test("a session is its merchant's alone, and only its hash is kept", async () => {
    const noor = await signIn(NOOR);
    const [name, value] = noor.cookie.split("=") as [string, string];
    const [, token] = value.split(".") as [string, string];
    const elsewhere = await newMerchant({ name: "Elsewhere" });
    for (const forged of [`${elsewhere.id}.${token}`, `${merchant.id}.${"A".repeat(22)}`, merchant.id, "."]) {
      const response = await deskCall("/queue", { headers: { cookie: `${name}=${forged}` } });
      expect((await problemOf(response)).code).toBe("session_missing");
    }
    const kept = JSON.stringify([
      await rows(merchant.id, "SELECT * FROM sessions"),
      await rows(merchant.id, "SELECT * FROM answers"),
      await rows(merchant.id, "SELECT * FROM sign_in_codes"),
    ]);
    expect(kept).not.toContain(token);
  });

  test.each<[string, Record<string, string>]>([
    ["the shop's pages", { origin: SHOP }],
    ["a page that hides where it is from", { origin: "null" }],
    ["a look-alike", { origin: `${HOST}.evil.test` }],
    ["our host over http", { origin: HOST.replace("https", "http") }],
  ])("no write comes from %s", async (_, headers) => {
    const { id, noor } = await pickedUp();
    const { version } = (await noor.open(id)).case;
    const writes: [string, Call][] = [
      [`/cases/${id}/actions/settle`, { body: { version, remedy: "refund" } }],
      ["/queue/next", { method: "POST", body: {} }],
      ["/sign-in", { body: { merchant: merchant.id, email: NOOR } }],
      ["/session", { body: { merchant: merchant.id, email: NOOR, code: "000000" } }],
      ["/session", { method: "DELETE" }],
    ];
    for (const [path, call] of writes) {
      const response = await noor.call(path, { ...call, headers });
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
      expect(await problemOf(response)).toMatchObject({ status: 403, code: "origin_not_allowed" });
    }
    expect((await noor.open(id)).case.version).toBe(version);
  });

  test("a browser that sends no Origin says where from by Sec-Fetch-Site", async () => {
    const noor = await signIn(NOOR);
    const request = requestOf("/desk/api/queue/next", { method: "POST", body: {}, headers: { cookie: noor.cookie } });
    request.headers.set("sec-fetch-site", "cross-site");
    expect((await problemOf(await send(request))).code).toBe("origin_not_allowed");
  });
});

describe("the queue", () => {
  test("holds what waits for staff, soonest due first, and nothing that waits for a shopper", async () => {
    const early = await openCase(orderOf("1"));
    passTime(3 * HOUR);
    const late = await openCase(orderOf("2"));
    const noor = await signIn(NOOR);
    const { cases, me, look } = await noor.queue();
    expect(cases.map(({ id }) => id)).toEqual([early.id, late.id]);
    expect(Date.parse(cases[0]!.due!)).toBeLessThan(Date.parse(cases[1]!.due!));
    expect(cases[0]).toMatchObject({
      reference: early.shown.reference,
      state: "in_review",
      summary: "One of your two blue mugs arrived broken.",
      customer: "Ada 1",
      currency: "EUR",
      value: 2490,
      lease: null,
      waiting: false,
      due: early.shown.responseDue!.at,
    });
    expect(me).toMatchObject({ email: NOOR, role: "agent" });
    expect(look.name).toBe("Tea House");
    await early.shopper.act(early.id, "withdraw", { version: 1 });
    expect((await noor.queue()).cases.map(({ id }) => id)).toEqual([late.id]);
  });

  test("a shopper's message brings a case in, and an answer takes it out again", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    const opened = await openCase();
    const noor = await signIn(NOOR);
    expect((await noor.queue()).cases).toEqual([]);
    await opened.shopper.act(opened.id, "message", { text: "Is glue an option?" });
    expect((await noor.queue()).cases).toMatchObject([{ id: opened.id, waiting: true, state: "offered" }]);
    await noor.does(opened.id, "pick_up");
    await noor.does(opened.id, "message", { text: "Better not, with tea." });
    expect((await noor.queue()).cases).toEqual([]);
    expect((await fresh(opened)).responseDue!.who).toBe("shopper");
  });

  test("comes in pages that leave nothing out", async () => {
    const ids = new Set<string>();
    for (let order = 0; order < 55; order++) ids.add((await openCase(orderOf(String(order)))).id);
    const noor = await signIn(NOOR);
    const first = await noor.queue();
    expect(first.cases).toHaveLength(50);
    const second = await noor.queue(`?cursor=${encodeURIComponent(first.nextCursor!)}`);
    expect(second.nextCursor).toBeNull();
    expect(new Set([...first.cases, ...second.cases].map(({ id }) => id))).toEqual(ids);
    expect(first.cases.length + second.cases.length).toBe(55);
    for (const odd of ["x", "~", "1e99~a", "' OR 1=1"]) {
      expect((await noor.call(`/queue?cursor=${encodeURIComponent(odd)}`)).status).toBe(200);
    }
  });

  test("a case not settled in time goes ahead of the usual ones, once, and does so again when it comes back", async () => {
    const service = { ...samplePolicy.service, resolveWorkingHours: 24, escalateTo: "lead" };
    merchant = await newMerchant({ webhookUrl: world.webhook, policy: { ...byPeople, service } });
    const late = await openCase(orderOf("1"));
    const { id } = late;
    // Three working days of eight hours, from half past nine on a Monday.
    passTime(3 * DAY - MINUTE);
    const noor = await signIn(NOOR);
    const marked = async () => (await noor.queue()).cases.map((entry) => [entry.id, entry.escalated?.to ?? null]);
    const overdue = async () => (await noor.open(id)).timeline.filter(({ event }) => event === "overdue");
    const young = await openCase(orderOf("2"));
    expect(await marked()).toEqual([
      [id, null],
      [young.id, null],
    ]);
    passTime(MINUTE);
    await pumpUntil(merchant.id, async () => (await overdue()).length > 0, "the end of its time");
    expect((await marked())[0]).toEqual([id, "lead"]);
    await noor.does(id, "pick_up");
    await noor.does(id, "request_evidence", { version: 1, item: "i1", question: "Which one?" });
    expect(await marked()).toEqual([[young.id, null]]);
    await late.shopper.act(id, "message", { text: "The blue one." });
    expect((await marked())[0]).toEqual([id, "lead"]);
    expect(await overdue()).toHaveLength(1);
    expect((await fresh(late)).timeline.map(({ event }) => event)).not.toContain("overdue");
  });

  test("next gives each member of staff another case, soonest first, until there is none", async () => {
    const first = await openCase(orderOf("1"));
    passTime(HOUR);
    const second = await openCase(orderOf("2"));
    const [noor, lea] = [await signIn(NOOR), await signIn(LEA)];
    const next = (member: Member) => member.call("/queue/next", { method: "POST", body: {} });
    const got = await Promise.all([next(noor), next(lea)]);
    const cases = (await Promise.all(got.map((response) => response.json()))) as DeskCase[];
    expect(cases.map((each) => each.case.id).toSorted()).toEqual([first.id, second.id].toSorted());
    expect(cases.every((each) => each.lease!.mine)).toBe(true);
    expect(await problemOf(await next(noor))).toMatchObject({ status: 404, code: "not_found" });
  });

  test("another merchant's staff see neither the queue nor the case", async () => {
    const opened = await openCase();
    const here = merchant;
    merchant = await newMerchant({ name: "Elsewhere" });
    const foreigner = await signIn(NOOR);
    expect((await foreigner.queue()).cases).toEqual([]);
    const bytes = async (id: string) => (await foreigner.call(`/cases/${id}`)).text();
    expect(JSON.parse(await bytes(opened.id))).toMatchObject({ code: "not_found" });
    expect(await bytes(opened.id)).toBe(await bytes(`case_${"a".repeat(22)}`));
    expect((await foreigner.refused(opened.id, "pick_up")).code).toBe("not_found");
    merchant = here;
  });

  test("a case is found by its reference, however it was typed", async () => {
    const noor = await signIn(NOOR);
    const { shown, id } = await openCase();
    for (const typed of [shown.reference, shown.reference.toLowerCase(), ` ${shown.reference} `]) {
      expect((await noor.open(encodeURIComponent(typed))).case.id).toBe(id);
    }
    expect((await problemOf(await noor.call("/cases/A-22222"))).code).toBe("not_found");
  });
});

describe("the lease", () => {
  test("of many who pick up at once, one gets the case", async () => {
    const { id } = await openCase();
    const [noor, lea] = [await signIn(NOOR), await signIn(LEA)];
    const hands = Array.from({ length: 20 }, (_, index) => (index % 2 ? noor : lea));
    const answers = await Promise.all(hands.map((member) => member.act(id, "pick_up")));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(new Set(statuses.map((status, index) => `${index % 2} ${status}`)).size).toBe(2);
    const held = [(await noor.open(id)).lease!, (await lea.open(id)).lease!];
    expect(held.map(({ mine }) => mine).toSorted()).toEqual([false, true]);
  });

  test("ends after fifteen minutes; then it is anyone's, and the first is told", async () => {
    const { id, noor } = await pickedUp();
    const lea = await signIn(LEA);
    passTime(15 * MINUTE - 1000);
    expect((await lea.refused(id, "pick_up")).code).toBe("action_not_available");
    passTime(1000);
    expect((await noor.refused(id, "note", { text: "Still here" })).code).toBe("lease_lost");
    await lea.does(id, "pick_up");
    expect((await noor.refused(id, "message", { text: "Hello" })).code).toBe("lease_lost");
  });

  test("every act makes it longer", async () => {
    const { id, noor } = await pickedUp();
    for (let times = 0; times < 3; times++) {
      passTime(14 * MINUTE);
      const { lease } = await noor.does(id, "note", { text: "Looking into it." });
      expect(Date.parse(lease!.until)).toBe(Date.now() + 15 * MINUTE);
    }
  });

  test("is given back", async () => {
    const { id, noor } = await pickedUp();
    const lea = await signIn(LEA);
    await noor.does(id, "release");
    expect((await noor.refused(id, "release")).code).toBe("lease_lost");
    expect((await lea.does(id, "pick_up")).lease).toMatchObject({ name: "Lea", mine: true });
  });

  test("is taken over with a reason that stays in the record, for staff alone", async () => {
    const opened = await pickedUp();
    const { id, noor } = opened;
    const lea = await signIn(LEA);
    expect((await lea.open(id)).availableActions).toEqual([{ action: "take_over" }]);
    expect((await lea.refused(id, "take_over", {})).code).toBe("invalid");
    await lea.does(id, "take_over", { reason: "Noor went home." });
    expect((await noor.refused(id, "message", { text: "Hi" })).code).toBe("lease_lost");
    const { timeline } = await lea.open(id);
    expect(timeline.at(-1)).toMatchObject({ event: "take_over", staff: "Lea", text: "Noor went home." });
    expect(JSON.stringify(await fresh(opened))).not.toMatch(/take_over|pick_up|went home/);
    expect((await lea.refused(id, "take_over", { reason: "Mine already." })).code).toBe("action_not_available");
  });

  test("draws the buttons: whoever doesn't hold the case may only pick it up", async () => {
    const { id } = await openCase();
    const noor = await signIn(NOOR);
    expect((await noor.open(id)).availableActions).toEqual([{ action: "pick_up" }]);
    const { availableActions } = await noor.does(id, "pick_up");
    expect(availableActions.map(({ action }) => action)).toEqual([
      "settle",
      "offer",
      "request_evidence",
      "decline",
      "message",
      "note",
      "release",
    ]);
    const body = {
      version: 1,
      item: "i1",
      text: "x",
      offers: [{ remedy: "refund", amount: 2785 }],
      settlement: "s",
      state: "failed",
    };
    const lea = await signIn(LEA);
    for (const action of ["settle", "offer", "decline", "receive", "record_outcome", "message", "note", "release"]) {
      expect((await lea.refused(id, action, body)).code).toBe("lease_lost");
    }
  });
});

describe("what staff do", () => {
  test("settle what the shopper chose: that amount, once, and not out of the automatic budget", async () => {
    const opened = await pickedUp();
    const { id, noor, shopper } = opened;
    const chosen = await caseOf(await shopper.accept(opened.shown, "refund"));
    expect(chosen).toMatchObject({ state: "in_review", version: 2 });
    expect((await noor.refused(id, "settle", { version: 1 })).code).toBe("stale_version");
    const key = newKey();
    const first = await noor.act(id, "settle", { version: 2 }, key);
    const again = await noor.act(id, "settle", { version: 2 }, key);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    await resolved(opened);
    expect(asked().map(({ data }) => (data["settlement"] as { amount: number }).amount)).toEqual([2785]);
    expect(await rows(merchant.id, "SELECT DISTINCT automatic FROM ledger")).toEqual([{ automatic: 0 }]);
    expect((await noor.open(id)).lease).toBeNull();
  });

  test("refund in full when nothing was chosen; but credit is never imposed", async () => {
    const opened = await pickedUp();
    const { id, noor } = opened;
    expect((await noor.refused(id, "settle", { version: 1 })).code).toBe("action_not_available");
    for (const remedy of ["store_credit", "replacement"]) {
      expect((await noor.refused(id, "settle", { version: 1, remedy })).code).toBe("invalid");
    }
    await noor.does(id, "settle", { version: 1, remedy: "refund" });
    await resolved(opened);
    expect(asked()[0]!.data["settlement"]).toMatchObject({ remedy: "refund", amount: 2785, bonus: 0 });
  });

  test("a refund in full over a shopper's wish for credit goes back as money", async () => {
    const opened = await pickedUp();
    await caseOf(await opened.shopper.accept(opened.shown, "store_credit"));
    await opened.noor.does(opened.id, "settle", { version: 2, remedy: "refund" });
    await resolved(opened);
    expect(asked()[0]!.data["settlement"]).toMatchObject({ remedy: "refund", amount: 2785, bonus: 0 });
  });

  test.each<[string, object, string, string]>([
    ["below what was shown", { remedy: "refund", amount: 2784 }, "amount", "below_shown"],
    ["above what is left", { remedy: "refund", amount: 5571 }, "amount", "above_left"],
    ["credit below what was shown", { remedy: "store_credit", amount: 2784, bonus: 1000 }, "amount", "below_shown"],
    ["a bonus beyond what is left", { remedy: "store_credit", amount: 5570, bonus: 1 }, "bonus", "above_left"],
    ["no amount", { remedy: "refund" }, "amount", "below_shown"],
  ])("no offer of %s", async (_, made, path, code) => {
    const { id, noor, ...opened } = await pickedUp();
    expect((await noor.open(id)).items[0]!.bounds).toEqual({ min: 2785, max: 5570 });
    const problem = await noor.refused(id, "offer", { version: 1, item: "i1", offers: [made] });
    expect(problem).toMatchObject({ status: 422, code: "invalid" });
    expect(problem.errors!.map((error) => [error.path, error.code])).toEqual([[path, code]]);
    expect((await fresh({ id, ...opened })).version).toBe(1);
  });

  test("an offer is the shopper's to take, and is settled as it was made", async () => {
    const opened = await pickedUp();
    const { id, noor, shopper } = opened;
    const offers = [
      { remedy: "refund", amount: 4000 },
      { remedy: "store_credit", amount: 4000, bonus: 500 },
    ];
    await noor.does(id, "offer", { version: 1, item: "i1", offers, text: "For the whole set, because we're sorry." });
    const shown = await fresh(opened);
    expect(shown).toMatchObject({ state: "offered", version: 2, responseDue: { who: "shopper" } });
    expect(shown.items[0]).toMatchObject({ chosen: null, note: "For the whole set, because we're sorry." });
    expect(shown.items[0]!.offers.map(({ remedy, amount, bonus }) => [remedy, amount, bonus])).toEqual([
      ["refund", 4000, 0],
      ["store_credit", 4000, 500],
    ]);
    expect(shown.items[0]!.offers[1]!.consent).toContain("€40.00");
    expect(asked()).toEqual([]);
    await pumpUntil(merchant.id, () => world.mails.some(({ text }) => text.includes("because we're sorry")), "a mail");
    expect((await caseOf(await shopper.accept(shown, "store_credit"))).state).toBe("settling");
    await resolved(opened);
    expect(asked()[0]!.data["settlement"]).toMatchObject({ remedy: "store_credit", amount: 4000, bonus: 500 });
  });

  test("what was refunded elsewhere bounds an offer, and an offer that no longer fits goes back to a person", async () => {
    const opened = await pickedUp();
    const { id, noor } = opened;
    await noor.does(id, "offer", { version: 1, item: "i1", offers: [{ remedy: "refund", amount: 5000 }] });
    passTime(MINUTE);
    const later = await shopperFor(merchant, orderOf("1", { refunded: 2000 }));
    const answer = await caseOf(await later.accept(await fresh(opened), "refund"));
    expect(answer).toMatchObject({ state: "in_review", settlements: [] });
    await noor.does(id, "pick_up");
    const seen = await noor.open(id);
    expect(seen.money).toEqual({ paid: 5570, refunded: 2000, reserved: 0, left: 3570 });
    expect((await noor.refused(id, "settle", { version: answer.version })).code).toBe("action_not_available");
  });

  test("decline, with something else on offer: the shopper sees both and can take it", async () => {
    const opened = await pickedUp();
    const { id, noor, shopper } = opened;
    await caseOf(await shopper.accept(opened.shown, "refund"));
    await noor.does(id, "decline", {
      version: 2,
      item: "i1",
      text: "Your bank can't take it back any more, but we have this for you.",
      instead: [{ remedy: "replacement" }],
    });
    const shown = await fresh(opened);
    expect(shown.state).toBe("offered");
    expect(shown.items[0]!.declined).toEqual([
      {
        remedy: "refund",
        why: [{ code: "by_hand", text: "Your bank can't take it back any more, but we have this for you." }],
        instead: ["replacement"],
      },
    ]);
    expect(shown.items[0]!.offers.map(({ remedy, mode }) => [remedy, mode])).toEqual([["replacement", "automatic"]]);
    expect((await caseOf(await shopper.accept(shown, "replacement"))).state).toBe("settling");
    await resolved(opened);
  });

  async function declined() {
    const opened = await pickedUp();
    const text = "We looked at it together, and this one was sold as seen.";
    await opened.noor.does(opened.id, "decline", { version: 1, item: "i1", text });
    return { ...opened, text, shown: await fresh(opened) };
  }

  test("a decline says why, in a mail too, and can be contested once: another person looks", async () => {
    const { id, noor, shopper, shown, text } = await declined();
    expect(shown).toMatchObject({ state: "declined", responseDue: null });
    expect(shown.items[0]!.note).toBe(text);
    expect(shown.availableActions).toEqual([{ action: "contest", items: ["i1"] }, { action: "message" }]);
    await pumpUntil(merchant.id, () => world.mails.some((mail) => mail.text.includes(text)), "a mail");

    const contested = await caseOf(
      await shopper.act(id, "contest", { version: shown.version, items: ["i1"], text: "It was new." }),
    );
    expect(contested).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    expect((await noor.refused(id, "pick_up")).code).toBe("action_not_available");
    expect((await noor.open(id)).availableActions).toEqual([]);
    const next = await noor.call("/queue/next", { method: "POST", body: {} });
    expect((await problemOf(next)).code).toBe("not_found");

    const lea = await signIn(LEA);
    await lea.does(id, "pick_up");
    expect((await noor.refused(id, "take_over", { reason: "Let me." })).code).toBe("action_not_available");
    await lea.does(id, "decline", { version: contested.version, item: "i1", text: "We both looked." });
    const { version, availableActions } = await caseOf(await shopper.get(id));
    expect(availableActions).toEqual([{ action: "message" }]);
    const twice = await shopper.act(id, "contest", { version, text: "And again." });
    expect((await problemOf(twice)).code).toBe("action_not_available");
  });

  test("in a shop of one, a contest comes back to the same person", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook, policy: byPeople, staff: [staff[0]] });
    const { id, noor, shopper, shown } = await declined();
    await caseOf(await shopper.act(id, "contest", { version: shown.version, text: "Please." }));
    expect((await noor.does(id, "pick_up")).lease).toMatchObject({ mine: true });
  });

  test("a contest of what was settled chooses nothing by itself: one click can't pay twice", async () => {
    const opened = await pickedUp();
    const { id, noor, shopper } = opened;
    await noor.does(id, "settle", { version: 1, remedy: "refund" });
    await resolved(opened);
    const { version } = await fresh(opened);
    const contested = await caseOf(await shopper.act(id, "contest", { version, text: "It never came." }));
    expect(contested.items[0]!.chosen).toBeNull();
    const lea = await signIn(LEA);
    await lea.does(id, "pick_up");
    expect((await lea.refused(id, "settle", { version: contested.version })).code).toBe("action_not_available");
  });

  test("an item that has had its money gets none by another photo or another click", async () => {
    const opened = await pickedUp();
    const { id, noor, shopper } = opened;
    await noor.does(id, "settle", { version: 1, remedy: "refund" });
    await resolved(opened);
    const { version } = await fresh(opened);
    await caseOf(await shopper.act(id, "contest", { version, text: "And it leaks." }));
    const lea = await signIn(LEA);
    await lea.does(id, "pick_up");
    const body = { version: version + 1, item: "i1", photo: false, question: "Where does it leak?" };
    await lea.does(id, "request_evidence", body);
    const wanted = await fresh(opened);
    const answers = { [wanted.items[0]!.asked!.questions[0]!.id]: "At the handle." };
    const sent = { version: wanted.version, item: "i1", evidence: [], answers };
    const answered = await caseOf(await shopper.act(id, "send_evidence", sent));
    expect(answered).toMatchObject({ state: "in_review", settlements: [{ state: "succeeded" }] });
    await lea.does(id, "pick_up");
    const again = { version: answered.version, remedy: "refund" };
    expect((await lea.refused(id, "settle", again)).code).toBe("action_not_available");
    // Something else may well be due; the money of before is no longer beside it.
    const offers = [{ remedy: "replacement", amount: 0, bonus: 0, goods: "keep" }];
    const offered = await lea.does(id, "offer", { version: answered.version, item: "i1", offers });
    expect(offered.case.items[0]!.offers.map(({ remedy }) => remedy)).toEqual(["replacement"]);
  });

  test("an item that has had a new one gets its money back by an offer, not by a click", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    const opened = await openCase();
    const { id, shopper } = opened;
    await caseOf(await shopper.accept(opened.shown, "replacement"));
    await resolved(opened);
    const { version } = await fresh(opened);
    const contested = await caseOf(await shopper.act(id, "contest", { version, text: "This one leaks, too." }));
    const noor = await signIn(NOOR);
    await noor.does(id, "pick_up");
    const twice = { version: contested.version, remedy: "refund" };
    expect((await noor.refused(id, "settle", twice)).code).toBe("action_not_available");
    const offers = [{ remedy: "refund", amount: 2785 }];
    await noor.does(id, "offer", { version: contested.version, item: "i1", offers });
    const chosen = await caseOf(await shopper.accept(await fresh(opened), "refund"));
    expect(chosen).toMatchObject({ state: "settling", items: [{ chosen: "refund" }] });
  });

  test("a choice made while a person looks is thanked for, not called changed", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    const { id, shopper, shown } = await openCase();
    const asking = await caseOf(await shopper.act(id, "ask_person", { version: 1, wish: "Only the lid." }));
    const chosen = await caseOf(await shopper.accept({ ...shown, version: asking.version }, "refund"));
    expect(chosen).toMatchObject({ state: "in_review", settlements: [] });
    expect(chosen.items[0]).toMatchObject({ chosen: "refund", note: expect.stringMatching(/^Thank you/) as string });
    const noor = await signIn(NOOR);
    expect((await noor.open(id)).items[0]!.wish).toBe("Only the lid.");
  });

  test("a message reaches the shopper under a first name; a note never does", async () => {
    merchant = await newMerchant({
      webhookUrl: world.webhook,
      policy: byPeople,
      staff: [{ email: NOOR, name: "Noor van Dijk", role: "agent" }],
    });
    const opened = await pickedUp();
    const { id, noor } = opened;
    await noor.does(id, "note", { text: "Third time this month, secretly annoyed." });
    await noor.does(id, "message", { text: "We've asked the potter." });
    const shown = await fresh(opened);
    expect(shown.version).toBe(1);
    expect(shown.timeline.at(-1)).toMatchObject({
      by: "staff",
      event: "message",
      text: "We've asked the potter.",
      staff: "Noor",
    });
    await pumpUntil(merchant.id, () => world.mails.some(({ text }) => text.includes("the potter")), "a mail");
    const seen = JSON.stringify([shown, world.mails, world.deliveries.map(({ body }) => body)]);
    expect(seen).not.toMatch(/secretly annoyed|van Dijk/);
    expect((await noor.open(id)).notes).toMatchObject([
      { by: "Noor van Dijk", text: "Third time this month, secretly annoyed." },
    ]);
  });

  test("goods that came back are received, and then what was promised goes out", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    const wrongSize = { text: "Wrong size.", items: [{ lineId: "l1", quantity: 1, reason: "wrong_size" }] };
    const opened = await openCase(orderOf("1"), wrongSize);
    const accepted = await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    expect(accepted.state).toBe("awaiting_return");
    const noor = await signIn(NOOR);
    await noor.does(opened.id, "pick_up");
    expect(asked()).toEqual([]);
    const got = await noor.does(opened.id, "receive", { version: accepted.version });
    expect(got.case.state).toBe("settling");
    await resolved(opened);
    expect(asked()).toHaveLength(1);
    expect(asked()[0]!.data).toMatchObject({ goods: "return", settlement: { id: accepted.settlements[0]!.id } });
    // Sent back within fourteen days: its share of the delivery goes back as well, as the law of the order's country says.
    expect(await balances(merchant.id)).toMatchObject([{ reserved: 2785, paid: 2785, released: 0 }]);
  });

  describe("for a merchant whose remedies are carried out by hand", () => {
    beforeEach(async () => {
      merchant = await newMerchant();
    });

    async function accepted(remedy: string) {
      const opened = await openCase();
      const answer = await caseOf(await opened.shopper.accept(opened.shown, remedy));
      const noor = await signIn(NOOR);
      expect((await noor.queue()).cases).toMatchObject([{ id: opened.id, state: "settling" }]);
      const { settlements, availableActions } = await noor.does(opened.id, "pick_up");
      expect(availableActions).toContainEqual({ action: "record_outcome", items: ["i1"] });
      expect(settlements).toMatchObject([{ byHand: true, state: "sending" }]);
      return { ...opened, noor, version: answer.version, settlement: settlements[0]!.id };
    }

    test("record that it is done: resolved, and the shopper is told with its reference", async () => {
      const { noor, version, settlement, ...opened } = await accepted("refund");
      const outcome = { version, settlement, state: "succeeded", reference: "RF-77", expectedBy: "2036-11-14" };
      const after = await noor.does(opened.id, "record_outcome", outcome);
      expect(after.case.state).toBe("resolved");
      expect((await fresh(opened)).settlements[0]).toMatchObject({
        state: "succeeded",
        reference: "RF-77",
        expectedBy: "2036-11-14",
      });
      await pumpUntil(merchant.id, () => world.mails.some(({ text }) => text.includes("RF-77")), "a mail");
      expect(world.deliveries).toEqual([]);
      expect((await noor.queue()).cases).toEqual([]);
      expect(await balances(merchant.id)).toMatchObject([{ paid: 2785, released: 0 }]);
    });

    test("record that it failed: free again, and in review", async () => {
      const { noor, version, settlement, ...opened } = await accepted("refund");
      await noor.does(opened.id, "record_outcome", { version, settlement, state: "failed", reason: "Card closed." });
      expect(await fresh(opened)).toMatchObject({ state: "in_review", settlements: [{ state: "failed" }] });
      expect(await balances(merchant.id)).toMatchObject([{ paid: 0, released: 2785 }]);
    });

    test("a credit's code reaches the shopper", async () => {
      const { noor, version, settlement, ...opened } = await accepted("store_credit");
      await noor.does(opened.id, "record_outcome", { version, settlement, state: "succeeded", creditCode: "TEA-30" });
      expect((await fresh(opened)).settlements[0]!.creditCode).toBe("TEA-30");
      await pumpUntil(merchant.id, () => world.mails.some(({ text }) => text.includes("It's done: ")), "a mail");
    });

    test("nobody records what isn't theirs to record", async () => {
      const { noor, version, settlement, id } = await accepted("refund");
      const body = { version, settlement: "set_made_up", state: "succeeded" };
      expect((await noor.refused(id, "record_outcome", body)).code).toBe("action_not_available");
      expect((await noor.refused(id, "record_outcome", { ...body, settlement, state: "sending" })).code).toBe(
        "invalid",
      );
    });
  });

  test("nobody records by hand what the shop's own server is carrying out", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    world.shop = () => new Response(null, { status: 202 });
    const opened = await openCase();
    const { version, settlements } = await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, () => asked().length > 0);
    const noor = await signIn(NOOR);
    await noor.does(opened.id, "pick_up");
    const body = { version, settlement: settlements[0]!.id, state: "succeeded" };
    expect((await noor.refused(opened.id, "record_outcome", body)).code).toBe("action_not_available");
  });

  test("what the shop never told of is theirs to record, once they have looked", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    world.shop = () => new Response(null, { status: 202 });
    const opened = await openCase();
    const { version, settlements } = await caseOf(await opened.shopper.accept(opened.shown, "refund"));
    await pumpUntil(merchant.id, () => asked().length > 0);
    passTime(3 * DAY);
    const state = async () => (await fresh(opened)).settlements[0]!.state;
    await pumpUntil(merchant.id, async () => (await state()) === "unknown", "unknown");
    const noor = await signIn(NOOR);
    expect((await noor.queue()).cases).toMatchObject([{ id: opened.id }]);
    await noor.does(opened.id, "pick_up");
    const body = { version, settlement: settlements[0]!.id, state: "succeeded", reference: "seen at the bank" };
    await noor.does(opened.id, "record_outcome", body);
    expect((await fresh(opened)).state).toBe("resolved");
    expect(await balances(merchant.id)).toMatchObject([{ paid: 2785, released: 0, open: 0 }]);
  });

  test("settle again what failed: a settlement of its own, under its own id", async () => {
    const opened = await pickedUp();
    world.shop = () => Response.json({ state: "failed" });
    await opened.noor.does(opened.id, "settle", { version: 1, remedy: "refund" });
    await pumpUntil(merchant.id, async () => (await fresh(opened)).state === "in_review", "in review");
    world.shop = () => Response.json({ state: "succeeded" });
    await opened.noor.does(opened.id, "pick_up");
    await opened.noor.does(opened.id, "settle", { version: (await fresh(opened)).version });
    await resolved(opened);
    const { settlements } = await fresh(opened);
    expect(settlements.map(({ state }) => state).toSorted()).toEqual(["failed", "succeeded"]);
    expect(new Set(asked().map(({ id }) => id))).toEqual(new Set(settlements.map(({ id }) => id)));
    const all = await balances(merchant.id);
    expect(all.map(({ paid, released }) => paid + released)).toEqual([2785, 2785]);
  });

  test("see why it was decided so, what was understood, the money and the customer's other cases", async () => {
    const other = await openCase(orderOf("9", { customer: { id: "c_1", email: "old@example.com" } }));
    const { id, noor } = await pickedUp();
    const seen = await noor.open(id);
    expect(seen.items[0]!.decision.policyVersion).toBe(merchant.policyVersion);
    const [refund] = seen.items[0]!.decision.offers;
    expect(refund!.why).toContainEqual(
      expect.objectContaining({ code: "above_auto", at: "base", limit: 0, got: 2785 }) as unknown,
    );
    expect(refund!.why[0]!.text).toContain("€27.85");
    expect(seen.reading).toMatchObject({ summary: "One of your two blue mugs arrived broken." });
    expect(seen.money).toEqual({ paid: 5570, refunded: 0, reserved: 0, left: 5570 });
    expect(seen.history.map((each) => each.id)).toEqual([other.id]);
    expect(seen.order.customer.email).toBe("1@example.com");
  });

  test("an answer by mail carries the reference and a link, and no secret", async () => {
    const { id, noor, shown } = await pickedUp();
    const before = world.mails.length;
    await noor.does(id, "message", { text: "We've asked the potter." });
    const answer = () => world.mails.slice(before).find(({ text }) => text.includes("the potter"));
    await pumpUntil(merchant.id, answer, "a mail");
    const mail = answer()!;
    expect(mail.to).toBe("1@example.com");
    expect(mail.subject + mail.text).toContain(shown.reference);
    const [, key] = new RegExp(`${HOST}/o/${merchant.id}/c/([\\w-]{22})\\b`).exec(mail.text)!;
    const holder = await send(requestOf(`/v1/cases/${id}`, { token: `${merchant.id}.${key}` }));
    expect((await caseOf(holder)).id).toBe(id);
    const token = noor.cookie.split(".")[1]!;
    for (const secret of [merchant.tokenSecret, merchant.webhookSecret, merchant.apiKey, token]) {
      expect(JSON.stringify(mail)).not.toContain(secret);
    }
  });

  test("a case in which nothing happens for a day is still where it was", async () => {
    const { id, noor, ...opened } = await pickedUp();
    passTime(DAY);
    const lea = await signIn(LEA);
    expect((await lea.queue()).cases).toMatchObject([{ id, lease: null }]);
    expect((await fresh({ id, ...opened })).state).toBe("in_review");
    expect((await problemOf(await noor.call("/queue"))).code).toBe("session_missing");
  });
});
