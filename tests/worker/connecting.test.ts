// Connecting a platform, what it says of an order before anything is decided, and its own count before money leaves.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ConnectorAnswer } from "../../shared/contract.ts";
import { caseOf, HOST, merchantOf, merchantRequest, problemOf, requestOf, sampleOrder, submission } from "./client.ts";
import { LEA, NOOR, signIn } from "./members.ts";
import type { Member } from "./members.ts";
import { fakePlatform, SETTINGS } from "./platform.ts";
import type { Merchant } from "./shapes.ts";
import { closeWorld, newMerchant, openWorld, OPERATOR_KEY, pumpUntil, rows, send, shopperFor } from "./support.ts";
import type { World } from "./support.ts";

let world: World;
let platform: ReturnType<typeof fakePlatform>;
beforeEach(() => {
  world = openWorld();
  platform = fakePlatform();
});
afterEach(async () => {
  platform.restore();
  await closeWorld();
});

const staff = [
  { email: LEA, name: "Lea Lind", role: "lead" },
  { email: NOOR, name: "Noor Haddad", role: "agent" },
];
const put = (member: Member, body: unknown) => member.call("/connector", { method: "PUT", body });
const state = async (answer: Response) => (await answer.json()) as ConnectorAnswer;

/** A merchant whose lead has connected the platform. */
async function connected(): Promise<{ merchant: Merchant; lead: Member }> {
  const merchant = await newMerchant({ staff });
  const lead = await signIn(world, merchant.id, LEA);
  expect((await put(lead, SETTINGS)).status).toBe(200);
  return { merchant, lead };
}

describe("connecting", () => {
  it("checks first, then keeps the keys sealed and never shows them", async () => {
    const merchant = await newMerchant({ staff });
    const lead = await signIn(world, merchant.id, LEA);
    const before = await state(await lead.call("/connector"));
    expect(before).toEqual({ platform: null, webhook: false, sealed: true, log: [] });
    const answer = await put(lead, SETTINGS);
    const text = await answer.text();
    expect(answer.status).toBe(200);
    const now = JSON.parse(text) as ConnectorAnswer;
    expect(now.platform).toEqual({
      kind: "vendure",
      address: SETTINGS.url,
      remedies: ["refund"],
      facts: true,
      lookUp: `${HOST}/o/${merchant.id}`,
    });
    expect(now.log).toEqual([{ at: expect.any(String), by: "Lea Lind", event: "connected", kind: "vendure" }]);
    expect(text).not.toContain("top-secret");
    const [kept] = await rows<{ json: string; version: number }>(merchant.id, "SELECT json, version FROM settings");
    expect(kept!.version).toBe(2);
    expect(kept!.json).not.toContain("top-secret");
    expect(kept!.json).toContain("sealed.1.");
    expect(await (await lead.call("/connector")).text()).not.toContain("top-secret");
  });

  it("says what to mend, each at its field, and connects nothing", async () => {
    const merchant = await newMerchant({ staff });
    const lead = await signIn(world, merchant.id, LEA);
    platform.connector.check = async () => [
      { code: "address", text: "No shop answers there." },
      { code: "permission", text: "The key may not refund." },
    ];
    const problem = await problemOf(await put(lead, SETTINGS));
    expect([problem.status, problem.code]).toEqual([422, "invalid"]);
    expect(problem.errors).toEqual([
      { path: "url", code: "address", message: "No shop answers there." },
      { path: "apiKey", code: "permission", message: "The key may not refund." },
    ]);
    platform.connector.check = async () => {
      throw new Error("socket hang up");
    };
    expect((await problemOf(await put(lead, SETTINGS))).errors![0]).toMatchObject({ path: "url", code: "unreachable" });
    expect((await state(await lead.call("/connector"))).platform).toBeNull();
  });

  it("doesn't repeat a key that can't be one", async () => {
    const merchant = await newMerchant({ staff });
    const lead = await signIn(world, merchant.id, LEA);
    const problem = await problemOf(await put(lead, { ...SETTINGS, apiKey: "clé secrète" }));
    expect(problem.errors!.map(({ path }) => path)).toEqual(["apiKey"]);
    expect(JSON.stringify(problem.errors)).not.toContain("secr");
  });

  it("looks at what is connected once more, and lets go of it", async () => {
    const { merchant, lead } = await connected();
    const check = () => lead.call("/connector/check", { method: "POST", key: null });
    expect((await state(await check())).platform?.kind).toBe("vendure");
    platform.connector.check = async () => [{ code: "credentials", text: "The key was taken back." }];
    expect((await problemOf(await check())).errors![0]!.path).toBe("apiKey");
    const after = await state(await lead.call("/connector", { method: "DELETE" }));
    expect(after.platform).toBeNull();
    expect(after.log.map(({ event }) => event)).toEqual(["disconnected", "connected"]);
    expect((await lead.call("/connector", { method: "DELETE" })).status).toBe(200);
    expect((await problemOf(await check())).code).toBe("not_found");
    expect(await rows(merchant.id, "SELECT 1 FROM connections")).toHaveLength(2);
  });

  it("is a lead's alone", async () => {
    const merchant = await newMerchant({ staff });
    const agent = await signIn(world, merchant.id, NOOR);
    let checked = 0;
    platform.connector.check = async () => (checked++, []);
    for (const answer of [
      await agent.call("/connector"),
      await put(agent, SETTINGS),
      await agent.call("/connector", { method: "DELETE" }),
      await agent.call("/connector/check", { method: "POST", key: null }),
    ])
      expect((await problemOf(answer)).code).toBe("role_required");
    expect(checked).toBe(0);
  });

  it("comes with a new merchant as well, sealed and unchecked", async () => {
    platform.connector.check = async () => [{ code: "address", text: "Never asked." }];
    const body = merchantRequest({ staff, platform: SETTINGS });
    const answer = await send(requestOf("/operator/merchants", { token: OPERATOR_KEY, body }));
    const merchant = await merchantOf(answer.clone());
    expect(await answer.text()).not.toContain("top-secret");
    const [kept] = await rows<{ json: string }>(merchant.id, "SELECT json FROM settings");
    expect(kept!.json).not.toContain("top-secret");
    const lead = await signIn(world, merchant.id, LEA);
    expect((await state(await lead.call("/connector"))).platform?.address).toBe(SETTINGS.url);
  });
});

describe("fresh facts", () => {
  /** The order as the platform has it now. */
  const said = (over: Record<string, unknown> = {}) => platform.orders.set("1042", sampleOrder(over) as never);
  const refunded = (merchant: Merchant) =>
    rows<{ refunds: string }>(merchant.id, "SELECT refunds FROM orders").then(
      ([row]) => (JSON.parse(row!.refunds) as { money: { seen: number } }).money.seen,
    );

  it("count what was refunded since the token was signed", async () => {
    const { merchant } = await connected();
    said({ refunded: 4000 });
    const ada = await shopperFor(merchant, sampleOrder());
    const shown = await caseOf(await ada.submit(), 201);
    expect(shown.items[0]!.offers.find(({ remedy }) => remedy === "refund")!.amount).toBe(1570);
    expect(await refunded(merchant)).toBe(4000);
  });

  it("are asked for again when a remedy is picked", async () => {
    const { merchant } = await connected();
    said();
    const ada = await shopperFor(merchant, sampleOrder());
    const shown = await caseOf(await ada.submit(), 201);
    said({ refunded: 5000 });
    const after = await caseOf(await ada.accept(shown, "refund"));
    expect(after.state).toBe("in_review");
    expect(platform.calls.execute).toBe(0);
  });

  it("never lower what is known to have gone back", async () => {
    const { merchant } = await connected();
    said({ refunded: 0 });
    const ada = await shopperFor(merchant, sampleOrder({ refunded: 4000 }));
    await caseOf(await ada.submit(), 201);
    expect(await refunded(merchant)).toBe(4000);
  });

  it("keep what only the token says", async () => {
    const { merchant } = await connected();
    const [line] = sampleOrder()["lines"] as Record<string, unknown>[];
    const { tags: _, ...bare } = line!;
    said({ lines: [{ ...bare, deliveredAt: "2026-11-06T10:00:00Z" }], customer: { email: "ADA@example.com" } });
    const ada = await shopperFor(merchant, sampleOrder());
    await caseOf(await ada.submit(), 201);
    const [row] = await rows<{ facts: string; customer: string }>(merchant.id, "SELECT facts, customer FROM orders");
    const facts = JSON.parse(row!.facts) as { lines: Record<string, unknown>[]; customer: Record<string, unknown> };
    expect(facts.lines[0]).toMatchObject({ tags: ["ceramics"], deliveredAt: "2026-11-06T10:00:00Z" });
    expect(facts.customer).toMatchObject({ email: "ada@example.com", tags: ["vip"] });
    expect(row!.customer).toBe("c_77");
  });

  it("know of lines that were taken off, and of those that were added", async () => {
    const { merchant } = await connected();
    const [line] = sampleOrder()["lines"] as Record<string, unknown>[];
    const other = { ...line, id: "l2", title: "Teapot" };
    said({ lines: [line, { ...line, id: "l3", title: "Lid" }] });
    const ada = await shopperFor(merchant, sampleOrder({ lines: [line, other], paid: 10_550 }));
    await caseOf(await ada.submit(), 201);
    const [row] = await rows<{ facts: string }>(merchant.id, "SELECT facts FROM orders");
    const { lines } = JSON.parse(row!.facts) as { lines: { id: string; refundedQuantity: number }[] };
    expect(lines.map(({ id, refundedQuantity }) => [id, refundedQuantity])).toEqual([
      ["l1", 0],
      ["l2", 2],
      ["l3", 0],
    ]);
  });

  it.each([
    ["another e-mail", { customer: { email: "eve@example.com" } }],
    ["another id", { id: "1043" }],
    ["another currency", { currency: "USD" }],
    ["none of the lines", { lines: [{ id: "x", title: "Other", quantity: 1, paid: 5570 }] }],
    ["no order at all", { lines: "?" }],
  ])("are ignored where they are of %s", async (_, over) => {
    const { merchant } = await connected();
    said({ refunded: 5570, ...over });
    const ada = await shopperFor(merchant, sampleOrder());
    const shown = await caseOf(await ada.submit(), 201);
    expect(shown.state).toBe("offered");
    expect(platform.calls.getOrder).toBe(1);
    expect(await refunded(merchant)).toBe(0);
  });

  it("aren't waited for longer than three seconds", async () => {
    const { merchant } = await connected();
    platform.connector.getOrder = () => new Promise(() => {});
    const ada = await shopperFor(merchant, sampleOrder());
    const began = performance.now();
    expect((await caseOf(await ada.submit(), 201)).state).toBe("offered");
    expect(performance.now() - began).toBeLessThan(4500);
  });

  it("aren't asked for when the same request comes again", async () => {
    const { merchant } = await connected();
    said();
    const ada = await shopperFor(merchant, sampleOrder());
    await caseOf(await ada.submit(submission(), "again"), 201);
    await caseOf(await ada.submit(submission(), "again"), 201);
    expect(platform.calls.getOrder).toBe(1);
  });

  it("aren't asked for a test order", async () => {
    const { merchant } = await connected();
    const ada = await shopperFor(merchant, sampleOrder({ test: true }));
    const shown = await caseOf(await ada.submit(), 201);
    await caseOf(await ada.accept(shown, "refund"));
    expect(platform.calls.getOrder).toBe(0);
  });

  /** A refund promised, and not yet sent. */
  async function promised() {
    const { merchant } = await connected();
    said();
    const ada = await shopperFor(merchant, sampleOrder());
    const shown = await caseOf(await ada.submit(submission()), 201);
    await caseOf(await ada.accept(shown, "refund"));
    const ended = (states: string[]) => async () => {
      const [row] = await rows<{ state: string }>(merchant.id, "SELECT state FROM settlements");
      return states.includes(row!.state);
    };
    return { merchant, ended };
  }

  it("stop what somebody refunded by hand meanwhile", async () => {
    const { merchant, ended } = await promised();
    said({ refunded: 5000 });
    await pumpUntil(merchant.id, ended(["failed"]), "a failed settlement");
    expect(platform.calls.execute).toBe(0);
  });

  it("stop what would go to another order of that id", async () => {
    const { merchant, ended } = await promised();
    said({ customer: { email: "eve@example.com" } });
    await pumpUntil(merchant.id, ended(["failed"]), "a failed settlement");
    expect(platform.calls.execute).toBe(0);
  });

  it("let out what still fits, once the platform was asked", async () => {
    const { merchant, ended } = await promised();
    const before = platform.calls.getOrder;
    await pumpUntil(merchant.id, ended(["succeeded"]), "a settlement");
    expect([platform.calls.execute, platform.calls.getOrder]).toEqual([1, before + 1]);
  });

  it("don't take a refund of ours for someone else's", async () => {
    const { merchant, ended } = await promised();
    said({ refunded: 2785 });
    platform.connector.findRemedy = async () => ({ state: "succeeded", reference: "found" });
    await pumpUntil(merchant.id, ended(["succeeded"]), "the refund that was found");
    expect(platform.calls.execute).toBe(0);
  });

  it("leave nothing half-begun: what failed is taken back at the platform, and stays failed where that can't be", async () => {
    const { merchant, ended } = await promised();
    const begun: string[] = [];
    platform.connector.execute = async () => ({ state: "failed", reason: "Out of stock." });
    platform.connector.abandon = async ({ settlementId }) => {
      begun.push(settlementId);
      throw new Error("The shop is closed.");
    };
    await pumpUntil(merchant.id, ended(["failed"]), "a failed settlement");
    const [{ id }] = (await rows<{ id: string }>(merchant.id, "SELECT id FROM settlements")) as [{ id: string }];
    await expect.poll(() => begun).toEqual([id]);
    expect(await ended(["failed"])()).toBe(true);
  });
});
