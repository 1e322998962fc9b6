import { Refusal, problemOf } from "../problem.ts";
import { stored } from "./tx.ts";
import type { Answer, Call, Tx } from "./tx.ts";

/** The store of answers: a retry under the same key gets the same bytes. What holds a secret is kept sealed. */

type Store = Pick<Tx, "sql" | "secrets">;
const SEALED_AS = "answer";

/** A refusal as an answer. */
export const refused = (refusal: Refusal): Answer => {
  const problem = problemOf(refusal);
  const { retryAfter } = refusal.extra;
  return { status: problem.status, body: JSON.stringify(problem), ...(retryAfter && { retryAfter }) };
};

export const reused = () =>
  refused(new Refusal("idempotency_key_reused", "This key came with another request before."));

/** The answer given before under this key, if it was the same request. */
export function replay({ sql, secrets }: Store, call: Call): Answer | null {
  if (call.key === null) return null;
  type Row = { request: string; status: number; body: string };
  const row = sql
    .exec<Row>("SELECT request, status, body FROM answers WHERE scope = ? AND key = ?", call.scope, call.key)
    .toArray()[0];
  if (!row) return null;
  if (row.request !== call.request) return reused();
  return { ...stored<Answer>(secrets.open(SEALED_AS, row.body)), replayed: true };
}

/** Keeps an answer that wrote something, so that a retry gets the same bytes. */
export function remember({ sql, secrets }: Store, call: Call, { secret, ...answer }: Answer): Answer {
  if (call.key === null) return answer;
  sql.exec(
    "INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?)",
    call.scope,
    call.key,
    call.request,
    answer.status,
    secret ? secrets.seal(SEALED_AS, JSON.stringify(answer)) : JSON.stringify(answer),
    Date.now(),
  );
  return answer;
}
