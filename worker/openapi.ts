import { toJsonSchema } from "@valibot/to-json-schema";
import type * as v from "valibot";
import * as contract from "../shared/contract.ts";
import { Platform } from "../shared/platforms.ts";
import { pictureTypes } from "./shopper/pictures/index.ts";

/** OpenAPI 3.1 of the whole contract, made from the very schemas that the routes check with. */

type Schema = v.GenericSchema;
type Operation = {
  summary: string;
  security: "shopper" | "staff" | "merchant" | "operator" | "nobody" | "shopper or nobody";
  body?: Schema;
  answer?: string;
  status?: number;
  /** Which of the two is a picture and not JSON. */
  picture?: "body" | "answer";
  /** Answers with a page as well, to those who ask for one. */
  page?: true;
  /** Parameters in the query: what each must look like, and whether it must be there. */
  query?: Record<string, { pattern: string; required: boolean }>;
  /** Writes, so it takes an Idempotency-Key. */
  writes?: true;
};

const answers = {
  Case: contract.Case,
  OrderAnswer: contract.OrderAnswer,
  Reading: contract.Reading,
  Problem: contract.Problem,
  QueueAnswer: contract.QueueAnswer,
  SessionAnswer: contract.SessionAnswer,
  DeskCase: contract.DeskCase,
  CreatedMerchant: contract.CreatedMerchant,
  SettlementState: contract.SettlementAnswer,
  ReturnAnswer: contract.ReturnAnswer,
  EvidenceAnswer: contract.EvidenceAnswer,
  LookUpSession: contract.LookUpSession,
  ConnectorAnswer: contract.ConnectorAnswer,
  WithdrawalAnswer: contract.WithdrawalAnswer,
  CaseRecord: contract.CaseRecord,
  PolicyAnswer: contract.PolicyAnswer,
  PolicyVersionAnswer: contract.PolicyVersionAnswer,
  FairnessAnswer: contract.FairnessAnswer,
  PolicyCheckAnswer: contract.PolicyCheckAnswer,
  PolicyCompareAnswer: contract.PolicyCompareAnswer,
  BacktestAnswer: contract.BacktestAnswer,
  DeadLetters: contract.DeadLetters,
} as const satisfies Record<string, Schema>;

const shopperAction = (action: contract.ShopperAction): [string, Operation] => [
  `/v1/cases/{id}/actions/${action}`,
  {
    summary: `Shopper: ${action}`,
    security: "shopper",
    body: contract.shopperRequests[action],
    answer: "Case",
    writes: true,
  },
];
const staffAction = (action: contract.StaffAction): [string, Operation] => [
  `/desk/api/cases/{id}/actions/${action}`,
  {
    summary: `Staff: ${action}`,
    security: "staff",
    body: contract.staffRequests[action],
    answer: "DeskCase",
    writes: true,
  },
];

const policyStep = (step: string, summary: string, body: Schema, answer: keyof typeof answers): [string, Operation] => [
  `/desk/api/policy/${step}`,
  { summary, security: "staff", body, answer, writes: true },
];

const asRecord: Pick<Operation, "answer" | "page" | "query"> = {
  answer: "CaseRecord",
  page: true,
  query: { as: { pattern: "^(json|page)$", required: false } },
};

const gets: Record<string, Operation> = {
  "/v1/order": { summary: "The order, its reasons and cases", security: "shopper", answer: "OrderAnswer" },
  "/v1/cases/{id}": { summary: "One case; answers 304 to its own ETag", security: "shopper", answer: "Case" },
  "/v1/cases/{id}/record": {
    summary: "All that happened in a case, as far as it is the shopper's; JSON, or a page to print",
    security: "shopper",
    ...asRecord,
  },
  "/v1/evidence/{id}": {
    summary: "A photo, at the address its case gives; good for ten minutes at most",
    security: "nobody",
    picture: "answer",
    query: {
      merchant: { pattern: "^mer_", required: true },
      until: { pattern: "^[0-9]{1,15}$", required: true },
      signature: { pattern: "^[A-Za-z0-9_-]{43}$", required: true },
    },
  },
  "/desk/api/queue": {
    summary: "Cases in which it is staff's turn, soonest due first",
    security: "staff",
    answer: "QueueAnswer",
  },
  "/desk/api/dead-letters": {
    summary: "What couldn't be delivered after all tries, newest first; for leads",
    security: "staff",
    query: { cursor: { pattern: "^[0-9]{1,15}$", required: false } },
    answer: "DeadLetters",
  },
  "/desk/api/live": {
    summary: "A WebSocket: which cases have changed, to be read again, and who is at the desk",
    security: "staff",
    status: 101,
  },
  "/desk/api/cases/{id}": { summary: "One case, whole", security: "staff", answer: "DeskCase" },
  "/desk/api/cases/{id}/record": {
    summary: "All that happened in a case, whole; JSON, or a page to print",
    security: "staff",
    ...asRecord,
  },
  "/desk/api/policy": {
    summary: "The live policy, the versions before it, its log, and the kill switch; for leads, like all below it",
    security: "staff",
    answer: "PolicyAnswer",
  },
  "/desk/api/policy/fairness": {
    summary: "Who gets a person, by group, and how often each signal was right",
    security: "staff",
    answer: "FairnessAnswer",
  },
  "/desk/api/connector": {
    summary: "What is connected, never with a key; for leads, like all below it",
    security: "staff",
    answer: "ConnectorAnswer",
  },
  "/desk/api/policy/versions/{hash}": { summary: "One version", security: "staff", answer: "PolicyVersionAnswer" },
};

const posts: Record<string, Operation> = {
  "/v1/readings": {
    summary: "What we understand of the words",
    security: "shopper",
    body: contract.ReadingRequest,
    answer: "Reading",
  },
  "/v1/evidence": {
    summary: "Upload a photo, 5 MB at most; its id then goes with an item",
    security: "shopper",
    picture: "body",
    query: { look: { pattern: "^[0-9a-f]{16}$", required: false } },
    answer: "EvidenceAnswer",
    status: 201,
    writes: true,
  },
  "/v1/cases": {
    summary: "Open a case",
    security: "shopper",
    body: contract.SubmitRequest,
    answer: "Case",
    status: 201,
    writes: true,
  },
  "/v1/withdrawals": {
    summary: "The statutory withdrawal, receipted at once; without a token, `merchant` names the shop",
    security: "shopper or nobody",
    body: contract.WithdrawalRequest,
    answer: "WithdrawalAnswer",
    status: 201,
    writes: true,
  },
  "/v1/look-ups": {
    summary: "Mail a code for an order without a token; 202 whether there is such an order or not",
    security: "nobody",
    body: contract.LookUpRequest,
    status: 202,
  },
  "/v1/look-ups/session": {
    summary: "Trade the code for an order token, good for two hours",
    security: "nobody",
    body: contract.LookUpSessionRequest,
    answer: "LookUpSession",
  },
  ...Object.fromEntries(contract.shopperActions.map(shopperAction)),
  "/v1/merchant/settlements/{id}/outcome": {
    summary: "How a settlement ended; a refund that succeeded and came back from the bank later is `failed`",
    security: "merchant",
    body: contract.OutcomeRequest,
    answer: "SettlementState",
    writes: true,
  },
  "/v1/merchant/cases/{id}/return": {
    summary: "Goods that come back: a label for the shopper, or how far they are; said twice it counts once",
    security: "merchant",
    body: contract.ReturnRequest,
    answer: "ReturnAnswer",
    writes: true,
  },
  "/v1/platform/{merchant}": {
    summary: "What the merchant's platform tells of by itself, signed as that platform signs; 256 kB at most",
    security: "nobody",
  },
  "/desk/api/dead-letters/{id}/replay": {
    summary: "Try again what couldn't be delivered",
    security: "staff",
    body: contract.Nothing,
    writes: true,
  },
  "/desk/api/dead-letters/{id}/discard": {
    summary: "Give it up, for a reason that is kept",
    security: "staff",
    body: contract.DiscardRequest,
    writes: true,
  },
  "/desk/api/sign-in": {
    summary: "Mail a sign-in code",
    security: "nobody",
    body: contract.SignInRequest,
    status: 202,
  },
  "/desk/api/session": {
    summary: "Trade the code for a session",
    security: "nobody",
    body: contract.SessionRequest,
    answer: "SessionAnswer",
  },
  "/desk/api/queue/next": {
    summary: "Pick up the next case that nobody has",
    security: "staff",
    answer: "DeskCase",
    writes: true,
  },
  ...Object.fromEntries(contract.staffActions.map(staffAction)),
  "/desk/api/withdrawals/{id}/match": {
    summary: "Staff have found the order of a withdrawal that came without a token",
    security: "staff",
    body: contract.MatchRequest,
    answer: "DeskCase",
    writes: true,
  },
  "/desk/api/withdrawals/{id}/answer": {
    summary: "Staff answer such a withdrawal by mail, without a case",
    security: "staff",
    body: contract.MessageRequest,
    writes: true,
  },
  ...Object.fromEntries([
    policyStep("check", "What a candidate would do wrong; writes nothing", contract.PolicyRequest, "PolicyCheckAnswer"),
    policyStep("compare", "A candidate against the live version", contract.PolicyRequest, "PolicyCompareAnswer"),
    policyStep("backtest", "A candidate tried on past decisions", contract.PolicyRequest, "BacktestAnswer"),
    policyStep(
      "publish",
      "Make a version live, or let it wait for a second lead; the check's errors refuse it",
      contract.PublishRequest,
      "PolicyAnswer",
    ),
    policyStep("rollback", "Make an earlier version live again", contract.RollbackRequest, "PolicyAnswer"),
    policyStep(
      "kill-switch",
      "Nothing automatic, or all as the policy says",
      contract.KillSwitchRequest,
      "PolicyAnswer",
    ),
    policyStep(
      "shadow",
      "Let a candidate decide every new item without effect; it is checked like one that goes live",
      contract.PublishRequest,
      "PolicyAnswer",
    ),
    policyStep(
      "canary",
      "Let a candidate decide a share of the orders, until it goes live, is stopped or passes its bounds",
      contract.CanaryRequest,
      "PolicyAnswer",
    ),
    policyStep("approve", "A second lead's yes to what waits", contract.ApprovePolicyRequest, "PolicyAnswer"),
    policyStep("send-back", "No to what waits, or taking it back", contract.SendBackPolicyRequest, "PolicyAnswer"),
  ]),
  "/desk/api/connector/check": {
    summary: "Look at what is connected once more; 422 with each thing to mend",
    security: "staff",
    answer: "ConnectorAnswer",
  },
  "/operator/merchants": {
    summary: "Make a merchant; a platform given with it is kept unchecked",
    security: "operator",
    body: contract.NewMerchant,
    answer: "CreatedMerchant",
    status: 201,
    writes: true,
  },
};

const puts: Record<string, Operation> = {
  "/desk/api/connector": {
    summary: "Connect a platform; it is looked at first, and 422 says each thing to mend",
    security: "staff",
    body: Platform,
    answer: "ConnectorAnswer",
  },
};

const trialsEnd = {
  "/desk/api/policy/shadow": "End the trial without effect",
  "/desk/api/policy/canary": "End the trial on a share of the orders; offers that were shown stand",
};

const security = {
  shopper: { type: "http", scheme: "bearer", description: "The order token, or a mail link's key as mer_….KEY" },
  staff: { type: "apiKey", in: "cookie", name: "amends_desk" },
  merchant: { type: "http", scheme: "bearer", description: "The merchant's API key" },
  operator: { type: "http", scheme: "bearer", description: "The operator's key" },
} as const;

const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: unknown) => ({ content: { "application/json": { schema } } });
const problem = {
  description: "A problem document",
  content: { "application/problem+json": { schema: reference("Problem") } },
};

/** What comes in is described before it is trimmed and checked; what only code can check is said in the error. */
const schemaOf = (schema: Schema, typeMode: "input" | "output") => {
  const { $schema: _, ...rest } = toJsonSchema(schema, { typeMode, errorMode: "ignore", target: "draft-2020-12" });
  return rest;
};

const pictures = { content: Object.fromEntries(pictureTypes.map((type) => [type, {}])) };

const inQuery = (query: Operation["query"] = {}) =>
  Object.entries(query).map(([name, { pattern, required }]) => ({
    name,
    in: "query",
    required,
    schema: { type: "string", pattern },
  }));

/** Every way in, one an object; an empty one is none at all. */
function securityOf(who: Operation["security"]): Record<string, string[]>[] {
  if (who === "nobody") return [];
  return who === "shopper or nobody" ? [{ shopper: [] }, {}] : [{ [who]: [] }];
}

function operationOf(path: string, operation: Operation) {
  const { summary, security: who, body, answer, status = 200, writes, picture, page, query } = operation;
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: true,
    schema: { type: "string", minLength: 1, maxLength: 128 },
  };
  return {
    summary,
    security: securityOf(who),
    parameters: [...inPath, ...inQuery(query), ...(writes ? [key] : [])],
    ...(body && { requestBody: { required: true, ...json(schemaOf(body, "input")) } }),
    ...(picture === "body" && { requestBody: { required: true, ...pictures } }),
    responses: {
      [status]: {
        description: "Done",
        ...(answer && { content: { ...json(reference(answer)).content, ...(page && { "text/html": {} }) } }),
        ...(picture === "answer" && pictures),
      },
      default: problem,
    },
  };
}

/** The document; the same each time. */
export function openApi(): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [method, operations] of [
    ["get", gets],
    ["post", posts],
    ["put", puts],
  ] as const) {
    for (const [path, operation] of Object.entries(operations)) {
      paths[path] = { ...paths[path], [method]: operationOf(path, operation) };
    }
  }
  for (const [path, summary] of Object.entries(trialsEnd)) {
    paths[path]!["delete"] = operationOf(path, { summary, security: "staff", answer: "PolicyAnswer" });
  }
  paths["/desk/api/connector"]!["delete"] = operationOf("/desk/api/connector", {
    summary: "Disconnect the platform",
    security: "staff",
    answer: "ConnectorAnswer",
  });
  paths["/desk/api/session"]!["delete"] = operationOf("/desk/api/session", {
    summary: "Sign out",
    security: "staff",
    status: 204,
  });
  return {
    openapi: "3.1.0",
    info: { title: "Amends", version: "1", description: "When an order goes wrong, put it right on the spot." },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, schemaOf(schema, "output")])),
      securitySchemes: security,
    },
  };
}
