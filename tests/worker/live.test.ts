import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { closing, MOST_FRAME, WRITING } from "../../shared/live.ts";
import type { Change, LiveNews, Person } from "../../shared/live.ts";
import { peopleOf } from "../../worker/merchant/live.ts";
import type { Window } from "../../worker/merchant/live.ts";
import { HOST, newKey, problemOf, requestOf, sampleOrder, samplePolicy, SHOP } from "./client.ts";
import type { Merchant } from "./shapes.ts";
import {
  closeWorld,
  HOUR,
  later,
  newMerchant,
  openWorld,
  passTime,
  pumpUntil,
  rows,
  send,
  setClock,
  shopperFor,
  stubOf,
} from "./support.ts";
import type { World } from "./support.ts";

/** The desk's socket: who may open it, what is told over it and what never is, and who is there. */

// A Monday morning in Berlin, ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T08:30:00Z";
const NOOR = "noor@teahouse.test";
const LEA = "lea@teahouse.test";

let world: World;
let merchant: Merchant;
const byPeople = { ...samplePolicy, base: { ...samplePolicy.base, autoUpTo: 0 } };

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: byPeople });
});
afterEach(closeWorld);

/** The cookie of a member of staff who has just signed in. */
async function signIn(email: string, at = merchant): Promise<string> {
  const before = world.mails.length;
  const call = (path: string, body: unknown) =>
    send(requestOf(`/desk/api${path}`, { body, key: null, headers: { origin: HOST } }));
  await call("/sign-in", { merchant: at.id, email });
  const mine = () => world.mails.slice(before).find((mail) => mail.to === email);
  await pumpUntil(at.id, mine, "a code");
  const response = await call("/session", { merchant: at.id, email, code: /^\d{6}/.exec(mine()!.text)![0] });
  return response.headers.get("set-cookie")!.split(";")[0]!;
}

const ask = (headers: Record<string, string>) => send(requestOf("/desk/api/live", { headers }));

type Desk = Awaited<ReturnType<typeof connect>>;

/** A window that listens. */
async function connect(cookie: string) {
  const response = await ask({ upgrade: "websocket", origin: HOST, cookie });
  if (response.status !== 101) throw new Error(`${response.status} ${await response.text()}`);
  const socket = response.webSocket!;
  const news: LiveNews[] = [];
  const raw: string[] = [];
  const state = { closed: null as number | null };
  socket.addEventListener("message", ({ data }) => {
    raw.push(String(data));
    if (data !== "pong") news.push(JSON.parse(String(data)) as LiveNews);
  });
  socket.addEventListener("close", ({ code }) => void (state.closed = code));
  socket.accept();
  return {
    socket,
    state,
    raw,
    news,
    changes: (): Change[] => news.flatMap((one) => ("changed" in one ? one.changed : [])),
    people: (): Person[] | null =>
      news.reduce<Person[] | null>((last, one) => ("people" in one ? one.people : last), null),
    looks: (at: string | null, typing = false) => socket.send(JSON.stringify({ at, typing })),
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits for what comes over the wire. */
async function until(holds: () => unknown, what: string): Promise<void> {
  for (let round = 0; round < 400; round++) {
    if (holds()) return;
    await pause(5);
  }
  throw new Error(`It never came to this: ${what}.`);
}

/** What a desk is told of while this is done, and in the moment after. */
async function told(desk: Desk, work: () => Promise<unknown>): Promise<Change[]> {
  const before = desk.changes().length;
  await work();
  await pause(60);
  return desk.changes().slice(before);
}

function orderOf(id: string) {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  return sampleOrder({ id, placedAt: "2036-11-01T10:00:00Z", lines: [{ ...line, ...dates }] });
}

async function openCase(at = merchant, id = "1") {
  const shopper = await shopperFor(at, orderOf(id));
  const response = await shopper.submit();
  expect(response.status).toBe(201);
  const shown = (await response.json()) as { id: string };
  const state = async () => ((await (await shopper.get(shown.id)).json()) as { state: string }).state;
  return { shopper, state, id: shown.id };
}

const act = (cookie: string, id: string, action: string, body: unknown = {}) =>
  send(
    requestOf(`/desk/api/cases/${id}/actions/${action}`, { body, key: newKey(), headers: { origin: HOST, cookie } }),
  );

describe("opening", () => {
  test("needs a session, before any upgrade", async () => {
    const socket = { upgrade: "websocket", origin: HOST };
    expect((await problemOf(await ask(socket))).code).toBe("session_missing");
    const made = `amends_desk=${merchant.id}.AAAAAAAAAAAAAAAAAAAAAA`;
    expect(await problemOf(await ask({ ...socket, cookie: made }))).toMatchObject({
      code: "session_missing",
      status: 401,
    });
    const nobody = `amends_desk=mer_AAAAAAAAAAAAAAAAAAAAAA.AAAAAAAAAAAAAAAAAAAAAA`;
    expect((await problemOf(await ask({ ...socket, cookie: nobody }))).code).toBe("unknown_merchant");
  });

  test("is refused to a foreign page that has the cookie, and to one that doesn't say where it is", async () => {
    const cookie = await signIn(NOOR);
    for (const origin of [SHOP, "null", `${HOST}.evil.test`, HOST.replace("https", "http")]) {
      const problem = await problemOf(await ask({ upgrade: "websocket", origin, cookie }));
      expect([origin, problem.status, problem.code]).toEqual([origin, 403, "origin_not_allowed"]);
    }
    expect((await problemOf(await ask({ upgrade: "websocket", cookie }))).code).toBe("origin_not_allowed");
  });

  test("takes a GET with an upgrade and nothing else", async () => {
    const cookie = await signIn(NOOR);
    expect((await problemOf(await ask({ origin: HOST, cookie }))).code).toBe("invalid");
    const posted = await send(requestOf("/desk/api/live", { method: "POST", headers: { origin: HOST, cookie } }));
    expect((await problemOf(posted)).code).toBe("method_not_allowed");
  });

  test("is for twenty windows of a member; the next is told to come later, and others still get in", async () => {
    const cookie = await signIn(NOOR);
    const desks = await Promise.all(Array.from({ length: 20 }, () => connect(cookie)));
    const more = await connect(cookie);
    await until(() => more.state.closed !== null, "the twenty-first is closed");
    expect(more.state.closed).toBe(closing.full);
    const lea = await connect(await signIn(LEA));
    await until(() => lea.people()?.length === 2, "Lea sees both");
    desks[0]!.socket.close(1000);
    await until(() => desks[0]!.state.closed !== null, "one is closed");
    const again = await connect(cookie);
    await until(() => again.people(), "there is room again");
    expect(again.state.closed).toBeNull();
  });
});

describe("hints", () => {
  test("tell of what shoppers do, what staff do, and how a settlement ends; never what it was about", async () => {
    const cookie = await signIn(NOOR);
    const desk = await connect(cookie);
    const lea = await connect(await signIn(LEA));
    let opened: Awaited<ReturnType<typeof openCase>> | undefined;
    expect(await told(desk, async () => (opened = await openCase()))).toHaveLength(1);
    const { id, shopper, state } = opened!;
    const lastSeq = async () =>
      (await rows<{ last_seq: number }>(merchant.id, "SELECT last_seq FROM cases WHERE id = ?", id))[0]!.last_seq;
    expect(desk.changes()).toEqual([{ case: id, seq: await lastSeq() }]);

    const steps: [string, () => Promise<unknown>][] = [
      ["message of the shopper", () => shopper.act(id, "message", { text: "Are you there?" })],
      ["pick_up", () => act(cookie, id, "pick_up")],
      ["note", () => act(cookie, id, "note", { text: "A secret between us." })],
      ["message of staff", () => act(cookie, id, "message", { text: "We are." })],
      ["settle", () => act(cookie, id, "settle", { version: 1, items: ["i1"], remedy: "refund" })],
    ];
    for (const [what, step] of steps) {
      const changes = await told(desk, step);
      expect([what, changes]).toEqual([what, [{ case: id, seq: await lastSeq() }]]);
    }
    // The time for thinking better of it is over.
    passTime(HOUR);
    const resolved = () => pumpUntil(merchant.id, async () => (await state()) === "resolved");
    expect(await told(desk, resolved)).toContainEqual({ case: id, seq: await lastSeq() });
    expect(lea.changes()).toEqual(desk.changes());
    for (const frame of desk.raw) expect(frame).not.toMatch(/mug|Ada|secret|there\?|1042|5570|2785/);
  });

  test("tell of a settlement that is on its way, and of one that is stuck", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook, policy: byPeople });
    const cookie = await signIn(NOOR);
    const { id } = await openCase();
    await act(cookie, id, "pick_up");
    await act(cookie, id, "settle", { version: 1, items: ["i1"], remedy: "refund" });
    passTime(HOUR);
    const desk = await connect(cookie);
    let busy = false;
    world.shop = ({ type }) =>
      type === "settlement.requested"
        ? later(() => (busy ? new Response("busy", { status: 503 }) : null))
        : new Response(null, { status: 204 });
    type Row = { state: string; problem: string | null };
    const settlement = async () => (await rows<Row>(merchant.id, "SELECT state, problem FROM settlements"))[0]!;
    const sent = await told(desk, () => runDurableObjectAlarm(stubOf(merchant.id)));
    expect([await settlement(), sent.map((change) => change.case)]).toEqual([
      { state: "sending", problem: null },
      [id],
    ]);
    const stuck = await told(desk, async () => (busy = true));
    expect((await settlement()).problem).not.toBeNull();
    expect(stuck.map((change) => change.case)).toEqual([id]);
  });

  test("tell of a hold made longer, and of one given back", async () => {
    const cookie = await signIn(NOOR);
    const { id } = await openCase();
    await act(cookie, id, "pick_up");
    const desk = await connect(cookie);
    const again = await told(desk, () => act(cookie, id, "pick_up"));
    expect(again.map((change) => change.case)).toEqual([id]);
    expect(await told(desk, () => act(cookie, id, "release"))).toEqual([{ case: id, seq: again[0]!.seq + 1 }]);
  });

  test("tell of what the clock does by itself", async () => {
    merchant = await newMerchant({ webhookUrl: world.webhook });
    const { id, state } = await openCase();
    const desk = await connect(await signIn(NOOR));
    await rows(merchant.id, "UPDATE items SET lapses_at = ?", Date.now());
    const changes = await told(desk, () => runDurableObjectAlarm(stubOf(merchant.id)));
    expect(await state()).toBe("expired");
    const [stored] = await rows<{ last_seq: number }>(merchant.id, "SELECT last_seq FROM cases WHERE id = ?", id);
    expect(changes).toEqual([{ case: id, seq: stored!.last_seq }]);
  });

  test("tell nothing of what was refused, undone, replayed or only read", async () => {
    const cookie = await signIn(NOOR);
    const { id, shopper } = await openCase();
    await act(cookie, id, "pick_up");
    const desk = await connect(cookie);
    const key = newKey();
    const say = () => shopper.act(id, "message", { text: "Hello?" }, key);
    expect(await told(desk, () => act(cookie, id, "settle", { version: 99, items: ["i1"], remedy: "refund" }))).toEqual(
      [],
    );
    await rows(merchant.id, "CREATE TRIGGER full BEFORE INSERT ON answers BEGIN SELECT RAISE(ABORT, 'disk full'); END");
    // The case was saved by then: what undoes it comes after.
    expect(await told(desk, async () => expect((await say()).status).toBe(500))).toEqual([]);
    await rows(merchant.id, "DROP TRIGGER full");
    expect(await told(desk, say)).toHaveLength(1);
    expect(await told(desk, say)).toEqual([]);
    expect(await told(desk, () => shopper.get(id))).toEqual([]);
  });

  test("are the merchant's own: another's desks hear nothing", async () => {
    const other = await newMerchant({ webhookUrl: world.webhook, policy: byPeople });
    const desk = await connect(await signIn(NOOR));
    const stranger = await connect(await signIn(NOOR, other));
    await openCase();
    await until(() => desk.changes().length > 0, "our own hears");
    desk.looks("case_AAAAAAAAAAAAAAAAAAAAAA");
    await pause(100);
    expect(stranger.changes()).toEqual([]);
    expect(stranger.people()).toHaveLength(1);
    expect(stranger.people()![0]).toMatchObject({ name: "Noor", at: null });
  });

  test("never make a request fail because a line is dead", async () => {
    const cookie = await signIn(NOOR);
    const dead = await connect(cookie);
    const desk = await connect(cookie);
    dead.socket.close(1000);
    const opened = await openCase();
    await until(() => desk.changes().length > 0, "the living one hears");
    expect(desk.changes()[0]!.case).toBe(opened.id);
  });
});

describe("who is there", () => {
  const A = "case_AAAAAAAAAAAAAAAAAAAAAA";
  const B = "case_BBBBBBBBBBBBBBBBBBBBBB";

  test("each once, with where they look, that they write, and that they have gone", async () => {
    const [noorIn, leaIn] = [await signIn(NOOR), await signIn(LEA)];
    const noor = await connect(noorIn);
    const second = await connect(noorIn);
    const lea = await connect(leaIn);
    const seen = () => lea.people()?.map(({ name, at, typing }) => ({ name, at, typing }));
    await until(() => seen()?.length === 2, "Lea sees Noor and herself");
    noor.looks(A);
    await until(() => seen()?.some(({ at }) => at === A), "Noor looks at A");
    passTime(10);
    second.looks(B);
    await until(() => seen()?.some(({ at }) => at === B), "the window used last says where");
    passTime(10);
    noor.looks(A, true);
    await until(() => seen()?.some(({ typing }) => typing), "Noor writes");
    passTime(10);
    second.looks(B);
    await pause(100);
    expect(seen()).toEqual([
      { name: "Lea", at: null, typing: false },
      { name: "Noor", at: A, typing: true },
    ]);
    passTime(WRITING);
    lea.looks(A);
    await until(() => seen()?.every(({ typing }) => !typing), "writing ends by itself");
    noor.socket.close(1000);
    second.socket.close(1000);
    await until(() => seen()?.length === 1, "Noor has gone");
  });

  test("one of several windows says where: the one written in, else the one used last on a case", () => {
    const window = (part: Partial<Window>): Window => ({
      staff: "s1",
      session: "x",
      until: 100,
      at: null,
      writing: 0,
      heardAt: 0,
      second: 0,
      frames: 0,
      ...part,
    });
    const staff = [
      { id: "s1", name: "Noor" },
      { id: "s2", name: "Lea" },
    ];
    const at = (...windows: Window[]) => peopleOf(windows, staff, 50).map((person) => [person.at, person.typing]);
    expect(at()).toEqual([]);
    expect(at(window({ heardAt: 9 }), window({ at: A, heardAt: 1 }))).toEqual([[A, false]]);
    expect(at(window({ at: A, heardAt: 9 }), window({ at: B, heardAt: 1, writing: 60 }))).toEqual([[B, true]]);
    expect(at(window({ at: A, heardAt: 9 }), window({ at: B, heardAt: 1, writing: 50 }))).toEqual([[A, false]]);
  });

  test("survives the object's sleep: windows, people and hints are there when it wakes", async () => {
    const noor = await connect(await signIn(NOOR));
    const leaIn = await signIn(LEA);
    const lea = await connect(leaIn);
    noor.looks(A);
    await until(() => lea.people()?.some(({ at }) => at === A), "Lea sees where Noor is");
    await evictDurableObject(stubOf(merchant.id), { webSockets: "hibernate" });
    const { id } = await openCase();
    await until(() => noor.changes().length > 0 && lea.changes().length > 0, "both hear of the case");
    expect(noor.changes()[0]!.case).toBe(id);
    await evictDurableObject(stubOf(merchant.id), { webSockets: "hibernate" });
    const third = await connect(leaIn);
    await until(() => third.people(), "the new window is told who is there");
    expect(third.people()!.map(({ name, at }) => [name, at])).toEqual([
      ["Lea", null],
      ["Noor", A],
    ]);
    await evictDurableObject(stubOf(merchant.id), { webSockets: "hibernate" });
    noor.looks(B, true);
    await until(() => lea.people()?.some(({ at, typing }) => at === B && typing), "a frame wakes it");
  });

  test("answers a ping by itself", async () => {
    const noor = await connect(await signIn(NOOR));
    noor.socket.send("ping");
    await until(() => noor.raw.includes("pong"), "a pong");
  });
});

describe("closing", () => {
  test("at once for every window of a session that signs out, and for no other", async () => {
    const [first, second] = [await signIn(NOOR), await signIn(NOOR)];
    const [one, two, other] = [await connect(first), await connect(first), await connect(second)];
    const out = requestOf("/desk/api/session", { method: "DELETE", headers: { origin: HOST, cookie: first } });
    expect((await send(out)).status).toBe(204);
    await until(() => one.state.closed !== null && two.state.closed !== null, "both are closed");
    expect([one.state.closed, two.state.closed]).toEqual([closing.signedOut, closing.signedOut]);
    expect(await told(other, () => openCase())).toHaveLength(1);
    expect(other.state.closed).toBeNull();
    expect([one.changes(), two.changes()]).toEqual([[], []]);
  });

  test("when the session has run out: before anything more is told", async () => {
    const noor = await connect(await signIn(NOOR));
    passTime(13 * HOUR);
    await openCase();
    await until(() => noor.state.closed !== null, "it is closed");
    expect([noor.state.closed, noor.changes()]).toEqual([closing.signedOut, []]);
  });

  test.each(["a frame", "the alarm"])("when a member no longer works here: with %s", async (what) => {
    const noor = await connect(await signIn(NOOR));
    const lea = await connect(await signIn(LEA));
    await rows(merchant.id, "UPDATE staff SET active = 0 WHERE email = ?", NOOR);
    if (what === "a frame") noor.looks(null);
    else await runDurableObjectAlarm(stubOf(merchant.id));
    if (what === "the alarm") {
      await openCase();
      await runDurableObjectAlarm(stubOf(merchant.id));
    }
    await until(() => noor.state.closed !== null, "it is closed");
    expect(noor.state.closed).toBe(closing.signedOut);
    await until(() => lea.people()?.length === 1, "the others see it");
  });

  test("a window that floods, and no other of its session", async () => {
    const cookie = await signIn(NOOR);
    const [calm, flooding] = [await connect(cookie), await connect(cookie)];
    for (let frames = 0; frames < 20; frames++) flooding.looks(null);
    await pause(50);
    expect(flooding.state.closed).toBeNull();
    passTime(1000);
    for (let frames = 0; frames < 21; frames++) flooding.looks(null);
    await until(() => flooding.state.closed !== null, "it is closed");
    expect([flooding.state.closed, calm.state.closed]).toEqual([closing.misbehaved, null]);
  });

  test.each([
    ["too long", "x".repeat(MOST_FRAME + 1)],
    ["binary", new Uint8Array(8)],
  ])("a window that sends something %s", async (_what, frame) => {
    const noor = await connect(await signIn(NOOR));
    noor.socket.send(frame);
    await until(() => noor.state.closed !== null, "it is closed");
    expect(noor.state.closed).toBe(closing.misbehaved);
  });

  test.each([
    "",
    "{",
    "null",
    "[]",
    '{"at":1,"typing":true}',
    '{"at":"A-7K3F9","typing":true}',
    '{"at":"case_<script>","typing":false}',
  ])("not for a frame nobody understands: %s", async (frame) => {
    const noor = await connect(await signIn(NOOR));
    noor.socket.send(frame);
    noor.socket.send("ping");
    await until(() => noor.raw.includes("pong"), "a pong");
    expect(await told(noor, () => openCase())).toHaveLength(1);
    expect(noor.state.closed).toBeNull();
    expect(noor.people()).toEqual([expect.objectContaining({ at: null, typing: false })]);
  });
});
