// The widget's calls: what is tried again, under which key, and what a failure looks like; and the draft that keeps it.
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError, createApi } from "../../widget/api.ts";
import { createDrafts } from "../../widget/draft.ts";
import type { Shelf } from "../../widget/draft.ts";
import { inkOn, subjectOf } from "../../widget/edge.ts";

type Call = { url: string; method: string; headers: Record<string, string>; body: string | undefined };

let calls: Call[];
let answers: (() => Response | Error)[];

const json =
  (status: number, body: unknown, headers: Record<string, string> = {}) =>
  () =>
    new Response(JSON.stringify(body), { status, headers });
const lost = () => new TypeError("Failed to fetch");

beforeEach(() => {
  calls = [];
  answers = [];
  vi.useFakeTimers();
  vi.stubGlobal("navigator", { onLine: true });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    const { method = "GET", body } = init;
    calls.push({ url, method, headers: init.headers as Record<string, string>, body: body as string | undefined });
    const next = answers.shift();
    if (!next) throw new Error("One call more than expected.");
    const answer = next();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function box(kept: string | null = null): Shelf & { kept: string | null } {
  const shelf = {
    kept,
    get: () => shelf.kept,
    set: (value: string | null) => void (shelf.kept = value),
  };
  return shelf;
}

function given(shelf = box(), renew: () => Promise<string | null> = async () => null) {
  const drafts = createDrafts(shelf);
  return { drafts, api: createApi({ base: "https://amends.example", bearer: "old", keys: drafts, renew }) };
}

/** Lets every pause pass, and hands over the answer or the error. */
async function settled<T>(call: Promise<T>): Promise<T | ApiError> {
  const outcome = call.catch((error: unknown) => error as ApiError);
  await vi.runAllTimersAsync();
  return outcome;
}

const keysSent = () => calls.map((call) => call.headers["Idempotency-Key"]);

describe("a call", () => {
  test("carries the token, and a body only when there is one", async () => {
    answers = [json(200, { a: 1 }), json(200, { b: 2 })];
    const { api } = given();
    expect(await settled(api.get("/v1/order"))).toEqual({ a: 1 });
    expect(await settled(api.ask("/v1/readings", { text: "x" }))).toEqual({ b: 2 });
    expect(calls[0]).toMatchObject({ url: "https://amends.example/v1/order", method: "GET", body: undefined });
    expect(calls[0]!.headers).toEqual({ Authorization: "Bearer old" });
    expect(calls[1]).toMatchObject({ method: "POST", body: '{"text":"x"}' });
    expect(calls[1]!.headers).not.toHaveProperty("Idempotency-Key");
  });

  test.each([
    ["a lost connection", lost],
    ["503", json(503, { code: "unavailable" })],
    ["429", json(429, { code: "rate_limited" }, { "Retry-After": "1" })],
    ["an answer that is no JSON", () => new Response("<html>", { status: 502 })],
  ])("is tried again after %s, under the same key", async (_, trouble) => {
    answers = [trouble, trouble, json(201, { id: "case_1" })];
    const { api } = given();
    expect(await settled(api.write("/v1/cases", { text: "x" }))).toEqual({ id: "case_1" });
    expect(new Set(keysSent()).size).toBe(1);
    expect(keysSent()[0]).toMatch(/^[\x21-\x7e]{16,128}$/);
  });

  test("is given up after four tries", async () => {
    answers = [lost, lost, lost, lost];
    const error = await settled(given().api.get("/v1/order"));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ code: undefined });
    expect(calls).toHaveLength(4);
  });

  test("isn't tried again while there is no connection at all", async () => {
    vi.stubGlobal("navigator", { onLine: false });
    answers = [lost];
    expect(await settled(given().api.get("/v1/order"))).toMatchObject({ code: "offline" });
  });

  test("waits as long as a 429 asks", async () => {
    answers = [json(429, { code: "rate_limited" }, { "Retry-After": "7" }), json(200, {})];
    const started = Date.now();
    await settled(given().api.get("/v1/order"));
    expect(Date.now() - started).toBe(7000);
  });

  test.each([400, 403, 404, 422])("with %i is not tried again, and says why", async (status) => {
    answers = [json(status, { code: "not_found" })];
    expect(await settled(given().api.get("/v1/cases/x"))).toMatchObject({ code: "not_found" });
  });
});

describe("an expired token", () => {
  const expired = json(401, { code: "token_expired" });

  test("is renewed by the page, and the call goes on", async () => {
    answers = [expired, json(200, { ok: true }), json(200, {})];
    const { api } = given(box(), async () => "fresh");
    expect(await settled(api.get("/v1/order"))).toEqual({ ok: true });
    await settled(api.get("/v1/order"));
    expect(calls.map((call) => call.headers.Authorization)).toEqual(["Bearer old", "Bearer fresh", "Bearer fresh"]);
  });

  test("that the page can't renew is an answer", async () => {
    answers = [expired];
    expect(await settled(given().api.get("/v1/order"))).toMatchObject({ code: "token_expired" });
  });

  test("that is renewed with another expired one isn't renewed for ever", async () => {
    answers = [expired, expired];
    const { api } = given(box(), async () => "stale too");
    expect(await settled(api.get("/v1/order"))).toMatchObject({ code: "token_expired" });
  });
});

describe("looking again", () => {
  test("asks with what was seen last, and 304 is nothing new", async () => {
    answers = [json(200, { version: 1 }, { ETag: '"7"' }), () => new Response(null, { status: 304 })];
    const { api } = given();
    expect(await settled(api.changed("/v1/cases/a"))).toEqual({ version: 1 });
    expect(await settled(api.changed("/v1/cases/a"))).toBeNull();
    expect(calls[1]!.headers["If-None-Match"]).toBe('"7"');
  });

  test("at another case starts afresh: their tags may be alike", async () => {
    answers = [json(200, {}, { ETag: '"7"' }), json(200, {})];
    const { api } = given();
    await settled(api.changed("/v1/cases/a"));
    await settled(api.changed("/v1/cases/b"));
    expect(calls[1]!.headers).not.toHaveProperty("If-None-Match");
  });
});

describe("a write's key", () => {
  test("outlives a reload until the answer is there", async () => {
    const shelf = box();
    answers = [lost, lost, lost, lost];
    await settled(given(shelf).api.write("/v1/cases", { text: "x" }));
    answers = [json(201, {})];
    await settled(given(shelf).api.write("/v1/cases", { text: "x" }));
    expect(new Set(keysSent()).size).toBe(1);
    answers = [json(201, {})];
    await settled(given(shelf).api.write("/v1/cases", { text: "x" }));
    expect(new Set(keysSent()).size).toBe(2);
  });

  test("is another one for another body", async () => {
    const shelf = box();
    answers = [json(422, { code: "invalid" }), json(201, {})];
    const { api } = given(shelf);
    await settled(api.write("/v1/cases", { text: "x" }));
    await settled(api.write("/v1/cases", { text: "y" }));
    expect(new Set(keysSent()).size).toBe(2);
  });

  test.each([
    [422, "invalid", 2],
    [404, "not_found", 2],
    [401, "token_expired", 1],
    [403, "origin_not_allowed", 1],
  ])("after a %i is of as many tries as were decided on", async (status, code, keys) => {
    const shelf = box();
    answers = [json(status, { code }), json(200, {})];
    await settled(given(shelf).api.write("/a", { text: "x" }));
    expect(shelf.kept === null).toBe(keys === 2);
    await settled(given(shelf).api.write("/a", { text: "x" }));
    expect(new Set(keysSent()).size).toBe(keys);
  });

  test("is done with once a 409 brought the case as it is", async () => {
    answers = [json(409, { code: "stale_version", case: { id: "case_1" } }), json(200, {})];
    const { api } = given();
    expect(await settled(api.write("/a", {}))).toMatchObject({ code: "stale_version", case: { id: "case_1" } });
    await settled(api.write("/a", {}));
    expect(new Set(keysSent()).size).toBe(2);
  });
});

describe("a draft", () => {
  test("is there after a reload, and gone once sent", () => {
    const shelf = box();
    const drafts = createDrafts(shelf);
    drafts.keep("One mug is broken");
    expect(createDrafts(shelf).text()).toBe("One mug is broken");
    drafts.clear();
    expect(shelf.kept).toBeNull();
  });

  test("is kept for seven days", () => {
    const shelf = box();
    createDrafts(shelf).keep("words");
    vi.advanceTimersByTime(7 * 864e5 - 1);
    expect(createDrafts(shelf).text()).toBe("words");
    vi.advanceTimersByTime(2);
    expect(createDrafts(shelf).text()).toBe("");
  });

  test.each(["", "null", "{", "[]", '"x"', "5"])("reads storage holding %j as none", (kept) => {
    expect(createDrafts(box(kept)).text()).toBe("");
  });

  test("sent while its answer was lost keeps its key, and the words once only", () => {
    const shelf = box();
    const drafts = createDrafts(shelf);
    drafts.keep("One mug is broken");
    const key = drafts.take('/v1/cases{"text":"One mug is broken"}');
    expect(shelf.kept!.split("One mug").length - 1).toBe(1);
    expect(createDrafts(shelf).take('/v1/cases{"text":"One mug is broken"}')).toBe(key);
    drafts.clear();
    expect(shelf.kept).toBeNull();
  });

  test("of a message is kept by its field until it is sent", () => {
    const shelf = box();
    const drafts = createDrafts(shelf);
    drafts.jot("case_1 message", "Any news?");
    expect(createDrafts(shelf).note("case_1 message")).toBe("Any news?");
    expect(createDrafts(shelf).note("case_2 message")).toBe("");
    expect(drafts.kept()).toBe(true);
    drafts.jot("case_1 message", "");
    expect(shelf.kept).toBeNull();
    expect(drafts.kept()).toBe(false);
  });

  test("from before fields were kept is still read", () => {
    const drafts = createDrafts(box(JSON.stringify({ text: "words", at: Date.now() })));
    expect(drafts.text()).toBe("words");
    expect(drafts.note("case_1 message")).toBe("");
  });
});

describe("the edge of the page", () => {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_");
  test.each([
    ["a JWS", `${part({ alg: "HS256" })}.${part({ sub: "1042" })}.sig`, "1042"],
    ["the two-part form", `${part({ sub: "1042" })}.0af3`, "1042"],
    ["no token", "", ""],
    ["a mail link's key", "mer_x.abc", ""],
  ])("names the draft after the order of %s", (_, token, order) => expect(subjectOf(token)).toBe(order));

  const linear = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (colour: string) =>
    [0.2126, 0.7152, 0.0722].reduce(
      (sum, weight, at) => sum + weight * linear(parseInt(colour.slice(1 + 2 * at, 3 + 2 * at), 16) / 255),
      0,
    );
  test("reads at 4.5:1 on any accent", () => {
    const steps = ["00", "22", "44", "55", "66", "77", "88", "99", "aa", "cc", "ff"];
    for (const red of steps)
      for (const green of steps)
        for (const blue of steps) {
          const accent = luminance(`#${red}${green}${blue}`);
          const ink = inkOn(`#${red}${green}${blue}`) === "#fff" ? 1 : 0;
          const contrast = (Math.max(accent, ink) + 0.05) / (Math.min(accent, ink) + 0.05);
          expect(contrast, `#${red}${green}${blue}`).toBeGreaterThanOrEqual(4.5);
        }
  });
});
