import { signal } from "@preact/signals-core";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openLine, pauseAfter } from "../../desk/line.ts";
import { createDesk } from "../../desk/model.ts";
import type { Api } from "../../desk/api.ts";
import { takeHints } from "../../desk/model/hints.ts";
import { inLane } from "../../desk/model/lanes.ts";
import type { Lanes } from "../../desk/model/lanes.ts";
import { initials, lookingAt } from "../../desk/model/presence.ts";
import { text } from "../../desk/strings.ts";
import type { DeskCase, QueueEntry } from "../../shared/contract.ts";
import { closing } from "../../shared/live.ts";
import type { Person } from "../../shared/live.ts";
import { at, caseOf, minute, mineOf, now } from "./desk-cases.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

describe("the line", () => {
  class Fake {
    readyState: 0 | 1 | 2 | 3 = 0;
    sent: string[] = [];
    closed = false;
    onopen: WebSocket["onopen"] = null;
    onmessage: WebSocket["onmessage"] = null;
    onclose: WebSocket["onclose"] = null;
    send = (frame: string) => void this.sent.push(frame);
    close = () => void (this.closed = true);
    open() {
      this.readyState = 1;
      this.onopen?.call(this as never, {} as Event);
    }
    hear(data: string) {
      this.onmessage?.call(this as never, { data } as MessageEvent);
    }
    fall(code = 1006) {
      this.readyState = 3;
      this.onclose?.call(this as never, { code } as CloseEvent);
    }
  }

  /** A line whose every pause is the longest it may be. */
  function lined() {
    const sockets: Fake[] = [];
    const events: string[] = [];
    const connect = () => {
      const made = new Fake();
      sockets.push(made);
      return made;
    };
    const line = openLine(
      connect,
      {
        up: () => events.push("up"),
        down: () => events.push("down"),
        heard: (frame) => events.push(frame),
        signedOut: () => events.push("signed out"),
      },
      () => 1,
    );
    return { line, sockets, events, last: () => sockets.at(-1)! };
  }

  it("hears, says, and tells its own pings from news", () => {
    const { line, last, events } = lined();
    line.say("too early");
    last().open();
    line.say("here");
    last().hear("news");
    last().hear("pong");
    expect([events, last().sent]).toEqual([["up", "news"], ["here"]]);
  });

  it("asks every 25 s whether it lives, and comes back when nobody answers for 10 s", async () => {
    const { last, sockets, events } = lined();
    last().open();
    for (let round = 1; round <= 3; round += 1) {
      await pass(25_000);
      expect(last().sent).toHaveLength(round);
      last().hear("pong");
    }
    await pass(34_999);
    expect(events).toEqual(["up"]);
    await pass(1);
    expect([events, sockets[0]!.closed, sockets.length]).toEqual([["up", "down"], true, 1]);
    await pass(500);
    expect(sockets).toHaveLength(2);
    // What the dead one still says is nobody's.
    sockets[0]!.hear("late");
    sockets[0]!.fall();
    expect(events).toEqual(["up", "down"]);
  });

  it("tries again ever more slowly, up to 15 s, also where it opens and falls at once", async () => {
    const { last, sockets } = lined();
    for (const pause of [500, 1000, 2000, 4000, 8000, 15_000, 15_000]) {
      const before = sockets.length;
      last().open();
      last().fall(closing.full);
      await pass(pause - 1);
      expect(sockets).toHaveLength(before);
      await pass(1);
      expect(sockets).toHaveLength(before + 1);
    }
    last().open();
    last().hear("pong");
    last().fall();
    const before = sockets.length;
    await pass(500);
    expect(sockets).toHaveLength(before + 1);
  });

  it("spreads those who lost theirs at once over the whole pause", () => {
    const pauses = [0, 0.25, 0.5, 1].map((chance) => pauseAfter(3, () => chance));
    expect(pauses).toEqual([0, 1000, 2000, 4000]);
  });

  it("gives up on one that never opens", async () => {
    const { sockets, events } = lined();
    await pass(10_000 + 500);
    expect([sockets.length, sockets[0]!.closed, events]).toEqual([2, true, ["down"]]);
  });

  it("doesn't wait when somebody comes back, and asks at once whether a line that seems up lives", async () => {
    const { line, last, sockets } = lined();
    last().fall();
    line.wake();
    expect(sockets).toHaveLength(2);
    last().open();
    line.wake();
    expect(last().sent).toEqual(["ping"]);
    await pass(10_000 + 1000);
    expect(sockets).toHaveLength(3);
  });

  it("isn't opened again once signed out, or closed", async () => {
    const { last, sockets, events } = lined();
    last().open();
    last().fall(closing.signedOut);
    await pass(60_000);
    expect([sockets.length, events]).toEqual([1, ["up", "down", "signed out"]]);
    const other = lined();
    other.last().open();
    other.line.close();
    await pass(60_000);
    expect([other.sockets.length, other.last().closed, other.events]).toEqual([1, true, ["up"]]);
  });
});

describe("re-reads", () => {
  it("are one at a time; all who ask meanwhile share one more", async () => {
    const lanes: Lanes = new Map();
    let running = 0;
    let reads = 0;
    const read = async () => {
      expect((running += 1)).toBe(1);
      await pause(100);
      reads += 1;
      running -= 1;
    };
    const asked = [1, 2, 3, 4].map(() => inLane(lanes, "queue", read));
    expect(new Set(asked).size).toBe(2);
    await pass(200);
    await Promise.all(asked);
    expect([reads, lanes.size]).toEqual([2, 0]);
    await Promise.all([inLane(lanes, "queue", read), pass(100)]);
    expect(reads).toBe(3);
  });

  it("don't wait for another kind, nor for one that failed", async () => {
    const lanes: Lanes = new Map();
    const first = inLane(lanes, "queue", () => pause(1000));
    await inLane(lanes, "case", () => Promise.resolve());
    await pass(1000);
    await first;
    const failing = inLane(lanes, "queue", () => Promise.reject(new Error("lost")));
    const after = inLane(lanes, "queue", () => Promise.resolve());
    await expect(failing).rejects.toThrow("lost");
    await expect(after).resolves.toBeUndefined();
    expect(lanes.size).toBe(0);
  });
});

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A desk that counts what it reads; each answer takes `delay`. */
function counting(given: DeskCase, delay = 0) {
  const asked: string[] = [];
  const { me, look } = given;
  const answers = { case: given, queue: [] as QueueEntry[] };
  const api = {
    queue: async () => {
      asked.push("queue");
      await pause(delay);
      return { ok: true, value: { cases: answers.queue, nextCursor: null, me, look } } as const;
    },
    case: async (id: string) => {
      asked.push(id);
      await pause(delay);
      return { ok: true, value: answers.case } as const;
    },
    act: () => Promise.resolve({ ok: true, value: answers.case } as const),
  } as unknown as Api;
  const desk = createDesk(api, "mer_1", () => Date.now());
  return { desk, api, asked, answers };
}

const hint = (...ids: string[]) => ({ changed: ids.map((id) => ({ case: id, seq: 1 })) });

describe("hints", () => {
  async function hinted(awake = true, delay = 0) {
    vi.setSystemTime(now);
    const counted = counting(caseOf({}), delay);
    const opening = counted.desk.open("case_1");
    await pass(delay);
    await opening;
    counted.asked.length = 0;
    return {
      ...counted,
      hints: takeHints(
        counted.desk,
        () => awake,
        () => 1,
      ),
    };
  }

  it("have the queue read again, and the open case only if it is that one or its shopper's", async () => {
    const { hints, asked, desk } = await hinted();
    hints.take(hint("case_2"));
    await pass(1000);
    expect(asked).toEqual(["queue"]);
    hints.take(hint("case_2", "case_1"));
    await pass(1000);
    expect(asked.slice(1).toSorted()).toEqual(["case_1", "queue"]);
    const earlier = { id: "case_0", reference: "A-00000", state: "resolved", openedAt: at(0), summary: "" } as const;
    desk.opened.value = { ...desk.opened.value!, shown: { ...caseOf({}), history: [earlier] } };
    hints.take(hint("case_0"));
    await pass(1000);
    expect(asked.slice(3).toSorted()).toEqual(["case_1", "queue"]);
  });

  it("that the policy has changed are for its own room: no case and no queue is read for them", async () => {
    const { hints, asked, desk } = await hinted();
    hints.take(hint("policy"));
    await pass(1000);
    expect([asked, desk.policyHints.value]).toEqual([[], 1]);
    hints.take(hint("policy", "case_2"));
    await pass(1000);
    expect([asked, desk.policyHints.value]).toEqual([["queue"], 2]);
  });

  it("in a stream are read in gulps, the last one too, and never two at once", async () => {
    const { hints, asked } = await hinted(true, 100);
    for (let times = 0; times < 100; times += 1) {
      hints.take(hint("case_2"));
      await pass(10);
    }
    const during = asked.length;
    expect(during).toBeGreaterThanOrEqual(3);
    expect(during).toBeLessThanOrEqual(4);
    await pass(1000);
    expect(asked.length).toBe(during + 1);
  });

  it("are spread over a fifth of a second where fifty hear them, and over next to nothing where two do", async () => {
    const { hints, asked, desk } = await hinted();
    const people = (count: number): Person[] =>
      Array.from({ length: count }, (_, index) => ({ staff: `s${index}`, name: "N", at: null, typing: false }));
    desk.people.value = people(2);
    hints.take(hint("case_2"));
    await pass(8);
    expect(asked).toHaveLength(1);
    await pass(1000);
    hints.take({ people: people(50) });
    hints.take(hint("case_2"));
    await pass(199);
    expect(asked).toHaveLength(1);
    await pass(1);
    expect(asked).toHaveLength(2);
  });

  it("wait while nobody sees the page, and end with the line", async () => {
    const asleep = await hinted(false);
    asleep.hints.take(hint("case_1"));
    await pass(1000);
    expect(asleep.asked).toEqual([]);
    const ended = await hinted();
    ended.hints.take(hint("case_1"));
    ended.hints.stop();
    await pass(1000);
    expect(ended.asked).toEqual([]);
  });

  it("that come while an action is on its way are read after it, and never paint over what it showed", async () => {
    vi.setSystemTime(now);
    const { desk, api, asked, answers } = counting(mineOf({}), 100);
    const opening = desk.open("case_1");
    await pass(100);
    await opening;
    const older = desk.refreshCase();
    const acted = mineOf({ items: [] });
    api.act = async () => {
      await pause(50);
      answers.case = acted;
      return { ok: true, value: acted } as const;
    };
    const acting = desk.act("note", { text: "x" });
    takeHints(
      desk,
      () => true,
      () => 0,
    ).take(hint("case_1"));
    await pass(60);
    expect(await acting).toBe(true);
    expect(desk.shown.value).toBe(acted);
    await pass(1000);
    await older;
    expect(desk.shown.value).toBe(acted);
    expect(asked.filter((what) => what === "case_1").length).toBeGreaterThanOrEqual(3);
  });

  it("sign nobody in again whose session ended while the answer was on its way", async () => {
    const { desk } = counting(caseOf({}), 100);
    const first = desk.refreshQueue();
    await pass(100);
    await first;
    expect(desk.screen.value).toBe("desk");
    const late = desk.refreshQueue();
    desk.askToSignIn();
    await pass(100);
    await late;
    expect(desk.screen.value).toBe("sign_in");
  });

  it("don't take what is typed, nor the form it is typed in", async () => {
    const { desk, answers } = counting(mineOf({}));
    const opening = desk.open("case_1");
    await pass(0);
    await opening;
    desk.compose("message");
    desk.drafts.set("case_1 message", "Dear Ada,");
    const form = desk.form.value;
    answers.case = mineOf({
      timeline: [
        ...mineOf({}).timeline,
        { seq: 2, at: at(minute), by: "shopper", event: "message", text: "Hello?", veiled: false },
      ],
    });
    takeHints(
      desk,
      () => true,
      () => 0,
    ).take(hint("case_1"));
    await pass(1000);
    expect(desk.shown.value?.timeline).toHaveLength(2);
    expect(desk.form.value).toBe(form);
    expect(desk.drafts.get("case_1 message")).toBe("Dear Ada,");
  });
});

describe("who is there", () => {
  const me = signal(caseOf({}).me);
  const people = signal<Person[]>([
    { staff: "s1", name: "Noor", at: "case_1", typing: true },
    { staff: "s2", name: "Ilse", at: "case_1", typing: false },
    { staff: "s3", name: "Ben", at: "case_1", typing: true },
    { staff: "s4", name: "Ada", at: "case_2", typing: false },
    { staff: "s5", name: "Max", at: null, typing: false },
  ]);

  it("at a case: never ourselves, whoever writes first", () => {
    expect(lookingAt({ me, people }, "case_1").map(({ name }) => name)).toEqual(["Ben", "Ilse"]);
    expect(lookingAt({ me, people }, "case_3")).toEqual([]);
  });

  it.each([
    ["Noor Haddad", "NH"],
    ["noor", "N"],
    ["Ana María de la Cruz", "AC"],
    ["  ", ""],
    ["😀 B", "😀B"],
  ])("%s is %s", (name, short) => expect(initials(name)).toBe(short));

  it("is said in a sentence", () => {
    expect(text.present.lookingToo(["Ben"])).toBe("Ben is looking at this too");
    expect(text.present.writing(["Ben", "Ilse"])).toBe("Ben and Ilse are writing");
    expect(text.present.looking(["A", "B", "C", "D"])).toBe("A, B and 2 others are looking");
  });
});

describe("a hold on screen", () => {
  const lease = (until: number) => ({ staffId: "s2", name: "Ilse", until: at(until), mine: false });

  it.each([
    ["free", null, false],
    ["held", lease(minute), false],
    ["run out", lease(0), true],
  ])("that is %s", (_what, held, ended) => {
    vi.setSystemTime(now);
    const { desk } = counting(caseOf({}));
    desk.opened.value = { id: "case_1", shown: caseOf({ lease: held }), missing: false };
    expect(desk.holdEnded()).toBe(ended);
  });
});
