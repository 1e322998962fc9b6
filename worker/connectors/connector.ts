import type { Offer, Order, Outcome } from "../../shared/contract.ts";
import type { Disposition } from "../../shared/goods.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";
import type { Tender } from "../../shared/tenders.ts";

/** A remedy to be carried out, with everything a platform may need. `settlementId` is its key for ever. */
export type RemedyOrder = {
  settlementId: string;
  itemId: string;
  remedy: OfferedRemedy;
  /** Minor units of `currency`. */
  amount: number;
  bonus: number;
  currency: string;
  parts: Offer["parts"];
  /**
   * Which of the order's payments it goes back over, summing to `amount`; empty where no money goes back. Without a
   * payment: what none of those known accounts for.
   */
  tenders: Tender[];
  goods: Offer["goods"];
  /** Goods it waits for before it is carried out, and what became of them as far as that is known; null for none. */
  back: { disposition: Disposition | null } | null;
  /** The variant chosen in an exchange, by its id. */
  variant: string | null;
  /** The little extra that goes with it, in the shopper's words. */
  extra: string | null;
  case: { id: string; reference: string };
  order: { id: string; number: string | null };
  line: { id: string; sku: string | null; title: string; quantity: number };
  customer: { id: string | null; email: string };
  /** How often it has been tried before. */
  attempt: number;
};

/** The outcome, or that it comes later, or that nobody can say yet: then it is tried again under the same key. */
export type Result = Outcome | { state: "pending" } | { state: "unclear"; problem: string };

/**
 * How far a remedy of several calls has come: saved before each of them, so that a crash between two resumes at the one
 * after it. Whatever JSON the connector likes; null before the first.
 */
export type Steps = { load: () => unknown; save: (progress: unknown) => void };

export type Capabilities = {
  remedies: readonly OfferedRemedy[];
  /** It knows orders by their ids, and so the facts about them. */
  facts: boolean;
  /** It finds an order by its number and e-mail. */
  lookUp: boolean;
};

/** What is wrong with a set-up, as a merchant can mend it. `code` is stable. */
export type Fault = {
  code: "address" | "credentials" | "permission" | "missing" | "unreachable";
  /** One sentence: what was tried, what came back, what to do. */
  text: string;
};

/**
 * What a platform told of by itself: dedupe by `id`. `refundFailed` names the settlement whose money came back, `inDoubt` one
 * of whose money a part did: a lead is told what the platform says of it.
 */
export type Told = {
  id: string;
  orderId: string | null;
  refundFailed?: { settlementId: string; reason: string };
  inDoubt?: string;
};

/**
 * A platform that knows orders and carries out remedies. `findRemedy` says what the platform knows of a settlement
 * already, null for nothing; it is asked before every try and after every error, since an error answer can have moved
 * money. Nothing here throws for what a platform answers; a call that can't be made at all may.
 */
export type Connector = {
  capabilities: Capabilities;
  findRemedy: (remedy: RemedyOrder, steps: Steps) => Promise<Outcome | null>;
  execute: (remedy: RemedyOrder, steps: Steps) => Promise<Result>;
  /** Goods are promised back before it: opens what the platform has for that. Asked again it opens nothing more. */
  expectGoods?: (remedy: RemedyOrder, steps: Steps) => Promise<void>;
  /** Undoes what was begun of a remedy that will not go on: a half-open claim, a draft, a return. */
  abandon?: (remedy: RemedyOrder, steps: Steps) => Promise<void>;
  /** What is wrong with the set-up; empty when all is well. Moves nothing. */
  check?: () => Promise<Fault[]>;
  getOrder?: (id: string) => Promise<Order | null>;
  /** By the number a shopper reads and the e-mail; null for every mismatch alike. */
  findOrder?: (number: string, email: string) => Promise<Order | null>;
  /** What the platform itself says can still go back of a payment, in minor units; null where it doesn't say. */
  quoteRefund?: (remedy: RemedyOrder) => Promise<number | null>;
  /** Null where the signature isn't the platform's. `body` is the bytes as they came. */
  verifyWebhook?: (headers: Headers, body: string) => Promise<Told | null>;
};

/** How long any one call to a platform may take. */
export const CALL_TIMEOUT = 15_000;

/** What every connector is made with: tests put a clock and a network of their own in. */
export type Around = { fetch: typeof fetch; now: () => Date };
