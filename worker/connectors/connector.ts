import type { Offer, Outcome } from "../../shared/contract.ts";
import type { OfferedRemedy } from "../../shared/remedies.ts";

/** A remedy to be carried out, with everything a platform may need. `settlementId` is its key for ever. */
export type RemedyOrder = {
  settlementId: string;
  itemId: string;
  remedy: OfferedRemedy;
  amount: number;
  bonus: number;
  currency: string;
  parts: Offer["parts"];
  goods: Offer["goods"];
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
 * A platform that carries out remedies. `findRemedy` says what the platform knows of a settlement already, null for
 * nothing; it is asked before every try and after every error, since an error answer can have moved money.
 */
export type Connector = {
  capabilities: { remedies: readonly OfferedRemedy[] };
  findRemedy: (remedy: RemedyOrder) => Promise<Outcome | null>;
  execute: (remedy: RemedyOrder) => Promise<Result>;
};
