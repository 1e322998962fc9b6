import { exportJWK, generateKeyPair } from "jose";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  acceptBody,
  answerOf,
  bytesOf,
  caseOf,
  claimsFor,
  HOST,
  merchantOf,
  merchantRequest,
  newKey,
  problemOf,
  requestOf,
  sampleOrder,
  SHOP,
  shopperOf,
  signHexToken,
  signToken,
  submission,
  unsignedToken,
} from "./client.ts";
import type { TokenChanges } from "./client.ts";
import { OrderShape, ReadingShape } from "./shapes.ts";
import type { Case, Merchant } from "./shapes.ts";
import { closeWorld, newMerchant, openWorld, OPERATOR_KEY, pumpUntil, send, setClock, shopperFor } from "./support.ts";
import type { World } from "./support.ts";

/** design.md's contract, asked from outside. Written from that page before the worker was read. */

const SAMPLE_TIME = "2026-11-09T14:03:00Z";

let world: World;
let merchant: Merchant;

beforeEach(async () => {
  setClock(SAMPLE_TIME);
  world = openWorld();
  merchant = await newMerchant({ webhookUrl: world.webhook });
});
afterEach(closeWorld);

async function sampleCase() {
  const shopper = await shopperFor(merchant, sampleOrder());
  return { shopper, shown: await caseOf(await shopper.submit(), 201) };
}

describe("design.md's sample", () => {
  test("gives the amounts, dates and words of the page", async () => {
    const { shown } = await sampleCase();
    expect(shown).toMatchObject({
      orderId: "1042",
      version: 1,
      state: "offered",
      currency: "EUR",
      lang: "en",
      test: false,
      openedAt: SAMPLE_TIME,
      policyVersion: merchant.policyVersion,
      text: "One of the two mugs is in a thousand pieces!!",
      summary: "One of your two blue mugs arrived broken.",
      responseDue: { who: "shopper", at: "2026-11-23T22:59:59Z" },
      settlements: [],
    });
    expect(shown.items).toHaveLength(1);
    expect(shown.items[0]).toMatchObject({
      id: "i1",
      lineId: "l1",
      title: "Blue mug",
      quantity: 1,
      reason: "damaged",
      lane: "conformity",
      state: "offered",
      chosen: null,
      evidence: [],
      declined: [],
    });
    expect(shown.items[0]!.offers).toEqual([
      {
        remedy: "refund",
        mode: "automatic",
        amount: 2785,
        bonus: 0,
        value: 2785,
        parts: [
          { of: "goods", amount: 2490 },
          { of: "shipping", amount: 295 },
        ],
        fees: [],
        goods: "keep",
        return: null,
        variants: null,
        to: "Visa •••• 4242",
        arrives: { from: "2026-11-12", to: "2026-11-16" },
        consent: null,
        expiresAt: "2026-11-23T22:59:59Z",
        why: [],
      },
      {
        remedy: "replacement",
        mode: "automatic",
        amount: 0,
        bonus: 0,
        value: 2490,
        parts: [],
        fees: [],
        goods: "keep",
        return: null,
        variants: null,
        to: "Your delivery address",
        arrives: { from: "2026-11-11", to: "2026-11-13" },
        consent: null,
        expiresAt: "2026-11-23T22:59:59Z",
        why: [],
      },
      {
        remedy: "store_credit",
        mode: "automatic",
        amount: 2785,
        bonus: 278,
        value: 3063,
        parts: [
          { of: "goods", amount: 2490 },
          { of: "shipping", amount: 295 },
        ],
        fees: [],
        goods: "keep",
        return: null,
        variants: null,
        to: "Credit for this shop, no expiry",
        arrives: { from: "2026-11-09", to: "2026-11-09" },
        consent: "I choose €27.85 in store credit, with €2.78 extra, instead of €27.85 back to Visa •••• 4242.",
        expiresAt: "2026-11-23T22:59:59Z",
        why: [],
      },
    ]);
    expect(shown.availableActions).toEqual([
      { action: "accept", items: ["i1"] },
      { action: "ask_person", items: ["i1"] },
      { action: "withdraw", items: ["i1"] },
      { action: "message" },
    ]);
    expect(shown.timeline.map(({ seq, at, by, event }) => ({ seq, at, by, event }))).toEqual([
      { seq: 1, at: SAMPLE_TIME, by: "shopper", event: "submit" },
      { seq: 2, at: SAMPLE_TIME, by: "policy", event: "decide" },
    ]);
  });

  test("a refund is settled at once, told to the shop once and shown to the shopper", async () => {
    const { shopper, shown } = await sampleCase();
    const accepted = await caseOf(await shopper.accept(shown, "refund"));
    expect(accepted).toMatchObject({ id: shown.id, state: "settling", version: 2 });
    expect(accepted.items[0]).toMatchObject({ state: "settling", chosen: "refund" });
    expect(accepted.settlements).toHaveLength(1);
    expect(accepted.settlements[0]).toMatchObject({ itemId: "i1", remedy: "refund", amount: 2785, bonus: 0 });

    let now = accepted;
    await pumpUntil(merchant.id, async () => (now = await caseOf(await shopper.get(shown.id))).state === "resolved");
    const settlement = now.settlements[0]!;
    expect(settlement).toMatchObject({ state: "succeeded", reference: `ref-${settlement.id}` });
    expect(now.version).toBe(3);

    const asked = world.deliveries.filter((delivery) => delivery.type === "settlement.requested");
    expect(asked).toHaveLength(1);
    expect(asked[0]!.id).toBe(settlement.id);
    expect(asked[0]!.data).toMatchObject({
      settlement: { id: settlement.id, itemId: "i1", remedy: "refund", amount: 2785, bonus: 0, currency: "EUR" },
      case: { id: shown.id, reference: shown.reference },
      order: { id: "1042", number: "#1042" },
      line: { id: "l1", sku: "MUG-BL", title: "Blue mug", quantity: 1 },
      customer: { id: "c_77", email: "ada@example.com" },
      goods: "keep",
      parts: [
        { of: "goods", amount: 2490 },
        { of: "shipping", amount: 295 },
      ],
    });
    expect(world.strangers).toEqual([]);
  });

  test("every webhook is signed as Standard Webhooks are", async () => {
    const { shopper, shown } = await sampleCase();
    await caseOf(await shopper.accept(shown, "store_credit"));
    const types = () => world.deliveries.map((delivery) => delivery.type);
    await pumpUntil(merchant.id, () => types().includes("case.resolved"));
    await pumpUntil(merchant.id, () => types().includes("settlement.succeeded"));
    for (const delivery of world.deliveries) {
      const headers = Object.fromEntries(delivery.headers);
      expect(new Webhook(merchant.webhookSecret).verify(delivery.body, headers)).toMatchObject({ type: delivery.type });
      const other = new Webhook(`whsec_${btoa("another secret of another shop!!")}`);
      expect(() => other.verify(delivery.body, headers)).toThrow();
    }
    expect([...new Set(types())].sort()).toEqual([
      "case.decided",
      "case.resolved",
      "case.submitted",
      "settlement.requested",
      "settlement.succeeded",
    ]);
  });

  test("the order's answer names the look, the order, every reason and the cases about it", async () => {
    const { shopper, shown } = await sampleCase();
    const answer = await answerOf(await shopper.order(), 200, OrderShape);
    expect(answer.look.name).toBe("Tea House");
    expect(answer.order).toMatchObject({ id: "1042", paid: 5570 });
    expect(answer.cases).toEqual([{ id: shown.id, reference: shown.reference, state: "offered" }]);
    expect(new Set(answer.reasons.map((each) => each.reason)).size).toBe(12);
  });

  test("a reading tells what was understood, and not how angry it sounded", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const text = "One of the two mugs arrived broken, you idiots. Refund me or my lawyer will sue.";
    const response = await shopper.call("/v1/readings", { body: { text, lang: "en" }, key: null });
    const bytes = await response.clone().text();
    const reading = await answerOf(response, 200, ReadingShape);
    expect(reading.reasons[0]!.reason).toBe("damaged");
    expect(reading.lines).toMatchObject([{ lineId: "l1", quantity: 1 }]);
    expect(reading.wish).toBe("refund");
    expect(reading.summary).toContain("broken");
    expect(bytes).not.toMatch(/abus|anger|angry|threat|legal|lawyer|upset/i);
  });

  test("without a webhook address the money is left to a person, and nothing is sent", async () => {
    merchant = await newMerchant();
    const { shopper, shown } = await sampleCase();
    await caseOf(await shopper.accept(shown, "refund"));
    await pumpUntil(merchant.id, () => world.mails.length > 0);
    expect(await caseOf(await shopper.get(shown.id))).toMatchObject({ state: "settling" });
    expect(world.deliveries).toEqual([]);
  });

  test("ask_person, message, withdraw and contest say who is next", async () => {
    const { shopper, shown } = await sampleCase();
    const asked = await caseOf(
      await shopper.act(shown.id, "ask_person", { version: 1, items: ["i1"], wish: "I only need the lid." }),
    );
    expect(asked).toMatchObject({ state: "in_review", version: 2, responseDue: { who: "staff" } });
    expect(Date.parse(asked.responseDue!.at)).toBeGreaterThan(Date.parse(SAMPLE_TIME));
    const written = await caseOf(await shopper.act(shown.id, "message", { text: "It was a present." }));
    expect(written.version).toBe(2);
    expect(written.timeline.at(-1)).toMatchObject({ by: "shopper", event: "message", text: "It was a present." });
    const twice = await shopper.act(shown.id, "withdraw", { version: 2, items: ["i1", "i1"] });
    expect([twice.status, (await problemOf(twice)).code]).toEqual([422, "invalid"]);
    const gone = await caseOf(await shopper.act(shown.id, "withdraw", { version: 2, items: ["i1"] }));
    expect(gone).toMatchObject({ state: "withdrawn", version: 3 });
    expect(gone.responseDue!.who).toBe("staff"); // The message still wants an answer.
    await caseOf(await shopper.submit(), 201);
  });

  test("a test order runs the whole flow with no money, no webhook and a mark", async () => {
    const shopper = await shopperFor(merchant, sampleOrder({ test: true }));
    const shown = await caseOf(await shopper.submit(), 201);
    expect(shown.test).toBe(true);
    await caseOf(await shopper.accept(shown, "refund"));
    await pumpUntil(merchant.id, async () => (await caseOf(await shopper.get(shown.id))).state === "resolved");
    expect(world.deliveries.filter((delivery) => delivery.type === "settlement.requested")).toEqual([]);
  });
});

describe("headers", () => {
  test("a new case answers with its address; its ETag gives 304 until something happens", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const response = await shopper.submit();
    const location = response.headers.get("location")!;
    const shown = await caseOf(response, 201);
    expect(new URL(location, HOST).pathname).toBe(`/v1/cases/${shown.id}`);

    const first = await shopper.get(shown.id);
    const etag = first.headers.get("etag")!;
    expect(etag).toMatch(/^(W\/)?".+"$/);
    expect(first.headers.get("cache-control")).toMatch(/no-store|private|no-cache/);
    expect(await caseOf(first)).toEqual(shown);
    const again = await shopper.get(shown.id, { "if-none-match": etag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
    // As a cache or a compressing proxy on the way may send it.
    for (const tag of [`W/${etag}`, `"other", ${etag}`]) {
      expect((await shopper.get(shown.id, { "if-none-match": tag })).status).toBe(304);
    }
    expect((await shopper.get(shown.id, { "if-none-match": etag.slice(0, -2) + '"' })).status).toBe(200);

    await shopper.act(shown.id, "message", { text: "Hello?" });
    const changed = await shopper.get(shown.id, { "if-none-match": etag });
    expect(changed.headers.get("etag")).not.toBe(etag);
    expect((await caseOf(changed)).timeline).toHaveLength(3);
  });

  test("a replay has the same bytes and says that it is one", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const key = newKey();
    const first = await shopper.submit(submission(), key);
    const second = await shopper.submit(submission(), key);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    const bytes = await first.text();
    expect(await second.text()).toBe(bytes);
    const shown = JSON.parse(bytes) as Case;

    const accept = newKey();
    const settled = await (await shopper.accept(shown, "refund", accept)).text();
    const replay = await shopper.accept(shown, "refund", accept);
    expect(replay.headers.get("idempotent-replayed")).toBe("true");
    expect(await replay.text()).toBe(settled);
  });

  test("a refusal is not stored: the same key works once the request is right", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const key = newKey();
    const wrong = submission({ items: [{ lineId: "l9", quantity: 1, reason: "damaged" }] });
    expect((await problemOf(await shopper.submit(wrong, key))).code).toBe("unknown_line");
    await caseOf(await shopper.submit(submission(), key), 201);
  });

  test("one key may serve two orders and two paths", async () => {
    const key = newKey();
    const one = await shopperFor(merchant, sampleOrder());
    const two = await shopperFor(merchant, sampleOrder({ id: "1043" }));
    const first = await caseOf(await one.submit(submission(), key), 201);
    const second = await caseOf(await two.submit(submission(), key), 201);
    expect(second.id).not.toBe(first.id);
    expect((await one.act(first.id, "message", { text: "Hello?" }, key)).headers.get("idempotent-replayed")).toBeNull();
  });

  test.each([
    ["an answer", "/v1/order", true, 200],
    ["a problem", "/v1/order", false, 401],
    ["an unknown route", "/v1/nothing", true, 404],
  ])("CORS lets any listed page read %s", async (_, path, signed, status) => {
    const token = signed ? await signToken(merchant, sampleOrder()) : null;
    const response = await send(requestOf(path, { token, headers: { origin: SHOP } }));
    expect(response.status).toBe(status);
    expect(["*", SHOP]).toContain(response.headers.get("access-control-allow-origin"));
    expect(response.headers.get("access-control-allow-credentials")).toBeNull();
    const exposed = (response.headers.get("access-control-expose-headers") ?? "").toLowerCase();
    for (const name of ["etag", "location", "idempotent-replayed", "retry-after"]) expect(exposed).toContain(name);
  });

  test("a preflight allows what the calls need", async () => {
    const headers = {
      origin: SHOP,
      "access-control-request-method": "POST",
      "access-control-request-headers": "authorization,content-type,idempotency-key",
    };
    const response = await send(requestOf("/v1/cases/case_x/actions/accept", { method: "OPTIONS", headers }));
    expect(response.status).toBeLessThan(300);
    expect(["*", SHOP]).toContain(response.headers.get("access-control-allow-origin"));
    expect(response.headers.get("access-control-allow-methods")).toMatch(/POST/);
    const allowed = (response.headers.get("access-control-allow-headers") ?? "").toLowerCase();
    for (const name of ["authorization", "content-type", "idempotency-key", "if-none-match"]) {
      expect(allowed).toContain(name);
    }
  });

  test("a preflight needs no listed origin, and a request from an unlisted one is refused readably", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const response = await shopper.call("/v1/order", { headers: { origin: "https://elsewhere.test" } });
    expect(["*", "https://elsewhere.test"]).toContain(response.headers.get("access-control-allow-origin"));
    expect(await problemOf(response)).toMatchObject({ status: 403, code: "origin_not_allowed" });
  });

  test.each([
    ["absent", undefined],
    ["listed", SHOP],
    ["our own", HOST],
  ])("an origin that is %s passes", async (_, origin) => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const response = await shopper.call("/v1/order", origin ? { headers: { origin } } : {});
    expect(response.status).toBe(200);
  });
});

describe("order tokens", () => {
  const asked = async (token: string | null) => send(requestOf("/v1/order", { token }));
  const refused = async (token: string | null) => {
    const problem = await problemOf(await asked(token));
    expect(problem.status).toBe(401);
    expect(problem.response.headers.get("www-authenticate") ?? "Bearer").toMatch(/^Bearer/);
    return problem.code;
  };
  const now = () => Math.floor(Date.now() / 1000);

  test.each<[string, string, () => TokenChanges]>([
    ["another audience", "token_audience", () => ({ claims: { aud: "somebody" } })],
    ["no audience", "token_malformed", () => ({ claims: { aud: undefined } })],
    ["no issuer", "token_malformed", () => ({ claims: { iss: undefined } })],
    ["an issuer that is no merchant's id", "token_issuer", () => ({ claims: { iss: "https://shop.test" } })],
    ["another key", "token_signature", () => ({ key: bytesOf("0123456789abcdef0123456789abcdef") })],
    ["another algorithm", "token_algorithm", () => ({ header: { alg: "HS512" }, key: new Uint8Array(64) })],
    ["an end that has passed", "token_expired", () => ({ claims: { iat: now() - 7200, exp: now() - 61 } })],
    ["a start still to come", "token_not_yet_valid", () => ({ claims: { iat: now() + 61, exp: now() + 600 } })],
    ["nbf still to come", "token_not_yet_valid", () => ({ claims: { nbf: now() + 61 } })],
    ["more than a day of life", "token_malformed", () => ({ claims: { exp: now() + 86_401 } })],
    ["no end", "token_malformed", () => ({ claims: { exp: undefined } })],
    ["no start", "token_malformed", () => ({ claims: { iat: undefined } })],
    ["another order as its subject", "token_malformed", () => ({ claims: { sub: "1043" } })],
    ["no order", "token_malformed", () => ({ claims: { order: undefined } })],
    ["an amount that is not whole", "token_malformed", () => ({ claims: { order: sampleOrder({ paid: 55.7 }) } })],
    ["an amount as text", "token_malformed", () => ({ claims: { order: sampleOrder({ paid: "5570" }) } })],
    ["a negative amount", "token_malformed", () => ({ claims: { order: sampleOrder({ paid: -1 }) } })],
    ["a currency nobody knows", "token_malformed", () => ({ claims: { order: sampleOrder({ currency: "ZZZ" }) } })],
  ])("with %s: %s", async (_, code, changes) => {
    expect(await refused(await signToken(merchant, sampleOrder(), changes()))).toBe(code);
  });

  test.each<[string, () => TokenChanges]>([
    ["an end within the leeway", () => ({ claims: { iat: now() - 7200, exp: now() - 59 } })],
    ["a start within the leeway", () => ({ claims: { iat: now() + 59, exp: now() + 600 } })],
    ["a whole day of life", () => ({ claims: { exp: now() + 86_400 } })],
    ["a list of audiences", () => ({ claims: { aud: ["somebody", "amends"] } })],
  ])("with %s: taken", async (_, changes) => {
    expect((await asked(await signToken(merchant, sampleOrder(), changes()))).status).toBe(200);
  });

  test.each<[string, string | null, string]>([
    ["none", null, "token_missing"],
    ["one word", "hello", "token_malformed"],
    ["four parts", "a.b.c.d", "token_malformed"],
    ["dots", "..", "token_malformed"],
    ["no JSON", `${btoa("{").replaceAll("=", "")}.${btoa("x").replaceAll("=", "")}.AAAA`, "token_malformed"],
  ])("%s at all: refused", async (_, token, code) => {
    expect(await refused(token)).toBe(code);
  });

  test("another scheme than Bearer is no token", async () => {
    const headers = { authorization: `Basic ${btoa("a:b")}` };
    expect((await problemOf(await send(requestOf("/v1/order", { headers })))).code).toBe("token_missing");
  });

  test("`none`, in any spelling, is no algorithm", async () => {
    const claims = claimsFor(merchant.id, sampleOrder());
    expect(await refused(unsignedToken(claims))).toBe("token_algorithm");
    const spelt = `${btoa('{"alg":"nOnE"}').replaceAll("=", "")}.${unsignedToken(claims).split(".")[1]}.`;
    expect(await refused(spelt)).toBe("token_algorithm");
  });

  test("a changed payload breaks the signature", async () => {
    const [header, , signature] = (await signToken(merchant, sampleOrder())).split(".");
    const [, payload] = (await signToken(merchant, sampleOrder({ paid: 999_999 }))).split(".");
    expect(await refused(`${header}.${payload}.${signature}`)).toBe("token_signature");
  });

  test("another merchant's secret opens nothing here", async () => {
    const other = await newMerchant({ name: "Elsewhere" });
    const forged = await signToken(merchant, sampleOrder(), { key: bytesOf(other.tokenSecret) });
    expect(await refused(forged)).toBe("token_signature");
  });

  test("a merchant nobody made is unknown, by token and by page", async () => {
    const nobody = { ...merchant, id: "mer_0123456789abcdefABCDEF" };
    const response = await asked(await signToken(nobody, sampleOrder()));
    expect(await problemOf(response)).toMatchObject({ status: 404, code: "unknown_merchant" });
  });

  test.each(["ES256", "EdDSA"])("%s with the merchant's own key, named by kid", async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(pair.publicKey);
    merchant = await newMerchant({ publicKey: { ...jwk, kid: "2026-11" } });
    const own = { header: { alg, kid: "2026-11" }, key: pair.privateKey };
    expect((await asked(await signToken(merchant, sampleOrder(), own))).status).toBe(200);

    const stranger = await generateKeyPair(alg);
    const forged = { header: { alg, kid: "2026-11" }, key: stranger.privateKey };
    expect(await refused(await signToken(merchant, sampleOrder(), forged))).toBe("token_signature");
    const unnamed = { header: { alg, kid: "another" }, key: pair.privateKey };
    expect(["token_signature", "token_algorithm"]).toContain(
      await refused(await signToken(merchant, sampleOrder(), unnamed)),
    );
  });

  test.each(["ES256", "EdDSA"])("algorithm confusion: HS256 signed with the bytes of the %s key", async (alg) => {
    const pair = await generateKeyPair(alg, { extractable: true });
    const jwk = await exportJWK(pair.publicKey);
    merchant = await newMerchant({ publicKey: { ...jwk, kid: "pub" } });
    const raw = Uint8Array.from(atob(jwk.x!.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    for (const key of [
      raw,
      bytesOf(jwk.x!),
      bytesOf(JSON.stringify(jwk)),
      bytesOf(JSON.stringify({ ...jwk, kid: "pub" })),
    ]) {
      const forged = await signToken(merchant, sampleOrder(), { header: { alg: "HS256", kid: "pub" }, key });
      expect(["token_signature", "token_algorithm"]).toContain(await refused(forged));
      const unnamed = await signToken(merchant, sampleOrder(), { key });
      expect(["token_signature", "token_algorithm"]).toContain(await refused(unnamed));
    }
  });

  test("the two-part hex form, with and without padding", async () => {
    for (const number of ["#1042", "#10421", "#104210"]) {
      const claims = claimsFor(merchant.id, sampleOrder({ number }));
      expect((await asked(await signHexToken(merchant.tokenSecret, claims))).status).toBe(200);
      expect((await asked(await signHexToken(merchant.tokenSecret, claims, true))).status).toBe(200);
    }
  });

  test("the hex form is held to the same claims and the same key", async () => {
    const claims = claimsFor(merchant.id, sampleOrder());
    expect(await refused(await signHexToken("another secret, long enough to be one", claims))).toBe("token_signature");
    expect(await refused(await signHexToken(merchant.tokenSecret, { ...claims, aud: "x" }))).toBe("token_audience");
    const old = { ...claims, iat: now() - 7200, exp: now() - 61 };
    expect(await refused(await signHexToken(merchant.tokenSecret, old))).toBe("token_expired");
    expect(await refused(`${(await signHexToken(merchant.tokenSecret, claims)).slice(0, -2)}`)).toMatch(
      /^token_(signature|malformed)$/,
    );
  });
});

describe("problems", () => {
  const unsafe = { items: [{ lineId: "l1", quantity: 1, reason: "damaged" }] };

  // D13 among them: no units, fewer than none, and more than the line has are refused at the edge.
  test.each<[string, number, unknown]>([
    ["unknown_line", 422, submission({ items: [{ lineId: "l9", quantity: 1, reason: "damaged" }] })],
    ["unknown_line", 422, submission({ items: [{ lineId: "__proto__", quantity: 1, reason: "damaged" }] })],
    ["unknown_reason", 422, submission({ items: [{ lineId: "l1", quantity: 1, reason: "bored" }] })],
    ["unknown_reason", 422, submission({ items: [{ lineId: "l1", quantity: 1, reason: "constructor" }] })],
    ["quantity_exceeds_left", 422, submission({ items: [{ lineId: "l1", quantity: 3, reason: "damaged" }] })],
    ["invalid", 422, submission({ items: [{ lineId: "l1", quantity: 0, reason: "damaged" }] })],
    ["invalid", 422, submission({ items: [{ lineId: "l1", quantity: -1, reason: "damaged" }] })],
    ["invalid", 422, submission({ items: [{ lineId: "l1", quantity: 1.5, reason: "damaged" }] })],
    ["invalid", 422, submission({ items: [] })],
    ["invalid", 422, submission({ items: [...unsafe.items, ...unsafe.items] })],
    ["invalid", 422, submission({ text: "x".repeat(10_001) })],
    ["invalid", 422, submission({ lang: "<b>" })],
    ["invalid", 422, { items: unsafe.items }],
    ["invalid", 422, []],
    ["invalid", 422, null],
    ["invalid", 422, "text"],
  ])("%s (%i)", async (code, status, body) => {
    const shopper = await shopperFor(merchant, sampleOrder());
    expect(await problemOf(await shopper.submit(body))).toMatchObject({ code, status });
    expect((await answerOf(await shopper.order(), 200, OrderShape)).cases).toEqual([]);
  });

  test("invalid names every field that is wrong", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const problem = await problemOf(
      await shopper.submit({ text: 7, items: [{ lineId: "l1", quantity: "two", reason: "damaged" }] }),
    );
    expect(problem.code).toBe("invalid");
    const paths = problem.errors!.map((error) => error.path);
    expect(paths.some((path) => path.includes("text"))).toBe(true);
    expect(paths.some((path) => path.includes("quantity"))).toBe(true);
  });

  test("ten thousand characters are fine, and come back as they were", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const text = "😀".repeat(100) + "‮\u0000<script>".padEnd(9_700, "é");
    const shown = await caseOf(await shopper.submit(submission({ text })), 201);
    expect(shown.text.replaceAll("\u0000", "")).toBe(text.replaceAll("\u0000", ""));
  });

  test.each(["\ud800 half an emoji", "", " ", "\u0000"])("any text is words to us: %j", async (text) => {
    const shopper = await shopperFor(merchant, sampleOrder());
    expect([201, 422]).toContain((await shopper.submit(submission({ text }))).status);
    expect((await shopper.call("/v1/readings", { body: { text, lang: "en" }, key: null })).status).toBeLessThan(500);
  });

  test("a unit already refunded elsewhere is not left", async () => {
    const [line] = sampleOrder().lines as Record<string, unknown>[];
    const order = sampleOrder({ lines: [{ ...line, refundedQuantity: 1 }], refunded: 2490 });
    const shopper = await shopperFor(merchant, order);
    const two = submission({ items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] });
    expect((await problemOf(await shopper.submit(two))).code).toBe("quantity_exceeds_left");
    await caseOf(await shopper.submit(), 201);
  });

  test("units of an open case are not offered twice: case_open, with that case", async () => {
    const { shopper, shown } = await sampleCase();
    const both = submission({ items: [{ lineId: "l1", quantity: 2, reason: "damaged" }] });
    expect(await problemOf(await shopper.submit(both))).toMatchObject({
      status: 409,
      code: "case_open",
      case: { id: shown.id },
    });
    const second = await caseOf(await shopper.submit(), 201);
    expect(second.id).not.toBe(shown.id);
    expect((await problemOf(await shopper.submit())).code).toBe("case_open");
  });

  test.each<[string, BodyInit, Record<string, string>, number]>([
    ["invalid_json", "{", {}, 400],
    ["invalid_json", "", {}, 400],
    ["invalid_json", new Uint8Array([0x7b, 0xff, 0xfe]), {}, 400],
    ["unsupported_media_type", "text", { "content-type": "text/plain" }, 415],
    ["unsupported_media_type", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["body_too_large", JSON.stringify({ text: "x".repeat(65_536) }), {}, 413],
  ])("%s for a body that is %#", async (code, raw, headers, status) => {
    const shopper = await shopperFor(merchant, sampleOrder());
    expect(await problemOf(await shopper.call("/v1/cases", { raw, headers }))).toMatchObject({ code, status });
  });

  test("a long body is counted even when it doesn't say how long it is", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const chunk = bytesOf("x".repeat(8192));
    let sent = 0;
    const raw = new ReadableStream<Uint8Array>({
      pull: (controller) => (++sent > 20 ? controller.close() : controller.enqueue(chunk)),
    });
    expect((await problemOf(await shopper.call("/v1/cases", { raw }))).code).toBe("body_too_large");
  });

  test("a media type may name its charset", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const headers = { "content-type": "application/json; charset=utf-8" };
    await caseOf(await shopper.call("/v1/cases", { body: submission(), headers }), 201);
  });

  test.each([null, "", "a".repeat(129), "with space"])("idempotency_key_required for the key %j", async (key) => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const headers: Record<string, string> = {};
    if (key !== null) headers["idempotency-key"] = [...bytesOf(key)].map((byte) => String.fromCharCode(byte)).join("");
    const response = await shopper.call("/v1/cases", { body: submission(), key: null, headers });
    expect(await problemOf(response)).toMatchObject({ status: 400, code: "idempotency_key_required" });
  });

  test("idempotency_key_reused: another body under the same key", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    const key = newKey();
    await caseOf(await shopper.submit(submission(), key), 201);
    const problem = await problemOf(await shopper.submit(submission({ text: "Something else." }), key));
    expect(problem).toMatchObject({ status: 422, code: "idempotency_key_reused" });
  });

  test("consent_required where credit takes the place of money, and only there", async () => {
    const { shopper, shown } = await sampleCase();
    const body = { version: 1, choices: [{ item: "i1", remedy: "store_credit" }] };
    expect(await problemOf(await shopper.act(shown.id, "accept", body))).toMatchObject({
      status: 422,
      code: "consent_required",
    });
    const refused = { version: 1, choices: [{ item: "i1", remedy: "store_credit", consent: false }] };
    expect((await problemOf(await shopper.act(shown.id, "accept", refused))).code).toBe("consent_required");
    const refund = { version: 1, choices: [{ item: "i1", remedy: "refund" }] };
    expect((await caseOf(await shopper.act(shown.id, "accept", refund))).state).toBe("settling");
  });

  test("stale_version comes with the fresh case", async () => {
    const { shopper, shown } = await sampleCase();
    await caseOf(await shopper.act(shown.id, "ask_person", { version: 1 }));
    const problem = await problemOf(await shopper.accept(shown, "refund"));
    expect(problem).toMatchObject({ status: 409, code: "stale_version", case: { version: 2, state: "in_review" } });
    const future = { ...acceptBody(shown, "refund"), version: 99 };
    expect((await problemOf(await shopper.act(shown.id, "accept", future))).code).toBe("stale_version");
  });

  test.each<[string, string, Record<string, unknown>]>([
    ["withdraw", "what is being settled", { items: ["i1"] }],
    ["contest", "what isn't settled yet", { items: ["i1"], text: "Look again, please." }],
    ["accept", "what has been accepted", { choices: [{ item: "i1", remedy: "refund" }] }],
    ["ask_person", "what is being settled", { items: ["i1"] }],
  ])("action_not_available: %s %s", async (action, _, body) => {
    world.shop = () => new Response(null, { status: 202 });
    const { shopper, shown } = await sampleCase();
    await caseOf(await shopper.accept(shown, "refund"));
    const problem = await problemOf(await shopper.act(shown.id, action, { version: 2, ...body }));
    expect(problem).toMatchObject({
      status: 409,
      code: "action_not_available",
      case: { version: 2, state: "settling" },
    });
  });

  test.each([
    { choices: [{ item: "i9", remedy: "refund" }] },
    { choices: [{ item: "i1", remedy: "repair" }] },
    { choices: [{ item: "i1", remedy: "gold" }] },
    { choices: [] },
    {
      choices: [
        { item: "i1", remedy: "refund" },
        { item: "i1", remedy: "replacement" },
      ],
    },
  ])("an impossible choice is refused and changes nothing: %j", async (body) => {
    const { shopper, shown } = await sampleCase();
    const problem = await problemOf(await shopper.act(shown.id, "accept", { version: 1, ...body }));
    expect([409, 422]).toContain(problem.status);
    expect(await caseOf(await shopper.get(shown.id))).toEqual(shown);
  });

  test.each([
    ["/v1/nothing", "GET"],
    ["/nothing", "GET"],
    ["/v1/cases/case_x/actions/explode", "POST"],
    ["/desk/api/nothing", "POST"],
    ["/v1/merchant/nothing", "GET"],
  ])("not_found: %s", async (path, method) => {
    const token = await signToken(merchant, sampleOrder());
    const response = await send(requestOf(path, { method, token, ...(method === "POST" ? { body: {} } : {}) }));
    expect(await problemOf(response)).toMatchObject({ status: 404, code: "not_found" });
  });

  test.each([
    ["/v1/order", "POST"],
    ["/v1/order", "DELETE"],
    ["/v1/cases", "GET"],
    ["/v1/readings", "GET"],
    ["/v1/cases/case_x/actions/accept", "GET"],
    ["/desk/api/queue", "POST"],
    ["/desk/api/sign-in", "GET"],
  ])("method_not_allowed: %s %s names what is", async (path, method) => {
    const problem = await problemOf(
      await send(requestOf(path, { method, ...(method === "POST" ? { body: {} } : {}) })),
    );
    expect(problem).toMatchObject({ status: 405, code: "method_not_allowed" });
    expect(problem.response.headers.get("allow")).toMatch(/[A-Z]+/);
    expect(problem.response.headers.get("allow")!.split(/, ?/)).not.toContain(method);
  });

  test("another order's case, another merchant's case and a made-up one have the same bytes", async () => {
    const { shown } = await sampleCase();
    const neighbour = await shopperFor(merchant, sampleOrder({ id: "1043" }));
    const elsewhere = await newMerchant({ name: "Elsewhere" });
    const foreigner = await shopperFor(elsewhere, sampleOrder());
    const madeUp = `case_${"a".repeat(22)}`;
    const bytes = async (response: Response) => `${response.status} ${await response.text()}`;
    const expected = await bytes(await neighbour.get(madeUp));
    expect(JSON.parse(expected.slice(4))).toMatchObject({ code: "not_found" });
    expect(await bytes(await neighbour.get(shown.id))).toBe(expected);
    expect(await bytes(await foreigner.get(shown.id))).toBe(expected);
    expect(await bytes(await foreigner.get("case_x"))).toBe(expected);
    for (const [action, body] of [
      ["message", { text: "Let me in." }],
      ["accept", acceptBody(shown, "refund")],
      ["withdraw", { version: 1 }],
    ] as const) {
      const fake = await bytes(await neighbour.act(madeUp, action, body));
      expect(await bytes(await neighbour.act(shown.id, action, body))).toBe(fake);
      expect(await bytes(await foreigner.act(shown.id, action, body))).toBe(fake);
    }
    expect((await answerOf(await neighbour.order(), 200, OrderShape)).cases).toEqual([]);
  });

  test("the same order id at another merchant is another order", async () => {
    await sampleCase();
    const elsewhere = await newMerchant({ name: "Elsewhere" });
    const other = await shopperFor(elsewhere, sampleOrder());
    expect((await answerOf(await other.order(), 200, OrderShape)).cases).toEqual([]);
    await caseOf(await other.submit(), 201);
  });

  test("rate_limited: readings, with Retry-After", async () => {
    const shopper = await shopperFor(merchant, sampleOrder());
    let limited: Response | undefined;
    for (let calls = 0; calls < 130 && !limited; calls++) {
      const response = await shopper.call("/v1/readings", { body: { text: "Broken", lang: "en" }, key: null });
      if (response.status === 429) limited = response;
      else await response.arrayBuffer();
    }
    const problem = await problemOf(limited!);
    expect(problem.code).toBe("rate_limited");
    expect(Number(problem.response.headers.get("retry-after"))).toBeGreaterThan(0);

    const elsewhere = await shopperFor(await newMerchant({ name: "Elsewhere" }), sampleOrder());
    const same = await elsewhere.call("/v1/readings", { body: { text: "Broken", lang: "en" }, key: null });
    expect(same.status).toBe(200);
  });
});

describe("a key from a mail", () => {
  async function mailed() {
    const { shopper, shown } = await sampleCase();
    await pumpUntil(merchant.id, () => world.mails.length > 0, "a mail");
    const [, path] = /https?:\/\/[^/]+(\/o\/mer_[\w-]+\/c\/[\w-]+)/.exec(world.mails[0]!.text)!;
    const [, id, key] = /\/o\/(mer_[\w-]+)\/c\/([\w-]+)/.exec(path!)!;
    return { shopper, shown, path: path!, key: `${id}.${key}` };
  }

  test("opens its case, and acts on it", async () => {
    const { shown, key } = await mailed();
    const holder = shopperOf(send, key);
    expect(await caseOf(await holder.get(shown.id))).toEqual(shown);
    expect((await caseOf(await holder.act(shown.id, "message", { text: "From the mail." }))).timeline).toHaveLength(3);
    expect((await caseOf(await holder.accept(shown, "refund"))).state).toBe("settling");
  });

  test("opens no other case of the same order, and starts none", async () => {
    const { shopper, shown, key } = await mailed();
    const second = await caseOf(await shopper.submit(), 201);
    const holder = shopperOf(send, key);
    expect((await problemOf(await holder.get(second.id))).code).toBe("not_found");
    expect((await problemOf(await holder.act(second.id, "message", { text: "x" }))).code).toBe("not_found");
    expect((await problemOf(await holder.submit())).code).toBe("not_found");
    expect((await answerOf(await shopper.order(), 200, OrderShape)).cases).toHaveLength(2);
    expect((await caseOf(await holder.get(shown.id))).id).toBe(shown.id);
  });

  test("following the link changes nothing", async () => {
    const { shopper, shown, path } = await mailed();
    const page = await send(requestOf(path));
    expect(page.status).toBe(200);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    expect(page.headers.get("referrer-policy")).toBe("no-referrer");
    await page.arrayBuffer();
    expect(await caseOf(await shopper.get(shown.id))).toEqual(shown);
  });

  test("key_wrong: made up, of another merchant, or of a merchant nobody made", async () => {
    const { shown, key } = await mailed();
    const elsewhere = await newMerchant({ name: "Elsewhere" });
    const part = key.split(".")[1]!;
    for (const wrong of [`${merchant.id}.${"A".repeat(part.length)}`, `${elsewhere.id}.${part}`]) {
      const problem = await problemOf(await shopperOf(send, wrong).get(shown.id));
      expect(problem).toMatchObject({ status: 401, code: "key_wrong" });
    }
    const nobody = await shopperOf(send, `mer_0123456789abcdefABCDEF.${part}`).get(shown.id);
    expect((await problemOf(nobody)).code).toBe("unknown_merchant");
  });

  test("ends after 90 days", async () => {
    const { shown, key, path } = await mailed();
    expect((await send(requestOf(path))).status).toBe(200);
    setClock("2027-02-08T00:00:00Z");
    expect((await send(requestOf(path))).status).toBe(404);
    expect((await problemOf(await shopperOf(send, key).get(shown.id))).code).toBe("key_wrong");
  });
});

describe("the operator and the merchant's server", () => {
  test("a merchant is made once per key, with all it needs", async () => {
    const key = newKey();
    const make = () => send(requestOf("/operator/merchants", { token: OPERATOR_KEY, body: merchantRequest(), key }));
    const first = await make();
    const again = await make();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    const bytes = await first.clone().text();
    expect(await again.text()).toBe(bytes);
    const made = await merchantOf(first);
    const other = requestOf("/operator/merchants", {
      token: OPERATOR_KEY,
      body: merchantRequest({ name: "Other" }),
      key,
    });
    expect((await problemOf(await send(other))).code).toBe("idempotency_key_reused");
    const list = await send(requestOf("/operator/merchants", { token: OPERATOR_KEY }));
    expect(await list.json()).toMatchObject({
      merchants: expect.arrayContaining(
        [{ id: made.id }].map((one) => expect.objectContaining(one) as unknown),
      ) as unknown,
    });
    expect(made.scriptTag).toContain(`<script async src="${HOST}/v1/widget.js" data-merchant="${made.id}"`);
    expect(made.desk).toBe(`${HOST}/desk?merchant=${made.id}`);
    expect(made.hosted).toBe(`${HOST}/o/${made.id}`);
  });

  test("key_wrong: no operator key, or another", async () => {
    for (const token of [null, "guess", `${OPERATOR_KEY}x`]) {
      const response = await send(requestOf("/operator/merchants", { token, body: merchantRequest() }));
      expect(await problemOf(response)).toMatchObject({ status: 401, code: "key_wrong" });
    }
  });

  test.each<[string, Record<string, unknown>]>([
    ["no staff", { staff: [] }],
    ["a currency nobody knows", { currency: "ZZZ" }],
    ["a time zone nobody knows", { timeZone: "Mars/Olympus" }],
    ["an origin with a path", { origins: ["https://shop.test/cart"] }],
    ["a role nobody has", { staff: [{ email: "a@b.test", name: "A", role: "king" }] }],
    ["a webhook over http elsewhere", { webhookUrl: "http://shop.test/hook" }],
    ["a private key", { publicKey: { kty: "OKP", crv: "Ed25519", x: "AA", d: "BB" } }],
    ["a key that is none", { publicKey: { kty: "OKP", crv: "Ed25519", x: "AA" } }],
    ["a policy with an unknown knob", { policy: { schema: "resolution-policy/1", id: "x", base: { autoUpToo: 1 } } }],
    ["a policy of another schema", { policy: { schema: "resolution-policy/9" } }],
  ])("invalid: %s", async (_, over) => {
    const response = await send(requestOf("/operator/merchants", { token: OPERATOR_KEY, body: merchantRequest(over) }));
    const problem = await problemOf(response);
    expect(problem).toMatchObject({ status: 422, code: "invalid" });
    expect(problem.errors!.length).toBeGreaterThan(0);
  });

  test("without a policy everything goes to a person", async () => {
    merchant = await newMerchant({ policy: undefined });
    const { shown } = await sampleCase();
    expect(shown).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
    expect(shown.items[0]!.offers.every((offer) => offer.mode === "person")).toBe(true);
  });

  test("202 first, then the outcome from the merchant's server settles it once", async () => {
    world.shop = (delivery) => new Response(null, { status: delivery.type === "settlement.requested" ? 202 : 204 });
    const { shopper, shown } = await sampleCase();
    const accepted = await caseOf(await shopper.accept(shown, "refund"));
    const { id } = accepted.settlements[0]!;
    await pumpUntil(merchant.id, () => world.deliveries.some((delivery) => delivery.id === id), "a delivery");

    const path = `/v1/merchant/settlements/${id}/outcome`;
    const body = { state: "succeeded", reference: "re_1", expectedBy: "2026-11-14" };
    const tell = (token: string | null, more: Record<string, unknown> = {}) =>
      send(requestOf(path, { token, body: { ...body, ...more } }));
    for (const wrong of [null, "guess", `${merchant.id}.${"A".repeat(43)}`]) {
      expect((await problemOf(await tell(wrong))).code).toBe("key_wrong");
    }
    expect((await problemOf(await tell(merchant.apiKey, { state: "maybe" }))).code).toBe("invalid");
    expect((await tell(merchant.apiKey)).ok).toBe(true);
    const now = await caseOf(await shopper.get(shown.id));
    expect(now).toMatchObject({ state: "resolved" });
    expect(now.settlements[0]).toMatchObject({ state: "succeeded", reference: "re_1", expectedBy: "2026-11-14" });

    const elsewhere = await newMerchant({ name: "Elsewhere" });
    expect((await problemOf(await tell(elsewhere.apiKey))).code).toBe("not_found");
    expect((await tell(merchant.apiKey)).ok).toBe(true);
    // A bank may send back what was paid: its later word opens the case again, for a person.
    expect((await tell(merchant.apiKey, { state: "failed" })).ok).toBe(true);
    expect((await caseOf(await shopper.get(shown.id))).state).toBe("in_review");
  });

  test("OpenAPI 3.1 names every call", async () => {
    const response = await send(requestOf("/openapi.json"));
    expect(response.status).toBe(200);
    const document = (await response.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(document.openapi).toMatch(/^3\.1\./);
    for (const path of ["/v1/order", "/v1/readings", "/v1/cases", "/v1/cases/{id}"]) {
      expect(document.paths).toHaveProperty([path]);
    }
  });

  test("health answers", async () => {
    const response = await send(requestOf("/health"));
    expect([response.status, await response.json()]).toEqual([200, { ok: true }]);
  });
});

describe("staff, from outside", () => {
  const desk = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send(requestOf(`/desk/api${path}`, { body, headers: { origin: HOST, ...headers } }));

  async function signIn(email: string): Promise<string> {
    world.mails.length = 0;
    await desk("/sign-in", { merchant: merchant.id, email });
    await pumpUntil(merchant.id, () => world.mails.some((mail) => mail.to === email), "a code");
    const [code] = /\b\d{6}\b/.exec(world.mails.find((mail) => mail.to === email)!.text)!;
    const response = await desk("/session", { merchant: merchant.id, email, code });
    expect(response.ok).toBe(true);
    return response.headers.get("set-cookie")!.split(";")[0]!;
  }

  test("session_missing: no cookie, a made-up one, or an order token in its place", async () => {
    const token = await signToken(merchant, sampleOrder());
    for (const call of [
      {},
      { headers: { cookie: "amends_session=made.up" } },
      { headers: { cookie: `amends_session=${merchant.id}.${"A".repeat(43)}` } },
      { token },
    ]) {
      const problem = await problemOf(await send(requestOf("/desk/api/queue", call)));
      expect(problem).toMatchObject({ status: 401, code: "session_missing" });
    }
  });

  test("code_wrong: a guess, a stranger and a merchant nobody made are told the same", async () => {
    await desk("/sign-in", { merchant: merchant.id, email: "noor@teahouse.test" });
    const answers = new Set<string>();
    for (const who of [
      { merchant: merchant.id, email: "noor@teahouse.test" },
      { merchant: merchant.id, email: "nobody@teahouse.test" },
    ]) {
      const response = await desk("/session", { ...who, code: "000000" });
      answers.add(await response.clone().text());
      expect(await problemOf(response)).toMatchObject({ status: 401, code: "code_wrong" });
    }
    expect(answers.size).toBe(1);
  });

  test("lease_lost: acting on a case that nobody, or somebody else, has picked up", async () => {
    const { shopper, shown } = await sampleCase();
    await caseOf(await shopper.act(shown.id, "ask_person", { version: 1 }));
    const noor = await signIn("noor@teahouse.test");
    const lea = await signIn("lea@teahouse.test");
    const act = (cookie: string, action: string, body: unknown) =>
      desk(`/cases/${shown.id}/actions/${action}`, body, { cookie });
    const decline = { version: 2, item: "i1", text: "We looked at it together." };
    expect(await problemOf(await act(noor, "decline", decline))).toMatchObject({ status: 409, code: "lease_lost" });
    expect((await act(noor, "pick_up", {})).status).toBe(200);
    expect((await problemOf(await act(lea, "decline", decline))).code).toBe("lease_lost");
    expect((await problemOf(await act(lea, "pick_up", {}))).code).toBe("action_not_available");
    expect((await act(noor, "decline", decline)).status).toBe(200);
    const now = await caseOf(await shopper.get(shown.id));
    expect(now.state).toBe("declined");
    const contested = await caseOf(
      await shopper.act(shown.id, "contest", { version: now.version, items: ["i1"], text: "Please look again." }),
    );
    expect(contested).toMatchObject({ state: "in_review", responseDue: { who: "staff" } });
  });
});

describe("pages", () => {
  test.each(["/desk", "/o/x", "/o/x/c/y", "/assets/x.js", "/v1/widget.js", "/health", "/openapi.json"])(
    "%s is only to be read",
    async (path) => {
      const { code, response } = await problemOf(await send(requestOf(path, { method: "POST", body: {} })));
      expect(code).toBe("method_not_allowed");
      expect(response.headers.get("Allow")).toBe("GET");
    },
  );

  test("a dead link is said in words, under a policy that lets in nothing else", async () => {
    const response = await send(requestOf(`/o/${merchant.id}/c/${"x".repeat(22)}`));
    expect(response.status).toBe(404);
    expect(response.headers.get("Content-Security-Policy")).toMatch(/default-src 'none'; style-src 'sha256-/);
    expect(await response.text()).toContain("We can&#39;t open this link");
  });

  test("two members of staff with one e-mail are one too many", async () => {
    const twice = { email: "noor@x.example", name: "Noor", role: "agent" };
    const body = merchantRequest({ staff: [twice, { ...twice, email: "NOOR@x.example" }] });
    const { code, errors } = await problemOf(
      await send(requestOf("/operator/merchants", { token: OPERATOR_KEY, body })),
    );
    expect(code).toBe("invalid");
    expect(errors?.[0]).toMatchObject({ path: "staff", message: "Each e-mail once." });
  });
});

describe("what only a person can tell", () => {
  test("a wrong charge shows no amount, so that staff aren't bound to a guess", async () => {
    merchant = await newMerchant();
    const shop = await newMerchant();
    const shopper = await shopperFor(shop, sampleOrder());
    const items = [{ lineId: "l1", quantity: 1, reason: "charged_wrong" }];
    const opened = await caseOf(await shopper.submit(submission({ items })), 201);
    expect(opened.state).toBe("in_review");
    expect(opened.items[0]!.offers).toEqual([]);
    expect(opened.availableActions.map(({ action }) => action)).toEqual(["send_evidence", "withdraw", "message"]);
  });
});

describe("what could flood a shopper's mailbox or the queue", () => {
  test("opening and withdrawing in a loop comes to an end", async () => {
    const shop = await newMerchant();
    const shopper = await shopperFor(shop, sampleOrder());
    for (let round = 0; round < 20; round += 1) {
      const opened = await caseOf(await shopper.submit(), 201);
      await caseOf(await shopper.act(opened.id, "withdraw", { version: opened.version }));
    }
    const { code, response } = await problemOf(await shopper.submit());
    expect(code).toBe("rate_limited");
    expect(Number(response.headers.get("Retry-After"))).toBeGreaterThan(0);
  });

  test("a message a minute is heard, a flood of them is not", async () => {
    const shop = await newMerchant();
    const shopper = await shopperFor(shop, sampleOrder());
    const opened = await caseOf(await shopper.submit(), 201);
    for (let round = 0; round < 60; round += 1)
      await caseOf(await shopper.act(opened.id, "message", { text: "Hello?" }));
    expect((await problemOf(await shopper.act(opened.id, "message", { text: "Hello?" }))).code).toBe("rate_limited");
  });
});
