import { Webhook, WebhookVerificationError } from "standardwebhooks";
import { readAssets } from "./assets.ts";
import type { Asset } from "./assets.ts";
import { html } from "./html.ts";
import { layout } from "./layout.ts";
import { orderList } from "./list.ts";
import { deliver, letterBody, letterHeaders, mailIn, mailList, mailPage } from "./mailbox.ts";
import { orderPage, scriptTag } from "./order-page.ts";
import { orderOf, storyOf } from "./orders.ts";
import type { Store } from "./records.ts";
import { requestIn, settle } from "./settle.ts";
import { stories } from "./stories.ts";
import { signOrder } from "./token.ts";
import type { Merchant } from "./token.ts";

export type Setting = {
  merchant: Merchant;
  /** Where Amends runs, such as http://127.0.0.1:8787. */
  worker: string;
  /** Where this shop runs. */
  origin: string;
  store: Store;
  /** Milliseconds. */
  now: () => number;
};

/** A request as far as the shop reads it; header names in lower case, `path` without the query. */
export type Ask = { method: string; path: string; headers: Record<string, string>; body: string };
export type Reply = { status: number; headers: Record<string, string>; body: string };

/** The shop as a function from request to reply; reads its pictures and style once. */
export async function createShop(setting: Setting): Promise<(ask: Ask) => Promise<Reply>> {
  const assets = await readAssets();
  const webhook = new Webhook(setting.merchant.webhookSecret);
  return async (ask) => {
    if (ask.method === "POST") return post(ask, setting, webhook);
    if (ask.method !== "GET" && ask.method !== "HEAD") return plain(405, "Only GET, HEAD and POST.");
    const asset = assets.get(ask.path);
    return asset ? assetReply(asset) : show(ask.path, setting);
  };
}

async function show(path: string, setting: Setting): Promise<Reply> {
  const { mail } = setting.store.records;
  if (path === "/") return page(setting, "Orders", "orders", listOf(setting));
  if (path === "/mailbox") return refreshing(page(setting, "Mailbox", "mailbox", mailboxOf(setting)));
  if (path === "/mailbox/messages.json") return json(200, JSON.stringify([...mail].reverse()));
  if (path.startsWith("/orders/")) return order(path.slice("/orders/".length), setting);
  return path.startsWith("/mailbox/") ? letter(path.slice("/mailbox/".length), setting) : missing(setting);
}

function letter(path: string, setting: Setting): Reply {
  const [id, view, ...more] = path.split("/");
  const mail = setting.store.records.mail.find((each) => each.id === id);
  if (!mail || more.length > 0) return missing(setting);
  if (view === undefined) return framing(page(setting, mail.subject, "mailbox", mailPage(mail, "html")));
  if (view === "text") return page(setting, mail.subject, "mailbox", mailPage(mail, "text"));
  if (view !== "letter.html" || mail.html === null) return missing(setting);
  return { status: 200, headers: letterHeaders, body: letterBody(mail.html) };
}

function listOf({ now, origin, store }: Setting) {
  const at = now();
  const orders = stories.map((story) => ({ story, order: orderOf(story, at, origin, store.records.refunds) }));
  return orderList(orders, at);
}

function mailboxOf({ store }: Setting) {
  return html`<div class="lead">
      <h1>Mailbox</h1>
      <p>Everything that would have gone out by mail, to customers and to staff.</p>
    </div>
    ${mailList(store.records.mail)}`;
}

async function order(id: string, setting: Setting): Promise<Reply> {
  const story = storyOf(id);
  if (!story) return missing(setting);
  const { merchant, worker, origin, store } = setting;
  const now = setting.now();
  const facts = orderOf(story, now, origin, store.records.refunds);
  const tag = scriptTag(worker, merchant.id, await signOrder(facts, merchant, now), story);
  return page(
    setting,
    `Order ${facts.number}`,
    "orders",
    orderPage(story, facts, store.records, now, `${worker}/o/${merchant.id}`),
    tag,
  );
}

async function post(ask: Ask, setting: Setting, webhook: Webhook): Promise<Reply> {
  if (ask.path === "/webhooks/amends") return receive(ask, setting, webhook);
  if (ask.path === "/mailbox/messages") return takeMail(ask, setting);
  return plain(404, "Nothing takes a POST here.");
}

/** Verified before it is looked at: a stale or forged webhook changes nothing. */
async function receive(ask: Ask, { store, now }: Setting, webhook: Webhook): Promise<Reply> {
  try {
    webhook.verify(ask.body, ask.headers);
  } catch (error) {
    if (error instanceof WebhookVerificationError) return plain(400, "This webhook's signature or time isn't right.");
    throw error;
  }
  const event = parse(ask.body) as { type?: unknown; data?: unknown } | null;
  if (event?.type !== "settlement.requested") return { status: 204, headers: {}, body: "" };
  const request = requestIn(event.data);
  if (!request) return plain(400, "This settlement lacks something we need.");
  const answer = settle(request, store.records, now());
  await store.save();
  return json(200, answer);
}

/** JSON only: a form on some web page can post to this machine too, but not with that type. */
async function takeMail(ask: Ask, { store, now }: Setting): Promise<Reply> {
  if (!ask.headers["content-type"]?.startsWith("application/json")) return plain(415, "JSON, please.");
  const mail = mailIn(parse(ask.body), now());
  if (!mail) return plain(400, "A mail has from, to, subject and text.");
  deliver(mail, store.records);
  await store.save();
  return json(201, JSON.stringify({ id: mail.id }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function page(
  setting: Setting,
  title: string,
  current: "orders" | "mailbox" | null,
  main: ReturnType<typeof html>,
  script?: ReturnType<typeof html>,
): Reply {
  return {
    status: 200,
    headers: { ...pageHeaders(setting.worker), "content-type": "text/html; charset=utf-8" },
    body: layout({ title, current, main, script }),
  };
}

/** As strict as a careful shop's pages: one foreign script, and no markup from strings at all. */
function pageHeaders(worker: string): Record<string, string> {
  const policy = [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `script-src ${worker}`,
    `connect-src ${worker}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ];
  return { "content-security-policy": policy.join("; "), "cache-control": "no-store" };
}

function refreshing(reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, refresh: "4" } };
}

/** The page may show frames of this very shop. */
function framing(reply: Reply): Reply {
  const policy = `${reply.headers["content-security-policy"]}; frame-src 'self'`;
  return { ...reply, headers: { ...reply.headers, "content-security-policy": policy } };
}

function missing(setting: Setting): Reply {
  const main = html`<div class="lead">
    <h1>There's nothing here</h1>
    <p><a href="/">See all orders</a></p>
  </div>`;
  return { ...page(setting, "Not found", null, main), status: 404 };
}

function assetReply({ type, body }: Asset): Reply {
  return { status: 200, headers: { "content-type": type, "cache-control": "max-age=60" }, body };
}

function json(status: number, body: string): Reply {
  return { status, headers: { "content-type": "application/json", "cache-control": "no-store" }, body };
}

function plain(status: number, body: string): Reply {
  return { status, headers: { "content-type": "text/plain; charset=utf-8" }, body };
}
