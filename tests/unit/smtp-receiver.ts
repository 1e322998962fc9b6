// A real mail server on this machine, which keeps what it takes. Its certificate is for "localhost" and trusted by no one
// but who is told to (`certificate`); its key is no secret.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import type { Email } from "postal-mime";
import { SMTPServer } from "smtp-server";
import type { SMTPServerOptions } from "smtp-server";

export const user = "amends@shop.test";
/** With everything that a URL, base64 or a reader of logs could trip over. */
export const password = "pä:ss/w@rd?";

/** The path of the certificate: for NODE_EXTRA_CA_CERTS. */
export const certificate = join(import.meta.dirname, "localhost.cert.pem");
const key = readFileSync(join(import.meta.dirname, "localhost.key.pem"));

export type Received = {
  /** As the commands said it. */
  from: string;
  to: string[];
  secure: boolean;
  user: string | null;
  /** As the bytes say it. */
  raw: string;
  mail: Email;
};

export type Receiver = { port: number; received: Received[]; close(): Promise<void> };

/** Starts one on that port of 127.0.0.1, or on a free one. It wants the user and the password above, unless told otherwise. */
export async function startReceiver(options: SMTPServerOptions = {}, wanted = 0): Promise<Receiver> {
  const received: Received[] = [];
  const server = new SMTPServer({
    key,
    cert: readFileSync(certificate),
    authMethods: ["PLAIN"],
    onAuth: ({ username, password: given }, _session, answer) =>
      username === user && given === password ? answer(null, { user }) : answer(new Error("Wrong password")),
    onData: (stream, session, answer) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", async () => {
        const raw = Buffer.concat(chunks);
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom ? mailFrom.address : "",
          to: rcptTo.map(({ address }) => address),
          secure: session.secure,
          user: session.user ?? null,
          raw: raw.toString("latin1"),
          mail: await PostalMime.parse(raw),
        });
        answer();
      });
    },
    ...options,
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => void server.listen(wanted, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return { port, received, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
