import * as v from "valibot";
import { closing, LiveFrame, MOST_FRAME, ping, pong, WRITING } from "../../shared/live.ts";
import type { LiveNews, Person } from "../../shared/live.ts";
import { problemResponse, Refusal } from "../problem.ts";

/**
 * The desks that are connected. The object may sleep between two frames, so what is known of a window stays with its
 * socket and nothing is listed in memory.
 */

/** The header in which the route hands on the session's token. */
export const SESSION = "X-Amends-Session";

const MOST_OF_A_MEMBER = 20;
const MOST_OF_ALL = 500;
/** Frames a second from one window: a broken page must not flood everyone's. */
const MOST_FRAMES = 20;
/** Many who come at once, after a deploy say, are told of together. */
const TOGETHER = 50;

/** What stays with a socket. Times are milliseconds UTC. */
export type Window = {
  staff: string;
  /** SHA-256 of the session's token. */
  session: string;
  /** When the session ends by itself. */
  until: number;
  at: string | null;
  /** They write until then, unless they say so again. */
  writing: number;
  heardAt: number;
  /** The frames of one second, for the limit. */
  second: number;
  frames: number;
};

type Session = Pick<Window, "staff" | "until">;

export class Live {
  readonly #ctx: DurableObjectState;
  #said = "";
  #soon: ReturnType<typeof setTimeout> | null = null;
  #afterWriting: ReturnType<typeof setTimeout> | null = null;

  constructor(ctx: DurableObjectState) {
    this.#ctx = ctx;
  }

  /** Opens a window's socket, told at once who is there. Answers `session_missing` without one. */
  open(hash: string): Response {
    const session = this.#session(hash);
    if (!session) return problemResponse(new Refusal("session_missing", "Please sign in."));
    const { 0: theirs, 1: ours } = new WebSocketPair();
    if (this.#isFull(session.staff)) {
      ours.accept();
      ours.close(closing.full, "Too many windows.");
    } else {
      this.#welcome(ours, { ...session, session: hash });
    }
    return new Response(null, { status: 101, webSocket: theirs });
  }

  /** Tells every desk which cases have changed. Never throws: what has been committed stands, whoever hears of it. */
  changed(touched: ReadonlyMap<string, number>): void {
    if (touched.size === 0) return;
    const changes = [...touched].map(([id, seq]) => ({ case: id, seq }));
    harmlessly(() => this.#tell(JSON.stringify({ changed: changes } satisfies LiveNews)));
  }

  /** Takes a frame: where this window looks now. */
  heard(socket: WebSocket, message: string | ArrayBuffer): void {
    const now = Date.now();
    const window = counted(windowOf(socket), now);
    if (window.frames > MOST_FRAMES) return this.#drop(socket, closing.misbehaved, "Too many frames.");
    if (typeof message !== "string" || message.length > MOST_FRAME) {
      return this.#drop(socket, closing.misbehaved, "Not a frame of ours.");
    }
    if (!this.#session(window.session)) return this.#drop(socket, closing.signedOut, "Signed out.");
    const frame = frameOf(message);
    // One we don't understand may be a newer page's: it costs its share of the limit and nothing else.
    if (!frame) return socket.serializeAttachment(window);
    const writing = frame.typing ? now + WRITING : 0;
    socket.serializeAttachment({ ...window, at: frame.at, writing, heardAt: now } satisfies Window);
    this.#tellPeopleSoon();
  }

  /** Answers a close, without which the other side would take it for a broken line. */
  left(socket: WebSocket): void {
    this.#drop(socket, 1000, "");
  }

  /** Closes the sockets of a session that was signed out. */
  signedOut(hash: string): void {
    for (const socket of this.#ctx.getWebSockets(tagOf("session", hash))) {
      this.#drop(socket, closing.signedOut, "Signed out.");
    }
  }

  /** Closes the sockets whose session is over, or whose member of staff no longer works here. */
  prune(): void {
    for (const socket of this.#ctx.getWebSockets()) {
      if (!this.#session(windowOf(socket).session)) this.#drop(socket, closing.signedOut, "Signed out.");
    }
  }

  #welcome(socket: WebSocket, window: Pick<Window, "staff" | "session" | "until">): void {
    this.#ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(ping, pong));
    this.#ctx.acceptWebSocket(socket, [tagOf("session", window.session), tagOf("staff", window.staff)]);
    const quiet = { at: null, writing: 0, heardAt: Date.now(), second: 0, frames: 0 };
    socket.serializeAttachment({ ...window, ...quiet } satisfies Window);
    say(socket, this.#peopleNow());
    this.#tellPeopleSoon();
  }

  #isFull(staff: string): boolean {
    const open = (tag?: string) => this.#ctx.getWebSockets(tag).filter(isOpen).length;
    return open(tagOf("staff", staff)) >= MOST_OF_A_MEMBER || open() >= MOST_OF_ALL;
  }

  #session(hash: string): Session | null {
    const rows = this.#ctx.storage.sql.exec<Session>(
      `SELECT staff_id AS staff, until FROM sessions JOIN staff ON staff.id = staff_id
       WHERE hash = ? AND until > ? AND active = 1`,
      hash,
      Date.now(),
    );
    return rows.toArray()[0] ?? null;
  }

  #drop(socket: WebSocket, code: number, reason: string): void {
    shut(socket, code, reason);
    this.#tellPeopleSoon();
  }

  /** The sockets that may hear of anything. A session's end needs no frame and no alarm to be noticed. */
  #listening(): WebSocket[] {
    const now = Date.now();
    return this.#ctx.getWebSockets().filter((socket) => {
      if (!isOpen(socket)) return false;
      if (windowOf(socket).until > now) return true;
      shut(socket, closing.signedOut, "Signed out.");
      return false;
    });
  }

  #tell(text: string): void {
    for (const socket of this.#listening()) say(socket, text);
  }

  #peopleNow(): string {
    const { sql } = this.#ctx.storage;
    const rows = sql.exec<{ id: string; name: string }>(
      "SELECT id, name FROM staff WHERE active = 1 ORDER BY name, id",
    );
    const people = peopleOf(this.#listening().map(windowOf), rows.toArray(), Date.now());
    return JSON.stringify({ people } satisfies LiveNews);
  }

  /** Once for all who come, go or look elsewhere within a moment, and only if that makes a difference. */
  #tellPeopleSoon(): void {
    if (this.#soon !== null) return;
    this.#soon = setTimeout(() => {
      this.#soon = null;
      harmlessly(() => this.#tellPeople());
    }, TOGETHER);
  }

  #tellPeople(): void {
    const text = this.#peopleNow();
    if (text !== this.#said) this.#tell(text);
    this.#said = text;
    const ends = this.#listening().map((socket) => windowOf(socket).writing - Date.now());
    const next = Math.min(...ends.filter((left) => left > 0));
    if (this.#afterWriting) clearTimeout(this.#afterWriting);
    this.#afterWriting = Number.isFinite(next) ? setTimeout(() => this.#tellPeopleSoon(), next) : null;
  }
}

/** Everyone who is connected, once each: of several windows the one being written in, else the one used last. */
export function peopleOf(
  windows: readonly Window[],
  staff: readonly { id: string; name: string }[],
  now: number,
): Person[] {
  const rank = (window: Window) => [window.writing > now, window.at !== null, window.heardAt].map(Number);
  return staff.flatMap(({ id, name }) => {
    const theirs = windows.filter((window) => window.staff === id);
    const [first] = theirs.toSorted((a, b) => compare(rank(b), rank(a)));
    return first ? [{ staff: id, name, at: first.at, typing: first.writing > now }] : [];
  });
}

function compare(left: readonly number[], right: readonly number[]): number {
  const different = left.findIndex((value, index) => value !== right[index]);
  return different < 0 ? 0 : left[different]! - right[different]!;
}

/** A tag of a socket, so that those of one session or member are found without looking at all. */
const tagOf = (kind: "session" | "staff", id: string) => `${kind} ${id}`;

const isOpen = (socket: WebSocket) => socket.readyState === WebSocket.READY_STATE_OPEN;

const windowOf = (socket: WebSocket) => socket.deserializeAttachment() as Window;

function counted(window: Window, now: number): Window {
  const second = Math.floor(now / 1000);
  return { ...window, second, frames: window.second === second ? window.frames + 1 : 1 };
}

function frameOf(message: string): LiveFrame | null {
  try {
    const result = v.safeParse(LiveFrame, JSON.parse(message));
    return result.success ? result.output : null;
  } catch {
    return null;
  }
}

/** A line that died without a word throws here: it is given up, and the others still hear. */
function say(socket: WebSocket, text: string): void {
  try {
    socket.send(text);
  } catch {
    shut(socket, 1011, "");
  }
}

function shut(socket: WebSocket, code: number, reason: string): void {
  try {
    socket.close(code, reason);
  } catch {
    // Closed already, from the other side or by the network.
  }
}

function harmlessly(work: () => void): void {
  try {
    work();
  } catch (error) {
    console.error("The desks could not be told; they read again by themselves.", error);
  }
}
