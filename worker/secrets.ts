import { gcm } from "@noble/ciphers/aes.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";

/**
 * What must not be readable where it is kept: a platform's credentials, and codes that are money. AES-256-GCM under a key
 * of the merchant's own; synchronous, since it is done within transactions.
 */
export type Secrets = {
  /** Readable again by this merchant's object alone, and only as what it was sealed as. */
  seal(as: string, text: string): string;
  /** Throws where it isn't ours, was sealed as something else, or was changed. What was never sealed comes back as it is. */
  open(as: string, kept: string): string;
};

const MARK = "sealed.1.";
const NONCE = 12;
const encode = (text: string) => new TextEncoder().encode(text);

/**
 * @param installation `SECRETS_KEY`: a text that lies outside the database, so that a copy of that alone opens nothing.
 *   Without it the merchant's own secret takes its place, which keeps codes out of sight and no more
 * @param own a secret of the merchant's; also what opens what was sealed before there was a `SECRETS_KEY`
 */
export function secretsOf(installation: string | undefined, own: string, merchant: string): Secrets {
  const keyOf = (secret: string) => hkdf(sha256, encode(secret), encode(merchant), encode("amends secrets"), 32);
  const keys = () => (installation ? [installation, own] : [own]).map(keyOf);
  return {
    seal(as, text) {
      const nonce = crypto.getRandomValues(new Uint8Array(NONCE));
      const sealed = gcm(keys()[0]!, nonce, encode(as)).encrypt(encode(text));
      return MARK + btoa(String.fromCharCode(...nonce, ...sealed));
    },
    open(as, kept) {
      if (!kept.startsWith(MARK)) return kept;
      const bytes = Uint8Array.from(atob(kept.slice(MARK.length)), (char) => char.charCodeAt(0));
      const [nonce, sealed] = [bytes.subarray(0, NONCE), bytes.subarray(NONCE)];
      for (const key of keys()) {
        try {
          return new TextDecoder().decode(gcm(key, nonce, encode(as)).decrypt(sealed));
        } catch {
          // Sealed under the other one, or changed: the last of them says which.
        }
      }
      throw new Error(`What was kept as “${as}” can't be opened: was SECRETS_KEY changed?`);
    },
  };
}
