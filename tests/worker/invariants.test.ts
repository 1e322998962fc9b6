import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import * as fc from "fast-check";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Order } from "../../shared/contract.ts";
import { close, record, spentOn, spentToday, taken, tendersHeld } from "../../worker/merchant/ledger.ts";
import { knownOrder, observe } from "../../worker/merchant/orders.ts";
import { shareOut } from "../../worker/merchant/tenders.ts";
import type { Settings, Tx } from "../../worker/merchant/tx.ts";
import { caseOf, requestOf, sampleOrder, samplePolicy, submission } from "./client.ts";
import type { OrderFacts } from "./client.ts";
import { connectPlatform, openPlatform } from "./paying-platform.ts";
import type { FakePlatform } from "./paying-platform.ts";
import type { Case, Merchant } from "./shapes.ts";
import {
  closeWorld,
  DAY,
  HOUR,
  newMerchant,
  openWorld,
  passTime,
  rows,
  send,
  setClock,
  shopperFor,
  stubOf,
} from "./support.ts";
import type { World } from "./support.ts";

/** What must hold of the ledger and of cases whatever happens, by the names it was promised under. */

const NOW = "2036-11-10T10:00:00Z";

/** The sample's policy with these limits, and no other. */
const policyWith = (limits: object, over: object = {}) => ({ ...samplePolicy, ...over, limits });

/** Runs against the merchant's own tables, as one request would; `now` may be moved on in between. */
const inObject = (merchant: Merchant, run: (tx: Tx) => void) =>
  runInDurableObject(stubOf(merchant.id), (_, { storage }) => {
    const { json } = storage.sql.exec<{ json: string }>("SELECT json FROM settings").one();
    run({ sql: storage.sql, now: Date.now(), settings: JSON.parse(json) as Settings } as Tx);
  });

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, tags: [] };
  return sampleOrder({
    id,
    number: `#${id}`,
    placedAt: "2036-11-01T10:00:00Z",
    lines: [{ ...line, ...dates }],
    customer,
    ...over,
  });
}

let ids = 0;
/** A reservation of a settlement of its own. */
function reserve(tx: Tx, orderId: string, amount: number, currency = "EUR"): string {
  const id = `set_${++ids}`;
  tx.sql.exec(
    `INSERT INTO settlements (id, case_id, item_id, order_id, remedy, amount, bonus, offer, automatic, state, connector, created_at, not_before)
     VALUES (?, 'case', 'i1', ?, 'refund', ?, 0, '{}', 1, 'sending', 'manual', 0, 0)`,
    id,
    orderId,
    amount,
  );
  const about = {
    orderId,
    lineId: "l1",
    caseId: "case",
    itemId: "i1",
    settlementId: id,
    customerId: null,
    emailHash: "x",
  };
  const value = { currency, amount, value: amount, shipping: 0, extra: 0 };
  record(tx, { kind: "reserved", remedy: "refund", automatic: true, test: false, ...about, ...value });
  shareOut(tx, id);
  return id;
}

describe("the ledger", () => {
  let world: World;
  let merchant: Merchant;

  beforeEach(async () => {
    setClock(NOW);
    world = openWorld();
    merchant = await newMerchant({ webhookUrl: world.webhook });
  });
  afterEach(closeWorld);

  const BUDGET = 5000;
  type State = "reserved" | "paid" | "released" | "bounced";
  type Model = { order: string; entries: { id: string; day: string; amount: number; state: State }[] };
  type Real = { tx: Tx };
  type Command = fc.Command<Model, Real>;
  const holds = ({ state }: { state: State }) => state === "reserved" || state === "paid";
  const sum = (all: { amount: number }[]) => all.reduce((total, { amount }) => total + amount, 0);
  // Asked of the engine, summer and winter: the runs go on for years.
  const dayOf = ({ now }: Tx) => new Date(now).toLocaleDateString("sv-SE", { timeZone: "Europe/Berlin" });
  const spent = (model: Model, tx: Tx) => sum(model.entries.filter((entry) => holds(entry) && entry.day === dayOf(tx)));

  /** The whole ledger against the model: balances are sums of entries, budgets are kept, payments too. */
  function agree(model: Model, { tx }: Real): void {
    const today = spentToday(tx, "EUR").amount;
    expect(today).toBe(spent(model, tx));
    expect(today).toBeLessThanOrEqual(BUDGET);
    const held = model.entries.filter(holds);
    const paid = sum(held.filter(({ state }) => state === "paid"));
    expect(taken(tx, model.order)).toMatchObject({ paid, reserved: sum(held) - paid });
    const over = tendersHeld(tx, model.order);
    expect([...over.values()].reduce((all, each) => all + each, 0)).toBeLessThanOrEqual(sum(held));
    expect(over.get("card") ?? 0).toBeLessThanOrEqual(1570);
    expect(over.get("gift") ?? 0).toBeLessThanOrEqual(4000);
  }

  const reserving = (amount: number): Command => ({
    check: () => true,
    run(model, real) {
      // As `decide` does: what doesn't fit the day is never reserved.
      if (spentToday(real.tx, "EUR").amount + amount <= BUDGET) {
        const id = reserve(real.tx, model.order, amount);
        model.entries.push({ id, day: dayOf(real.tx), amount, state: "reserved" });
      }
      agree(model, real);
    },
    toString: () => `reserve ${amount}`,
  });

  const ending = (kind: "paid" | "released" | "bounced", which: number): Command => ({
    check: ({ entries }) => entries.length > 0,
    run(model, real) {
      const entry = model.entries[which % model.entries.length]!;
      const fits = kind === "bounced" ? entry.state === "paid" : entry.state === "reserved";
      if (fits) {
        close(real.tx, entry.id, kind);
        entry.state = kind;
      } else if (kind !== "bounced" || entry.state === "bounced") {
        // Whoever tries to end it twice: the tables themselves refuse.
        expect(() => close(real.tx, entry.id, kind)).toThrow("UNIQUE");
      }
      agree(model, real);
    },
    toString: () => `${kind} ${which}`,
  });

  const waiting = (ms: number): Command => ({
    check: () => true,
    run(model, real) {
      real.tx.now += ms;
      agree(model, real);
    },
    toString: () => `wait ${ms}`,
  });

  test("L1, L2, L3: against a tiny model, command by command, with every ending and every second try to end", () =>
    inObject(merchant, (tx) => {
      const commands = fc.commands(
        [
          fc.integer({ min: 1, max: 4000 }).map(reserving),
          fc.nat(20).map((which) => ending("paid", which)),
          fc.nat(20).map((which) => ending("released", which)),
          fc.nat(20).map((which) => ending("bounced", which)),
          fc.integer({ min: HOUR, max: 2 * DAY }).map(waiting),
        ],
        { maxCommands: 40 },
      );
      let run = 0;
      const payments = [
        { id: "gift", method: "gift_card", captured: 4000, refunded: 0, disputed: false },
        { id: "card", method: "card", captured: 1570, refunded: 0, disputed: false },
      ];
      fc.assert(
        fc.property(commands, (all) => {
          // Each run on an order and on days of its own: what is written stays.
          const order = `order_${++run}`;
          tx.now += 10 * DAY;
          observe(tx, { order: { ...orderOf(order), payments } as unknown as Order, iat: tx.now, emailHash: "x" });
          fc.modelRun(() => ({ model: { order, entries: [] }, real: { tx } }), all);
        }),
        { numRuns: 200 },
      );
      const twice = tx.sql.exec("SELECT settlement_id FROM ledger GROUP BY settlement_id, kind HAVING count(*) > 1");
      expect(twice.toArray()).toEqual([]);
    }));

  test("L3: nothing that was written is changed or taken away: the tables refuse", async () => {
    const shopper = await shopperFor(merchant, orderOf("1"));
    const shown = await caseOf(await shopper.submit(submission()), 201);
    await caseOf(await shopper.accept(shown, "refund"));
    await runDurableObjectAlarm(stubOf(merchant.id));
    for (const table of ["ledger", "events", "tenders"]) {
      const column = table === "events" ? "event" : "amount";
      expect((await rows(merchant.id, `SELECT 1 FROM ${table}`)).length).toBeGreaterThan(0);
      await expect(rows(merchant.id, `UPDATE ${table} SET ${column} = 1`)).rejects.toThrow("append-only");
      await expect(rows(merchant.id, `DELETE FROM ${table}`)).rejects.toThrow("append-only");
    }
  });

  test("L4: of two accepts at once for a budget that is enough for one, at most one wins, each of 20 times", async () => {
    for (let round = 0; round < 20; round++) {
      const own = await newMerchant({ policy: policyWith({ perDay: { amount: 3000, count: 100 } }) });
      const both = await Promise.all(
        ["a", "b"].map(async (id) => {
          const shopper = await shopperFor(own, orderOf(id));
          return { shopper, shown: await caseOf(await shopper.submit(submission()), 201) };
        }),
      );
      const answers = await Promise.all(
        both.map(async ({ shopper, shown }) => caseOf(await shopper.accept(shown, "refund"))),
      );
      expect(answers.map(({ state }) => state).sort()).toEqual(["in_review", "settling"]);
    }
  });

  test("an order stays in the currency it was first seen in, whatever a later token says", async () => {
    await inObject(merchant, (tx) => {
      const order = orderOf("1") as unknown as Order;
      observe(tx, { order, iat: tx.now, emailHash: "x" });
      const other = observe(tx, { order: { ...order, currency: "GBP" }, iat: tx.now + 1, emailHash: "x" });
      expect(other.order.currency).toBe("EUR");
      expect(knownOrder(tx, "1")!.order.currency).toBe("EUR");
    });
  });

  test("what ended frees its own reservation, also after that has left the customer's days, and no other", async () => {
    await inObject(merchant, (tx) => {
      const start = tx.now;
      observe(tx, { order: orderOf("1") as unknown as Order, iat: tx.now, emailHash: "x" });
      const within = () => spentOn(tx, { id: null, emailHash: "x" }, "EUR", 7);
      const early = reserve(tx, "1", 500);
      expect(within()).toEqual({ amount: 500, count: 1 });
      tx.now = start + 20 * 24 * HOUR;
      close(tx, early, "released");
      expect(within()).toEqual({ amount: 0, count: 0 });
      reserve(tx, "1", 500);
      expect(within()).toEqual({ amount: 500, count: 1 });
    });
  });

  test("a limit on how often holds for all currencies together, one on how much for each", async () => {
    await inObject(merchant, (tx) => {
      observe(tx, { order: orderOf("1") as unknown as Order, iat: tx.now, emailHash: "x" });
      for (const [amount, currency] of [[300, "EUR"], [200, "EUR"], [900, "USD"]] as const) reserve(tx, "1", amount, currency); // prettier-ignore
      const customer = { id: null, emailHash: "x" };
      for (const [currency, amount] of [
        ["EUR", 500],
        ["USD", 900],
        ["CHF", 0],
      ] as const) {
        expect(spentToday(tx, currency)).toEqual({ amount, count: 3 });
        expect(spentOn(tx, customer, currency, 30)).toEqual({ amount, count: 3 });
      }
    });
  });

  test.each([
    ["23", "2036-03-29T23:00:00Z", 23],
    ["24", "2036-06-14T22:00:00Z", 24],
    ["25", "2036-10-25T22:00:00Z", 25],
  ])(
    "L5: a day of %s hours is one day, from midnight to midnight in the policy's time zone",
    async (_, midnight, hours) => {
      // The shop's own time zone is another one: it is the policy that says what a day is.
      const own = await newMerchant({
        timeZone: "America/New_York",
        policy: policyWith({}, { timeZone: "Europe/Berlin" }),
      });
      await inObject(own, (tx) => {
        tx.now = Date.parse(midnight) - 1000;
        observe(tx, { order: orderOf("1") as unknown as Order, iat: tx.now, emailHash: "x" });
        reserve(tx, "1", 1);
        for (let hour = 0; hour < hours; hour++) {
          tx.now = Date.parse(midnight) + hour * HOUR;
          expect(spentToday(tx, "EUR").count).toBe(hour);
          reserve(tx, "1", 1);
        }
        tx.now = Date.parse(midnight) + hours * HOUR - 1000;
        expect(spentToday(tx, "EUR").count).toBe(hours);
        tx.now += 1000;
        expect(spentToday(tx, "EUR")).toEqual({ amount: 0, count: 0 });
      });
    },
  );
});

describe("cases and money, on random walks", () => {
  const BUDGET = 12_000;
  const names = {
    C1: "C1, M1: no more goes back of an order than was paid for it",
    M2: "M2: nor of any payment more than it captured",
    M5: "M5: amounts are whole and not below 0, in one currency",
    C2: "C2: nothing is paid twice, whatever is lost on the way",
    C3: "C3: resolved only after, and equal to, what the platform recorded",
    C4: "C4, L1: what is paid and reserved of itself in a day stays within its budget",
    C5: "C5: declined, withdrawn and expired hold no reservation and moved no money",
    C8: "C8: what a person looks at holds no reservation",
  } as const;
  type Name = keyof typeof names;
  const broken = Object.fromEntries(Object.keys(names).map((name) => [name, [] as string[]])) as Record<Name, string[]>;
  const seen = { walks: 0, steps: 0, refunds: 0, states: new Set<string>(), kinds: new Set<string>() };

  let world: World;
  let platform: FakePlatform;
  let merchant: Merchant;
  let cases: Awaited<ReturnType<typeof openAll>>;

  const payments = [
    { id: "gift", method: "gift_card", captured: 2000 },
    { id: "card", method: "card", captured: 3570 },
  ];

  async function openAll() {
    const reasons = ["damaged", "damaged", "wrong_size", "damaged", "other"];
    return Promise.all(
      reasons.map(async (reason, index) => {
        const shopper = await shopperFor(merchant, orderOf(`${seen.walks}-${Math.floor(index / 2)}`, { payments }));
        const items = [{ lineId: "l1", quantity: 1, reason }];
        return { shopper, shown: await caseOf(await shopper.submit(submission({ items })), 201) };
      }),
    );
  }

  type Step = (typeof steps)[number];
  const steps = [
    "refund",
    "credit",
    "withdraw",
    "ask",
    "contest",
    "lost",
    "refused",
    "later",
    "fine",
    "bank",
    "elsewhere",
    "hours",
    "weeks",
    "pump",
    "pump",
  ] as const;

  async function take(step: Step, which: number): Promise<void> {
    const { shopper, shown } = cases[which % cases.length]!;
    const { version, settlements } = (await (await shopper.get(shown.id)).json()) as Case;
    const item = [shown.items[0]!.id];
    const act = async (action: string, body: object) =>
      void (await (await shopper.act(shown.id, action, body)).arrayBuffer());
    const accept = (remedy: string) =>
      act("accept", {
        version,
        choices: [{ item: item[0], remedy, ...(remedy === "store_credit" && { consent: true }) }],
      });
    const does: Record<Step, () => unknown> = {
      refund: () => accept("refund"),
      credit: () => accept("store_credit"),
      withdraw: () => act("withdraw", { version, items: item }),
      ask: () => act("ask_person", { version, items: item }),
      contest: () => act("contest", { version, items: item, text: "Please look again.", evidence: [] }),
      lost: () => (platform.answer = () => new Response(null, { status: 500 })),
      refused: () => (platform.answer = () => Response.json({ state: "unclear", problem: "Busy." })),
      later: () => (platform.answer = () => Response.json({ state: "pending" })),
      fine: () => (platform.answer = () => Response.json({ state: "succeeded" })),
      bank: () =>
        bankRefuses(settlements.find(({ state, remedy }) => state === "succeeded" && remedy === "refund")?.id),
      elsewhere: () => refundElsewhere(which),
      hours: () => passTime(5 * HOUR),
      weeks: () => passTime(20 * DAY),
      pump: () => pump(),
    };
    await does[step]();
  }

  async function bankRefuses(id: string | undefined): Promise<void> {
    if (id === undefined) return;
    const body = { state: "failed", reason: "The account is closed." };
    await (
      await send(requestOf(`/v1/merchant/settlements/${id}/outcome`, { token: merchant.apiKey, body }))
    ).arrayBuffer();
    platform.refunds = platform.refunds.filter(({ settlement }) => settlement !== id);
  }

  /** Somebody at the shop gives 5.00 back by hand, and the order's page says so from then on. */
  async function refundElsewhere(which: number): Promise<void> {
    const id = `${seen.walks}-${which % 3}`;
    passTime(HOUR);
    const ours = platform.refunds.filter(({ order }) => order === id).reduce((sum, { amount }) => sum + amount, 0);
    const shopper = await shopperFor(merchant, orderOf(id, { payments, refunded: Math.min(5570, ours + 500) }));
    await (await shopper.order()).arrayBuffer();
  }

  async function pump(): Promise<void> {
    for (let round = 0; round < 4; round++) {
      await runDurableObjectAlarm(stubOf(merchant.id));
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
  }

  const OPEN =
    "coalesce(sum(CASE kind WHEN 'reserved' THEN 1 WHEN 'paid' THEN -1 WHEN 'released' THEN -1 ELSE 0 END), 0)";
  const itemsWith = (states: string, having: string) =>
    rows(
      merchant.id,
      `SELECT items.case_id, state FROM items JOIN ledger ON ledger.case_id = items.case_id AND ledger.item_id = items.id
       WHERE items.state IN (${states}) GROUP BY items.case_id, items.id HAVING ${having}`,
    );
  const PAID = "coalesce(sum(CASE kind WHEN 'paid' THEN ledger.amount WHEN 'bounced' THEN -ledger.amount END), 0)";

  const checks: Record<Name, () => Promise<unknown[]> | unknown[]> = {
    C1: () =>
      overs(
        groupBy(platform.refunds, ({ order }) => order),
        5570,
      ),
    M2: () => {
      const tenders = platform.refunds.flatMap(({ order, tenders: each }) =>
        each.map((tender) => ({ order, ...tender })),
      );
      const over = groupBy(tenders, ({ order, payment }) => `${order} ${payment}`);
      return [...overs(filterKeys(over, "gift"), 2000), ...overs(filterKeys(over, "card"), 3570)];
    },
    M5: () =>
      rows(merchant.id, "SELECT id FROM ledger WHERE amount < 0 OR value < 0 OR shipping < 0 OR currency <> 'EUR'"),
    C2: () =>
      overs(
        groupBy(
          platform.refunds.map(({ settlement }) => ({ settlement, amount: 1 })),
          ({ settlement }) => settlement,
        ),
        1,
      ),
    C3: async () => {
      const ended = await rows<{ id: string; amount: number }>(
        merchant.id,
        "SELECT id, amount FROM settlements WHERE state = 'succeeded' AND connector = 'medusa'",
      );
      const unpaid = ended.filter(
        ({ id, amount }) => !platform.refunds.some((one) => one.settlement === id && one.amount === amount),
      );
      const early = await rows(
        merchant.id,
        `SELECT case_id FROM items WHERE state = 'resolved' AND NOT EXISTS (SELECT 1 FROM settlements
           WHERE settlements.case_id = items.case_id AND item_id = items.id AND settlements.state = 'succeeded')`,
      );
      return [...unpaid, ...early];
    },
    C4: () =>
      rows(
        merchant.id,
        `SELECT day FROM ledger WHERE automatic = 1 GROUP BY day
         HAVING sum(CASE kind WHEN 'reserved' THEN value WHEN 'released' THEN -value WHEN 'bounced' THEN -value ELSE 0 END) > ?`,
        BUDGET,
      ),
    C5: () => itemsWith("'declined', 'withdrawn', 'expired'", `${OPEN} > 0 OR ${PAID} > 0`),
    C8: () => itemsWith("'in_review'", `${OPEN} > 0`),
  };

  function groupBy<T extends { amount: number }>(all: readonly T[], key: (each: T) => string): Map<string, number> {
    const sums = new Map<string, number>();
    for (const each of all) sums.set(key(each), (sums.get(key(each)) ?? 0) + each.amount);
    return sums;
  }
  const filterKeys = (sums: Map<string, number>, payment: string) =>
    new Map([...sums].filter(([key]) => key.endsWith(` ${payment}`)));
  const overs = (sums: Map<string, number>, most: number) => [...sums].filter(([, amount]) => amount > most);

  async function walk(path: readonly (readonly [Step, number])[]): Promise<void> {
    setClock(NOW);
    world = openWorld();
    platform = openPlatform(world);
    seen.walks += 1;
    merchant = await newMerchant({
      webhookUrl: world.webhook,
      policy: policyWith({ perDay: { amount: BUDGET, count: 100 } }),
    });
    await connectPlatform(merchant.id);
    cases = await openAll();
    for (const [index, [step, which]] of path.entries()) {
      await take(step, which);
      seen.steps += 1;
      for (const name of Object.keys(names) as Name[]) {
        const found = await checks[name]();
        if (found.length > 0)
          broken[name].push(`walk ${seen.walks}, step ${index} (${step}): ${JSON.stringify(found)}`);
      }
    }
    seen.refunds += platform.refunds.length;
    for (const { state } of await rows<{ state: string }>(merchant.id, "SELECT state FROM items"))
      seen.states.add(state);
    for (const { kind } of await rows<{ kind: string }>(merchant.id, "SELECT DISTINCT kind FROM ledger"))
      seen.kinds.add(kind);
    await closeWorld();
  }

  beforeAll(async () => {
    // Weeks end everything, so they are rare; refunds and the pump are what it is about.
    const often = ["refund", "refund", "refund", "pump", "pump", "pump", "hours", "fine"] as const;
    const step = fc.tuple(fc.constantFrom(...steps, ...often, ...often), fc.nat(100));
    const walks = fc.sample(fc.array(step, { minLength: 50, maxLength: 50 }), { numRuns: 12, seed: 1884 });
    for (const path of walks) await walk(path);
    console.log(
      `${seen.walks} walks, ${seen.steps} steps, ${seen.refunds} refunds; items ended as ${[...seen.states].sort().join(", ")}; ledger: ${[...seen.kinds].sort().join(", ")}.`,
    );
  }, 240_000);
  afterAll(closeWorld);

  test.each(Object.entries(names))("%s: %s", (name) => expect(broken[name as Name]).toEqual([]));

  test("the walks have been to where it matters", () => {
    expect(seen.refunds).toBeGreaterThan(5);
    expect([...seen.states]).toEqual(expect.arrayContaining(["in_review", "resolved", "withdrawn", "expired"]));
    expect([...seen.kinds]).toEqual(expect.arrayContaining(["reserved", "paid", "released"]));
  });
});
