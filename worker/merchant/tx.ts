import { sha256 as sha256Now } from "@noble/hashes/sha2.js";
import type { Look, NewMerchant } from "../../shared/contract.ts";
import type { Platform } from "../../shared/platforms.ts";
import type { Secrets } from "../secrets.ts";

/** What a merchant's object keeps of the merchant. `version` rises with every change; callers name the one they used. */
export type Settings = Readonly<{
  version: number;
  id: string;
  name: string;
  currency: string;
  timeZone: string;
  origins: string[];
  accent: string;
  returnAddress: string | null;
  /** Where replies to mail go; merchants made before there was one have none. */
  replyTo?: string | null;
  webhookUrl: string | null;
  /** The platform that carries remedies out, sealed whole; merchants made before there was one have none. */
  platform?: { kind: Platform["kind"]; sealed: string } | null;
  tokenSecret: string;
  publicKeys: NonNullable<NewMerchant["publicKey"]>[];
  webhookSecret: string;
  /** SHA-256 of the API key. */
  apiKeyHash: string;
  /** The kill switch: nothing is automatic while it is on. */
  paused: boolean;
  /** Where this worker is reached: links in mail lead there. */
  host: string;
}>;

/** What the routes may know of a merchant, kept in the isolate for a minute. */
export type MerchantConfig = Pick<
  Settings,
  "version" | "id" | "origins" | "tokenSecret" | "publicKeys" | "apiKeyHash"
> & {
  look: Look;
  /** Shoppers can find their order by its number and e-mail. */
  lookUp: boolean;
};

/** One request's transaction: everything a step may touch. The clock stands still in it. */
export type Tx = {
  sql: SqlStorage;
  now: number;
  /** As they stand; changed by `changeSettings` alone. */
  settings: Settings;
  /** Seals and opens what must not be readable where it is kept. */
  secrets: Secrets;
  /** A key for mail links: 128 random bits, of which only the hash is kept. Made when it is first asked for. */
  readonly link: { key: string; hash: string };
  /** The cases saved, each with its last event: what the desks are told of once all of it stands. */
  touched: Map<string, number>;
};

/** An answer as it goes over the wire and into the store of answers: replays are the same bytes. */
export type Answer = {
  status: number;
  body: string;
  replayed?: boolean;
  etag?: string;
  location?: string;
  retryAfter?: number;
  /** It holds what must not be kept readable: a code that is money, a key. */
  secret?: boolean;
  /** The caller's settings are old: load them again and come back. */
  stale?: boolean;
};

/** What a step gives, as an answer. */
export const said = (value: unknown, status = 200): Answer => ({ status, body: JSON.stringify(value) });

/** Who calls, and under which key: what makes a retry the same request. */
export type Call = {
  settingsVersion: number;
  /** Caller and path; keys are the caller's own, so nobody meets another's answer. */
  scope: string;
  /** Null for what writes nothing. */
  key: string | null;
  /** SHA-256 of the body as sent. */
  request: string;
};

const alphabet = "ABCDEFGHJKMNPQRSTVWXYZ23456789";

/** 128 random bits after a prefix: "case_k3JxQ0vT8mYw2ZbN5rHc1A". */
export function randomId(prefix: string): string {
  return prefix + base64url(crypto.getRandomValues(new Uint8Array(16)));
}

/** A short reference to say aloud: "A-7K3F9", without letters that look alike. */
export function randomReference(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(5));
  return `A-${[...bytes].map((byte) => alphabet[byte % alphabet.length]).join("")}`;
}

export function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");
}

/** SHA-256 of a text, base64url. */
export async function sha256(text: string): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));
}

/** One key for a mail link, made when it is first asked for. */
export function linkMaker(): () => Tx["link"] {
  let link: Tx["link"] | null = null;
  return () => {
    if (link) return link;
    const key = randomId("");
    link = { key, hash: base64url(sha256Now(new TextEncoder().encode(key))) };
    return link;
  };
}

/** Parses what this object itself has written. */
export function stored<T>(json: string): T {
  return JSON.parse(json) as T;
}
