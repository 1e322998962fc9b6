import * as v from "valibot";
import { Case } from "./case.ts";
import { int, text } from "./fields.ts";

/** What everybody gets when something is wrong, with codes that stay. */

export const problemCodes = {
  invalid_json: 400,
  idempotency_key_required: 400,
  session_missing: 401,
  code_wrong: 401,
  key_wrong: 401,
  token_missing: 401,
  token_malformed: 401,
  token_signature: 401,
  token_algorithm: 401,
  token_issuer: 401,
  token_audience: 401,
  token_expired: 401,
  token_not_yet_valid: 401,
  origin_not_allowed: 403,
  role_required: 403,
  not_found: 404,
  unknown_merchant: 404,
  method_not_allowed: 405,
  stale_version: 409,
  action_not_available: 409,
  case_open: 409,
  lease_lost: 409,
  body_too_large: 413,
  unsupported_media_type: 415,
  invalid: 422,
  idempotency_key_reused: 422,
  unknown_line: 422,
  unknown_reason: 422,
  quantity_exceeds_left: 422,
  consent_required: 422,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;
export type ProblemCode = keyof typeof problemCodes;

/** RFC 9457. `case` is the fresh one, where the caller's was stale. */
export const Problem = v.object({
  type: text,
  title: text,
  status: int,
  code: v.picklist(Object.keys(problemCodes) as [ProblemCode, ...ProblemCode[]]),
  detail: text,
  errors: v.optional(v.array(v.object({ path: text, code: text, message: text }))),
  case: v.optional(Case),
});
export type Problem = v.InferOutput<typeof Problem>;
