// Staff at the desk, for tests: signing in by the code from the mail, and everything a session can call.
import { expect } from "vitest";
import type { DeskCase, QueueAnswer } from "../../shared/contract.ts";
import { HOST, newKey, problemOf, requestOf } from "./client.ts";
import type { Call } from "./client.ts";
import { pumpUntil, send } from "./support.ts";
import type { World } from "./support.ts";

export const NOOR = "noor@teahouse.test";
export const LEA = "lea@teahouse.test";

export const deskCall = (path: string, call: Call = {}) =>
  send(requestOf(`/desk/api${path}`, { ...call, headers: { origin: HOST, ...call.headers } }));

export const askForCode = (merchant: string, email: string, headers = {}) =>
  deskCall("/sign-in", { body: { merchant, email }, key: null, headers });
export const trade = (merchant: string, email: string, code: string, headers = {}) =>
  deskCall("/session", { body: { merchant, email, code }, key: null, headers });

/** Asks for a code and reads it from the mail. */
export async function codeFor(world: World, merchant: string, email: string): Promise<string> {
  const before = world.mails.length;
  await askForCode(merchant, email);
  const mine = () => world.mails.slice(before).find((mail) => mail.to === email);
  await pumpUntil(merchant, mine, "a code");
  return /^\d{6}/.exec(mine()!.text)![0];
}

export type Member = Awaited<ReturnType<typeof signIn>>;

/** A signed-in member of staff. */
export async function signIn(world: World, merchant: string, email: string) {
  const response = await trade(merchant, email, await codeFor(world, merchant, email));
  expect(response.status).toBe(200);
  const cookie = response.headers.get("set-cookie")!.split(";")[0]!;
  const call = (path: string, more: Call = {}) => deskCall(path, { ...more, headers: { cookie, ...more.headers } });
  const act = (id: string, action: string, body: unknown = {}, key = newKey()) =>
    call(`/cases/${id}/actions/${action}`, { body, key });
  return {
    cookie,
    call,
    act,
    queue: async (cursor = "") => (await (await call(`/queue${cursor}`)).json()) as QueueAnswer,
    open: async (id: string) => (await (await call(`/cases/${id}`)).json()) as DeskCase,
    /** Acts and expects it to work. */
    does: async (id: string, action: string, body: unknown = {}) => {
      const answer = await act(id, action, body);
      if (answer.status !== 200) throw new Error(`${action}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as DeskCase;
    },
    refused: async (id: string, action: string, body: unknown = {}) => problemOf(await act(id, action, body)),
  };
}
