// What the panel does with a photo before it leaves: its look, and the album that uploads.
import { signal } from "@preact/signals-core";
import * as fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { PHOTOS_AN_ITEM } from "../../shared/contract.ts";
import { ApiError } from "../../widget/api.ts";
import type { Model } from "../../widget/model.ts";
import { MOST_PHOTOS, createAlbum } from "../../widget/photos/album.ts";
import { LOOK, lookOf } from "../../widget/photos/look.ts";
import * as picture from "../../widget/photos/picture.ts";

const points = LOOK.width * LOOK.height;

/** LOOK's points, each as grey as this. */
const grey = (shade: (column: number, row: number) => number) =>
  Uint8ClampedArray.from({ length: points * 4 }, (_, at) =>
    at % 4 === 3 ? 255 : shade(Math.floor(at / 4) % LOOK.width, Math.floor(at / 4 / LOOK.width)),
  );

describe("a picture's look", () => {
  test("is 16 hex digits, whatever the picture", () => {
    const pixels = fc.uint8Array({ minLength: points * 4, maxLength: points * 4 });
    fc.assert(fc.property(pixels, (bytes) => /^[0-9a-f]{16}$/.test(lookOf(Uint8ClampedArray.from(bytes)))));
  });

  test("says row by row where the next point is brighter", () => {
    expect(lookOf(grey((column) => column * 20))).toBe("f".repeat(16));
    expect(lookOf(grey((column) => 200 - column * 20))).toBe("0".repeat(16));
    expect(lookOf(grey(() => 90))).toBe("0".repeat(16));
    expect(lookOf(grey((column, row) => (row === 0 && column === 1 ? 255 : 0)))).toBe(`80${"0".repeat(14)}`);
    expect(lookOf(grey((column, row) => (row === 7 && column === 8 ? 255 : 0)))).toBe(`${"0".repeat(14)}01`);
  });

  test("stays the same in a darker or a brighter copy", () => {
    const shade = (column: number, row: number) => ((column * 37 + row * 53) % 100) + 20;
    const look = lookOf(grey(shade));
    expect(lookOf(grey((column, row) => shade(column, row) * 0.7))).toBe(look);
    expect(lookOf(grey((column, row) => shade(column, row) + 60))).toBe(look);
  });
});

test("the panel takes as many photos as the server", () => expect(MOST_PHOTOS).toBe(PHOTOS_AN_ITEM));

describe("an album", () => {
  let sent: { path: string; key: string; type: string }[];
  let answers: (() => Promise<Response>)[];
  const accepted = (id: string) => async () => Response.json({ id }, { status: 201 });
  const lost = () => Promise.reject(new ApiError({ code: "offline" }));
  const refused = () => Promise.reject(new ApiError({ code: "unsupported_media_type" }, 415));
  const photo = () => new Blob(["bytes"], { type: "image/jpeg" });

  beforeEach(() => {
    sent = [];
    answers = [];
    vi.spyOn(picture, "prepare").mockImplementation(async (file) => {
      if (file.type !== "image/jpeg") throw new Error("It can't be read.");
      return { blob: file, look: "0123456789abcdef", thumb: {} as HTMLCanvasElement };
    });
  });

  function given() {
    const ids = signal<string[]>([]);
    const busy = signal(false);
    const note = signal<unknown>(null);
    const again: { job: (() => Promise<void>) | null } = { job: null };
    const run = async (job: () => Promise<void>) => {
      if (busy.value) return;
      busy.value = true;
      note.value = null;
      await job().catch((error: unknown) => {
        note.value = error;
        again.job = job;
      });
      busy.value = false;
    };
    const send = (path: string, _: unknown, headers: Record<string, string>) => {
      sent.push({ path, key: headers["Idempotency-Key"]!, type: headers["Content-Type"]! });
      return answers.shift()!();
    };
    const model = { busy, run, api: { send } } as unknown as Model;
    const album = createAlbum({ model, signal, ids: { get: () => ids.value, set: (list) => (ids.value = list) } });
    return { album, ids, busy, note, retry: () => run(again.job!), run };
  }
  const quiet = (busy: { value: boolean }) => vi.waitFor(() => expect(busy.value).toBe(false));

  test("uploads one after the other, each with its look and a key of its own", async () => {
    const { album, ids, busy } = given();
    answers = [accepted("evi_1"), accepted("evi_2")];
    album.add([photo(), photo()], 0);
    expect(busy.value).toBe(true);
    await quiet(busy);
    expect(ids.value).toEqual(["evi_1", "evi_2"]);
    expect(sent.map(({ path, type }) => [path, type])).toEqual(
      [1, 2].map(() => ["/v1/evidence?look=0123456789abcdef", "image/jpeg"]),
    );
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  });

  test("goes on under the same key after a lost connection", async () => {
    const { album, ids, busy, note, retry } = given();
    answers = [lost];
    album.add([photo()], 0);
    await quiet(busy);
    expect(note.value).toBeInstanceOf(ApiError);
    expect(album.photos()).toHaveLength(1);
    answers = [accepted("evi_1")];
    await retry();
    expect(ids.value).toEqual(["evi_1"]);
    expect(sent[0]!.key).toBe(sent[1]!.key);
    expect(picture.prepare).toHaveBeenCalledTimes(1);
  });

  test("leaves out what can't be read or taken, and goes on with the rest", async () => {
    const { album, ids, busy } = given();
    answers = [refused, accepted("evi_1")];
    album.add([new Blob(["?"], { type: "image/heic" }), photo(), photo()], 0);
    await quiet(busy);
    expect([ids.value, album.photos().length, album.trouble.value]).toEqual([["evi_1"], 1, "unreadable"]);
  });

  test("takes six with those sent before, and says so", async () => {
    const { album, ids, busy } = given();
    answers = [accepted("evi_1"), accepted("evi_2")];
    album.add([photo(), photo(), photo()], 4);
    await quiet(busy);
    expect([ids.value, album.trouble.value]).toEqual([["evi_1", "evi_2"], "many"]);
  });

  test("waits its turn while something else is under way", async () => {
    const { album, ids, busy, run } = given();
    let done = () => {};
    const other = run(() => new Promise<void>((resolve) => (done = resolve)));
    answers = [accepted("evi_1")];
    album.add([photo()], 0);
    expect(sent).toEqual([]);
    done();
    await other;
    await vi.waitFor(() => expect(ids.value).toEqual(["evi_1"]));
    await quiet(busy);
  });

  test("forgets a photo that is taken out, also on its way", async () => {
    const { album, ids, busy } = given();
    let arrive: (response: Response) => void = () => {};
    answers = [() => new Promise<Response>((resolve) => (arrive = resolve))];
    album.add([photo()], 0);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    album.remove(album.photos()[0]!.key);
    arrive(Response.json({ id: "evi_1" }));
    await quiet(busy);
    expect([ids.value, album.photos()]).toEqual([[], []]);
  });

  test("is empty once its photos were sent with the case", async () => {
    const { album, ids, busy } = given();
    answers = [accepted("evi_1")];
    album.add([photo()], 0);
    await quiet(busy);
    ids.value = [];
    expect(album.photos()).toEqual([]);
  });
});
