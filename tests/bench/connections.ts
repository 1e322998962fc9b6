// So many connections to one server, each with one request at a time, written by hand so that the client is not what is measured.
import { once } from "node:events";
import { connect } from "node:net";
import type { Socket } from "node:net";

/** What came back: the status, and the body as text. */
export type Got = { status: number; body: string };

/** A request as it goes over the wire. */
export function wire(method: string, path: string, headers: Record<string, string>, body = ""): Buffer {
  const all = { Host: "127.0.0.1", ...headers, ...(body && { "Content-Length": String(Buffer.byteLength(body)) }) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n${body}`);
}

/** Sends what `next` gives until it gives null, on each of the connections. @returns how many answers came, in which time (ms) */
export async function drive(
  port: number,
  width: number,
  next: () => Buffer | null,
  got: (answer: Got) => void,
): Promise<{ count: number; time: number }> {
  const sockets = await Promise.all(Array.from({ length: width }, () => opened(port)));
  const start = performance.now();
  const counts = await Promise.all(sockets.map((socket) => lane(socket, next, got)));
  const time = performance.now() - start;
  for (const socket of sockets) socket.destroy();
  return { count: counts.reduce((all, each) => all + each, 0), time };
}

async function opened(port: number): Promise<Socket> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  return socket;
}

function lane(socket: Socket, next: () => Buffer | null, got: (answer: Got) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    let count = 0;
    let waiting: Buffer = Buffer.alloc(0);
    const send = () => {
      const request = next();
      if (request) socket.write(request);
      else resolve(count);
    };
    socket.on("error", reject);
    socket.on("data", (chunk: Buffer) => {
      waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
      const answer = answerIn(waiting);
      if (!answer) return;
      waiting = Buffer.alloc(0);
      count += 1;
      got(answer);
      send();
    });
    send();
  });
}

/** One whole answer, or null as long as some of it is missing. Answers here have a length, or come in chunks. */
function answerIn(bytes: Buffer): Got | null {
  const end = bytes.indexOf("\r\n\r\n");
  if (end < 0) return null;
  const head = bytes.toString("latin1", 0, end);
  const body = bytes.subarray(end + 4);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  const status = Number(head.slice(9, 12));
  if (length === undefined)
    return body.toString("latin1").endsWith("0\r\n\r\n") ? { status, body: unchunked(body) } : null;
  return body.length >= Number(length) ? { status, body: body.toString("utf8") } : null;
}

function unchunked(body: Buffer): string {
  const parts: Buffer[] = [];
  for (let at = 0; ;) {
    const line = body.indexOf("\r\n", at);
    const size = Number.parseInt(body.toString("latin1", at, line), 16);
    if (!size) return Buffer.concat(parts).toString("utf8");
    parts.push(body.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
}
