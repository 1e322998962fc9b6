import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/**
 * A port that nothing listens on. It lies below those that the system gives to whoever connects somewhere, and is drawn by
 * chance: of two that ask for one at the same time, neither gets what the other is about to open.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(10_000, 32_000);
    if (await isFree(port)) return port;
  }
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
