import { describe, expect, it } from "vitest";
import { createApi } from "../../desk/api.ts";
import type { Answer, Api } from "../../desk/api.ts";
import { createDesk } from "../../desk/model.ts";
import { draftKey } from "../../desk/model/actions.ts";
import { text } from "../../desk/strings.ts";
import type { DeskCase, QueueAnswer } from "../../shared/contract.ts";
import { at, caseOf, itemOf, mineOf, minute, now } from "./desk-cases.ts";

describe("calls", () => {
  type Sent = { path: string; key: string | null; body: unknown };
  const serving = (...answers: (Response | Error)[]) => {
    const sent: Sent[] = [];
    const fetcher = (path: string | URL | Request, init?: RequestInit) => {
      sent.push({ path: String(path), key: new Headers(init?.headers).get("idempotency-key"), body: init?.body });
      const answer = answers.shift() ?? new Error("no more answers");
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    };
    let keys = 0;
    const api = createApi(
      fetcher,
      () => Promise.resolve(),
      () => `key-${(keys += 1)}`,
    );
    return { api, sent };
  };
  const lost = () => new TypeError("network");

  it("tries a write again under its own key", async () => {
    const { api, sent } = serving(lost(), problem(503, "unavailable"), Response.json(caseOf({})));
    expect((await api.act("case_1", "note", { text: "x" })).ok).toBe(true);
    expect(sent.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-1"]);
  });

  it("keeps the key of a write nobody answered for the next try, and only for the same words", async () => {
    const { api, sent } = serving(
      lost(),
      lost(),
      lost(),
      Response.json(caseOf({})),
      Response.json(caseOf({})),
      Response.json(caseOf({})),
    );
    expect(await api.act("case_1", "note", { text: "x" })).toMatchObject({ ok: false, failure: { code: "offline" } });
    await api.act("case_1", "note", { text: "other" });
    await api.act("case_1", "note", { text: "x" });
    await api.act("case_1", "note", { text: "x" });
    expect(sent.map(({ key }) => key)).toEqual(["key-1", "key-1", "key-1", "key-2", "key-1", "key-3"]);
  });

  it("takes a refusal as an answer", async () => {
    const { api, sent } = serving(problem(429, "rate_limited", { "retry-after": "90" }));
    expect(await api.signIn("mer_1", "a@b.example")).toMatchObject({
      ok: false,
      failure: { code: "rate_limited", retryAfter: 90 },
    });
    expect(sent).toHaveLength(1);
  });
});

describe("the desk", () => {
  it("asks to sign in, and comes back to the same case and draft", async () => {
    const { desk, api } = deskOn({ case: mineOf({}) });
    await desk.refreshQueue();
    await desk.open("case_1");
    desk.compose("message");
    desk.drafts.set(draftKey("case_1", "message"), "Dear Ada,");
    api.act = () => Promise.resolve(failure("session_missing"));
    expect(await desk.act("message", { text: "Dear Ada," })).toBe(false);
    expect(desk.screen.value).toBe("sign_in");
    await desk.refreshQueue();
    expect(desk.screen.value).toBe("desk");
    expect(desk.form.value?.kind).toBe("message");
    expect(desk.drafts.get(draftKey("case_1", "message"))).toBe("Dear Ada,");
  });

  it("asks the server nothing about a case until someone is signed in", async () => {
    const { desk, api } = deskOn({ case: caseOf({}) });
    const asked: string[] = [];
    api.case = (id) => {
      asked.push(id);
      return Promise.resolve({ ok: true, value: caseOf({}) });
    };
    desk.askToSignIn();
    await desk.open("case_1");
    expect(asked).toEqual([]);
    const { me, look } = caseOf({});
    desk.signedIn({ me, look });
    await desk.refreshCase();
    expect(asked).toEqual(["case_1"]);
    expect(desk.shown.value?.case.id).toBe("case_1");
  });

  it("sends once however often it is pressed, and forgets the draft once sent", async () => {
    const { desk, api } = deskOn({ case: mineOf({}) });
    let calls = 0;
    let answer: (given: Answer<DeskCase>) => void = () => undefined;
    api.act = () => {
      calls += 1;
      return new Promise((resolve) => (answer = resolve));
    };
    await desk.open("case_1");
    desk.compose("message");
    desk.drafts.set(draftKey("case_1", "message"), "x");
    const first = desk.act("message", { text: "x" });
    expect(await desk.act("message", { text: "x" })).toBe(false);
    answer({ ok: true, value: mineOf({}) });
    expect(await first).toBe(true);
    expect(calls).toBe(1);
    expect(desk.form.value).toBeNull();
    expect(desk.drafts.size).toBe(0);
  });

  it("reads a case again that changed under the form, says how, and sends the new version next", async () => {
    const { desk, api } = deskOn({ case: mineOf({}) });
    await desk.open("case_1");
    desk.compose("settle");
    const fresh = mineOf({ items: [itemOf({ chosen: "refund" })] });
    fresh.case.version = 2;
    api.act = () => Promise.resolve(failure("stale_version"));
    api.case = () => Promise.resolve({ ok: true, value: fresh });
    expect(await desk.act("settle", { version: 1 })).toBe(false);
    expect(desk.form.value?.version).toBe(2);
    expect(desk.notice.value).toEqual({
      tone: "warn",
      lines: [text.form.changed, "Blue mug: they chose refund."],
    });
  });

  it("says so kindly when the hold is lost, and keeps the form", async () => {
    const { desk, api } = deskOn({ case: mineOf({}) });
    await desk.open("case_1");
    desk.compose("note");
    const taken = caseOf({ lease: { staffId: "s2", name: "Ilse", until: at(minute), mine: false } });
    api.act = () => Promise.resolve(failure("lease_lost"));
    api.case = () => Promise.resolve({ ok: true, value: taken });
    await desk.act("note", { text: "x" });
    expect(desk.notice.value?.lines).toEqual([text.changes.held("Ilse")]);
    expect(desk.form.value?.kind).toBe("note");
  });

  it.each([
    ["the hold alone is lost", caseOf({}), true],
    ["the item has moved on meanwhile", caseOf({ items: [itemOf({ state: "withdrawn" })] }), false],
    ["the server allows it no more", mineOf({ availableActions: [{ action: "message" }] }), false],
    ["nothing of it has changed", mineOf({ items: [itemOf({ wish: "A new one" })] }), true],
  ])("where %s, keeps the form: %s", async (_what, fresh, kept) => {
    const { desk, api } = deskOn({ case: mineOf({}) });
    await desk.open("case_1");
    desk.compose("settle");
    api.case = () => Promise.resolve({ ok: true, value: fresh });
    await desk.refreshCase();
    expect(desk.form.value !== null).toBe(kept);
  });

  it("draws no form the server doesn't allow", async () => {
    const { desk } = deskOn({ case: caseOf({}) });
    await desk.open("case_1");
    desk.compose("settle");
    expect(desk.form.value).toBeNull();
    expect(desk.can("settle")).toBe(false);
  });

  it("doesn't show a late answer over the case opened since", async () => {
    const { desk, api } = deskOn({ case: caseOf({}) });
    let late: (given: Answer<DeskCase>) => void = () => undefined;
    api.case = (id) =>
      id === "case_1"
        ? new Promise((resolve) => (late = resolve))
        : Promise.resolve({ ok: true, value: caseOf({ id: "case_2" }) });
    const first = desk.open("case_1");
    await desk.open("case_2");
    late({ ok: true, value: caseOf({}) });
    await first;
    expect(desk.shown.value?.case.id).toBe("case_2");
  });

  it("teaches when nothing is free", async () => {
    const { desk } = deskOn({ case: caseOf({}) });
    await desk.next();
    expect(desk.notice.value?.lines).toEqual([text.queue.noneFree]);
  });
});

function failure(code: "session_missing" | "stale_version" | "lease_lost" | "not_found"): Answer<never> {
  return { ok: false, failure: { code, detail: "", retryAfter: null } };
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  return Response.json({ type: "about:blank", title: code, status, code, detail: "" }, { status, headers });
}

/** A desk on a server that answers with this case and an empty queue. */
function deskOn(given: { case: DeskCase }) {
  const { me, look } = given.case;
  const answer: QueueAnswer = { cases: [], nextCursor: null, me, look };
  const api: Api = {
    signIn: () => Promise.resolve({ ok: true, value: {} }),
    session: () => Promise.resolve({ ok: true, value: { me, look } }),
    signOut: () => Promise.resolve({ ok: true, value: null }),
    queue: () => Promise.resolve({ ok: true, value: answer }),
    next: () => Promise.resolve(failure("not_found")),
    case: () => Promise.resolve({ ok: true, value: given.case }),
    act: () => Promise.resolve({ ok: true, value: given.case }),
    matchWithdrawal: () => Promise.resolve({ ok: true, value: given.case }),
    deadLetters: async () => ({ ok: true as const, value: { letters: [], nextCursor: null } }),
    replayLetter: async () => ({ ok: true as const, value: {} }),
    discardLetter: async () => ({ ok: true as const, value: {} }),
    answerWithdrawal: () => Promise.resolve({ ok: true, value: {} }),
  };
  return { api, desk: createDesk(api, "mer_1", () => now) };
}
