import { problemCodes } from "../shared/contract.ts";
import type { Case, Problem, ProblemCode } from "../shared/contract.ts";

type Extra = { errors?: Problem["errors"]; case?: Case; retryAfter?: number; allow?: string };

/** An expected refusal, with a stable code. It is the only error that a client gets to see. */
export class Refusal extends Error {
  override name = "Refusal";
  readonly code: ProblemCode;
  readonly extra: Extra;

  constructor(code: ProblemCode, detail: string, extra: Extra = {}) {
    super(detail);
    this.code = code;
    this.extra = extra;
  }
}

const titles: Record<ProblemCode, string> = {
  invalid_json: "The body is not JSON",
  idempotency_key_required: "An Idempotency-Key is required",
  session_missing: "Sign in first",
  code_wrong: "That code doesn't fit",
  key_wrong: "That key doesn't fit",
  token_missing: "An order token is required",
  token_malformed: "The order token is malformed",
  token_signature: "The order token's signature doesn't fit",
  token_algorithm: "The order token's algorithm is not the key's",
  token_issuer: "The order token names no merchant",
  token_audience: "The order token is meant for someone else",
  token_expired: "The order token has expired",
  token_not_yet_valid: "The order token is not valid yet",
  origin_not_allowed: "This origin is not on the merchant's list",
  role_required: "This needs another role",
  not_found: "Not found",
  unknown_merchant: "No such merchant",
  method_not_allowed: "This method is not allowed here",
  stale_version: "It has changed since",
  action_not_available: "This can't be done now",
  case_open: "There is a case about this already",
  lease_lost: "Someone else has this case, or nobody",
  body_too_large: "The body is too large",
  unsupported_media_type: "The body is of a kind we can't take",
  invalid: "Something in the body is not right",
  idempotency_key_reused: "This Idempotency-Key belongs to another request",
  unknown_line: "The order has no such line",
  unknown_reason: "There is no such reason",
  quantity_exceeds_left: "There are not that many left",
  consent_required: "This needs the shopper's consent",
  rate_limited: "Too many at once",
  internal: "Something went wrong on our side",
  unavailable: "Not available just now",
};

/** The problem document of a refusal (RFC 9457). */
export function problemOf(refusal: Pick<Refusal, "code" | "message" | "extra">): Problem {
  const { errors, case: fresh } = refusal.extra;
  return {
    type: `urn:amends:problem:${refusal.code}`,
    title: titles[refusal.code],
    status: problemCodes[refusal.code],
    code: refusal.code,
    detail: refusal.message,
    ...(errors && { errors }),
    ...(fresh && { case: fresh }),
  };
}

/** The refusal as a response. */
export function problemResponse(refusal: Pick<Refusal, "code" | "message" | "extra">): Response {
  const problem = problemOf(refusal);
  const headers = new Headers({ "Content-Type": "application/problem+json", "Cache-Control": "no-store" });
  if (refusal.extra.retryAfter) headers.set("Retry-After", String(refusal.extra.retryAfter));
  if (refusal.extra.allow) headers.set("Allow", refusal.extra.allow);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}

export const notFound = () => new Refusal("not_found", "There is nothing here, or it is not yours to see.");
