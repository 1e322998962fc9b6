// Calls of Vendure's Admin API: one time limit, one size, one kind of error for whatever can go wrong.
import * as v from "valibot";
import type { Platform } from "../../../shared/platforms.ts";
import { textUpTo } from "../../ports/body.ts";
import { CALL_TIMEOUT } from "../connector.ts";
import type { Around } from "../connector.ts";

const MOST = 1_000_000;

/**
 * A call that gave no result. `forbidden` and `refused` are Vendure's own words, and it has rolled back what it keeps
 * itself; after `unreachable` and `address` it may have done everything that was asked.
 */
export class Trouble extends Error {
  readonly kind: "unreachable" | "address" | "forbidden" | "refused";

  constructor(kind: Trouble["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** Where the shop is, and the key to it. */
export type Own = Extract<Platform, { kind: "vendure" }>;

export type Ask = <T extends v.GenericSchema>(
  document: string,
  variables: Record<string, unknown>,
  data: T,
) => Promise<v.InferOutput<T>>;

const Answer = v.object({
  data: v.optional(v.unknown()),
  errors: v.optional(
    v.array(v.object({ message: v.string(), extensions: v.optional(v.object({ code: v.optional(v.string()) })) })),
  ),
});

/** What a mutation answers that can be refused: `message` is there only when it was. */
export const Done = v.object({ message: v.optional(v.string()), id: v.optional(v.string()) });
/** The fields of it, for any mutation whose result is a union. */
export const done = "{__typename ...on ErrorResult{message} ...on Node{id}}";

/**
 * @param within milliseconds from now for all calls together: what isn't done by then goes on another time
 * @throws Trouble, from each call
 */
export function askOf({ url, apiKey }: Own, { fetch, now }: Around, within = Infinity): Ask {
  const until = now().getTime() + within;
  return async (query, variables, data) => {
    const left = until - now().getTime();
    if (left <= 0) throw new Trouble("unreachable", `${url} is too slow; what is left to do goes on at the next try.`);
    const request = { apiKey, body: JSON.stringify({ query, variables }), limit: Math.min(CALL_TIMEOUT, left) };
    const { status, text } = await post(fetch, url, request);
    const answer = v.safeParse(v.pipe(v.string(), v.parseJson(), Answer), text);
    if (!answer.success) throw new Trouble("address", `${url} answered ${status}, and not as Vendure does.`);
    // A missing right comes with status 200, like everything else.
    const error = answer.output.errors?.[0];
    if (error) throw new Trouble(error.extensions?.code === "FORBIDDEN" ? "forbidden" : "refused", error.message);
    const result = v.safeParse(data, answer.output.data);
    if (!result.success) throw new Trouble("address", `${url} answered ${status} with something else than was asked.`);
    return result.output;
  };
}

type Call = { apiKey: string; body: string; limit: number };

async function post(fetch: Around["fetch"], url: string, { apiKey, body, limit }: Call) {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": "application/json", "vendure-api-key": apiKey },
      body,
      // A key is meant for one address.
      redirect: "manual",
      signal: AbortSignal.timeout(limit),
    });
    return { status: response.status, text: await textUpTo(response, MOST) };
  } catch (error) {
    throw new Trouble("unreachable", `${url} gave no answer: ${error instanceof Error ? error.message : "no reason"}`);
  }
}
