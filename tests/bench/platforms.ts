// The platforms' own refund calls, on the machine where ours are measured: what a refund costs a shop that asks Vendure or
// Medusa for it by hand. No connector, no worker; gateways that answer at once. `node tests/bench/platforms.ts` prints them.
import { join } from "node:path";
import { install } from "../platforms/install.ts";
import { startMedusa } from "../platforms/medusa/server.ts";
import { openShop } from "../platforms/medusa/shop.ts";
import { startShop } from "../platforms/vendure/shop.ts";

/** One platform's refund call, so many at a time: calls a second, and how long half of them took at most. */
export type Measured = { name: string; perSecond: number; medianMs: number };

type Call = () => Promise<unknown>;

const widths = [1, 4];
const warmUps = 10;
/** Over how many of its calls each platform is timed, at each width. */
const calls = { vendure: 100, medusa: 40 };

/** Boots each platform that can be had here and times it; the others are left out, with a line that says why. */
export async function platformRefunds(): Promise<Measured[]> {
  return [...(await ifItCanBeHad("vendure", onVendure)), ...(await ifItCanBeHad("medusa", onMedusa))];
}

async function ifItCanBeHad(name: string, measure: () => Promise<Measured[]>): Promise<Measured[]> {
  if (install(join(import.meta.dirname, "..", "platforms", name))) return [];
  try {
    return await measure();
  } catch (error) {
    console.log(`${name} is left out: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}

async function onVendure(): Promise<Measured[]> {
  const shop = await startShop();
  try {
    const refund = `mutation($i:RefundOrderInput!){refundOrder(input:$i){__typename ...on ErrorResult{errorCode message}}}`;
    const orders = await several(calls.vendure, () => shop.bought());
    return await timed(
      "Vendure's refundOrder",
      calls.vendure,
      orders.map(({ payments: [paymentId], total: amount }) => {
        const i = { paymentId, amount, reason: "bench", lines: [], shipping: 0, adjustment: 0 };
        return () => shop.admin(refund, { i });
      }),
    );
  } finally {
    await shop.stop();
  }
}

async function onMedusa(): Promise<Measured[]> {
  const server = await startMedusa();
  try {
    const shop = await openShop(server.url);
    const orders = await several(calls.medusa, () => shop.order());
    return await timed(
      "Medusa's payment refund",
      calls.medusa,
      orders.map(
        ({ payment }) =>
          () =>
            shop.post(`/admin/payments/${payment}/refund`, { amount: 45, note: "bench" }),
      ),
    );
  } finally {
    await server.stop();
  }
}

/** An order for each call there will be: none is refunded twice. */
async function several<T>(each: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  const makeOne = async () => made.push(await make());
  await atOnce(
    4,
    Array.from({ length: warmUps + widths.length * each }, () => makeOne),
  );
  return made;
}

async function timed(name: string, each: number, all: Call[]): Promise<Measured[]> {
  await atOnce(1, all.splice(0, warmUps));
  const measured: Measured[] = [];
  for (const width of widths) {
    const from = performance.now();
    const times = await atOnce(width, all.splice(0, each));
    const seconds = (performance.now() - from) / 1000;
    const medianMs = times.toSorted((one, other) => one - other)[each / 2]!;
    measured.push({ name: `${name}, ${width} at a time`, perSecond: each / seconds, medianMs });
  }
  return measured;
}

/** Makes the calls, so many under way at once. @returns how long each took, in milliseconds */
async function atOnce(width: number, all: Call[]): Promise<number[]> {
  const [left, times]: [Call[], number[]] = [[...all], []];
  const lane = async () => {
    for (let call = left.shift(); call; call = left.shift()) {
      const from = performance.now();
      await call();
      times.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
  return times;
}

if (import.meta.main)
  for (const { name, perSecond, medianMs } of await platformRefunds())
    console.log(`${name.padEnd(40)} ${perSecond.toFixed(1).padStart(8)} /s  median ${medianMs.toFixed(1)} ms`);
