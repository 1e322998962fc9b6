import * as v from "valibot";
import type { Platform } from "../../../shared/platforms.ts";
import { textUpTo } from "../../ports/body.ts";
import { CALL_TIMEOUT } from "../connector.ts";
import type { Around } from "../connector.ts";

/** Calls to Medusa's Admin API with a secret key. */

/** Of an order with two hundred lines, several times over. */
const MOST = 4_000_000;

/** What the merchant gave to connect it. */
export type Own = Extract<Platform, { kind: "medusa" }>;

type Answer = { status: number; body: unknown };

/** Why Medusa did not do it, in its words. `certain` is false where somebody else's doing stands in the way. */
export type Refusal = { message: string; certain: boolean };

/** What an answer that is none of ours says of itself. */
export class Unanswered extends Error {
  readonly status: number;
  constructor(what: string, status: number) {
    super(what);
    this.status = status;
  }
}

export type Api = ReturnType<typeof apiOf>;

/** All its calls together end within so many milliseconds. */
export function apiOf({ url, apiKey }: Own, { fetch }: Pick<Around, "fetch">, within = CALL_TIMEOUT) {
  const over = AbortSignal.timeout(within);

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: {
        Authorization: `Basic ${btoa(`${apiKey}:`)}`,
        ...(body ? { "Content-Type": "application/json" } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      // The key is meant for this address and no other.
      redirect: "manual",
      signal: AbortSignal.any([over, AbortSignal.timeout(CALL_TIMEOUT)]),
    });
    return { status: response.status, body: jsonOrNull(await textUpTo(response, MOST)) };
  }

  return {
    /** What is at a path. Null where Medusa itself says that there is nothing. Throws `Unanswered` for all else. */
    async read<T extends v.GenericSchema>(path: string, shape: T): Promise<v.InferOutput<T> | null> {
      const { status, body } = await call("GET", path);
      if (status === 404 && v.is(NotFound, body)) return null;
      const read = status === 200 ? v.safeParse(shape, body) : null;
      if (!read?.success) throw unanswered("GET", path, { status, body });
      return read.output;
    },

    /**
     * Asks for something to be done. An error answer may have done it all the same. Throws where nobody can say whether
     * the call is still under way: no answer, or one of a server in trouble.
     */
    async tell(method: "POST" | "DELETE", path: string, body: unknown = {}): Promise<Answer | Refusal> {
      const answer = await call(method, path, method === "POST" ? body : undefined);
      if (answer.status < 300) return answer;
      if (answer.status < 400 || answer.status >= 500) throw unanswered(method, path, answer);
      return { message: messageOf(answer), certain: certainly.has(answer.status) && !busy.test(messageOf(answer)) };
    },
  };
}

const NotFound = v.object({ type: v.literal("not_found") });
const Message = v.object({ message: v.pipe(v.string(), v.maxLength(2000)) });

/** The others say something of the key, or of the moment, and nothing of what was asked for. */
const certainly = new Set([400, 404, 409, 422]);
const busy = /active order change/i;

export const isRefusal = (answer: Answer | Refusal): answer is Refusal => "certain" in answer;

function messageOf({ status, body }: Answer): string {
  const said = v.safeParse(Message, body);
  return `Medusa answered ${status}${said.success ? `: ${said.output.message.slice(0, 300)}` : "."}`;
}

const unanswered = (method: string, path: string, answer: Answer) =>
  new Unanswered(`${method} ${path.split("?")[0]}: ${messageOf(answer)}`, answer.status);

function jsonOrNull(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return null;
  }
}
