import { DurableObject } from "cloudflare:workers";
import * as v from "valibot";
import type {
  CanaryRequest,
  LookUpRequest,
  NewMerchant,
  Outcome,
  PublishRequest,
  ReturnRequest,
  RollbackRequest,
  ShopperAction,
  StaffAction,
  SubmitRequest,
  WithdrawalRequest,
} from "../../shared/contract.ts";
import { Order } from "../../shared/order.ts";
import type { Platform } from "../../shared/platforms.ts";
import type { Policy } from "../../shared/policy/document.ts";
import type { Connector } from "../connectors/connector.ts";
import type { Env } from "../env.ts";
import { problemResponse, Refusal } from "../problem.ts";
import { photoStore } from "../ports/photos.ts";
import { caseIdOf, contextOf, names, orderAndCases, orderIdOf, ownCase, shopperAnswer } from "./access.ts";
import type { Shopper } from "./access.ts";
import { refused, remember, replay, reused } from "./answers.ts";
import { findCase, loadCase, orderOf } from "./cases.ts";
import { allowCheck, connectAs, connectionNow, disconnectAs, platformLead, requireSound } from "./connecting.ts";
import { create, prepare } from "./create.ts";
import { deadLetters, discardLetter, letterLead, replayLetter } from "./dead-letters.ts";
import { deskCase, nextFree, queue } from "./desk.ts";
import { Live, SESSION } from "./live.ts";
import { forgetUploads, recordUpload, unusedUploads } from "./evidence.ts";
import type { Upload } from "./evidence.ts";
import { askFacts, sameEmail } from "./facts.ts";
import type { Fresh } from "./facts.ts";
import { fairness } from "./fairness.ts";
import { allowLookUp, askedFor, openLookUp, sendLookUpCode } from "./look-ups.ts";
import type { Asker } from "./look-ups.ts";
import type { Claim } from "./orders.ts";
import { connectorTo, platformOf, platformSettings } from "./platform.ts";
import { tellDesks } from "./policies.ts";
import type { Candidate } from "./policies.ts";
import {
  approve,
  pastDecisions,
  policyLead,
  policyNow,
  publishVersion,
  referencesOf,
  rollBack,
  setPaused,
  startCanary,
  startShadow,
  stopTrial,
  versionOf,
} from "./policy-life.ts";
import { sendBack } from "./policy-proposals.ts";
import { publishedPolicy } from "./published.ts";
import type { Published } from "./published.ts";
import { Pump } from "./pump.ts";
import { recordOf } from "./record.ts";
import { hearOfReturn } from "./returns.ts";
import { shopperSteps } from "./shopper.ts";
import type { Context } from "./shopper.ts";
import { closeSession, memberOf, openSession, sendCode } from "./sign-in.ts";
import type { Caller, Who } from "./sign-in.ts";
import { applyOutcome } from "./settlements.ts";
import { act } from "./staff.ts";
import type { Member } from "./staff.ts";
import { submit } from "./submit.ts";
import { settingsOf } from "./settings.ts";
import { casesDue, chores, dueNow, nextDue, postpone, prune } from "./sweep.ts";
import { exists, migrate } from "./tables.ts";
import { secretsOf } from "../secrets.ts";
import { heard, takeIn } from "./told.ts";
import type { TrialKind } from "./trials.ts";
import { linkMaker, said, sha256 } from "./tx.ts";
import type { Answer, Call, MerchantConfig, Settings, Tx } from "./tx.ts";
import { answerWithdrawal, matchWithdrawal } from "./unmatched.ts";
import { declareOn, declareUnmatched } from "./withdrawals.ts";

const randomCode = () => String(crypto.getRandomValues(new Uint32Array(1))[0]! % 1_000_000).padStart(6, "0");

const wrongCode = () =>
  new Refusal("code_wrong", "That code doesn't fit, or it has run out. You can ask for a new one.");

async function lookUpHashes(asker: Asker, code: string): Promise<{ asked: string; hash: string }> {
  const asked = askedFor(asker);
  return { asked: await sha256(asked), hash: await sha256(`${asked} ${code}`) };
}

/** A failure that stays must not spin. */
const AFTER_FAILURE = 10_000;
/** What has run out holds for nothing, also before its row is gone. */
const PRUNED_EVERY = 3_600_000;

/**
 * One merchant: the one home of everything that must be exact. A request is one `transactionSync` with no `await`
 * inside; what is expected to go wrong comes back as an answer, what throws is a bug and changes nothing.
 */
export class Merchant extends DurableObject<Env> {
  readonly #pump = new Pump({
    env: this.env,
    transact: (step) => this.#transact(step),
    background: (work) => this.ctx.waitUntil(work),
    ended: () => this.#arm(),
  });

  readonly #live = new Live(this.ctx);
  readonly #settings = settingsOf(this.ctx.storage.sql);
  /** As the storage has it: nobody else sets it. */
  #alarmAt: number | null = null;
  #prunedAt = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.blockConcurrencyWhile(async () => {
      if (!exists(ctx.storage.sql)) return;
      ctx.storage.transactionSync(() => migrate(ctx.storage.sql));
      this.#alarmAt = await ctx.storage.getAlarm();
      await this.#arm();
    });
  }

  /** What the routes need to know of this merchant; null where there is none. */
  config(): MerchantConfig | null {
    const settings = this.#settings();
    if (!settings) return null;
    const { version, id, origins, tokenSecret, publicKeys, apiKeyHash, name, accent, returnAddress } = settings;
    const lookUp = this.#platform()?.capabilities.lookUp ?? false;
    return { version, id, origins, tokenSecret, publicKeys, apiKeyHash, lookUp, look: { name, accent, returnAddress } };
  }

  /** The live version, for the page the shop shows of it; null where there is no merchant. */
  publishedPolicy(): Published | null {
    return publishedPolicy(this.ctx.storage.sql);
  }

  /** Makes the merchant, once; the same key gives the same answer for ever. */
  async make(call: Call, id: string, wanted: NewMerchant, policy: Policy | null, host: string): Promise<Answer> {
    const made = await prepare(id, wanted, policy, host);
    const { storage } = this.ctx;
    return storage.transactionSync(() => {
      const secrets = secretsOf(this.env.SECRETS_KEY, (this.#settings() ?? made.settings).tokenSecret, id);
      const store = { sql: storage.sql, secrets };
      if (exists(storage.sql)) return replay(store, call) ?? reused();
      const created = create({ ...store, now: Date.now() }, wanted, made);
      return remember(store, call, { ...said(created, 201), secret: true });
    });
  }

  async submit(call: Call, claim: Claim, request: v.InferOutput<typeof SubmitRequest>): Promise<Answer> {
    const fresh = claim.order.test ? null : await askFacts(this.#platformFor(call), claim.order.id);
    return this.#answer(call, (tx) => {
      const row = submit(tx, claim, request, fresh);
      return { ...shopperAnswer(tx, row), status: 201, location: `/v1/cases/${row.id}` };
    });
  }

  /** The statutory withdrawal. Without a shopper it comes from somewhere; the answer says nothing of what we know. */
  withdraw(call: Call, who: Shopper | { from: string }, request: WithdrawalRequest): Promise<Answer> {
    return this.#answer(call, (tx) => {
      const received = "from" in who ? declareUnmatched(tx, who.from, request) : declareOn(tx, who, request);
      return said(received, 201);
    });
  }

  /** The order as this shopper may see it, and the cases about it, newest first: with a mail link, the one case. */
  orderAndCases(call: Call, shopper: Shopper): Promise<Answer> {
    return this.#answer(call, (tx) => said(orderAndCases(tx, shopper)));
  }

  /** `etag` is the caller's `If-None-Match`. */
  case(call: Call, shopper: Shopper, id: string, etag: string | null): Promise<Answer> {
    return this.#answer(call, (tx) => {
      const answer = shopperAnswer(tx, ownCase(tx, shopper, id));
      return names(etag, answer.etag!) ? { status: 304, body: "", etag: answer.etag! } : answer;
    });
  }

  /** Takes note of a photo, whose bytes are in the photo store already. */
  takePhoto(call: Call, shopper: Shopper, upload: Upload): Promise<Answer> {
    return this.#answer(call, (tx) => {
      recordUpload(tx, orderIdOf(tx, shopper), upload);
      return said({ id: upload.id }, 201);
    });
  }

  /** Which case a mail link's key opens, for its page; null when it opens none. */
  async caseOfKey(key: string): Promise<string | null> {
    const hash = await sha256(key);
    return this.#settings() ? caseIdOf(this.ctx.storage.sql, hash, Date.now()) : null;
  }

  async act(call: Call, shopper: Shopper, id: string, action: ShopperAction, request: unknown): Promise<Answer> {
    const fresh = action === "accept" ? await this.#factsFor(call, shopper, id) : null;
    return this.#answer(call, (tx) => {
      const row = ownCase(tx, shopper, id);
      const context = contextOf(tx, row, shopper, fresh);
      // The request was parsed by this very action's schema at the edge.
      (shopperSteps[action] as (context: Context, request: unknown) => void)(context, request);
      return shopperAnswer(tx, loadCase(tx, id));
    });
  }

  /** What the platform says of a case's order now, before anything is promised on it. */
  async #factsFor(call: Call, shopper: Shopper, id: string): Promise<Fresh | null> {
    const platform = this.#platformFor(call);
    if (!platform) return null;
    let about: string | null = null;
    await this.#answer({ ...call, key: null }, (tx) => {
      const row = ownCase(tx, shopper, id);
      if (!orderOf(tx, row).test) about = row.orderId;
      return { status: 204, body: "" };
    });
    return about === null ? null : askFacts(platform, about);
  }

  /** The merchant's own server says how a settlement ended. */
  outcome(call: Call, settlementId: string, outcome: Outcome): Promise<Answer> {
    return this.#answer(call, (tx) => {
      applyOutcome(tx, settlementId, outcome, "platform");
      return said({ id: settlementId, state: outcome.state });
    });
  }

  /** The merchant's own server says how far the goods of a case are, by its id or its reference. */
  heardOfReturn(call: Call, id: string, request: ReturnRequest): Promise<Answer> {
    return this.#answer(call, (tx) => said(hearOfReturn(tx, findCase(tx, id), request)));
  }

  /** The merchant's platform tells of something. Whether it is the platform is asked before the transaction: that may wait. */
  async platformTold(call: Call, headers: [string, string][], body: string): Promise<Answer> {
    const settings = this.#settings();
    const told = settings && (await heard(platformOf(this.#keys(settings)), new Headers(headers), body));
    return this.#answer(call, (tx) => {
      if (!told) throw new Refusal("key_wrong", "The signature isn't that of the merchant's platform.");
      takeIn(tx, told);
      return said({});
    });
  }

  async signIn(call: Call, caller: Caller): Promise<Answer> {
    const code = randomCode();
    const hash = await sha256(`${caller.email} ${code}`);
    return this.#answer(call, (tx) => {
      sendCode(tx, caller, code, hash);
      return said({}, 202);
    });
  }

  async openSession(call: Call, caller: Caller, code: string, session: string): Promise<Answer> {
    const [codeHash, sessionHash] = [await sha256(`${caller.email} ${code}`), await sha256(session)];
    return this.#answer(call, (tx) => {
      const opened = openSession(tx, caller, codeHash, sessionHash);
      // A value, not a throw: the try has been counted, and the count must stand.
      if (!opened) return refused(wrongCode());
      return said(opened);
    });
  }

  async closeSession(call: Call, session: string): Promise<Answer> {
    const hash = await sha256(session);
    const answer = await this.#answer(call, (tx) => {
      closeSession(tx, hash);
      return { status: 204, body: "" };
    });
    if (answer.status === 204) this.#live.signedOut(hash);
    return answer;
  }

  deskQueue(call: Call, session: string, cursor: string | null): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => queue(tx, me, cursor));
  }

  pickUpNext(call: Call, session: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => {
      const row = nextFree(tx, me);
      if (!row) throw new Refusal("not_found", "Nobody is waiting.");
      act({ tx, row, me }, "pick_up", {});
      return deskCase(tx, me, row);
    });
  }

  /** By its id, or by the reference that shopper and staff talk about. */
  deskCase(call: Call, session: string, id: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => deskCase(tx, me, findCase(tx, id)));
  }

  /** The shopper's own part of a case's record, in the case's language. */
  record(call: Call, shopper: Shopper, id: string): Promise<Answer> {
    return this.#answer(call, (tx) => {
      const row = ownCase(tx, shopper, id);
      return said(recordOf(tx, row, "shopper", row.lang));
    });
  }

  /** The whole record, in the desk's language. */
  deskRecord(call: Call, session: string, id: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx) => recordOf(tx, findCase(tx, id), "staff", "en"));
  }

  deskAct(call: Call, session: string, id: string, action: StaffAction, request: unknown): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => {
      act({ tx, row: loadCase(tx, id), me }, action, request);
      return deskCase(tx, me, loadCase(tx, id));
    });
  }

  /** The policy as it stands. The routes that check or compare one ask this first: it says who may. */
  deskPolicy(call: Call, session: string): Promise<Answer> {
    return this.#asLead(call, session, () => {});
  }

  policyVersion(call: Call, session: string, hash: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx) => ({ hash, policy: versionOf(tx, hash) }), policyLead);
  }

  policyFairness(call: Call, session: string): Promise<Answer> {
    return this.#answerStaff(call, session, fairness, policyLead);
  }

  /** Makes a version live that the route has checked. */
  publishPolicy(
    call: Call,
    session: string,
    candidate: Candidate,
    about: Pick<PublishRequest, "note" | "from">,
  ): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => publishVersion(tx, me, candidate, about));
  }

  rollBackPolicy(call: Call, session: string, { hash, ...about }: RollbackRequest): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => rollBack(tx, me, hash, about));
  }

  /** Has a version that the route has checked decide every new item without effect. */
  startShadow(
    call: Call,
    session: string,
    candidate: Candidate,
    about: Pick<PublishRequest, "note" | "from">,
  ): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => startShadow(tx, me, candidate, about));
  }

  /** Has such a version decide a share of the orders. */
  startCanary(
    call: Call,
    session: string,
    candidate: Candidate,
    about: Omit<CanaryRequest, "policy">,
  ): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => startCanary(tx, me, candidate, about));
  }

  stopTrial(call: Call, session: string, kind: TrialKind): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => stopTrial(tx, me, kind));
  }

  approvePolicy(call: Call, session: string, proposal: string): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => approve(tx, me, proposal));
  }

  sendBackPolicy(call: Call, session: string, proposal: string, note: string | null): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => {
      sendBack(tx, me, proposal, note);
      tellDesks(tx);
    });
  }

  killSwitch(call: Call, session: string, on: boolean): Promise<Answer> {
    return this.#asLead(call, session, (tx, me) => setPaused(tx, me, on));
  }

  connection(call: Call, session: string): Promise<Answer> {
    return this.#connecting(call, session, () => {});
  }

  /** Connects a platform that its own check finds nothing wrong with. */
  async connectPlatform(call: Call, session: string, platform: Platform): Promise<Answer> {
    const checked = await this.#checked(call, session, platform);
    return checked ?? this.#connecting(call, session, (tx, me) => connectAs(tx, me, platform));
  }

  disconnectPlatform(call: Call, session: string): Promise<Answer> {
    return this.#connecting(call, session, disconnectAs);
  }

  /** Looks at what is connected once more. */
  async checkConnection(call: Call, session: string): Promise<Answer> {
    const checked = await this.#checked(call, session, null);
    return checked ?? this.connection(call, session);
  }

  /**
   * Asks the platform, outside any transaction, whether it can be worked with: the refusal where it can't, else null.
   * Null for the platform means the one that is connected.
   */
  async #checked(call: Call, session: string, wanted: Platform | null): Promise<Answer | null> {
    const hash = await sha256(session);
    let platform = wanted;
    const allowed = await this.#answer(call, (tx) => {
      allowCheck(tx, hash);
      platform ??= platformSettings(tx);
      if (!platform) throw new Refusal("not_found", "Nothing is connected.");
      return { status: 204, body: "" };
    });
    if (allowed.status !== 204) return allowed;
    try {
      await requireSound(platform!.kind, connectorTo(platform!));
      return null;
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    }
  }

  /** A lead's step, answered with what is connected after it. */
  #connecting(call: Call, session: string, step: (tx: Tx, me: Member) => void): Promise<Answer> {
    const now = (tx: Tx, me: Member) => {
      step(tx, me);
      return connectionNow(tx, Boolean(this.env.SECRETS_KEY));
    };
    return this.#answerStaff(call, session, now, platformLead);
  }

  /** Takes the question; whether there is such an order is found out after the answer, so that it tells nothing. */
  async lookUp(call: Call, asker: Asker, lang: LookUpRequest["lang"]): Promise<Answer> {
    const answer = await this.#answer(call, (tx) => {
      allowLookUp(tx, asker);
      return said({}, 202);
    });
    if (answer.status === 202) this.ctx.waitUntil(this.#findAndMail(asker, lang));
    return answer;
  }

  async #findAndMail(asker: Asker, lang: string): Promise<void> {
    try {
      const at = Date.now();
      const found = await this.#platform()?.findOrder?.(asker.number, asker.email);
      if (!found) return;
      const order = v.parse(Order, found);
      if (!sameEmail(order.customer.email, asker.email)) return;
      const code = randomCode();
      const hashes = await lookUpHashes(asker, code);
      this.#transact((tx) => sendLookUpCode(tx, asker, { order, at }, { code, ...hashes }, lang));
      await this.#arm();
    } catch (error) {
      console.error("An order could not be looked up.", error instanceof Error ? error.message : error);
    }
  }

  /** The order that a code opens, with the time its facts are of. */
  async openLookUp(call: Call, asker: Asker, code: string): Promise<Answer> {
    const hashes = await lookUpHashes(asker, code);
    return this.#answer(call, (tx) => {
      const found = openLookUp(tx, asker, hashes);
      return found ? said(found) : refused(wrongCode());
    });
  }

  /** One slice of the stored decisions, for a back-test. */
  async pastDecisions(call: Call, session: string, cursor: string | null): Promise<Answer> {
    const hash = await sha256(session);
    return this.#answer(call, (tx) => {
      policyLead(tx, hash);
      return { status: 200, body: pastDecisions(tx, cursor) };
    });
  }

  /** The references of these cases, by their ids. */
  references(call: Call, session: string, ids: readonly string[]): Promise<Answer> {
    return this.#answerStaff(call, session, (tx) => referencesOf(tx, ids), policyLead);
  }

  /** A lead's step, answered with the policy as it stands after it. */
  #asLead(call: Call, session: string, step: (tx: Tx, me: Member) => void): Promise<Answer> {
    const now = (tx: Tx, me: Member) => {
      step(tx, me);
      return policyNow(tx, me);
    };
    return this.#answerStaff(call, session, now, policyLead);
  }

  /** Staff have found the order of a withdrawal. */
  matchWithdrawal(call: Call, session: string, id: string, order: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => deskCase(tx, me, matchWithdrawal(tx, me, id, order)));
  }

  answerWithdrawal(call: Call, session: string, id: string, text: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => {
      answerWithdrawal(tx, me, id, text);
      return {};
    });
  }

  deadLetters(call: Call, session: string, cursor: string | null): Promise<Answer> {
    return this.#answerStaff(call, session, (tx) => deadLetters(tx, cursor), letterLead);
  }

  replayLetter(call: Call, session: string, id: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => (replayLetter(tx, me, id), {}), letterLead);
  }

  discardLetter(call: Call, session: string, id: string, reason: string): Promise<Answer> {
    return this.#answerStaff(call, session, (tx, me) => (discardLetter(tx, me, id, reason), {}), letterLead);
  }

  /** Opens a desk's socket: the only thing asked for by `fetch`, for no other call can hand one on. */
  override async fetch(request: Request): Promise<Response> {
    const hash = await sha256(request.headers.get(SESSION) ?? "");
    if (!this.#settings()) return problemResponse(new Refusal("unknown_merchant", "There is no such merchant."));
    return this.#live.open(hash);
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    this.#live.heard(socket, message);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#live.left(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#live.left(socket);
  }

  /** Leases what is due and starts it; never throws, for an alarm that does is given up after a few tries. */
  override async alarm(): Promise<void> {
    let notBefore = 0;
    this.#alarmAt = null;
    try {
      if (!this.#settings()) return;
      const due = this.#due();
      this.#sweep(due);
      this.#pump.run(this.#due());
      if (due.has("unused")) await this.#forgetPhotos();
    } catch (error) {
      console.error("The alarm failed; it comes again.", error);
      notBefore = Date.now() + AFTER_FAILURE;
    } finally {
      await this.#arm(notBefore);
    }
  }

  /** Each case in a transaction of its own: one that can't be moved on holds up nothing else. */
  #sweep(isDue: ReadonlySet<string>): void {
    for (const chore of chores) {
      for (const id of isDue.has(chore.name) ? this.#transact((tx) => casesDue(tx, chore)) : []) {
        try {
          this.#transact((tx) => chore.run(tx, id));
        } catch (error) {
          console.error("A case could not be moved on by the clock; it is tried again later.", error);
          this.#transact((tx) => postpone(tx, chore, id));
        }
      }
    }
    this.#live.prune();
    if (Date.now() < this.#prunedAt + PRUNED_EVERY) return;
    this.#transact(prune);
    this.#prunedAt = Date.now();
  }

  /** Photos that nobody used: their bytes first, then what we know of them. */
  async #forgetPhotos(): Promise<void> {
    const keys = this.#transact(unusedUploads);
    if (keys.length === 0) return;
    await photoStore(this.env).remove(keys);
    this.#transact((tx) => forgetUploads(tx, keys));
  }

  /** The chores and the channels in which something is due now. */
  #due(): ReadonlySet<string> {
    return dueNow(this.ctx.storage.sql, this.#pump.free(), Date.now());
  }

  /** Sets the alarm to the next thing due. A time that has passed means now. */
  async #arm(notBefore = 0): Promise<void> {
    if (!this.#settings()) return;
    const due = nextDue(this.ctx.storage.sql, this.#pump.free(), Date.now());
    if (due === null || (this.#alarmAt !== null && this.#alarmAt <= due)) return;
    this.#alarmAt = Math.max(due, notBefore, Date.now() + 1);
    await this.ctx.storage.setAlarm(this.#alarmAt);
  }

  /** The merchant's platform; null where there is none, or its keys can't be opened. */
  #platform(): Connector | null {
    const settings = this.#settings();
    if (!settings?.platform) return null;
    try {
      return platformOf(this.#keys(settings));
    } catch (error) {
      console.error("The merchant's platform can't be asked.", error);
      return null;
    }
  }

  /** The same, unless this call is about to be answered without it: its settings are old, or it was answered before. */
  #platformFor(call: Call): Connector | null {
    const settings = this.#settings();
    if (!settings?.platform || settings.version !== call.settingsVersion) return null;
    return this.#transact((tx) => replay(tx, call)) ? null : this.#platform();
  }

  #tx(touched: Tx["touched"]): Tx {
    const link = linkMaker();
    const settings = this.#settings()!;
    return {
      sql: this.ctx.storage.sql,
      now: Date.now(),
      ...this.#keys(settings),
      touched,
      get link() {
        return link();
      },
    };
  }

  #keys(settings: Settings): Pick<Tx, "settings" | "secrets"> {
    return { settings, secrets: secretsOf(this.env.SECRETS_KEY, settings.tokenSecret, settings.id) };
  }

  #transact<T>(step: (tx: Tx) => T): T {
    const { storage } = this.ctx;
    const touched: Tx["touched"] = new Map();
    const result = storage.transactionSync(() => step(this.#tx(touched)));
    // After it, never in it: what is undone was no change.
    this.#live.changed(touched);
    return result;
  }

  /** A step of a member of staff, if `who` lets them, answered with what it gives. */
  async #answerStaff(
    call: Call,
    session: string,
    step: (tx: Tx, me: Member) => unknown,
    who: Who = memberOf,
  ): Promise<Answer> {
    const hash = await sha256(session);
    return this.#answer(call, (tx) => said(step(tx, who(tx, hash))));
  }

  /** One request: settings, stored answer, the step, the answer stored, all in one transaction; refusals undo it all. */
  async #answer(call: Call, step: (tx: Tx) => Answer): Promise<Answer> {
    const settings = this.#settings();
    if (!settings) return refused(new Refusal("unknown_merchant", "There is no such merchant."));
    if (settings.version !== call.settingsVersion) return { status: 0, body: "", stale: true };
    try {
      return this.#transact((tx) => replay(tx, call) ?? remember(tx, call, step(tx)));
    } catch (error) {
      if (error instanceof Refusal) return refused(error);
      throw error;
    } finally {
      await this.#arm();
    }
  }
}
