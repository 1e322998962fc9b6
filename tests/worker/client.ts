import { SignJWT } from "jose";
import type { CryptoKey, JWTPayload } from "jose";
import * as v from "valibot";
import { CaseShape, MerchantShape, ProblemShape } from "./shapes.ts";
import type { Case, Merchant, Problem } from "./shapes.ts";

/**
 * A client of the contract, written from design.md alone. It signs tokens, sends requests and checks every answer's
 * shape; it knows nothing of how the worker does it.
 */

export const HOST = "https://amends.test";
export const SHOP = "https://shop.test";

export type Send = (request: Request) => Promise<Response>;

export type OrderFacts = Record<string, unknown> & { id: string; refunded?: number };

/** design.md's order: two blue mugs for 49.80 and 5.90 of shipping, paid by card. */
export function sampleOrder(over: Partial<OrderFacts> = {}): OrderFacts {
  return {
    id: "1042",
    number: "#1042",
    currency: "EUR",
    placedAt: "2026-11-01T10:00:00Z",
    country: "DE",
    lines: [
      {
        id: "l1",
        sku: "MUG-BL",
        title: "Blue mug",
        variant: "350 ml",
        quantity: 2,
        paid: 4980,
        tags: ["ceramics"],
        fulfilledAt: "2026-11-02T09:00:00Z",
        deliveredAt: "2026-11-05T09:12:00Z",
      },
    ],
    shippingPaid: 590,
    paid: 5570,
    refunded: 0,
    payments: [{ id: "p1", method: "card", label: "Visa •••• 4242", captured: 5570, refunded: 0, disputed: false }],
    customer: { id: "c_77", email: "ada@example.com", name: "Ada", tags: ["vip"] },
    ...over,
  };
}

/** policy.md's example in the vocabulary of this version. */
export const samplePolicy = {
  schema: "resolution-policy/1",
  id: "teahouse",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  base: {
    windowDays: 30,
    waitDays: 0,
    afterWindow: "person",
    refund: "offer",
    replacement: "offer",
    store_credit: "offer",
    storeCreditBonusBp: 1000,
    storeCreditBonusMax: 1500,
    autoUpTo: 8000,
  },
  reasons: { damaged: { keepUpTo: 3000, refundShipping: "standard" } },
  service: {
    hours: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", to: "17:00" }],
    firstReplyWorkingHours: 8,
    // What is settled goes at once; the tests of undoing say otherwise.
    undoSeconds: { store_credit: 0, staff: 0 },
  },
};

export const staff = [
  { email: "noor@teahouse.test", name: "Noor", role: "agent" },
  { email: "lea@teahouse.test", name: "Lea", role: "lead" },
];

/** What `POST /operator/merchants` takes; `over` names what differs. */
export const merchantRequest = (over: Record<string, unknown> = {}) => ({
  name: "Tea House",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  origins: [SHOP],
  staff,
  policy: samplePolicy,
  returnAddress: "Tea House, Leaf Lane 1, 10115 Berlin",
  ...over,
});

let keys = 0;
/** A new idempotency key. */
export const newKey = () => `key-${++keys}`;

export type TokenChanges = {
  claims?: Partial<JWTPayload> & Record<string, unknown>;
  header?: Record<string, unknown> & { alg?: string };
  /** `kid` and key of the merchant's own pair, or raw bytes. */
  key?: CryptoKey | Uint8Array;
};

const seconds = () => Math.floor(Date.now() / 1000);
export const bytesOf = (text: string) => new TextEncoder().encode(text);
const base64url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** The claims of an order token for this merchant, valid for an hour. */
export function claimsFor(merchant: string, order: OrderFacts): JWTPayload {
  return { iss: merchant, sub: order.id, aud: "amends", iat: seconds(), exp: seconds() + 3600, order };
}

/** A compact JWS, HS256 with the merchant's secret unless `changes` say otherwise. */
export function signToken(merchant: Merchant, order: OrderFacts, changes: TokenChanges = {}): Promise<string> {
  const claims = { ...claimsFor(merchant.id, order), ...changes.claims };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "HS256", ...changes.header })
    .sign(changes.key ?? bytesOf(merchant.tokenSecret));
}

/** `base64url(payload).hex(HMAC-SHA256)`: what a template language can make. */
export async function signHexToken(secret: string, claims: JWTPayload, padded = false): Promise<string> {
  const payload = base64url(bytesOf(JSON.stringify(claims)));
  const part = padded ? payload.padEnd(Math.ceil(payload.length / 4) * 4, "=") : payload;
  const key = await crypto.subtle.importKey("raw", bytesOf(secret), { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const mac = new Uint8Array(await crypto.subtle.sign("HMAC", key, bytesOf(part)));
  return `${part}.${[...mac].map((byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/** A token whose header says `alg: none` and whose signature is empty. */
export function unsignedToken(claims: JWTPayload): string {
  const part = (value: unknown) => base64url(bytesOf(JSON.stringify(value)));
  return `${part({ alg: "none" })}.${part(claims)}.`;
}

export type Call = {
  method?: string;
  token?: string | null;
  key?: string | null;
  body?: unknown;
  /** Sent as it is, in the place of `body`. */
  raw?: BodyInit;
  headers?: Record<string, string>;
};

/** One request as design.md says it is made. POSTs get a new idempotency key unless `key` is null. */
export function requestOf(path: string, call: Call = {}): Request {
  const method = call.method ?? (call.body === undefined && call.raw === undefined ? "GET" : "POST");
  const headers = new Headers(call.headers);
  if (call.token) headers.set("authorization", `Bearer ${call.token}`);
  if (method === "POST" && call.key !== null) headers.set("idempotency-key", call.key ?? newKey());
  const body = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
  return new Request(HOST + path, { method, headers, body: body ?? null, redirect: "manual" });
}

/** A stack, a file of ours or SQL: what no answer may tell. */
const LEAKS = /\\n\s+at |node_modules|\.tsx?\b|SQLITE|SELECT |INSERT |no such (table|column)|"stack"/;

/** An answer that should be a problem: its shape and headers are checked, then the whole of it is given back. */
export async function problemOf(response: Response): Promise<Problem & { response: Response }> {
  const text = await response.text();
  if (LEAKS.test(text)) throw new Error(`The answer tells of our insides: ${text}`);
  const type = response.headers.get("content-type");
  if (!type?.startsWith("application/problem+json")) throw new Error(`${response.status} ${type}: ${text}`);
  const problem = v.parse(ProblemShape, JSON.parse(text));
  if (problem.status !== response.status)
    throw new Error(`The body says ${problem.status}, the line ${response.status}.`);
  return { ...problem, response };
}

/** An answer that should be of this shape, with this status. */
export async function answerOf<T extends v.GenericSchema>(
  response: Response,
  status: number,
  shape: T,
): Promise<v.InferOutput<T>> {
  const text = await response.text();
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${text}`);
  return v.parse(shape, JSON.parse(text));
}

export const caseOf = (response: Response, status = 200): Promise<Case> => answerOf(response, status, CaseShape);
export const merchantOf = (response: Response): Promise<Merchant> => answerOf(response, 201, MerchantShape);

export const submission = (over: Record<string, unknown> = {}) => ({
  text: "One of the two mugs is in a thousand pieces!!",
  lang: "en",
  items: [{ lineId: "l1", quantity: 1, reason: "damaged" }],
  ...over,
});

/** A shopper on one order's page. */
export function shopperOf(send: Send, token: string | (() => Promise<string>)) {
  const held = async () => (typeof token === "string" ? token : token());
  const call = async (path: string, more: Call = {}) => send(requestOf(path, { token: await held(), ...more }));
  return {
    call,
    order: () => call("/v1/order"),
    submit: (body: unknown = submission(), key = newKey()) => call("/v1/cases", { body, key }),
    get: (id: string, headers: Record<string, string> = {}) => call(`/v1/cases/${id}`, { headers }),
    act: (id: string, action: string, body: unknown, key = newKey()) =>
      call(`/v1/cases/${id}/actions/${action}`, { body, key }),
    accept: (shown: Case, remedy: string, key = newKey()) =>
      call(`/v1/cases/${shown.id}/actions/accept`, { body: acceptBody(shown, remedy), key }),
  };
}
export type Shopper = ReturnType<typeof shopperOf>;

/** Every item with this remedy, with consent where the offer asks for it. */
export function acceptBody(shown: Case, remedy: string) {
  const choices = shown.items.map((item) => {
    const offer = item.offers.find((candidate) => candidate.remedy === remedy);
    return { item: item.id, remedy, ...(offer?.consent ? { consent: true } : {}) };
  });
  return { version: shown.version, choices };
}
