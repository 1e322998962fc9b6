// The desk's room of connections: what is asked is what the server checks, and a key is forgotten once it is sent.
import * as v from "valibot";
import { describe, expect, it, vi } from "vitest";
import { createConnections } from "../../desk/connect/model.ts";
import { fieldsOf, kinds } from "../../desk/connect/fields.ts";
import { fieldWords, text } from "../../desk/connect/strings.ts";
import type { ConnectorAnswer } from "../../shared/contract.ts";
import { Platform, platformKinds } from "../../shared/platforms.ts";

const none: ConnectorAnswer = { platform: null, webhook: false, sealed: true, log: [] };
const address = "https://shop.example/admin-api";
const some: ConnectorAnswer = {
  ...none,
  platform: { kind: "vendure", address, remedies: ["refund"], facts: true, lookUp: null },
};
const good = (value: ConnectorAnswer) => Promise.resolve({ ok: true as const, value });
const bad = (code: "invalid" | "session_missing", errors: { path: string; code: string; message: string }[] = []) =>
  Promise.resolve({ ok: false as const, failure: { code, detail: "Not so.", retryAfter: null, errors } });

function room(over: Partial<Parameters<typeof createConnections>[0]> = {}) {
  const signedOut = vi.fn<() => void>();
  const sent: Record<string, string>[] = [];
  const api = {
    now: () => good(none),
    connect: (platform: Record<string, string>) => {
      sent.push(platform);
      return good(some);
    },
    check: () => good(some),
    disconnect: () => good(none),
    ...over,
  };
  return { ...createConnections(api, signedOut), sent, signedOut };
}

describe("what is asked", () => {
  it("is every platform there is", () => expect(kinds).toEqual([...platformKinds]));

  it.each(kinds)("%s: each field of its schema, each with where to find it", (kind) => {
    const { entries } = Platform.options.find((option) => option.entries.kind.literal === kind)!;
    // A shop elsewhere than at its own address is for trying things out.
    const elsewhere = "shop" in entries || kind === "stripe" ? ["url"] : [];
    const wanted = Object.keys(entries).filter((name) => name !== "kind" && !elsewhere.includes(name));
    expect(fieldsOf[kind].map(({ name }) => name).toSorted()).toEqual(wanted.toSorted());
    for (const { name, optional } of fieldsOf[kind]) {
      expect([name, optional]).toEqual([
        name,
        (entries as Record<string, { type: string }>)[name]!.type === "optional",
      ]);
      expect(fieldWords[kind][name]!.where.length).toBeGreaterThan(10);
    }
  });

  it("hides whatever is a key", () => {
    const open = kinds.flatMap((kind) => fieldsOf[kind].filter(({ secret }) => !secret).map(({ name }) => name));
    expect(new Set(open)).toEqual(new Set(["url", "shop", "clientId", "shippingOptionId"]));
  });
});

describe("connecting", () => {
  it("sends what was typed, without what was left empty, and forgets it", async () => {
    const own = room();
    own.choose("medusa");
    own.type("url", " https://api.shop.example ");
    own.type("apiKey", "sk_0123456789");
    await own.connect();
    expect(own.sent).toEqual([{ kind: "medusa", url: "https://api.shop.example", apiKey: "sk_0123456789" }]);
    expect(v.is(Platform, own.sent[0])).toBe(true);
    expect([own.kind.value, own.typed.value]).toEqual([null, {}]);
    expect(own.now.value).toEqual(some);
  });

  it("shows each fault at its field, the others above, and keeps what was typed", async () => {
    const faults = [
      { path: "apiKey", code: "credentials", message: "This key isn't known there." },
      { path: "apiKey", code: "permission", message: "It may not refund." },
      { path: "", code: "missing", message: "There is no refund handler." },
    ];
    const own = room({ connect: () => bad("invalid", faults) });
    own.choose("vendure");
    own.type("apiKey", "lookup:secret");
    await own.connect();
    expect(own.faults.value).toEqual({ apiKey: "This key isn't known there. It may not refund." });
    expect(own.notice.value).toEqual({ tone: "warn", lines: [text.mend, "There is no refund handler."] });
    expect(own.typed.value["apiKey"]).toBe("lookup:secret");
    own.type("apiKey", "lookup:other");
    expect(own.faults.value).toEqual({});
  });

  it("begins a change of keys with the address, and no key", async () => {
    const own = room({ now: () => good(some) });
    await own.load();
    own.choose("vendure");
    expect(own.typed.value).toEqual({ url: address, shop: address });
    own.choose("shopify");
    expect(own.typed.value).toEqual({});
  });

  it("does one thing at a time, and says what came of it", async () => {
    const own = room();
    await Promise.all([own.check(), own.disconnect()]);
    expect(own.now.value).toEqual(some);
    expect(own.notice.value?.lines).toEqual([text.sound]);
    await own.disconnect();
    expect(own.notice.value?.lines).toEqual([text.disconnected]);
  });

  it("asks to sign in where nobody is any more", async () => {
    const own = room({ check: () => bad("session_missing") });
    await own.check();
    expect(own.signedOut).toHaveBeenCalledOnce();
  });
});
