import type { Directory } from "./directory.ts";
import type { Merchant } from "./merchant/index.ts";

/** What the worker is given: bindings and variables of wrangler.toml. */
export type Env = {
  MERCHANT: DurableObjectNamespace<Merchant>;
  DIRECTORY: DurableObjectNamespace<Directory>;
  ASSETS: Fetcher;
  PHOTOS: R2Bucket;
  READINGS: RateLimit;
  MAIL: SendEmail;
  /** Where mail goes: `https:` takes it as JSON, `smtps:` and `smtp:` are mail servers; empty: the `send_email` binding. */
  MAIL_URL: string;
  /** The sender's address. */
  MAIL_FROM: string;
  /** The operator's secret. Without it no merchant can be made. */
  OPERATOR_KEY?: string;
  /** What platforms' credentials and codes that are money are sealed under, so that the database alone opens none. */
  SECRETS_KEY?: string;
};
