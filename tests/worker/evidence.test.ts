import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  HOST,
  SHOP,
  newKey,
  problemOf,
  requestOf,
  sampleOrder,
  samplePolicy,
  shopperOf,
  submission,
} from "./client.ts";
import type { Call, OrderFacts, Shopper } from "./client.ts";
import type { Merchant } from "./shapes.ts";
import {
  DAY,
  HOUR,
  MINUTE,
  closeWorld,
  newMerchant,
  openWorld,
  passTime,
  rows,
  send,
  setClock,
  shopperFor,
} from "./support.ts";
import type { World } from "./support.ts";
import { loadCase } from "../../worker/merchant/cases.ts";
import { forgetUploads, recordUpload, seenBefore, unusedUploads } from "../../worker/merchant/evidence.ts";
import { nextDue } from "../../worker/merchant/sweep.ts";
import type { Tx } from "../../worker/merchant/tx.ts";
import { photoStore } from "../../worker/ports/photos.ts";
import { HOME, bytesOfText, exifSegment, jpegOfSize, jpegWith, lettersOf, pngWith, real } from "../unit/pictures.ts";

/** Photos: what is taken, whose they are, who may see them and how long they stay. */

// Ahead of the machine's clock, so that no alarm rings but when a test rings it.
const NOW = "2036-11-10T10:00:00Z";
const LOOK = "8f0e1d2c3b4a5968";

let world: World;
let merchant: Merchant;
let ada: Shopper;

beforeEach(async () => {
  setClock(NOW);
  world = openWorld();
  merchant = await newMerchant({ webhookUrl: world.webhook, policy: samplePolicy });
  ada = await shopperFor(merchant, orderOf("1042"));
});
afterEach(closeWorld);

function orderOf(id: string, over: Partial<OrderFacts> = {}): OrderFacts {
  const [line] = sampleOrder().lines as Record<string, unknown>[];
  const dates = { fulfilledAt: "2036-11-03T09:00:00Z", deliveredAt: "2036-11-05T09:12:00Z" };
  return sampleOrder({ id, placedAt: "2036-11-01T10:00:00Z", lines: [{ ...line, ...dates, quantity: 6 }], ...over });
}

type Upload = Call & { type?: string; look?: string };

/** A JPEG that no other test has: its bytes differ in what is kept of it. */
let photos = 0;
const someJpeg = () => jpegOfSize(8, 6 + ++photos);

function upload(
  by: Shopper,
  bytes: Uint8Array | ReadableStream = someJpeg(),
  { type = "image/jpeg", look, ...call }: Upload = {},
) {
  const path = `/v1/evidence${look === undefined ? "" : `?look=${look}`}`;
  return by.call(path, { raw: bytes as BodyInit, ...call, headers: { "content-type": type, ...call.headers } });
}

const idOf = async (response: Response | Promise<Response>): Promise<string> => {
  const answer = await response;
  const body = (await answer.json()) as { id: string };
  expect([answer.status, body]).toEqual([201, { id: expect.stringMatching(/^evi_[A-Za-z0-9_-]{22}$/) }]);
  return body.id;
};

type Seen = { id: string; version: number; items: { id: string; evidence: { id: string; url: string }[] }[] };

/** The case that is opened with these photos. */
async function caseWith(by: Shopper, evidence: string[]): Promise<Seen> {
  const response = await submitWith(by, evidence);
  const opened = (await response.json()) as Seen;
  expect([response.status, opened]).toEqual([201, opened]);
  return opened;
}
const submitWith = (by: Shopper, evidence: string[]) =>
  by.submit(submission({ items: [{ lineId: "l1", quantity: 1, reason: "damaged", evidence }] }));

const keptKeys = async () => (await env.PHOTOS.list()).objects.map(({ key }) => key);
const pathOf = (url: string) => url.slice(new URL(url).origin.length);
const see = (url: string, call: Call = {}) => send(requestOf(pathOf(url), call));
const shownBytes = async (url: string) => new Uint8Array(await (await see(url)).arrayBuffer());

describe("what is taken", () => {
  it.each([
    ["a JPEG", real.jpeg, "image/jpeg", "image/jpeg"],
    ["a PNG", real.png, "image/png", "image/png"],
    ["a WebP", real.webp, "image/webp", "image/webp"],
    ["a PNG that is called a JPEG, as a PNG", real.png, "image/jpeg; charset=utf-8", "image/png"],
  ])("%s", async (_, bytes, type, as) => {
    const opened = await caseWith(ada, [await idOf(upload(ada, bytes, { type }))]);
    const shown = await see(opened.items[0]!.evidence[0]!.url);
    expect(shown.headers.get("content-type")).toBe(as);
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(bytes);
  });

  it("without the place where it was taken", async () => {
    const id = await idOf(upload(ada, jpegWith(exifSegment(6), [...bytesOfText(HOME)])));
    const kept = await env.PHOTOS.get(`${merchant.id}/${id}`);
    const bytes = new Uint8Array(await kept!.arrayBuffer());
    expect(lettersOf(bytes)).not.toContain(HOME);
    expect([bytes[0], bytes[1]]).toEqual([0xff, 0xd8]);
  });

  it.each([
    ["HTML that says it is a JPEG", "<script>alert(1)</script>", "image/jpeg"],
    ["an SVG that says it is a PNG", "<svg xmlns='http://www.w3.org/2000/svg'/>", "image/png"],
    ["a GIF", "GIF89a\x01\x00\x01\x00\x00\x00\x00", "image/jpeg"],
    ["a GIF that says so", "GIF89a\x01\x00\x01\x00\x00\x00\x00", "image/gif"],
    ["nothing at all", "", "image/jpeg"],
  ])("not %s", async (_, text, type) => {
    const problem = await problemOf(await upload(ada, bytesOfText(text), { type }));
    expect([problem.status, problem.code]).toEqual([415, "unsupported_media_type"]);
    expect(await keptKeys()).toEqual([]);
  });

  it("not a JPEG that is sent as something else", async () => {
    for (const type of ["application/json", "image/svg+xml", "text/html", ""])
      expect((await problemOf(await upload(ada, real.jpeg, { type }))).status).toBe(415);
  });

  it("5 MB and not a byte more, counted as they come", async () => {
    const filled = (size: number) => jpegWith([], Array.from<number>({ length: size - real.jpeg.length }).fill(0));
    await idOf(upload(ada, filled(5_000_000)));
    const announced = await problemOf(await upload(ada, filled(5_000_001)));
    expect([announced.status, announced.code]).toEqual([413, "body_too_large"]);
    const streamed = new Response(filled(5_000_001)).body!.pipeThrough(new TransformStream());
    expect((await problemOf(await upload(ada, streamed))).code).toBe("body_too_large");
  });

  it("only with a token and a key, from the merchant's pages", async () => {
    expect((await problemOf(await upload(ada, real.jpeg, { token: null }))).code).toBe("token_missing");
    expect((await problemOf(await upload(ada, real.jpeg, { key: null }))).code).toBe("idempotency_key_required");
    const elsewhere = { headers: { origin: "https://evil.test" } };
    expect((await problemOf(await upload(ada, real.jpeg, elsewhere))).code).toBe("origin_not_allowed");
    expect((await upload(ada, real.jpeg, { headers: { origin: SHOP } })).status).toBe(201);
    const preflight = await ada.call("/v1/evidence", {
      method: "OPTIONS",
      headers: { origin: SHOP, "access-control-request-method": "POST" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("*");
  });

  it("with a look of 16 hex digits, or none", async () => {
    for (const look of ["", "8F0E1D2C3B4A5968", "8f0e1d2c3b4a596", "8f0e1d2c3b4a5968a", "'; DROP TABLE evidence;"])
      expect((await problemOf(await upload(ada, real.jpeg, { look: encodeURIComponent(look) }))).code).toBe("invalid");
    await idOf(upload(ada, real.jpeg, { look: LOOK }));
    expect(await rows(merchant.id, "SELECT look, type, size FROM evidence")).toEqual([
      { look: LOOK, type: "image/jpeg", size: real.jpeg.length },
    ]);
  });

  it("with a mail link's key, for the order it is about", async () => {
    const opened = await caseWith(ada, []);
    const key = /\/c\/([A-Za-z0-9_-]{22})/.exec(await mailText())![1]!;
    const linked = shopperOf(send, `${merchant.id}.${key}`);
    await idOf(upload(linked));
    expect(await rows(merchant.id, "SELECT order_id FROM evidence")).toEqual([{ order_id: "1042" }]);
    const wrong = shopperOf(send, `${merchant.id}.${"A".repeat(22)}`);
    const put = vi.spyOn(env.PHOTOS, "put");
    expect((await problemOf(await upload(wrong))).code).toBe("key_wrong");
    expect(put).not.toHaveBeenCalled();
    expect(await keptKeys()).toHaveLength(1);
    expect(opened.items[0]!.evidence).toEqual([]);
  });
});

/** The mail about the case that was just opened. */
async function mailText(): Promise<string> {
  const [row] = await rows<{ payload: string }>(merchant.id, "SELECT payload FROM outbox WHERE channel = 'mail'");
  return row!.payload;
}

describe("sent again", () => {
  it("is the same photo: one row, one object, the same answer", async () => {
    const [key, bytes] = [newKey(), someJpeg()];
    const first = await upload(ada, bytes, { key });
    const again = await upload(ada, bytes, { key });
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    expect(await keptKeys()).toHaveLength(1);
    expect(await rows(merchant.id, "SELECT id FROM evidence")).toHaveLength(1);
  });

  it("under the same key with other bytes is refused, and the first stays", async () => {
    const key = newKey();
    const id = await idOf(upload(ada, real.jpeg, { key }));
    const problem = await problemOf(await upload(ada, real.png, { key, type: "image/png" }));
    expect([problem.status, problem.code]).toEqual([422, "idempotency_key_reused"]);
    expect(await keptKeys()).toEqual([`${merchant.id}/${id}`]);
  });

  it("in a loop is stopped before it reaches the store", async () => {
    const put = vi.spyOn(env.PHOTOS, "put");
    const answers = await Promise.all(Array.from({ length: 130 }, () => upload(ada)));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(30);
    expect(statuses.filter((status) => status === 429)).toHaveLength(100);
    expect(await keptKeys()).toHaveLength(30);
    // 60 a minute, and a minute may end in between.
    expect(put.mock.calls.length).toBeLessThanOrEqual(120);
  });

  it("by two shoppers under the same key are two photos", async () => {
    const [key, bytes] = [newKey(), someJpeg()];
    const bob = await shopperFor(merchant, orderOf("1043"));
    expect(await idOf(upload(ada, bytes, { key }))).not.toBe(await idOf(upload(bob, bytes, { key })));
  });

  it("30 times an hour at most, and what is too many leaves nothing behind", async () => {
    const [key, bytes] = [newKey(), someJpeg()];
    await idOf(upload(ada, bytes, { key }));
    for (let sent = 1; sent < 30; sent++) await idOf(upload(ada));
    const problem = await problemOf(await upload(ada));
    expect([problem.status, problem.code]).toEqual([429, "rate_limited"]);
    expect(Number(problem.response.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(await keptKeys()).toHaveLength(30);
    // A retry is no new photo, and another order has its own count.
    expect((await upload(ada, bytes, { key })).status).toBe(201);
    await idOf(upload(await shopperFor(merchant, orderOf("1043"))));
    passTime(HOUR);
    await idOf(upload(ada));
  });
});

describe("whose a photo is", () => {
  const refusedFor = async (response: Response) => {
    const problem = await problemOf(response);
    return [problem.status, problem.code, problem.errors?.map(({ path, code }) => [path, code])];
  };
  const unknown = [422, "invalid", [["evidence", "unknown_evidence"]]];

  it("its order's alone", async () => {
    const bob = await shopperFor(merchant, orderOf("1043"));
    const id = await idOf(upload(bob));
    expect(await refusedFor(await submitWith(ada, [id]))).toEqual(unknown);
    // Refused whole: no case is left behind.
    expect(await rows(merchant.id, "SELECT id FROM cases")).toEqual([]);
  });

  it("its merchant's alone", async () => {
    const other = await newMerchant({ policy: samplePolicy });
    const id = await idOf(upload(await shopperFor(other, orderOf("1042"))));
    expect(await refusedFor(await submitWith(ada, [id]))).toEqual(unknown);
  });

  it("one that was never sent is nobody's", async () => {
    expect(await refusedFor(await submitWith(ada, [`evi_${"A".repeat(22)}`]))).toEqual(unknown);
  });

  it("one item's, and no other case's", async () => {
    const id = await idOf(upload(ada));
    await caseWith(ada, [id]);
    expect(await refusedFor(await submitWith(ada, [id]))).toEqual(unknown);
  });

  it("six for an item", async () => {
    const ids = [];
    for (let sent = 0; sent < 7; sent++) ids.push(await idOf(upload(ada)));
    expect((await problemOf(await submitWith(ada, ids))).code).toBe("invalid");
    const opened = await caseWith(ada, ids.slice(0, 6));
    expect(opened.items[0]!.evidence.map(({ id }) => id).toSorted()).toEqual(ids.slice(0, 6).toSorted());
  });
});

describe("who may see a photo", () => {
  let url: string;
  let id: string;

  beforeEach(async () => {
    id = await idOf(upload(ada, pngWith([]), { type: "image/png" }));
    const opened = await caseWith(ada, [id]);
    url = opened.items[0]!.evidence[0]!.url;
  });

  /** The same address with these changes in its query. */
  const changed = (changes: Record<string, string | null>, from = url) => {
    const address = new URL(from);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) address.searchParams.delete(name);
      else address.searchParams.set(name, value);
    }
    return address.href;
  };

  it("whoever has its address, with no token, from any page", async () => {
    expect(url).toMatch(new RegExp(`^${HOST}/v1/evidence/${id}\\?`));
    const shown = await see(url, { headers: { origin: "https://another.test" } });
    expect(shown.status).toBe(200);
    expect(new Uint8Array(await shown.arrayBuffer())).toEqual(real.png);
    const headers = [
      "content-type",
      "content-security-policy",
      "x-content-type-options",
      "content-disposition",
      "cache-control",
      "cross-origin-resource-policy",
      "referrer-policy",
      "access-control-allow-origin",
      "set-cookie",
    ];
    expect(Object.fromEntries(headers.map((name) => [name, shown.headers.get(name)]))).toEqual({
      "content-type": "image/png",
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "content-disposition": "inline",
      "cache-control": "private, max-age=600, immutable",
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
      "access-control-allow-origin": "*",
      "set-cookie": null,
    });
  });

  it("nobody with another one: the same bytes as for what isn't there", async () => {
    const other = await idOf(upload(ada));
    const another = await newMerchant({ policy: samplePolicy });
    const until = Number(new URL(url).searchParams.get("until"));
    const signature = new URL(url).searchParams.get("signature")!;
    const attempts = [
      url.replace(id, other),
      url.replace(id, `evi_${"A".repeat(22)}`),
      url.replace(id, "evi_..%2F..%2Fx"),
      changed({ merchant: another.id }),
      changed({ merchant: `mer_${"A".repeat(22)}` }),
      changed({ merchant: "nobody" }),
      changed({ merchant: null }),
      changed({ until: String(until + 1) }),
      changed({ until: String(until + DAY) }),
      changed({ until: `${until}.0` }),
      changed({ until: ` ${until}` }),
      changed({ until: "" }),
      changed({ until: null }),
      changed({ signature: "" }),
      changed({ signature: null }),
      changed({ signature: `${signature}=` }),
      changed({ signature: `${signature.slice(0, -2)}AA` }),
      url.slice(0, url.indexOf("?")),
    ];
    const missing = await (await send(requestOf("/v1/nothing"))).text();
    for (const attempt of attempts) {
      const response = await see(attempt);
      expect([attempt, response.status, await response.text()]).toEqual([attempt, 404, missing]);
    }
  });

  it("nobody after ten minutes; the case then gives a new address", async () => {
    const opened = (await (await ada.order()).json()) as { cases: { id: string }[] };
    passTime(5 * MINUTE - 1);
    expect((await see(url)).status).toBe(200);
    passTime(5 * MINUTE + 1);
    expect((await see(url)).status).toBe(404);
    const fresh = (await (await ada.get(opened.cases[0]!.id)).json()) as Seen;
    expect(await shownBytes(fresh.items[0]!.evidence[0]!.url)).toEqual(real.png);
  });

  it("its address stays for some minutes, so that pages needn't load it again", async () => {
    const { cases } = (await (await ada.order()).json()) as { cases: { id: string }[] };
    passTime(MINUTE);
    const again = (await (await ada.get(cases[0]!.id)).json()) as Seen;
    expect(again.items[0]!.evidence[0]!.url).toBe(url);
  });

  it("can't sign an address with an order token, nor a token with an address", async () => {
    const { searchParams } = new URL(url);
    const token = shopperOf(
      send,
      `evidence ${merchant.id} ${id} ${searchParams.get("until")}.${searchParams.get("signature")}`,
    );
    expect((await token.order()).status).toBe(401);
  });

  it("takes GET alone", async () => {
    const problem = await problemOf(await see(url, { method: "DELETE" }));
    expect([problem.status, problem.response.headers.get("allow")]).toEqual([405, "GET"]);
  });
});

/** Runs a step of the object's own, as the alarm and the desk do. */
const inside = <T>(step: (tx: Tx) => T): Promise<T> =>
  runInDurableObject(env.MERCHANT.get(env.MERCHANT.idFromName(merchant.id)), (_, { storage }) => {
    const { json } = storage.sql.exec<{ json: string }>("SELECT json FROM settings").one();
    const settings = JSON.parse(json) as Tx["settings"];
    return step({ ...({} as Tx), sql: storage.sql, now: Date.now(), settings });
  });

/** The alarm, as the clock would ring it. */
const ring = () => runDurableObjectAlarm(env.MERCHANT.get(env.MERCHANT.idFromName(merchant.id)));

describe("seen on another order before", () => {
  const seenOf = (opened: Seen) => inside((tx) => seenBefore(tx, loadCase(tx, opened.id), "i1"));
  let bob: Shopper;
  let bytes: Uint8Array;

  beforeEach(async () => {
    bob = await shopperFor(merchant, orderOf("1043"));
    bytes = someJpeg();
  });

  it("the same photo, whatever its EXIF says; named on the later case alone", async () => {
    const first = await caseWith(ada, [await idOf(upload(ada, bytes))]);
    passTime(MINUTE);
    const disguised = jpegWith(exifSegment(1), [], bytes);
    const again = await idOf(upload(bob, disguised));
    const second = await caseWith(bob, [await idOf(upload(bob)), again]);
    expect(await seenOf(second)).toEqual([again]);
    expect(await seenOf(first)).toEqual([]);
  });

  it("another photo with the same look", async () => {
    await caseWith(ada, [await idOf(upload(ada, bytes, { look: LOOK }))]);
    const alike = await idOf(upload(bob, someJpeg(), { look: LOOK }));
    expect(await seenOf(await caseWith(bob, [alike]))).toEqual([alike]);
  });

  it("not where pictures look like nothing: a dark room is no proof", async () => {
    for (const look of ["0".repeat(16), "f".repeat(16)]) {
      await caseWith(ada, [await idOf(upload(ada, someJpeg(), { look }))]);
      expect(await seenOf(await caseWith(bob, [await idOf(upload(bob, someJpeg(), { look }))]))).toEqual([]);
    }
  });

  it("not on the same order, nor where the other was never used", async () => {
    await caseWith(ada, [await idOf(upload(ada, bytes))]);
    expect(await seenOf(await caseWith(ada, [await idOf(upload(ada, bytes))]))).toEqual([]);
    const unused = someJpeg();
    await idOf(upload(ada, unused));
    expect(await seenOf(await caseWith(bob, [await idOf(upload(bob, unused))]))).toEqual([]);
  });
});

describe("what nobody used", () => {
  it("goes after a day, bytes and all; what a case names stays", async () => {
    const used = await idOf(upload(ada));
    await caseWith(ada, [used]);
    const unused = await idOf(upload(ada));
    passTime(DAY - 1);
    const fresh = await idOf(upload(ada));
    await ring();
    expect(await keptKeys()).toHaveLength(3);
    passTime(1);
    await ring();
    const left = [used, fresh].toSorted();
    expect((await keptKeys()).toSorted()).toEqual(left.map((id) => `${merchant.id}/${id}`));
    const kept = await rows<{ id: string }>(merchant.id, "SELECT id FROM evidence ORDER BY id");
    expect(kept.map(({ id }) => id).toSorted()).toEqual(left);
    expect((await problemOf(await submitWith(ada, [unused]))).errors?.[0]?.code).toBe("unknown_evidence");
  });

  it("stays known until its bytes are gone, though nobody can use it any more", async () => {
    const id = await idOf(upload(ada));
    passTime(DAY);
    const keys = [`${merchant.id}/${id}`];
    expect(await inside(unusedUploads)).toEqual(keys);
    expect((await problemOf(await submitWith(ada, [id]))).errors?.[0]?.code).toBe("unknown_evidence");
    // As after a crash between the two.
    expect(await inside(unusedUploads)).toEqual(keys);
    await inside((tx) => forgetUploads(tx, keys));
    expect(await inside(unusedUploads)).toEqual([]);
  });

  it("wakes the alarm by itself, a day after it came", async () => {
    await idOf(upload(ada));
    const due = await inside((tx) => nextDue(tx.sql, [], Date.now()));
    expect(due).toBe(Date.now() + DAY);
  });

  it("at most fifty at a time", async () => {
    await inside((tx) => {
      for (let index = 0; index < 60; index++)
        recordUpload(tx, `o${index}`, { id: `evi_${index}`, type: "image/png", size: 1, sha256: "x", look: null });
    });
    passTime(DAY);
    const first = await inside(unusedUploads);
    expect(first).toHaveLength(50);
    await inside((tx) => forgetUploads(tx, first));
    expect(await inside(unusedUploads)).toHaveLength(10);
  });

  it("is no error to forget twice", async () => {
    const id = await idOf(upload(ada));
    await photoStore(env).remove([`${merchant.id}/${id}`, `${merchant.id}/evi_gone`]);
    await photoStore(env).remove([]);
    expect(await keptKeys()).toEqual([]);
  });
});
