import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { PolicyAnswer } from "../../shared/contract.ts";
import { isAssigned } from "../../shared/policy/canary.ts";
import { answerOf, caseOf, newKey, problemOf, sampleOrder, samplePolicy, staff, submission } from "./client.ts";
import type { OrderFacts, Shopper } from "./client.ts";
import { LEA, NOOR, signIn } from "./members.ts";
import type { Member } from "./members.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  closeWorld,
  HOUR,
  MINUTE,
  newMerchant,
  openWorld,
  passTime,
  rows,
  setClock,
  shopperFor,
  stubOf,
} from "./support.ts";
import type { World } from "./support.ts";

/** A policy on trial, in the shadow or for some orders, and four eyes before it goes live. */

// Ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T08:30:00Z";

let world: World;
let merchant: Merchant;
let lea: Member;

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant();
  lea = await signIn(world, merchant.id, LEA);
});
afterEach(closeWorld);

type Body = Record<string, unknown>;
const withBase = (over: object) => ({ ...samplePolicy, base: { ...samplePolicy.base, ...over } });
/** Nothing by itself: harmless, so that one lead may do it alone. */
const byPeople = withBase({ autoUpTo: 0 });
/** More by itself. */
const bolder = withBase({ autoUpTo: 9000 });

const post = (path: string, body: Body, who = lea) => who.call(`/policy${path}`, { body, key: newKey() });
const does = async (path: string, body: Body, who = lea) => answerOf(await post(path, body, who), 200, PolicyAnswer);
const now = async (who = lea) => answerOf(await who.call("/policy"), 200, PolicyAnswer);
const stop = async (kind: string) =>
  answerOf(await lea.call(`/policy/${kind}`, { method: "DELETE" }), 200, PolicyAnswer);
const refusal = async (path: string, body: Body, who = lea) => (await problemOf(await post(path, body, who))).code;

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, name: `Ada ${id}` };
  const placedAt = "2036-11-01T10:00:00Z";
  return sampleOrder({ id, number: `#${id}`, placedAt, lines: [{ ...line, ...dates }], customer, ...over });
}

type Opened = { shopper: Shopper; shown: Case };
async function openCase(id: string, over: Partial<OrderFacts> = {}, asked: Body = {}): Promise<Opened> {
  const shopper = await shopperFor(merchant, orderOf(id, over));
  return { shopper, shown: await caseOf(await shopper.submit(submission(asked)), 201) };
}
const modes = ({ shown }: Opened) => [...new Set(shown.items.flatMap(({ offers }) => offers.map(({ mode }) => mode)))];
const versionsOf = async ({ shown }: Opened) =>
  (
    await rows<{ terms_hash: string; risk_hash: string }>(merchant.id, "SELECT * FROM cases WHERE id = ?", shown.id)
  ).map(({ terms_hash, risk_hash }) => [terms_hash, risk_hash])[0]!;

describe("an example of the merchant's own", () => {
  const cup = {
    name: "a broken mug",
    given: { reason: "damaged", item: 2490, day: 3 },
    then: { refund: "automatic", item: "keep" },
  };

  test("that comes out otherwise keeps a policy from going live, or on trial", async () => {
    for (const path of ["/publish", "/shadow", "/canary"]) {
      const body = { policy: { ...byPeople, examples: [cup] }, shareBp: 1000 };
      const { code, errors } = await problemOf(await post(path, body));
      expect([path, code]).toEqual([path, "invalid"]);
      expect(errors).toMatchObject([{ path: "examples/0", code: "example_fails" }]);
      expect(errors![0]!.message).toContain("expected at once, now by a person");
    }
    expect((await does("/publish", { policy: { ...samplePolicy, examples: [cup] } })).versions).toHaveLength(2);
  });
});

describe("in the shadow", () => {
  test("a candidate decides every new item, and nothing comes of it", async () => {
    const before = await openCase("0");
    const begun = await does("/shadow", { policy: byPeople, note: "What if?", from: merchant.policyVersion });
    expect(begun.shadow).toMatchObject({ by: "Lea", note: "What if?", decided: 0, differing: 0, samples: [] });
    expect(begun.live.hash).toBe(merchant.policyVersion);
    const one = await openCase("1");
    expect(modes(one)).toEqual(modes(before));
    expect(await versionsOf(one)).toEqual([merchant.policyVersion, merchant.policyVersion]);
    // By a person either way.
    await openCase("2", {}, { text: "It cut my hand and it bleeds badly." });
    await openCase("3", { test: true });
    const { shadow } = await now();
    expect(shadow).toMatchObject({ decided: 2, differing: 1, changed: 1 });
    expect([shadow!.matrix.automatic.person, shadow!.matrix.person.person]).toEqual([1, 1]);
    expect(shadow!.samples).toMatchObject([
      {
        case: one.shown.id,
        reference: one.shown.reference,
        title: "Blue mug",
        before: { outcome: "automatic" },
        after: { outcome: "person" },
      },
    ]);
    const why = shadow!.samples[0]!.after.offers.flatMap((offer) => offer.why.map(({ code }) => code));
    expect(new Set(why)).toEqual(new Set(["above_auto", "above_day_limit"]));
  });

  test("several items of a case are decided as they would be together", async () => {
    const [line] = orderOf("1").lines as Record<string, unknown>[];
    const lines = [line, { ...line, id: "l2" }];
    await does("/shadow", { policy: withBase({ autoUpTo: 5100 }) });
    const items = ["l1", "l2"].map((lineId) => ({ lineId, quantity: 1, reason: "damaged" }));
    await openCase("1", { lines, paid: 10_550 }, { items });
    expect((await now()).shadow!.matrix.automatic).toMatchObject({ automatic: 1, person: 1 });
  });

  test("keeps a bounded number of differences, and the counts go on", async () => {
    await does("/shadow", { policy: byPeople });
    await openCase("1");
    await runInDurableObject(stubOf(merchant.id), (_, { storage: { sql } }) => {
      const copy = `INSERT INTO shadow_differences (trial, case_id, item_id, at, before, after, before_offers, after_offers)
        SELECT trial, case_id, item_id, at, before, after, before_offers, after_offers FROM shadow_differences`;
      for (let doubled = 0; doubled < 13; doubled += 1) sql.exec(copy);
    });
    passTime(HOUR);
    await runDurableObjectAlarm(stubOf(merchant.id));
    const [kept] = await rows<{ many: number }>(merchant.id, "SELECT count(*) AS many FROM shadow_differences");
    expect(kept!.many).toBe(5000);
    const { shadow } = await now();
    expect([shadow!.decided, shadow!.samples.length]).toEqual([1, 20]);
  });

  test("it ends by hand, with the next one, and with whatever goes live; each stands in the log", async () => {
    await does("/shadow", { policy: byPeople });
    expect((await does("/shadow", { policy: bolder })).shadow!.decided).toBe(0);
    expect((await stop("shadow")).shadow).toBeNull();
    expect((await stop("shadow")).shadow).toBeNull();
    await does("/shadow", { policy: byPeople });
    const after = await does("/publish", { policy: byPeople });
    expect(after.shadow).toBeNull();
    expect(after.log.map(({ event, note }) => [event, note])).toEqual([
      ["shadow_stopped", "It is live now."],
      ["published", null],
      ["shadow_started", null],
      ["shadow_stopped", null],
      ["shadow_started", null],
      ["shadow_stopped", "Another trial takes its place."],
      ["shadow_started", null],
      ["published", null],
    ]);
    expect(await refusal("/shadow", { policy: bolder, from: merchant.policyVersion })).toBe("stale_version");
  });
});

/** Ids of orders that this candidate is given at this share, or isn't. */
function idsFor(candidate: string, shareBp: number, given: boolean, many: number): string[] {
  const all = Array.from({ length: 2000 }, (_, index) => `o${index}`);
  return all.filter((id) => isAssigned(id, candidate, shareBp) === given).slice(0, many);
}

async function beginCanary(policy: object, more: Body = {}): Promise<string> {
  return (await does("/canary", { policy, shareBp: 5000, ...more })).canary!.hash;
}

describe("for a share of the orders", () => {
  test("a candidate decides those it is given, from their first case on; the others by what is live", async () => {
    const old = (await openCase("old")).shown;
    const hash = await beginCanary(byPeople, { note: "Careful." });
    const { live } = await now();
    const [given, other] = [idsFor(hash, 5000, true, 2), idsFor(hash, 5000, false, 1)];
    passTime(MINUTE);
    const [mine, theirs] = [await openCase(given[0]!), await openCase(other[0]!)];
    expect([modes(mine), modes(theirs)]).toEqual([["person"], ["automatic"]]);
    // Placed before it began: its terms are those of that day, its limits the candidate's.
    expect(await versionsOf(mine)).toEqual([live.hash, hash]);
    expect(await versionsOf(theirs)).toEqual([live.hash, live.hash]);
    const placedAt = new Date(Date.now()).toISOString().slice(0, 19) + "Z";
    expect(await versionsOf(await openCase(given[1]!, { placedAt }))).toEqual([hash, hash]);
    const { canary } = await now();
    expect(canary).toMatchObject({
      by: "Lea",
      note: "Careful.",
      shareBp: 5000,
      stopAt: { aboveBp: 5000, leastItems: 30 },
    });
    expect(canary!.counts).toEqual([
      { candidate: true, currency: "EUR", items: 2, persons: 2, spent: 0 },
      { candidate: false, currency: "EUR", items: 1, persons: 0, spent: 0 },
    ]);
    expect(old.policyVersion).toBe(live.hash);
  });

  test("P5: an order stays on its side, whoever asks, whatever the share becomes, and over a stop", async () => {
    const known = await openCase("o1");
    await withdrawn(known);
    const hash = await beginCanary(byPeople);
    const late = { placedAt: new Date(Date.now()).toISOString().slice(0, 19) + "Z" };
    const [given, other] = [idsFor(hash, 5000, true, 3).at(-1)!, idsFor(hash, 5000, false, 3).at(-1)!];
    const riskOf = async (id: string, over = {}) => {
      const opened = await openCase(id, over);
      await withdrawn(opened);
      return (await versionsOf(opened))[1];
    };
    const live = merchant.policyVersion;
    expect([await riskOf(given, late), await riskOf(other)]).toEqual([hash, live]);
    const someoneElse = { customer: { id: "c_other", email: "else@example.com", name: "Else" } };
    expect([await riskOf(given, { ...late, ...someoneElse }), await riskOf(other, someoneElse)]).toEqual([hash, live]);
    passTime(MINUTE);
    // Nearly all orders now: those that had a side keep it, and one that was there before the first trial stays out.
    await beginCanary(byPeople, { shareBp: 9000 });
    expect([await riskOf(given, late), await riskOf(other), await riskOf("o1")]).toEqual([hash, live, live]);
    const fresh = idsFor(hash, 9000, true, 2000).find((id) => !isAssigned(id, hash, 5000))!;
    expect(await riskOf(fresh)).toBe(hash);
    await stop("canary");
    const after = await openCase(given, late);
    // What may go out by itself is what is live; its terms are its own for ever.
    expect(await versionsOf(after)).toEqual([hash, live]);
  });

  test("stops by itself with the very accept that makes it too dear, and keeps what was shown", async () => {
    const reasons = { damaged: { keepUpTo: 6000, refundShipping: "standard" } };
    merchant = await newMerchant({ policy: { ...withBase({ autoUpTo: 3000 }), reasons } });
    lea = await signIn(world, merchant.id, LEA);
    const hash = await beginCanary({ ...samplePolicy, reasons }, { stopAt: { aboveBp: 2000, leastItems: 2 } });
    const [given, other] = [idsFor(hash, 5000, true, 5), idsFor(hash, 5000, false, 2)];
    const two = { items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] };
    for (const id of other) await refunded(await openCase(id));
    // As much for each item as under the live version: that is no reason.
    await refunded(await openCase(given[0]!));
    const shown: Opened[] = [];
    for (const id of given.slice(1, 4)) shown.push(await openCase(id, {}, two));
    await refunded(shown[0]!);
    expect((await now()).canary).not.toBeNull();
    await refunded(shown[1]!);
    const stopped = await now();
    expect(stopped.canary).toBeNull();
    expect(stopped.log[0]).toMatchObject({ event: "canary_stopped", by: null, hash });
    expect(stopped.log[0]!.note).toMatch(
      /^It stopped by itself: €\d+\.\d\d went out by itself for each item, €\d+\.\d\d/,
    );
    expect(await versionsOf(await openCase(given[4]!))).toEqual([merchant.policyVersion, merchant.policyVersion]);
    await refunded(shown[2]!);
  });

  test("stops by itself with the very case that sends too many to people", async () => {
    const hash = await beginCanary(byPeople, { stopAt: { leastItems: 2 } });
    for (const id of idsFor(hash, 5000, false, 2)) await openCase(id);
    const [first, second] = idsFor(hash, 5000, true, 2);
    await openCase(first!);
    expect((await now()).canary).not.toBeNull();
    await openCase(second!);
    const { canary, log } = await now();
    expect(canary).toBeNull();
    expect(log[0]!.note).toContain("100 % of its items went to a person, 0 % under the live version.");
  });

  test("a choice taken back is not counted, nor is an order that only tries things out", async () => {
    const undoable = { ...samplePolicy, service: { ...samplePolicy.service, undoSeconds: { refund: 600 } } };
    const hash = await beginCanary(undoable);
    const opened = await openCase(idsFor(hash, 5000, true, 1)[0]!);
    const accepted = await refunded(opened);
    expect((await now()).canary!.counts).toMatchObject([{ items: 1, spent: opened.shown.items[0]!.offers[0]!.value }]);
    await caseOf(await opened.shopper.act(accepted.id, "undo", { version: accepted.version }));
    await refunded(await openCase(idsFor(hash, 5000, true, 2)[1]!, { test: true }));
    expect((await now()).canary!.counts).toMatchObject([{ items: 1, spent: 0 }]);
  });

  test("made live, it is live for all, and the trial is over", async () => {
    const hash = await beginCanary(byPeople);
    const after = await does("/publish", { policy: byPeople });
    expect([after.live.hash, after.canary]).toEqual([hash, null]);
    expect(await versionsOf(await openCase(idsFor(hash, 5000, false, 1)[0]!))).toMatchObject([
      expect.any(String),
      hash,
    ]);
    expect(await refusal("/canary", { policy: bolder, shareBp: 0 })).toBe("invalid");
    await beginCanary(bolder);
    expect((await does("/rollback", { hash: merchant.policyVersion })).canary).toBeNull();
  });

  const withdrawn = async ({ shopper, shown }: Opened) =>
    caseOf(await shopper.act(shown.id, "withdraw", { version: shown.version }));
  const refunded = async ({ shopper, shown }: Opened): Promise<Case> => {
    const after = await caseOf(await shopper.accept(shown, "refund"));
    expect(after.state).toBe("settling");
    return after;
  };
});

describe("four eyes", () => {
  const ODA = "oda@teahouse.test";
  let oda: Member;
  const two = async () => {
    merchant = await newMerchant({ staff: [...staff, { email: ODA, name: "Oda", role: "lead" }] });
    [lea, oda] = [await signIn(world, merchant.id, LEA), await signIn(world, merchant.id, ODA)];
  };

  test("what lets out more waits for a second lead, who makes it live; the log has both names", async () => {
    await two();
    const proposed = await does("/publish", { policy: bolder, note: "For the holidays." });
    expect(proposed.live.hash).toBe(merchant.policyVersion);
    expect(proposed.awaiting).toMatchObject({ kind: "publish", by: "Lea", mine: true, note: "For the holidays." });
    expect(proposed.awaiting!.reasons).toEqual([
      "The most that is settled by itself on one order goes from €80.00 to €90.00.",
    ]);
    const { id, hash } = proposed.awaiting!;
    expect(await refusal("/approve", { proposal: id })).toBe("role_required");
    const noor = await signIn(world, merchant.id, NOOR);
    expect(await refusal("/approve", { proposal: id }, noor)).toBe("role_required");
    expect(await refusal("/approve", { proposal: "prp_never" }, oda)).toBe("not_found");
    expect((await now(oda)).awaiting).toMatchObject({ id, mine: false });
    const after = await does("/approve", { proposal: id }, oda);
    expect(after).toMatchObject({ live: { hash, by: "Lea", note: "For the holidays." }, awaiting: null });
    expect(after.log[0]).toMatchObject({ event: "published", by: "Lea", second: "Oda", alone: false, hash });
    expect(await refusal("/approve", { proposal: id }, oda)).toBe("not_found");
  });

  test("it is sent back with a word, or taken back, and nothing has changed", async () => {
    await two();
    const first = (await does("/publish", { policy: bolder })).awaiting!;
    const sentBack = await does("/send-back", { proposal: first.id, note: "Too much." }, oda);
    expect(sentBack).toMatchObject({ awaiting: null, live: { hash: merchant.policyVersion } });
    expect(sentBack.log[0]).toMatchObject({ event: "sent_back", by: "Oda", note: "Too much." });
    const second = (await does("/publish", { policy: bolder })).awaiting!;
    expect((await does("/send-back", { proposal: second.id })).log[0]).toMatchObject({ event: "sent_back", by: "Lea" });
  });

  test("what lets out less, rolling back and the kill switch are one lead's, at once", async () => {
    await two();
    const after = await does("/publish", { policy: byPeople });
    expect(after).toMatchObject({ awaiting: null, live: { policy: { base: { autoUpTo: 0 } } } });
    expect(after.log[0]).toMatchObject({ event: "published", second: null, alone: false });
    // Lets out more than what is live, and is there at once all the same: somebody has looked at it before.
    expect((await does("/rollback", { hash: merchant.policyVersion })).live.hash).toBe(merchant.policyVersion);
    expect((await does("/kill-switch", { on: true })).paused).toBe(true);
  });

  test("another version that goes live meanwhile ends what waits: nobody approves what they haven't seen", async () => {
    await two();
    const { id } = (await does("/publish", { policy: bolder })).awaiting!;
    await does("/publish", { policy: byPeople }, oda);
    expect((await now()).awaiting).toBeNull();
    expect(await refusal("/approve", { proposal: id }, oda)).toBe("not_found");
  });

  test("a share of the orders is no way around it", async () => {
    await two();
    const waiting = await does("/canary", { policy: bolder, shareBp: 9000 });
    expect(waiting).toMatchObject({ canary: null, awaiting: { kind: "canary", shareBp: 9000 } });
    const begun = await does("/approve", { proposal: waiting.awaiting!.id }, oda);
    expect(begun.canary).toMatchObject({ by: "Lea", shareBp: 9000 });
    expect(begun.log[0]).toMatchObject({ event: "canary_started", by: "Lea", second: "Oda" });
    expect((await does("/publish", { policy: bolder })).awaiting).toMatchObject({ kind: "publish" });
    expect((await does("/shadow", { policy: bolder })).shadow).not.toBeNull();
  });

  test("going back isn't either: only to what was live before", async () => {
    await two();
    const proposed = (await does("/publish", { policy: bolder })).awaiting!;
    const refusals = async () => expect(await refusal("/rollback", { hash: proposed.hash })).toBe("not_found");
    await refusals();
    await does("/send-back", { proposal: proposed.id }, oda);
    await refusals();
    expect((await does("/shadow", { policy: bolder })).shadow?.hash).toBe(proposed.hash);
    await refusals();
    expect((await now()).live.hash).toBe(merchant.policyVersion);
    await does("/approve", { proposal: (await does("/publish", { policy: bolder })).awaiting!.id }, oda);
    await does("/rollback", { hash: merchant.policyVersion });
    expect((await does("/rollback", { hash: proposed.hash })).live.hash).toBe(proposed.hash);
  });

  test("the only lead publishes alone, and the log says so", async () => {
    const after = await does("/publish", { policy: bolder });
    expect(after.live.policy.base.autoUpTo).toBe(9000);
    expect(after.log[0]).toMatchObject({ event: "published", by: "Lea", second: null, alone: true });
  });

  test("one person with two accounts isn't two", async () => {
    const [name, host] = LEA.split("@");
    const twin = `${name}+second@${host}`;
    const both = [...staff, { email: twin, name: "Lea again", role: "lead" }];
    merchant = await newMerchant({ staff: [...both, { email: ODA, name: "Oda", role: "lead" }] });
    [lea, oda] = [await signIn(world, merchant.id, LEA), await signIn(world, merchant.id, ODA)];
    const again = await signIn(world, merchant.id, twin);
    const proposal = (await does("/publish", { policy: bolder })).awaiting!.id;
    expect(await refusal("/approve", { proposal }, again)).toBe("role_required");
    expect((await does("/approve", { proposal }, oda)).awaiting).toBeNull();
    merchant = await newMerchant({ staff: both });
    lea = await signIn(world, merchant.id, LEA);
    expect((await does("/publish", { policy: bolder })).log[0]).toMatchObject({ event: "published", alone: true });
  });

  test("of a lead who no longer works here nobody waits for", async () => {
    await two();
    await runInDurableObject(stubOf(merchant.id), (_, { storage: { sql } }) => {
      sql.exec("UPDATE staff SET active = 0 WHERE name = 'Oda'");
    });
    expect((await does("/publish", { policy: bolder })).log[0]).toMatchObject({ event: "published", alone: true });
  });
});
