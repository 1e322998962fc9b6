import type { Context } from "hono";
import * as v from "valibot";
import type { Env } from "./env.ts";
import type { Answer, Call } from "./merchant/tx.ts";
import { sha256 } from "./merchant/tx.ts";
import { textUpTo } from "./ports/body.ts";
import { Refusal } from "./problem.ts";

/** What every route shares: reading a body, the idempotency key, and writing an answer. */

export type App = { Bindings: Env };
export type Ctx = Context<App>;

const MOST = 64 * 1024;

/**
 * The body as checked data, and its hash. Throws `unsupported_media_type`, `body_too_large`, `invalid_json`, `invalid`
 * with each finding's path.
 */
export async function bodyOf<Schema extends v.GenericSchema>(
  c: Ctx,
  schema: Schema,
): Promise<{ value: v.InferOutput<Schema>; request: string }> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header("Content-Type") ?? "")) {
    throw new Refusal("unsupported_media_type", "Send the body as application/json.");
  }
  const text = await limitedText(c.req.raw);
  return { value: check(schema, jsonOf(text)), request: await sha256(text) };
}

async function limitedText(request: Request): Promise<string> {
  const text = Number(request.headers.get("Content-Length") ?? 0) > MOST ? null : await textUpTo(request, MOST);
  if (text === null) throw new Refusal("body_too_large", `A body may have ${MOST} bytes at most.`);
  return text;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid_json", "The body can't be read as JSON.");
  }
}

/** Throws `invalid` with each finding. */
export function check<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  throw new Refusal("invalid", "Some of it isn't as it should be.", { errors: findings(result.issues) });
}

export function findings(issues: readonly v.BaseIssue<unknown>[]): { path: string; code: string; message: string }[] {
  return issues
    .slice(0, 20)
    .map((issue) => ({ path: v.getDotPath(issue) ?? "", code: issue.type, message: issue.message }));
}

/** Throws `idempotency_key_required`. */
export function keyOf(c: Ctx): string {
  const key = c.req.header("Idempotency-Key") ?? "";
  if (!/^[\x21-\x7e]{1,128}$/.test(key)) {
    throw new Refusal("idempotency_key_required", "Send an Idempotency-Key of 1 to 128 visible ASCII characters.");
  }
  return key;
}

/** A call that only reads. */
export const reading = (settingsVersion: number): Call => ({ settingsVersion, scope: "", key: null, request: "" });

/** A call that writes: its key belongs to this caller and this path alone. */
export function writing(c: Ctx, settingsVersion: number, caller: string, request: string): Call {
  return { settingsVersion, scope: `${caller} ${c.req.path}`, key: keyOf(c), request };
}

/** The object's answer as a response. */
export function respond(answer: Answer): Response {
  const headers = new Headers({ "Cache-Control": "no-store" });
  if (answer.body !== "")
    headers.set("Content-Type", answer.status >= 400 ? "application/problem+json" : "application/json");
  if (answer.etag) headers.set("ETag", answer.etag);
  if (answer.location) headers.set("Location", answer.location);
  if (answer.replayed) headers.set("Idempotent-Replayed", "true");
  if (answer.retryAfter) headers.set("Retry-After", String(answer.retryAfter));
  return new Response(answer.body === "" ? null : answer.body, { status: answer.status, headers });
}

/** For a path that is there, but not with this method. */
export const wrongMethod = (allow: string) => () => {
  throw new Refusal("method_not_allowed", `This takes ${allow}.`, { allow });
};

/** Compares two digests in constant time. */
export function sameDigest(a: string, b: string): boolean {
  const [left, right] = [new TextEncoder().encode(a), new TextEncoder().encode(b)];
  return left.byteLength === right.byteLength && crypto.subtle.timingSafeEqual(left, right);
}

/** What comes after "Bearer ", or null. */
export function bearerOf(c: Ctx): string | null {
  return /^Bearer\s+(\S+)\s*$/i.exec(c.req.header("Authorization") ?? "")?.[1] ?? null;
}
