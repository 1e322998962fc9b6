import { Webhook } from "standardwebhooks";
import { textUpTo } from "./body.ts";

const TIMEOUT = 10_000;
const MOST = 64_000;

type Post = { url: string; secret: string; id: string; at: Date; body: string };
type Answered = { status: number; body: string; problem?: string };

/**
 * Posts a signed webhook (Standard Webhooks). Never throws: no answer is status 0 with the problem in words. Redirects
 * are not followed: a signature is meant for one receiver.
 */
export async function postWebhook({ url, secret, id, at, body }: Post): Promise<Answered> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(at.getTime() / 1000)),
        "webhook-signature": new Webhook(secret).sign(id, at, body),
      },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return { status: response.status, body: (await textUpTo(response, MOST)) ?? "" };
  } catch (error) {
    return { status: 0, body: "", problem: error instanceof Error ? error.message : "No answer." };
  }
}
