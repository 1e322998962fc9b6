import { closing, ping, pong } from "../shared/live.ts";

/** A socket that comes back: it is asked whether it lives, given up when it doesn't say, and opened again. */

const BEAT = 25_000;
const PATIENCE = 10_000;
const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 15_000;

type Events = {
  up: () => void;
  down: () => void;
  heard: (text: string) => void;
  /** The session is over: it is not opened again. */
  signedOut: () => void;
};

export type Line = {
  /** Sends if it is up. What nobody hears is not kept: it is old by the time there is a line again. */
  say: (text: string) => void;
  /** Somebody is back, or the network is: don't wait for the next try, or ask whether it still lives. */
  wake: () => void;
  close: () => void;
};

type Socket = Pick<WebSocket, "send" | "close" | "readyState" | "onopen" | "onmessage" | "onclose">;
type Timer = ReturnType<typeof setTimeout>;

const OPEN = 1;

/** `connect` opens a socket; `random` gives 0 to 1, so that many who lost theirs at once don't come back at once. */
export function openLine(connect: () => Socket, events: Events, random: () => number = Math.random): Line {
  let socket: Socket | null = null;
  let failures = 0;
  let closed = false;
  let retry: Timer | undefined;
  let beat: Timer | undefined;
  let deadline: Timer | undefined;

  const start = () => {
    clearTimeout(retry);
    if (closed || socket) return;
    const fresh = connect();
    socket = fresh;
    deadline = setTimeout(() => lose(fresh), PATIENCE);
    fresh.onopen = () => {
      clearTimeout(deadline);
      beat = setTimeout(() => ask(fresh), BEAT);
      events.up();
    };
    fresh.onmessage = ({ data }) => (data === pong ? answered(fresh) : events.heard(String(data)));
    fresh.onclose = ({ code }) => lose(fresh, code);
  };

  const ask = (asked: Socket) => {
    clearTimeout(beat);
    clearTimeout(deadline);
    deadline = setTimeout(() => lose(asked), PATIENCE);
    asked.send(ping);
  };

  /** Only a line that has lived for a while counts as one: what opens and falls at once is tried ever more slowly. */
  const answered = (asked: Socket) => {
    failures = 0;
    clearTimeout(deadline);
    clearTimeout(beat);
    beat = setTimeout(() => ask(asked), BEAT);
  };

  const lose = (lost: Socket, code = 0) => {
    if (socket !== lost) return;
    letGo();
    events.down();
    if (code === closing.signedOut) return events.signedOut();
    if (!closed) retry = setTimeout(start, pauseAfter(failures++, random));
  };

  /** A dead socket may take minutes to close: it is not waited for, and nothing it says is heard any more. */
  const letGo = () => {
    for (const timer of [retry, beat, deadline]) clearTimeout(timer);
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
    socket = null;
  };

  start();
  return {
    say: (text) => socket?.readyState === OPEN && socket.send(text),
    wake: () => (socket?.readyState === OPEN ? ask(socket) : start()),
    close() {
      closed = true;
      letGo();
    },
  };
}

/** Any time up to twice as long as before, from half a second to fifteen. */
export function pauseAfter(failures: number, random: () => number): number {
  return random() * Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** failures);
}
