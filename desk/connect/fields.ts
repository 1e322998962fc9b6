import type { Platform } from "../../shared/platforms.ts";

/** What each platform asks for, in the order it is typed. A test holds this against the schema that the server checks with. */

type Kind = Platform["kind"];
export type Field = { name: string; secret: boolean; optional: boolean };

const plain = (name: string): Field => ({ name, secret: false, optional: false });
const secret = (name: string): Field => ({ name, secret: true, optional: false });
const optional = (field: Field): Field => ({ ...field, optional: true });

export const fieldsOf = {
  vendure: [plain("url"), secret("apiKey")],
  medusa: [plain("url"), secret("apiKey"), optional(plain("shippingOptionId"))],
  stripe: [secret("apiKey"), optional(secret("webhookSecret"))],
  shopify: [plain("shop"), plain("clientId"), secret("clientSecret")],
} as const satisfies Record<Kind, readonly Field[]>;

export const kinds = Object.keys(fieldsOf) as Kind[];
