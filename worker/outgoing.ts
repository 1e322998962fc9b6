/** Part of the worker: see parts.ts. How mail and webhooks leave; nothing that answers a request needs it. */
export { sendMail } from "./ports/mail.ts";
export { postWebhook } from "./ports/webhook.ts";
