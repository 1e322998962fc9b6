import { mkdir, open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** Everything the shop remembers. Amounts in minor units, `at` ISO 8601 in UTC, `expectedBy` a date. */
export type Records = {
  /** `quantity` is of units given back: none where the shopper keeps them, or gets others. */
  refunds: (Done & { quantity: number; amount: number })[];
  credits: (Done & { amount: number; bonus: number; code: string })[];
  /** A new one where `instead` is absent. */
  shipments: (Done & { title: string; quantity: number; expectedBy: string; instead?: "exchange" | "part" })[];
  repairs: (Done & { title: string; expectedBy: string })[];
  extras: (Done & { text: string; code: string })[];
  /** The answer given to each settlement, byte for byte: a redelivery gets the same. */
  answers: Record<string, string>;
  /** Newest last. */
  mail: Mail[];
  lastReference: number;
};

type Done = { settlementId: string; orderId: string; lineId: string; reference: string; at: string; currency: string };

export type Mail = {
  id: string;
  at: string;
  from: string;
  to: string;
  replyTo: string | null;
  subject: string;
  text: string;
  html: string | null;
  headers: Record<string, string>;
};

export type Store = {
  /** Change it in place, then wait for `save()` before telling anyone. */
  records: Records;
  /** Resolves when the records as they are now are on disk. */
  save: () => Promise<void>;
};

const empty = (): Records => ({
  refunds: [],
  credits: [],
  shipments: [],
  repairs: [],
  extras: [],
  answers: {},
  mail: [],
  lastReference: 1000,
});

const plain = { replyTo: null, html: null, headers: {} };

/** Opens the shop's file, or begins an empty one. Throws when the file is there but can't be read. */
export async function openStore(file: string): Promise<Store> {
  await mkdir(dirname(file), { recursive: true });
  const records = await read(file);
  let last: Promise<void> = Promise.resolve();
  // One write at a time, each of the newest state; a failed write fails its own callers, not the later ones.
  const save = () => (last = last.catch(() => undefined).then(() => write(file, JSON.stringify(records))));
  return { records, save };
}

async function read(file: string): Promise<Records> {
  try {
    const kept = { ...empty(), ...(JSON.parse(await readFile(file, "utf8")) as Partial<Records>) };
    // Mail from before it had an HTML part.
    return { ...kept, mail: kept.mail.map((mail) => ({ ...plain, ...mail })) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return empty();
    throw new Error(`The shop's file ${file} can't be read.`, { cause: error });
  }
}

/** A reader sees the old file or the new one, never half of it, even after a power cut. */
async function write(file: string, text: string): Promise<void> {
  const draft = `${file}.tmp`;
  const handle = await open(draft, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
