import { runInDurableObject } from "cloudflare:test";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BacktestAnswer, PolicyAnswer, PolicyCheckAnswer, PolicyCompareAnswer } from "../../shared/contract.ts";
import { decide } from "../../shared/policy/decide.ts";
import type { Decision, Facts } from "../../shared/policy/decision.ts";
import { Policy } from "../../shared/policy/document.ts";
import { en } from "../../shared/texts/en.ts";
import { pastDecisions } from "../../worker/merchant/policy-life.ts";
import { real } from "../unit/pictures.ts";
import { answerOf, caseOf, newKey, problemOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { deskCall, LEA, NOOR, signIn } from "./members.ts";
import type { Member } from "./members.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  allDelivered,
  balances,
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
  stubOf,
} from "./support.ts";
import type { World } from "./support.ts";

/** The policy's life: going live and back, what stays as it was, the kill switch, and trying one on past cases. */

// A Monday morning in Berlin, ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T08:30:00Z";

let world: World;
let merchant: Merchant;
let lea: Member;

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant({ webhookUrl: world.webhook });
  lea = await signIn(world, merchant.id, LEA);
});
afterEach(closeWorld);

const withBase = (over: object) => ({ ...samplePolicy, base: { ...samplePolicy.base, ...over } });
/** Nothing by itself. */
const byPeople = withBase({ autoUpTo: 0 });
const withPhotos = withBase({ evidenceAbove: 2000 });

type Body = Record<string, unknown>;
const post = (path: string, body: Body, who = lea, key: string | null = newKey()) =>
  who.call(`/policy${path}`, { body, key });
const now = async (who = lea) => answerOf(await who.call("/policy"), 200, PolicyAnswer);
const does = async (path: string, body: Body) => answerOf(await post(path, body), 200, PolicyAnswer);
const publish = (policy: unknown, more: Body = {}) => does("/publish", { policy, ...more });
const rollBack = (hash: string, more: Body = {}) => does("/rollback", { hash, ...more });
const killSwitch = (on: boolean) => does("/kill-switch", { on });
const tryOut = async (policy: unknown) => answerOf(await post("/backtest", { policy }), 200, BacktestAnswer);

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, name: `Ada ${id}` };
  const placedAt = "2036-11-01T10:00:00Z";
  return sampleOrder({ id, number: `#${id}`, placedAt, lines: [{ ...line, ...dates }], customer, ...over });
}
const placedNow = (id: string) => orderOf(id, { placedAt: new Date(Date.now()).toISOString().slice(0, 19) + "Z" });

type Opened = { shopper: Shopper; shown: Case; id: string };

async function openCase(order = orderOf("1"), over: Body = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, order);
  const shown = await caseOf(await shopper.submit(submission(over)), 201);
  return { shopper, shown, id: shown.id };
}
const modes = ({ items }: Case) => items.flatMap(({ offers }) => offers.map(({ mode }) => mode));
const paid = () => world.deliveries.filter(({ type }) => type === "settlement.requested").length;

type Kept = Decision & { facts: Facts; at: number; termsHash: string; riskHash: string };
const decisionsOf = async (id: string) =>
  (await rows<{ decision: string }>(merchant.id, "SELECT decision FROM items WHERE case_id = ? ORDER BY id", id)).map(
    ({ decision }) => JSON.parse(decision) as Kept,
  );
const lastOf = async ({ id }: Opened) => (await decisionsOf(id)).at(-1)!;
/** What was decided, without what it was decided on. */
const bytesOf = ({ lane, offers, declined, layers, lawRaised, counterfactual }: Decision) =>
  JSON.stringify({ lane, offers, declined, layers, lawRaised, counterfactual });

describe("who may", () => {
  const calls: [string, string, Body | undefined][] = [
    ["GET", "", undefined],
    ["GET", "/versions/sha256-x", undefined],
    ["POST", "/check", { policy: samplePolicy }],
    ["POST", "/compare", { policy: samplePolicy }],
    ["POST", "/backtest", { policy: samplePolicy }],
    ["POST", "/publish", { policy: byPeople }],
    ["POST", "/rollback", { hash: "sha256-x" }],
    ["POST", "/kill-switch", { on: true }],
    ["POST", "/shadow", { policy: byPeople }],
    ["DELETE", "/shadow", undefined],
    ["POST", "/canary", { policy: byPeople, shareBp: 1000 }],
    ["DELETE", "/canary", undefined],
    ["POST", "/approve", { proposal: "prp_x" }],
    ["POST", "/send-back", { proposal: "prp_x" }],
  ];
  test("a lead alone; an agent is told so, a stranger to sign in, and nothing has changed", async () => {
    const noor = await signIn(world, merchant.id, NOOR);
    const before = await now();
    for (const [method, path, body] of calls) {
      const call = { method, ...(body && { body }) };
      const asAgent = await problemOf(await noor.call(`/policy${path}`, call));
      expect([path, asAgent.code]).toEqual([path, "role_required"]);
      const asNobody = await problemOf(await deskCall(`/policy${path}`, call));
      expect([path, asNobody.code]).toEqual([path, "session_missing"]);
    }
    expect(await now()).toEqual(before);
  });

  test("every POST brings a key, from the desk's own pages", async () => {
    for (const [method, path, body] of calls.filter(([each]) => each === "POST")) {
      const bare = await lea.call(`/policy${path}`, { method, body, key: null });
      expect([path, (await problemOf(bare)).code]).toEqual([path, "idempotency_key_required"]);
      const elsewhere = await lea.call(`/policy${path}`, { method, body, headers: { origin: "https://evil.test" } });
      expect([path, (await problemOf(elsewhere)).code]).toEqual([path, "origin_not_allowed"]);
    }
  });
});

describe("going live", () => {
  test("names the version by its content, keeps who, when and why, and tells the shop", async () => {
    const first = await now();
    expect(first).toMatchObject({
      paused: false,
      me: { role: "lead" },
      live: { hash: merchant.policyVersion, by: null },
    });
    passTime(MINUTE);
    const after = await publish(byPeople, { note: "People first.", from: first.live.hash });
    const entry = { since: "2036-11-10T08:31:00Z", by: "Lea", note: "People first." };
    expect(after.live).toMatchObject({ ...entry, policy: { base: { autoUpTo: 0 } } });
    expect(after.live.hash).not.toBe(first.live.hash);
    expect(after.versions.map(({ hash }) => hash)).toEqual([after.live.hash, first.live.hash]);
    expect(after.log[0]).toEqual({
      at: entry.since,
      by: "Lea",
      event: "published",
      hash: after.live.hash,
      note: entry.note,
      second: null,
      alone: false,
    });
    expect(await now()).toEqual(after);
    await pumpUntil(merchant.id, () => world.deliveries.length > 0, "the webhook");
    expect(world.deliveries.at(-1)).toMatchObject({
      type: "policy.published",
      data: { policy: { version: after.live.hash, ...entry, rolledBack: false } },
    });
  });

  test("the same limits, written in another order, have the same name and change nothing", async () => {
    const { service, reasons, base, ...rest } = samplePolicy;
    const after = await publish({
      service,
      ...rest,
      reasons,
      base: Object.fromEntries(Object.entries(base).reverse()),
    });
    expect(after.versions.map(({ hash }) => hash)).toEqual([merchant.policyVersion]);
    expect(after.log).toHaveLength(1);
  });

  test("a retry under the same key is the same publishing", async () => {
    const [key, body] = [newKey(), { policy: byPeople, from: merchant.policyVersion }];
    const first = await post("/publish", body, lea, key);
    const again = await post("/publish", body, lea, key);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    expect((await now()).versions).toHaveLength(2);
    expect((await problemOf(await post("/publish", { policy: samplePolicy }, lea, key))).code).toBe(
      "idempotency_key_reused",
    );
  });

  test("of two leads who publish at once, the second learns that the first was there", async () => {
    const from = merchant.policyVersion;
    const other = await signIn(world, merchant.id, LEA);
    const answers = await Promise.all([
      post("/publish", { policy: byPeople, from }),
      post("/publish", { policy: withPhotos, from }, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const late = answers.find(({ status }) => status === 409)!;
    expect((await problemOf(late)).code).toBe("stale_version");
    expect((await now()).versions).toHaveLength(2);
    expect((await problemOf(await post("/rollback", { hash: from, from }))).code).toBe("stale_version");
  });

  test("a document that is wrong is refused with each place, and an unknown word with the nearest known one", async () => {
    const wrong = { ...samplePolicy, base: { ...samplePolicy.base, refund: "maybe", refnud: "offer" } };
    for (const path of ["/check", "/compare", "/backtest", "/publish"]) {
      const { code, errors } = await problemOf(await post(path, { policy: wrong }));
      expect([path, code]).toEqual([path, "invalid"]);
      expect(errors!.some((error) => error.path.endsWith("refund"))).toBe(true);
      expect(errors!.find((error) => error.path.endsWith("refnud"))!.message).toContain("refund");
    }
    const dollars = await problemOf(await post("/publish", { policy: { ...samplePolicy, currency: "USD" } }));
    expect(dollars.errors).toMatchObject([{ path: "currency", code: "currency" }]);
    expect((await now()).versions).toHaveLength(1);
  });

  test("what the check calls an error does not go live, and says why", async () => {
    // The best customers' own limit lies below everybody's.
    const trap = { ...samplePolicy, customers: [{ id: "vip", tags: ["vip"], terms: { autoUpTo: { atMost: 100 } } }] };
    const checked = await answerOf(await post("/check", { policy: trap }), 200, PolicyCheckAnswer);
    const errors = checked.findings.filter(({ severity }) => severity === "error");
    expect(errors.length).toBeGreaterThan(0);
    const refused = await problemOf(await post("/publish", { policy: trap }));
    expect(refused.code).toBe("invalid");
    expect(refused.errors).toEqual(errors.map(({ path, code, text }) => ({ path, code, message: text })));
    expect((await now()).versions).toHaveLength(1);
  });

  test("a candidate is compared with what is live, in words", async () => {
    const compared = async (policy: object) => answerOf(await post("/compare", { policy }), 200, PolicyCompareAnswer);
    const strict = await compared(byPeople);
    expect(strict.changes).toMatchObject([{ path: "base/autoUpTo", from: 8000, to: 0, idle: false }]);
    expect(strict.moves[0]!.text).toMatch(/given at once before, decided by a person now\.$/);
    expect(strict.moves[0]!.example).toMatch(/^An order from /);
    expect(await compared(samplePolicy)).toEqual({ changes: [], moves: [], more: 0, sampled: false });
    const checked = await answerOf(await post("/check", { policy: samplePolicy }), 200, PolicyCheckAnswer);
    expect(checked.hash).toBe(merchant.policyVersion);
  });
});

describe("what stays as it was", () => {
  test("P1: a published version can't be changed, by anyone", async () => {
    await publish(byPeople);
    const path = `/policy/versions/${merchant.policyVersion}`;
    const first = await (await lea.call(path)).text();
    await runInDurableObject(stubOf(merchant.id), (_, { storage: { sql } }) => {
      const attacks = [
        "UPDATE policies SET json = '{}'",
        "DELETE FROM policies",
        "INSERT OR REPLACE INTO policies SELECT hash, '{}', 0 FROM policies",
        "UPDATE policy_live SET hash = (SELECT hash FROM policies LIMIT 1)",
        "DELETE FROM policy_live",
        "UPDATE policy_log SET note = 'It wasn’t me.'",
        "DELETE FROM policy_log",
      ];
      for (const attack of attacks) expect(() => sql.exec(attack), attack).toThrow();
    });
    expect(await (await lea.call(path)).text()).toBe(first);
    expect((await problemOf(await lea.call("/policy/versions/sha256-never"))).code).toBe("not_found");
  });

  test("P2: a decision names its versions, and made again from them and its facts is the same to the byte", async () => {
    const shown = [await openCase(orderOf("1"))];
    passTime(MINUTE);
    await publish(withPhotos);
    shown.push(await openCase(orderOf("2")), await openCase(placedNow("3"), { items: twoReasons }));
    for (const { id } of shown) {
      for (const kept of await decisionsOf(id)) {
        const [terms, risk] = [await versionOf(kept.termsHash), await versionOf(kept.riskHash)];
        expect(bytesOf(decide(terms, risk, kept.facts, kept.at))).toBe(bytesOf(kept));
      }
    }
    const versions = (await Promise.all(shown.map(({ id }) => decisionsOf(id)))).map(([kept]) => kept!.riskHash);
    expect(new Set(versions).size).toBe(2);
  });
  const twoReasons = [{ lineId: "l1", quantity: 2, reason: "never_arrived" }];
  const versionOf = async (hash: string) => {
    const { policy } = (await (await lea.call(`/policy/versions/${hash}`)).json()) as { policy: unknown };
    return v.parse(Policy, policy);
  };

  test("P3: rolled back, it decides as before to the byte, under the same name", async () => {
    const before = await openCase(placedNow("1"));
    passTime(MINUTE);
    const between = await publish(withBase({ autoUpTo: 0, storeCreditBonusBp: 0, windowDays: 1 }));
    const other = await openCase(placedNow("2"));
    passTime(MINUTE);
    const back = await rollBack(merchant.policyVersion, { note: "Too strict.", from: between.live.hash });
    expect(back.live).toMatchObject({ hash: merchant.policyVersion, by: "Lea", note: "Too strict." });
    expect(back.versions).toHaveLength(3);
    expect(back.log[0]!.event).toBe("rolled_back");
    const after = await openCase(placedNow("3"));
    const [was, differed, is] = await Promise.all([before, other, after].map(lastOf));
    expect(bytesOf(is!)).toBe(bytesOf(was!));
    expect([is!.termsHash, is!.riskHash]).toEqual([was!.termsHash, was!.riskHash]);
    expect(bytesOf(differed!)).not.toBe(bytesOf(was!));
    expect((await rows(merchant.id, "SELECT 1 FROM policies")).length).toBe(2);
    expect((await problemOf(await post("/rollback", { hash: "sha256-never" }))).code).toBe("not_found");
  });

  test("terms are those of the day the order was placed, risk is today's", async () => {
    passTime(MINUTE);
    const strict = await publish(withBase({ windowDays: 1, autoUpTo: 0 }));
    passTime(MINUTE);
    const old = await openCase(orderOf("1"));
    expect(old.shown.policyVersion).toBe(merchant.policyVersion);
    const kept = await lastOf(old);
    expect([kept.termsHash, kept.riskHash]).toEqual([merchant.policyVersion, strict.live.hash]);
    const codes = (decision: Kept) => [...new Set(decision.offers.flatMap(({ why }) => why.map(({ code }) => code)))];
    expect(codes(kept)).toEqual(["above_auto", "above_day_limit"]);
    const fresh = await openCase(placedNow("2"));
    expect(fresh.shown.policyVersion).toBe(strict.live.hash);
    expect(codes(await lastOf(fresh))).toContain("window_passed");
    // The way back gives the orders placed in between no other terms.
    await rollBack(merchant.policyVersion);
    const between = await openCase(orderOf("3", { placedAt: "2036-11-10T08:31:30Z" }));
    const later = await lastOf(between);
    expect([later.termsHash, later.riskHash]).toEqual([strict.live.hash, merchant.policyVersion]);
  });

  test("an offer on the screen is honoured after another version went live", async () => {
    const it = await openCase();
    await publish(byPeople);
    const accepted = await caseOf(await it.shopper.accept(it.shown, "refund"));
    expect(accepted.state).toBe("settling");
    await pumpUntil(
      merchant.id,
      async () => (await caseOf(await it.shopper.get(it.id))).state === "resolved",
      "resolved",
    );
    const [balance] = await balances(merchant.id);
    expect(balance!.paid).toBe(it.shown.items[0]!.offers.find(({ remedy }) => remedy === "refund")!.amount);
    expect(modes((await openCase(orderOf("2"))).shown)).toEqual(["person", "person", "person"]);
  });
});

describe("P6: the kill switch", () => {
  test("on, nothing is automatic; off, all is as the policy says", async () => {
    const on = await killSwitch(true);
    expect([on.paused, on.live.hash, on.log[0]!.event, on.log[0]!.by]).toEqual([
      true,
      merchant.policyVersion,
      "paused",
      "Lea",
    ]);
    const reasons = ["damaged", "defective", "never_arrived", "changed_mind", "late", "cancel", "wrong_size"];
    for (const [index, reason] of reasons.entries()) {
      const items = [{ lineId: "l1", quantity: 1, reason }];
      const { shown } = await openCase(orderOf(`p${index}`), { items });
      expect(modes(shown)).not.toContain("automatic");
      expect(shown.state).toBe("in_review");
    }
    expect(await killSwitch(true)).toEqual(on);
    const off = await killSwitch(false);
    expect([off.paused, off.log.map(({ event }) => event)]).toEqual([false, ["resumed", "paused", "published"]]);
    expect(modes((await openCase(orderOf("2"))).shown)).toContain("automatic");
    expect(paid()).toBe(0);
  });

  test("what is on the screen goes to a person, and never below it", async () => {
    const it = await openCase();
    const { amount } = it.shown.items[0]!.offers.find(({ remedy }) => remedy === "refund")!;
    await killSwitch(true);
    const accepted = await caseOf(await it.shopper.accept(it.shown, "refund"));
    expect(accepted).toMatchObject({ state: "in_review", items: [{ chosen: "refund", note: en.note.changed }] });
    await allDelivered(merchant.id);
    expect([paid(), await balances(merchant.id)]).toEqual([0, []]);
    const { case: { version }, items } = await lea.does(it.id, "pick_up"); // prettier-ignore
    expect(items[0]!.bounds.min).toBe(amount);
    const below = { version, item: "i1", offers: [{ remedy: "refund", amount: amount - 1, bonus: 0, goods: "keep" }] };
    expect((await lea.refused(it.id, "offer", below)).errors![0]!.code).toBe("below_shown");
    const settled = await lea.does(it.id, "settle", { version, item: "i1" });
    expect(settled.settlements).toMatchObject([{ remedy: "refund", amount }]);
  });

  test("a photo that would have made it instant brings it to a person", async () => {
    await publish(withPhotos);
    const it = await openCase();
    expect(it.shown.state).toBe("awaiting_evidence");
    await killSwitch(true);
    const headers = { "content-type": "image/jpeg" };
    const photo = (await (await it.shopper.call("/v1/evidence", { raw: real.jpeg, headers })).json()) as { id: string };
    const body = { version: it.shown.version, item: "i1", evidence: [photo.id] };
    const after = await caseOf(await it.shopper.act(it.id, "send_evidence", body));
    expect([after.state, modes(after)]).toEqual(["in_review", ["person", "person", "person"]]);
  });

  test("pages with older settings load them again by themselves", async () => {
    const it = await openCase();
    await killSwitch(true);
    // The isolate still has the settings from before; the object says that they are old.
    expect((await caseOf(await it.shopper.get(it.id))).state).toBe("offered");
    const [{ version }] = (await rows<{ version: number }>(merchant.id, "SELECT version FROM settings")) as [
      { version: number },
    ];
    expect(version).toBe(2);
  });
});

describe("a back-test", () => {
  test("tries a candidate on what was decided, writes nothing, and says what it can't know", async () => {
    const first = await openCase(orderOf("1"));
    passTime(DAY);
    const second = await openCase(orderOf("2"), { items: [{ lineId: "l1", quantity: 1, reason: "changed_mind" }] });
    await openCase(orderOf("3", { test: true }));
    lea = await signIn(world, merchant.id, LEA);
    const tables = () => rows(merchant.id, "SELECT (SELECT count(*) FROM events) AS events, (SELECT max(seq) FROM policy_log) AS log, (SELECT count(*) FROM answers) AS answers"); // prettier-ignore
    const before = await tables();
    const result = await tryOut(byPeople);
    expect(result).toMatchObject({ items: 2, more: false, flipped: 2, changed: 2, live: merchant.policyVersion });
    expect(result.matrix.automatic).toEqual({ automatic: 0, evidence: 0, person: 2, declined: 0 });
    expect(result.days.map(({ day, persons }) => [day, persons])).toEqual([
      ["2036-11-10", { before: 0, after: 1 }],
      ["2036-11-11", { before: 0, after: 1 }],
    ]);
    expect(result.flips.map((flip) => flip.case)).toEqual([second.id, first.id]);
    expect(result.flips[0]).toMatchObject({ reference: second.shown.reference, title: "Blue mug", item: "i1" });
    expect(result.flips[0]!.after.offers[0]!.why.map(({ code }) => code)).toContain("above_auto");
    expect(result.unknown.length).toBeGreaterThan(0);
    expect(await tables()).toEqual(before);
    expect((await tryOut(samplePolicy)).changed).toBe(0);
  });

  test("reads slice by slice: every case once, and shoppers are answered in between", async () => {
    const { id } = await openCase(orderOf("1"));
    await copies(id, 9000);
    const order: string[] = [];
    const running = tryOut(byPeople).then((result) => {
      order.push("back-test");
      return result;
    });
    const shoppers = Promise.all(
      Array.from({ length: 5 }, async (_, index) => {
        const { shown } = await openCase(orderOf(`s${index}`));
        order.push(shown.state);
      }),
    );
    const [result] = await Promise.all([running, shoppers]);
    // A case that opens meanwhile may lie before the place reached, or behind it.
    expect(result.items).toBeGreaterThanOrEqual(9001);
    expect(result.items).toBeLessThanOrEqual(9006);
    expect(order.slice(0, 5)).toEqual(Array.from({ length: 5 }, () => "offered"));
    expect(result.matrix.automatic.person).toBe(result.items);
    expect((await tryOut(byPeople)).items).toBe(9006);
  });

  test("no slice is longer than the object may be busy for, and none of the cases is left out", async () => {
    const { id } = await openCase(orderOf("1"));
    await copies(id, 2000);
    const seen: string[] = [];
    let slices = 0;
    let cursor: string | null = null;
    do {
      const slice: string = await runInDurableObject(stubOf(merchant.id), (_, { storage: { sql } }) =>
        pastDecisions({ sql }, cursor),
      );
      const { past, next } = JSON.parse(slice) as { past: { case: string; decision: object }[]; next: string | null };
      expect(slice.length).toBeLessThan(1_700_000);
      slices += 1;
      seen.push(...past.map((each) => each.case));
      cursor = next;
    } while (cursor !== null);
    expect([seen.length, new Set(seen).size]).toEqual([2001, 2001]);
    expect(slices).toBeGreaterThan(1);
  });
});

/** So many more cases just like that one. */
async function copies(id: string, many: number): Promise<void> {
  const columns = async (table: string) =>
    (await rows<{ name: string }>(merchant.id, "SELECT name FROM pragma_table_info(?)", table)).map(({ name }) => name);
  const [ofCase, ofItem] = [await columns("cases"), await columns("items")];
  const copy = (table: string, names: string[], changed: Record<string, string>, where: string) =>
    `WITH RECURSIVE n(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${many})
     INSERT INTO ${table} (${names.join(", ")}) SELECT ${names.map((name) => changed[name] ?? name).join(", ")}
     FROM n, ${table} WHERE ${where} = ?`;
  const copied = "'copy_' || (n % 7) || '_' || n";
  await runInDurableObject(stubOf(merchant.id), (_, { storage: { sql } }) => {
    const other = { id: copied, reference: "'A-' || n" };
    sql.exec(copy("cases", ofCase, other, "id"), id);
    sql.exec(copy("items", ofItem, { case_id: copied }, "case_id"), id);
  });
}
