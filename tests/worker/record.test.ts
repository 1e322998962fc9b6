import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as v from "valibot";
import { CaseRecord } from "../../shared/contract.ts";
import type { DeskCase } from "../../shared/contract.ts";
import {
  acceptBody,
  caseOf,
  HOST,
  newKey,
  problemOf,
  requestOf,
  sampleOrder,
  samplePolicy,
  submission,
} from "./client.ts";
import type { Call, OrderFacts } from "./client.ts";
import type { Merchant } from "./shapes.ts";
import {
  closeWorld,
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

/** The record of a case: complete, each side's own part, and safe to open whatever was written into it. */

const NOW = "2036-11-10T08:30:00Z";
const NOOR = "noor@teahouse.test";

let world: World;
let merchant: Merchant;

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant({
    webhookUrl: world.webhook,
    staff: [{ email: NOOR, name: "Noor van Dam", role: "agent" }],
  });
});
afterEach(closeWorld);

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  const customer = { id: `c_${id}`, email: `${id}@example.com`, name: `Ada ${id}` };
  const lines = [{ ...line, ...dates }];
  return sampleOrder({ id, number: `#${id}`, placedAt: "2036-11-01T10:00:00Z", lines, customer, ...over });
}

const deskCall = (path: string, call: Call = {}) =>
  send(requestOf(`/desk/api${path}`, { ...call, headers: { origin: HOST, ...call.headers } }));

/** A signed-in member of staff, by the code in the mail. */
async function signIn(email: string) {
  const before = world.mails.length;
  await deskCall("/sign-in", { body: { merchant: merchant.id, email }, key: null });
  const mine = () => world.mails.slice(before).find((mail) => mail.to === email);
  await pumpUntil(merchant.id, mine, "a code");
  const code = /^\d{6}/.exec(mine()!.text)![0];
  const response = await deskCall("/session", { body: { merchant: merchant.id, email, code }, key: null });
  const cookie = response.headers.get("set-cookie")!.split(";")[0]!;
  const call = (path: string, more: Call = {}) => deskCall(path, { ...more, headers: { cookie, ...more.headers } });
  return {
    call,
    open: async (id: string) => (await (await call(`/cases/${id}`)).json()) as DeskCase,
    does: async (id: string, action: string, body: unknown = {}) => {
      const answer = await call(`/cases/${id}/actions/${action}`, { body, key: newKey() });
      if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as DeskCase;
    },
  };
}

async function openCase(order = orderOf("1"), over: Record<string, unknown> = {}) {
  const shopper = await shopperFor(merchant, order);
  const shown = await caseOf(await shopper.submit(submission(over)), 201);
  const record = (query = "", headers = {}) => shopper.call(`/v1/cases/${shown.id}/record${query}`, { headers });
  return { shopper, shown, id: shown.id, record };
}

const parsed = async (response: Response) => {
  expect(response.status, await response.clone().text()).toBe(200);
  return v.parse(CaseRecord, await response.json());
};
const handles = (entries: readonly { event: string }[]) => entries.map(({ event }) => event);

/** A case that was offered, asked about, noted, settled by staff, and carried out. */
async function longCase() {
  const opened = await openCase();
  const { shopper, shown, id } = opened;
  await shopper.act(id, "ask_person", { version: shown.version, wish: "I only need the lid." });
  const noor = await signIn(NOOR);
  await noor.does(id, "pick_up");
  await noor.does(id, "note", { text: "Third broken parcel by this carrier." });
  const asked = await noor.does(id, "request_evidence", {
    version: 2,
    item: "i1",
    photo: true,
    question: "Which lid?",
  });
  const before = await caseOf(await shopper.get(id));
  const question = asked.items[0]!.asked!.questions[0]!.id;
  await shopper.act(id, "ask_person", { version: before.version });
  expect(question).toMatch(/^q/);
  await noor.does(id, "pick_up");
  const { case: now } = await noor.open(id);
  await noor.does(id, "offer", {
    version: now.version,
    item: "i1",
    offers: [
      { remedy: "store_credit", amount: 3000, bonus: 300 },
      { remedy: "refund", amount: 2785 },
    ],
    text: "Would this do?",
  });
  const offered = await caseOf(await shopper.get(id));
  await shopper.act(id, "accept", acceptBody(offered, "store_credit"));
  const resolved = async () => (await caseOf(await shopper.get(id))).state === "resolved";
  await pumpUntil(merchant.id, resolved, "resolved");
  return { ...opened, noor };
}

describe("the record", () => {
  test("has every event of the timeline for staff, with who, what, words and the version after it", async () => {
    const { id, noor } = await longCase();
    const shown = await noor.open(id);
    const record = await parsed(await noor.call(`/cases/${id}/record`));
    expect(record.events.map(({ seq, at, by, event }) => ({ seq, at, by, event }))).toEqual(
      shown.timeline.map(({ seq, at, by, event }) => ({ seq, at, by, event })),
    );
    const of = (event: string) => record.events.find((each) => each.event === event)!;
    expect(of("submit")).toMatchObject({ who: "Ada 1", words: submission().text, version: 1 });
    expect(of("ask_person")).toMatchObject({ words: "I only need the lid.", items: ["i1"], version: 2 });
    expect(of("note")).toMatchObject({ who: "Noor van Dam", words: "Third broken parcel by this carrier." });
    expect(of("request_evidence")).toMatchObject({ what: "Asked for a photo and an answer", words: "Which lid?" });
    expect(record.events.at(-1)!.version).toBe(shown.case.version);
    expect(record.staff!.notes).toEqual(shown.notes);
    expect(record.staff!.decisions).toHaveLength(1);
    expect(record.staff!.decisions[0]).toMatchObject({ item: "i1", facts: { lineId: "l1", quantity: 1 } });
    expect(record.staff!.reading).toEqual(shown.reading);
  });

  test("keeps what was shown, offered and agreed to as it was then, with both versions, and each payment", async () => {
    const { id, noor, shown } = await longCase();
    const record = await parsed(await noor.call(`/cases/${id}/record`));
    const { decision } = (await noor.open(id)).items[0]!;
    const policy = { terms: decision.policyVersion, risk: decision.riskVersion };
    const of = (event: string) => record.events.find((each) => each.event === event)!;
    expect(of("decide").policy).toEqual(policy);
    expect(of("decide").offers).toEqual(shown.items[0]!.offers.map((offer) => ({ item: "i1", ...offer })));
    expect(of("offer").offers.map(({ remedy, amount, bonus }) => [remedy, amount, bonus])).toEqual(
      expect.arrayContaining([
        ["store_credit", 3000, 300],
        ["refund", 2785, 0],
      ]),
    );
    const accepted = of("accept");
    expect(accepted).toMatchObject({
      policy,
      offers: [{ item: "i1", remedy: "store_credit", amount: 3000, bonus: 300 }],
    });
    expect(accepted.consent).toBe(accepted.offers[0]!.consent);
    expect(accepted.consent).toMatch(/€30\.00.*€3\.00/);
    const [settlement] = await rows<{ id: string; ended_at: number }>(
      merchant.id,
      "SELECT id, ended_at FROM settlements",
    );
    expect(record.payments).toMatchObject([
      { key: settlement!.id, amount: 3000, bonus: 300, state: "succeeded", promisedBy: "shopper", attempts: 1 },
    ]);
    expect(record.payments[0]!.reference).toMatch(/^ref-/);
    expect(Date.parse(record.payments[0]!.endedAt!)).toBe(settlement!.ended_at);
    expect(of("settled").payment).toBe(settlement!.id);
  });

  test("gives its shopper their own part and nothing of staff's: no note, no reading, no risk version, no code", async () => {
    world.shop = (delivery) =>
      Response.json({ state: "succeeded", reference: `ref-${delivery.id}`, creditCode: "CODE-WORTH-MONEY" });
    const { id, noor, shopper, record: get } = await longCase();
    const record = await parsed(await get());
    const seen = await caseOf(await shopper.get(id));
    expect(handles(record.events)).toEqual(handles(seen.timeline));
    expect(record).toMatchObject({ part: "shopper", staff: null });
    const said = JSON.stringify(record);
    const { riskVersion, policyVersion } = (await noor.open(id)).items[0]!.decision;
    for (const secret of ["Third broken", "van Dam", "veiled", "CODE-WORTH-MONEY", "upset", "problem"]) {
      expect(said).not.toContain(secret);
    }
    expect(record.events.flatMap(({ policy }) => policy?.risk ?? [])).toEqual([]);
    expect(record.events.some(({ policy }) => policy?.terms === policyVersion)).toBe(true);
    expect(riskVersion).toMatch(/^sha256-/);
    expect(record.events.find(({ event }) => event === "offer")!.who).toBe("Noor");
    expect(JSON.stringify(await parsed(await noor.call(`/cases/${id}/record`)))).not.toContain("CODE-WORTH-MONEY");
  });

  test("keeps the decision that a photo's took the place of", async () => {
    const policy = { ...samplePolicy, base: { ...samplePolicy.base, evidenceAbove: 1000 } };
    merchant = await newMerchant({ policy, staff: [{ email: NOOR, name: "Noor", role: "agent" }] });
    const { shopper, shown, id } = await openCase(orderOf("9"));
    expect(shown.state).toBe("awaiting_evidence");
    const photo = await upload(shopper);
    const sent = await shopper.act(id, "send_evidence", { version: shown.version, item: "i1", evidence: [photo] });
    expect((await caseOf(sent)).state).toBe("offered");
    const noor = await signIn(NOOR);
    const record = await parsed(await noor.call(`/cases/${id}/record`));
    expect(record.staff!.decisions.map(({ offers }) => offers[0]!.mode)).toEqual(["evidence", "automatic"]);
    const alone = record.staff!.decisions.map(({ counterfactual }) => counterfactual && [counterfactual.remedy, counterfactual.why.text]); // prettier-ignore
    expect(alone).toEqual([["refund", "Worth €24.90: above €10.00 a photo is wanted."], null]);
    const event = record.events.find((each) => each.event === "send_evidence")!;
    expect(event.photos).toBe(1);
    expect(event.offers.every(({ mode }) => mode === "automatic")).toBe(true);
    expect(record.items[0]!.photos).toMatchObject([{ id: photo, type: "image/png" }]);
    expect(record.items[0]!.photos[0]!.sha256).not.toBe("");
  });

  test("has abusive words whole and marked for staff, and says nothing of it to whoever wrote them", async () => {
    const text = "You stupid idiots, one of the two mugs is broken.";
    const { id, record: get } = await openCase(orderOf("3"), { text });
    const noor = await signIn(NOOR);
    const whole = await parsed(await noor.call(`/cases/${id}/record`));
    expect(whole.events[0]).toMatchObject({ event: "submit", words: text, veiled: true });
    expect(await (await noor.call(`/cases/${id}/record?as=page`)).text()).toContain("These words may hurt.");
    expect(await (await get("?as=page")).text()).not.toContain("These words may hurt.");
    expect(JSON.stringify(await parsed(await get()))).not.toContain("veiled");
  });
});

describe("who may have it, and how", () => {
  test("another order's, another merchant's and a made-up case are not there: the same bytes, in both forms", async () => {
    const { shown } = await openCase(orderOf("1"));
    const stranger = await shopperFor(merchant, orderOf("2"));
    const elsewhere = await shopperFor(await newMerchant(), orderOf("1"));
    for (const query of ["", "?as=page"]) {
      const answers = await Promise.all([
        stranger.call(`/v1/cases/${shown.id}/record${query}`),
        elsewhere.call(`/v1/cases/${shown.id}/record${query}`),
        stranger.call(`/v1/cases/case_${"x".repeat(22)}/record${query}`),
      ]);
      const bodies = await Promise.all(answers.map((answer) => answer.text()));
      expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
      expect(new Set(bodies).size).toBe(1);
    }
  });

  test("nobody without a session or a token; in a tab of its own that is said in words", async () => {
    const { shown } = await openCase();
    expect((await problemOf(await deskCall(`/cases/${shown.id}/record`))).code).toBe("session_missing");
    expect((await problemOf(await send(requestOf(`/v1/cases/${shown.id}/record`)))).code).toBe("token_missing");
    const page = await deskCall(`/cases/${shown.id}/record`, { headers: { accept: "text/html" } });
    expect([page.status, page.headers.get("content-type")]).toEqual([401, "text/html; charset=utf-8"]);
    expect(await page.text()).toContain("Please sign in.");
  });

  test("JSON to keep under its reference, a page to whoever asks for one, neither kept by anyone", async () => {
    const { shown, record } = await openCase();
    const json = await record("", { accept: "application/json" });
    expect(json.headers.get("content-disposition")).toBe(`attachment; filename="${shown.reference}.json"`);
    const asked = await record("?as=json", { accept: "text/html" });
    expect(asked.headers.get("content-type")).toBe("application/json");
    const page = await record("", { accept: "text/html,application/xhtml+xml,*/*;q=0.8" });
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-disposition")).toBeNull();
    for (const { headers } of [json, asked, page]) expect(headers.get("cache-control")).toBe("no-store");
    await Promise.all([json.text(), asked.text(), page.text()]);
  });

  test("by its reference too, for staff", async () => {
    const { shown } = await openCase();
    const noor = await signIn(NOOR);
    expect((await parsed(await noor.call(`/cases/${shown.reference}/record`))).case.id).toBe(shown.id);
  });
});

describe("the page", () => {
  const attack = `</style></title><script>alert(1)</script><img src=x onerror=alert(2)>"'&amp;`;

  test("is escaped in every text that anybody can write, and its policy lets in its one stylesheet alone", async () => {
    const line = { ...(orderOf("5").lines as Record<string, unknown>[])[0], title: `Mug ${attack}` };
    const order = orderOf("5", {
      number: `#5 ${attack}`,
      lines: [line],
      customer: { id: "c_5", email: "ada@example.com", name: `Ada ${attack}` },
      payments: [{ id: "p1", method: "card", label: `Visa ${attack}`, captured: 5570, refunded: 0, disputed: false }],
    });
    merchant = await newMerchant({
      name: `Tea ${attack}`.slice(0, 100),
      webhookUrl: world.webhook,
      policy: { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } },
      staff: [{ email: NOOR, name: `Noor ${attack}`, role: "agent" }],
    });
    world.shop = () => Response.json({ state: "failed", reason: `Closed ${attack}` });
    const { shopper, shown, id } = await openCase(order, {
      text: `Broken ${attack}`,
      answers: { [`q ${attack}`.slice(0, 50)]: attack },
    });
    await shopper.act(id, "message", { text: `Hello ${attack}` });
    const noor = await signIn(NOOR);
    await noor.does(id, "pick_up");
    await noor.does(id, "note", { text: `Note ${attack}` });
    await noor.does(id, "request_evidence", {
      version: shown.version,
      item: "i1",
      photo: false,
      question: `Why ${attack}`,
    });
    const { version } = await caseOf(await shopper.get(id));
    await shopper.act(id, "ask_person", { version, wish: `Wish ${attack}` });
    await noor.does(id, "pick_up");
    await noor.does(id, "settle", { version: (await noor.open(id)).case.version, remedy: "refund" });
    passTime(600_000);
    const failed = async () => handles((await caseOf(await shopper.get(id))).timeline).includes("failed");
    await pumpUntil(merchant.id, failed, "failed");
    await noor.does(id, "pick_up");
    const { case: now } = await noor.open(id);
    await noor.does(id, "decline", { version: now.version, item: "i1", text: `Reason ${attack}` });

    for (const page of [
      await noor.call(`/cases/${id}/record?as=page`),
      await shopper.call(`/v1/cases/${id}/record?as=page`),
    ]) {
      const markup = await page.text();
      expect(page.status).toBe(200);
      expect(markup).not.toMatch(/<(script|img)/i);
      expect(markup.match(/<style>/g)).toHaveLength(1);
      expect(markup.match(/<\/style>/g)).toHaveLength(1);
      for (const word of ["Broken", "Hello", "Why", "Wish", "Reason", "Mug", "Ada", "Visa", "Tea"]) {
        expect(markup).toContain(`${word} &lt;/style&gt;`);
      }
      const style = /<style>([\s\S]*?)<\/style>/.exec(markup)![1]!;
      expect(page.headers.get("content-security-policy")).toBe(
        `default-src 'none'; style-src 'sha256-${await digestOf(style)}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    }
    const whole = await (await noor.call(`/cases/${id}/record?as=page`)).text();
    for (const word of ["Note", "Noor", "Closed"]) expect(whole).toContain(`${word} &lt;/style&gt;`);
  });

  test.each([
    ["de-AT", "de-DE", "Akte zu", /27,85\s€/, "Hat uns gesagt, was passiert ist", "10. Nov. 2036"],
    ["fr", "fr-FR", "Dossier", /27,85\s€/, "Nous a dit ce qui s&#39;est passé", "10 nov. 2036"],
    ["es", "es-ES", "Registro del caso", /27,85\s€/, "Nos contó qué pasó", "10 nov 2036"],
    ["pt-BR", "pt-PT", "Registo do caso", /27,85\s€/, "Contou-nos o que aconteceu", "10/11/2036"],
    ["it", "it-IT", "Registro del caso", /27,85\s€/, "Ci ha detto che cosa è successo", "10 nov 2036"],
    ["nl", "nl-NL", "Dossier van", /€\s27,85/, "Vertelde ons wat er is gebeurd", "10 nov 2036"],
    ["tlh", "en-GB", "Record of case", /€27\.85/, "Told us what happened", "10 Nov 2036"],
  ])(
    "of a case in %s is in %s for its shopper, and in English for staff",
    async (lang, tag, title, amount, ...said) => {
      const { shown, id, record } = await openCase(undefined, { lang });
      const markup = await (await record("?as=page")).text();
      expect(markup).toContain(`<html lang="${tag}">`);
      expect(markup).toContain(`<title>${title} ${shown.reference}</title>`);
      expect(markup).toMatch(amount);
      for (const words of said) expect(markup).toContain(words);
      expect(markup).not.toMatch(/undefined|\[object|NaN/);
      const noor = await signIn(NOOR);
      expect(await (await noor.call(`/cases/${id}/record?as=page`)).text()).toContain(
        `Record of case ${shown.reference}`,
      );
    },
  );

  test("names the shop, the case and its amounts, and marks a test order", async () => {
    const { shown, record } = await openCase(orderOf("6", { test: true }));
    const markup = await (await record("?as=page")).text();
    expect(markup).toContain(`<title>Record of case ${shown.reference}</title>`);
    expect(markup).toContain("Test order: no money moves, nothing counts against a limit.");
    expect(markup).toContain("All times are in Europe/Berlin.");
    for (const offer of shown.items[0]!.offers.filter(({ amount }) => amount > 0)) {
      expect(markup).toContain(`€${(offer.amount / 100).toFixed(2)}`);
    }
  });
});

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** The smallest real picture: one white pixel. */
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==";

async function upload(shopper: Awaited<ReturnType<typeof shopperFor>>): Promise<string> {
  const raw = Uint8Array.from(atob(pixel), (char) => char.charCodeAt(0));
  const answer = await shopper.call("/v1/evidence", { method: "POST", raw, headers: { "content-type": "image/png" } });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return ((await answer.json()) as { id: string }).id;
}
