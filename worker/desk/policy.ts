import { Hono } from "hono";
import * as v from "valibot";
import {
  ApprovePolicyRequest,
  CanaryRequest,
  KillSwitchRequest,
  PolicyRequest,
  PublishRequest,
  RollbackRequest,
  SendBackPolicyRequest,
} from "../../shared/contract.ts";
import type { BacktestAnswer, PolicyAnswer, PolicyCompareAnswer } from "../../shared/contract.ts";
import { canonical, Policy } from "../../shared/policy/document.ts";
import type { Past } from "../analysis.ts";
import { bodyOf, keyOf, reading, writing, wrongMethod } from "../http.ts";
import type { App, Ctx } from "../http.ts";
import type { Candidate } from "../merchant/policies.ts";
import type { TrialKind } from "../merchant/trials.ts";
import { said, sha256 } from "../merchant/tx.ts";
import type { Answer, Call } from "../merchant/tx.ts";
import type { Stub } from "../merchants.ts";
import { analysis } from "../parts.ts";
import { Refusal } from "../problem.ts";
import { askAsStaff, staffCaller } from "./session.ts";

/** The policy's life, for leads. What takes long is done here: the merchant's object only reads, and makes live. */
export const policyRoutes = new Hono<App>();

policyRoutes.get("/", (c) => askAsStaff(c, (stub, config, token) => stub.deskPolicy(reading(config.version), token)));
policyRoutes.all("/", wrongMethod("GET"));

policyRoutes.get("/versions/:hash", (c) =>
  askAsStaff(c, (stub, config, token) => stub.policyVersion(reading(config.version), token, c.req.param("hash"))),
);
policyRoutes.all("/versions/:hash", wrongMethod("GET"));

policyRoutes.get("/fairness", (c) =>
  askAsStaff(c, (stub, config, token) => stub.policyFairness(reading(config.version), token)),
);
policyRoutes.all("/fairness", wrongMethod("GET"));

policyRoutes.post("/check", async (c) => {
  const { value } = await askedOf(c, PolicyRequest);
  return asLead(c, async ({ live }) => {
    const { policy, hash } = await candidateOf(value.policy, live.policy);
    const { check } = await analysis();
    return said({ ok: true, hash, ...check(policy) });
  });
});
policyRoutes.all("/check", wrongMethod("POST"));

policyRoutes.post("/compare", async (c) => {
  const { value } = await askedOf(c, PolicyRequest);
  return asLead(c, async ({ live }) => {
    const { policy } = await candidateOf(value.policy, live.policy);
    const { compared } = await analysis();
    return said(compared(live.policy, policy) satisfies PolicyCompareAnswer);
  });
});
policyRoutes.all("/compare", wrongMethod("POST"));

policyRoutes.post("/backtest", async (c) => {
  const { value } = await askedOf(c, PolicyRequest);
  return asLead(c, async ({ live }, caller) => {
    const { policy, hash } = await candidateOf(value.policy, live.policy);
    const { backtest } = await analysis();
    const tried = backtest(policy, live.policy);
    const more = await eachPast(caller, tried.add);
    if (typeof more !== "boolean") return more;
    const { flips, ...sums } = tried.result();
    const called = await caller.stub.references(
      reading(caller.version),
      caller.token,
      flips.map((flip) => flip.case),
    );
    if (called.status !== 200) return called;
    const references = JSON.parse(called.body) as Record<string, string>;
    const named = flips.map((flip) => ({ ...flip, reference: references[flip.case]! }));
    return said({ hash, live: live.hash, more, ...sums, flips: named } satisfies BacktestAnswer);
  });
});
policyRoutes.all("/backtest", wrongMethod("POST"));

policyRoutes.post("/publish", async (c) => {
  const { value, request } = await askedOf(c, PublishRequest);
  const { policy, ...about } = value;
  return withChecked(c, policy, request, ({ stub, call, token }, candidate) =>
    stub.publishPolicy(call, token, candidate, about),
  );
});
policyRoutes.all("/publish", wrongMethod("POST"));

policyRoutes.post("/shadow", async (c) => {
  const { value, request } = await askedOf(c, PublishRequest);
  const { policy, ...about } = value;
  return withChecked(c, policy, request, ({ stub, call, token }, candidate) =>
    stub.startShadow(call, token, candidate, about),
  );
});
policyRoutes.delete("/shadow", (c) => stopping(c, "shadow"));
policyRoutes.all("/shadow", wrongMethod("POST, DELETE"));

policyRoutes.post("/canary", async (c) => {
  const { value, request } = await askedOf(c, CanaryRequest);
  const { policy, ...about } = value;
  return withChecked(c, policy, request, ({ stub, call, token }, candidate) =>
    stub.startCanary(call, token, candidate, about),
  );
});
policyRoutes.delete("/canary", (c) => stopping(c, "canary"));
policyRoutes.all("/canary", wrongMethod("POST, DELETE"));

policyRoutes.post("/approve", async (c) => {
  const { value, request } = await bodyOf(c, ApprovePolicyRequest);
  return askAsStaff(c, async (stub, config, token) =>
    stub.approvePolicy(writing(c, config.version, await staffCaller(token), request), token, value.proposal),
  );
});
policyRoutes.all("/approve", wrongMethod("POST"));

policyRoutes.post("/send-back", async (c) => {
  const { value, request } = await bodyOf(c, SendBackPolicyRequest);
  return askAsStaff(c, async (stub, config, token) => {
    const call = writing(c, config.version, await staffCaller(token), request);
    return stub.sendBackPolicy(call, token, value.proposal, value.note ?? null);
  });
});
policyRoutes.all("/send-back", wrongMethod("POST"));

policyRoutes.post("/rollback", async (c) => {
  const { value, request } = await bodyOf(c, RollbackRequest);
  return askAsStaff(c, async (stub, config, token) =>
    stub.rollBackPolicy(writing(c, config.version, await staffCaller(token), request), token, value),
  );
});
policyRoutes.all("/rollback", wrongMethod("POST"));

policyRoutes.post("/kill-switch", async (c) => {
  const { value, request } = await bodyOf(c, KillSwitchRequest);
  return askAsStaff(c, async (stub, config, token) =>
    stub.killSwitch(writing(c, config.version, await staffCaller(token), request), token, value.on),
  );
});
policyRoutes.all("/kill-switch", wrongMethod("POST"));

/** A body, and the key that every POST brings, also where nothing is written. */
async function askedOf<Schema extends v.GenericSchema>(c: Ctx, schema: Schema) {
  keyOf(c);
  return bodyOf(c, schema);
}

/** Ends a trial. Twice is once, so that no key is needed. */
const stopping = (c: Ctx, kind: TrialKind) =>
  askAsStaff(c, (stub, config, token) => stub.stopTrial(reading(config.version), token, kind));

/** Hands a document on once the check has found nothing against it. */
function withChecked(
  c: Ctx,
  document: unknown,
  request: string,
  run: (caller: { stub: Stub; call: Call; token: string }, candidate: Candidate) => Promise<Answer>,
): Promise<Response> {
  return asLead(c, async ({ live }, { stub, version, token }) => {
    const { policy, hash } = await candidateOf(document, live.policy);
    const checked = await passed(policy);
    const { needsSecond } = await analysis();
    const against = { hash: live.hash, reasons: needsSecond(live.policy, policy).map(({ text }) => text) };
    const call = writing(c, version, await staffCaller(token), request);
    return run({ stub, call, token }, { policy, hash, checked, against });
  });
}

type Caller = { stub: Stub; version: number; token: string };

/** Asks the object first who calls and what is live: nothing is checked, compared or tried for anyone but a lead. */
function asLead(c: Ctx, run: (now: PolicyAnswer, caller: Caller) => Promise<Answer>): Promise<Response> {
  return askAsStaff(c, async (stub, { version }, token) => {
    const now = await stub.deskPolicy(reading(version), token);
    return now.status === 200 ? run(JSON.parse(now.body) as PolicyAnswer, { stub, version, token }) : now;
  });
}

/** The document as a policy, and the hash that names it. Throws `invalid` with each place where it is wrong. */
async function candidateOf(document: unknown, live: Policy): Promise<{ policy: Policy; hash: string }> {
  const result = v.safeParse(Policy, document);
  if (!result.success) {
    const { problemsOf } = await analysis();
    throw new Refusal("invalid", "The policy isn't as it should be.", { errors: problemsOf(document) });
  }
  const policy = result.output;
  if (policy.currency !== live.currency) {
    // An amount without a currency is in the policy's: in another, every limit would mean something else.
    const message = `The policy is in ${policy.currency}, the shop in ${live.currency}.`;
    throw new Refusal("invalid", message, { errors: [{ path: "currency", code: "currency", message }] });
  }
  return { policy, hash: `sha256-${await sha256(canonical(policy))}` };
}

/** What the check says of a policy that may go live. Throws `invalid` with its errors. */
async function passed(policy: Policy): Promise<{ cells: number; warnings: string[] }> {
  const { check } = await analysis();
  const { findings, cells } = check(policy);
  const errors = findings
    .filter(({ severity }) => severity === "error")
    .map(({ path, code, text }) => ({ path, code, message: text }));
  if (errors.length > 0) throw new Refusal("invalid", "The check found what must not go live.", { errors });
  return { cells, warnings: findings.map(({ code, path }) => `${code} ${path}`) };
}

/** As many items as a back-test takes in; of more, a fair sample. */
const MOST = 100_000;

/** Hands on each stored decision. True where there were more; the answer where reading was refused. */
async function eachPast({ stub, version, token }: Caller, add: (past: Past) => void): Promise<boolean | Answer> {
  const read = (cursor: string | null): Promise<Answer> => stub.pastDecisions(reading(version), token, cursor);
  let slice: Promise<Answer> | null = read(null);
  let items = 0;
  let more = false;
  while (slice) {
    const answer: Answer = await slice;
    if (answer.status !== 200) return answer;
    const { past, next } = JSON.parse(answer.body) as { past: Past[]; next: string | null };
    items += past.length;
    more = next !== null;
    // The next slice is read while this one is decided.
    slice = more && items < MOST ? read(next) : null;
    for (const each of past) add(each);
    // Where worker and object share a thread, only a wait lets it hear of new requests: slices in a row would shut it.
    await scheduler.wait(1);
  }
  return more;
}
