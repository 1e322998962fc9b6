import * as v from "valibot";
import { isoInstant } from "../order.ts";
import { Platform } from "../platforms.ts";
import { isTimeZone } from "../policy/document.ts";
import { roles } from "../roles.ts";
import { currencyCode, date, shortText } from "../schema.ts";
import { settlementStates } from "./case.ts";
import { email, longText, text } from "./fields.ts";

/** What the operator and a merchant's own server send, and what they get. */

const origin = v.pipe(
  v.string(),
  v.url(),
  v.check(
    (url) => URL.canParse(url) && new URL(url).origin === url,
    "An origin such as https://shop.example, with no path.",
  ),
);

/** https, or http on this machine for trying things out. */
const webhookUrl = v.pipe(
  v.string(),
  v.url(),
  v.maxLength(2000),
  v.check((url) => /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(url), "An https address."),
);

export const NewMerchant = v.object({
  name: shortText(100),
  currency: currencyCode,
  timeZone: v.pipe(v.string(), v.check(isTimeZone, "A time zone such as Europe/Berlin.")),
  origins: v.pipe(v.array(origin), v.minLength(1), v.maxLength(50)),
  staff: v.pipe(
    v.array(v.object({ email, name: shortText(100), role: v.picklist(roles) })),
    v.minLength(1, "At least one member of staff."),
    v.check((staff) => new Set(staff.map((member) => member.email)).size === staff.length, "Each e-mail once."),
    v.maxLength(500),
  ),
  webhookUrl: v.optional(webhookUrl),
  publicKey: v.optional(
    v.looseObject({
      kty: v.picklist(["EC", "OKP"]),
      kid: v.optional(shortText(100)),
      d: v.optional(v.never("The public half only.")),
    }),
  ),
  policy: v.optional(v.unknown()),
  /** Kept as it comes: a lead can have it checked at the desk. */
  platform: v.optional(Platform),
  accent: v.optional(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, "A colour such as #1f6f5c.")), "#1f5f8b"),
  returnAddress: v.optional(longText),
  /** Where shoppers' replies to mail go. */
  replyTo: v.optional(email),
});
export type NewMerchant = v.InferOutput<typeof NewMerchant>;

/** Secrets are said once, here. */
export const CreatedMerchant = v.object({
  id: text,
  name: text,
  scriptTag: text,
  tokenSecret: text,
  webhookSecret: text,
  apiKey: text,
  desk: text,
  hosted: text,
  policyVersion: text,
});
export type CreatedMerchant = v.InferOutput<typeof CreatedMerchant>;

/** How a settlement ended, from the desk, the merchant's server or a webhook's answer. */
export const OutcomeRequest = v.object({
  state: v.picklist(["succeeded", "failed"]),
  reference: v.optional(shortText(200)),
  creditCode: v.optional(shortText(200)),
  /** Of the little extra that goes with it, where it has one. */
  extraCode: v.optional(shortText(200)),
  expectedBy: v.optional(v.union([date, isoInstant])),
  reason: v.optional(shortText(1000)),
});
export type Outcome = v.InferOutput<typeof OutcomeRequest>;

export const SettlementAnswer = v.object({ id: text, state: v.picklist(settlementStates) });
