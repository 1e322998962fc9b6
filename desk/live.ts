import { computed, effect, signal, untracked } from "@preact/signals";
import { WRITING } from "../shared/live.ts";
import type { LiveFrame, LiveNews } from "../shared/live.ts";
import { openLine } from "./line.ts";
import { takeHints } from "./model/hints.ts";
import type { Desk } from "./model.ts";

/** The desk's socket, as long as somebody is signed in: what changes, who is there, and where we look. */

/** A short gap is nobody's business: it is spoken of after this long. */
const SPOKEN_OF = 3_000;
/** Whoever pauses this long isn't writing; well before the server would say so by itself. */
const PAUSE = WRITING - 1_500;
/** Whoever goes on writing says so this often. */
const AGAIN = WRITING / 2.5;

const socketTo = () => new WebSocket(`${location.origin.replace(/^http/, "ws")}/desk/api/live`);

const visible = () => document.visibilityState === "visible";

/** Follows what the server tells until the returned function is called. */
export function followLive(desk: Desk): () => void {
  return effect(() => (desk.screen.value === "desk" ? untracked(() => join(desk)) : undefined));
}

function join(desk: Desk): () => void {
  const hints = takeHints(desk, visible);
  const spoken = speakOfLoss(desk);
  const line = openLine(socketTo, {
    up() {
      spoken.back();
      where.tell();
      // What happened while nobody told us.
      void Promise.all([desk.refreshQueue(), desk.refreshCase()]);
    },
    down: spoken.lost,
    heard: (text) => hints.take(JSON.parse(text) as LiveNews),
    signedOut: () => void desk.refreshQueue(),
  });
  const where = sayWhere(desk, line.say);
  const wake = () => visible() && line.wake();
  addEventListener("online", wake);
  document.addEventListener("visibilitychange", wake);
  return () => {
    removeEventListener("online", wake);
    document.removeEventListener("visibilitychange", wake);
    where.stop();
    line.close();
    hints.stop();
    spoken.stop();
  };
}

/** Says after a while that there is no line; who is there isn't known then. */
function speakOfLoss(desk: Desk) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const back = () => {
    clearTimeout(timer);
    desk.live.value = "on";
  };
  const lost = () => {
    if (desk.live.value === "on") desk.live.value = "off";
    clearTimeout(timer);
    if (desk.live.value === "lost") return;
    timer = setTimeout(() => {
      desk.live.value = "lost";
      desk.people.value = [];
    }, SPOKEN_OF);
  };
  const stop = () => {
    clearTimeout(timer);
    desk.live.value = "off";
    desk.people.value = [];
  };
  lost();
  return { back, lost, stop };
}

/** Tells which case this window shows, and whether something is being written there. */
function sayWhere(desk: Desk, say: (text: string) => void) {
  const seen = signal(visible());
  const typing = signal(false);
  const at = computed(() => (seen.value ? (desk.shown.value?.case.id ?? null) : null));
  let paused: ReturnType<typeof setTimeout> | undefined;
  let saidAt = 0;

  const tell = () => {
    saidAt = desk.now();
    say(JSON.stringify({ at: at.peek(), typing: typing.peek() } satisfies LiveFrame));
  };
  const onInput = ({ target }: Event) => {
    if (!(target instanceof Element) || !target.closest(".case-foot form")) return;
    clearTimeout(paused);
    paused = setTimeout(() => (typing.value = false), PAUSE);
    if (typing.value && desk.now() - saidAt > AGAIN) tell();
    typing.value = true;
  };
  const look = () => (seen.value = visible());
  const stops = [
    effect(() => void (desk.form.value === null && (typing.value = false))),
    effect(() => void [at.value, typing.value, tell()]),
  ];
  document.addEventListener("input", onInput);
  document.addEventListener("visibilitychange", look);
  // Of one person's windows, the one used last says where they are.
  addEventListener("focus", tell);
  return {
    tell,
    stop() {
      clearTimeout(paused);
      for (const stop of stops) stop();
      document.removeEventListener("input", onInput);
      document.removeEventListener("visibilitychange", look);
      removeEventListener("focus", tell);
    },
  };
}
