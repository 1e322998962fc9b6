/**
 * The few words of SMTP (RFC 5321) that hand over one mail. `worker-mailer` writes our MIME but not this: when a server
 * hangs up on it in the middle, it reads on from the closed stream for ever and takes the whole isolate with it.
 */

/** A socket of `cloudflare:sockets`, as far as it is used. */
export type Connection = {
  readable: ReadableStream<Uint8Array>;
  writable: WritableStream<Uint8Array>;
  startTls(): Connection;
  close(): Promise<void>;
};

export type SmtpServer = {
  host: string;
  port: number;
  /** TLS from the first byte; else STARTTLS. */
  secure: boolean;
  login: { user: string; password: string } | null;
};

/** `data` is the whole message with its dots doubled, and the dot that ends it. */
export type Envelope = { from: string; to: string; data: string };

const LONGEST_ANSWER = 64_000;

/**
 * The server in `smtps://user:password@host:465` or `smtp://user:password@host:587` (STARTTLS), percent-encoded where
 * needed. Throws when there is no host in it; what it throws never holds the password.
 */
export function smtpServer(url: URL): SmtpServer {
  const secure = url.protocol === "smtps:";
  const host = url.hostname.replace(/^\[(.*)\]$/, "$1");
  if (!host) throw new Error("MAIL_URL names no mail server.");
  const user = decodeURIComponent(url.username);
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    login: user ? { user, password: decodeURIComponent(url.password) } : null,
  };
}

/** Hands over one mail. Throws when the server didn't take it; afterwards the connection is closed either way. */
export async function sendBySmtp(connection: Connection, server: SmtpServer, { from, to, data }: Envelope) {
  let dialogue = new Dialogue(connection);
  try {
    const name = requireAddress(from).split("@")[1]!;
    await dialogue.answer("greeting", 2);
    let offers = await dialogue.say(`EHLO ${name}`, 2);
    if (!server.secure && mayStartTls(server, offers)) {
      await dialogue.say("STARTTLS", 2);
      dialogue = new Dialogue(dialogue.startTls());
      offers = await dialogue.say(`EHLO ${name}`, 2);
    }
    if (server.login) await signIn(dialogue, server.login, offers);
    await dialogue.say(`MAIL FROM:<${from}>`, 2);
    await dialogue.say(`RCPT TO:<${requireAddress(to)}>`, 2);
    await dialogue.say("DATA", 3);
    await dialogue.send(data, "the message", 2);
    // The mail is theirs now: whatever goes wrong from here must not send it again.
    await dialogue.write("QUIT\r\n").catch(() => undefined);
  } finally {
    await dialogue.close();
  }
}

/** A line break in an address would begin a command of somebody else's. */
function requireAddress(address: string): string {
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(address)) throw new Error("That is no address for SMTP.");
  return address;
}

/** Without TLS only this machine is talked to: somebody on the way could take "STARTTLS" out and read the password. */
function mayStartTls({ host }: SmtpServer, offers: string): boolean {
  if (/^STARTTLS\b/im.test(offers)) return true;
  if (host === "localhost" || host === "::1" || host.startsWith("127.")) return false;
  throw new Error("The mail server offers no STARTTLS.");
}

async function signIn(dialogue: Dialogue, { user, password }: NonNullable<SmtpServer["login"]>, offers: string) {
  const ways = /^AUTH[ =](.*)$/im.exec(offers)?.[1]?.toUpperCase().split(/\s+/) ?? [];
  if (ways.includes("PLAIN")) {
    await dialogue.send(`AUTH PLAIN ${base64(`\0${user}\0${password}`)}\r\n`, "the sign-in", 2);
    return;
  }
  if (!ways.includes("LOGIN")) throw new Error("The mail server offers no sign-in that we know.");
  await dialogue.say("AUTH LOGIN", 3);
  await dialogue.send(`${base64(user)}\r\n`, "the sign-in", 3);
  await dialogue.send(`${base64(password)}\r\n`, "the sign-in", 2);
}

/** UTF-8 in base64. */
export const base64 = (text: string) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

class Dialogue {
  readonly #connection: Connection;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #decoder = new TextDecoder();
  #read = "";

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#reader = connection.readable.getReader();
    this.#writer = connection.writable.getWriter();
  }

  /** Says a line and waits for an answer of that class (2 = done, 3 = go on). Returns the answer's words. */
  say(line: string, expected: 2 | 3): Promise<string> {
    return this.send(`${line}\r\n`, line.split(/[ :]/, 1)[0]!, expected);
  }

  /** The same; `what` names it in an error, for a line with a password must not stand there. */
  async send(text: string, what: string, expected: 2 | 3): Promise<string> {
    await this.write(text);
    return this.answer(what, expected);
  }

  write(text: string): Promise<void> {
    return this.#writer.write(new TextEncoder().encode(text));
  }

  async answer(what: string, expected: 2 | 3): Promise<string> {
    const words: string[] = [];
    for (;;) {
      const line = await this.#line();
      const [, code, more, said] = /^(\d{3})([ -]?)(.*)$/.exec(line) ?? [];
      if (!code) throw new Error(`The mail server doesn't speak SMTP: ${line.slice(0, 100)}`);
      words.push(said!);
      if (more === "-") continue;
      if (code.startsWith(String(expected))) return words.join("\n");
      throw new Error(`The mail server answered ${code} to ${what}: ${words.join(" ").slice(0, 200)}`);
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#read.indexOf("\n");
      if (end >= 0) {
        const line = this.#read.slice(0, end).replace(/\r$/, "");
        this.#read = this.#read.slice(end + 1);
        return line;
      }
      const { done, value } = await this.#reader.read();
      if (done) throw new Error("The mail server hung up.");
      this.#read += this.#decoder.decode(value, { stream: true });
      if (this.#read.length > LONGEST_ANSWER) throw new Error("The mail server's answer has no end.");
    }
  }

  /** What came unencrypted before counts for nothing: it may be somebody else's. */
  startTls(): Connection {
    this.#reader.releaseLock();
    this.#writer.releaseLock();
    return this.#connection.startTls();
  }

  async close(): Promise<void> {
    await this.#connection.close().catch(() => undefined);
  }
}
