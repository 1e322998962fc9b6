import { textUpTo } from "../ports/body.ts";

/** One call to a platform: bounded, never redirected with a credential in its hands, its JSON parsed but not believed. */

const MOST = 2_000_000;

export type Answer = { status: number; headers: Headers; body: unknown };

/** Throws where no answer came, or one too large. A body that isn't JSON is null. */
export async function call(fetcher: typeof fetch, url: string, init: RequestInit): Promise<Answer> {
  const response = await fetcher(url, { ...init, redirect: "manual" });
  const text = await textUpTo(response, MOST);
  if (text === null) throw new Error("The answer was too large.");
  return { status: response.status, headers: response.headers, body: jsonOrNull(text) };
}

export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export const textOf = (error: unknown) => (error instanceof Error ? error.message : "No answer came.");
