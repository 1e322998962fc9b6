import type { CreatedMerchant, NewMerchant } from "../../shared/contract.ts";
import { canonical, firstPolicy } from "../../shared/policy/document.ts";
import type { Policy } from "../../shared/policy/document.ts";
import { migrate } from "./tables.ts";
import { sealedPlatform } from "./platform.ts";
import { publish } from "./policies.ts";
import { base64url, randomId, sha256 } from "./tx.ts";
import type { Settings, Tx } from "./tx.ts";

/** A merchant's secrets and first version, made before the transaction because hashing waits. */
type Prepared = { settings: Settings; policy: Policy; policyHash: string; apiKey: string };

const secret = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

export async function prepare(id: string, wanted: NewMerchant, policy: Policy | null, host: string): Promise<Prepared> {
  const first = policy ?? firstPolicy(id, wanted.currency, wanted.timeZone);
  const apiKey = `${id}.${secret()}`;
  const webhookSecret = `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))}`;
  return {
    policy: first,
    policyHash: `sha256-${await sha256(canonical(first))}`,
    apiKey,
    settings: {
      version: 1,
      id,
      name: wanted.name,
      currency: wanted.currency,
      timeZone: wanted.timeZone,
      origins: wanted.origins,
      accent: wanted.accent,
      returnAddress: wanted.returnAddress ?? null,
      replyTo: wanted.replyTo ?? null,
      webhookUrl: wanted.webhookUrl ?? null,
      tokenSecret: secret(),
      publicKeys: wanted.publicKey ? [wanted.publicKey] : [],
      webhookSecret,
      apiKeyHash: await sha256(apiKey),
      paused: false,
      host,
    },
  };
}

/** Makes the tables and everything a merchant begins with. The object was empty until now. */
export function create(tx: Pick<Tx, "sql" | "now" | "secrets">, wanted: NewMerchant, made: Prepared): CreatedMerchant {
  migrate(tx.sql);
  const { policy, policyHash, apiKey } = made;
  const settings = { ...made.settings, platform: wanted.platform ? sealedPlatform(tx.secrets, wanted.platform) : null };
  tx.sql.exec("INSERT INTO settings VALUES (1, ?, ?)", settings.version, JSON.stringify(settings));
  for (const member of wanted.staff) {
    tx.sql.exec(
      "INSERT INTO staff (id, email, name, role) VALUES (?, ?, ?, ?)",
      randomId("stf_"),
      member.email,
      member.name,
      member.role,
    );
  }
  // Live since ever: orders older than the merchant fall under it as well.
  publish(tx, policy, policyHash, { event: "published", by: null, note: null, since: 0 });
  const { id, name, host, tokenSecret, webhookSecret } = settings;
  return {
    id,
    name,
    scriptTag: `<script async src="${host}/v1/widget.js" data-merchant="${id}" data-order="ORDER_TOKEN"></script>`,
    tokenSecret,
    webhookSecret,
    apiKey,
    desk: `${host}/desk?merchant=${id}`,
    hosted: `${host}/o/${id}`,
    policyVersion: policyHash,
  };
}
