import { useSignal } from "@preact/signals";
import type { PolicyAnswer } from "../../shared/contract.ts";
import { dateTime, money } from "../format.ts";
import { useEditor } from "./context.ts";
import { focusSoon } from "./jump.ts";
import { readers } from "./numbers.ts";
import { policyEventWords, text } from "./strings.ts";
import { Ask, Flips, Matrix, useStep } from "./Views.tsx";

/** What is tried and what waits for a second lead: said above everything else, and a room where a trial begins. */

type Shadow = NonNullable<PolicyAnswer["shadow"]>;
type Canary = NonNullable<PolicyAnswer["canary"]>;
const words = text.trials;

/** Above everything else, as long as anything runs or waits. */
export function TrialStrips() {
  const { live } = useEditor();
  const { awaiting, shadow, canary } = live.value!;
  return (
    <>
      {awaiting && <AwaitingStrip awaiting={awaiting} />}
      {shadow && <Strip kind="shadow" says={shadowSays(shadow)} hash={shadow.hash} />}
      {canary && <Strip kind="canary" says={canarySays(canary)} hash={canary.hash} />}
    </>
  );
}

function Strip({ kind, says, hash }: { kind: "shadow" | "canary"; says: string; hash: string }) {
  const editor = useEditor();
  const about = kind === "shadow" ? words.shadowTitle : words.canaryTitle;
  const asked = useSignal(false);
  const see = () => {
    editor.view.value = "trials";
    focusSoon(() => document.querySelector<HTMLElement>(`#${kind}-title`));
  };
  const stop = useStep(() => editor.stopTrial(kind));
  if (asked.value) {
    return (
      <div class="notice trial-strip" role="group" aria-label={about}>
        <p>{says}</p>
        <Ask
          title={words.makeLiveTitle}
          lead={words.makeLiveLead}
          sure={words.makeLiveSure}
          going={words.makingLive}
          act={() => editor.makeLive(hash)}
          close={() => (asked.value = false)}
        />
      </div>
    );
  }
  return (
    <div class="notice row trial-strip" role="group" aria-label={about}>
      <p>{says}</p>
      {editor.view.value !== "trials" && (
        <button type="button" class="plain" onClick={see}>
          {words.see}
          <span class="unseen">: {about}</span>
        </button>
      )}
      <button type="button" aria-disabled={stop.isTaken} onClick={() => void stop.go()}>
        {words.stop}
        <span class="unseen">: {about}</span>
      </button>
      <button type="button" aria-disabled={stop.isTaken} onClick={() => !stop.isTaken && (asked.value = true)}>
        {words.makeLive}
        <span class="unseen">: {about}</span>
      </button>
    </div>
  );
}

const shadowSays = ({ decided, differing }: Shadow) =>
  decided === 0 ? words.shadowRunsUnseen : words.shadowRuns(decided, differing);

/** "A trial runs on 10 % of new orders: 31 items, €12.30 by itself for each, 13 % for one of you; …" */
function canarySays({ shareBp, counts }: Canary): string {
  const side = (candidate: boolean) => {
    const own = counts.filter((count) => count.candidate === candidate);
    const items = own.reduce((sum, count) => sum + count.items, 0);
    const persons = own.reduce((sum, count) => sum + count.persons, 0);
    const spent = own.map((count) => money(Math.floor(count.spent / Math.max(1, count.items)), count.currency));
    return words.side(items, spent.join(", "), items === 0 ? 0 : Math.round((100 * persons) / items));
  };
  return words.canaryRuns(readers.share.show(shareBp), side(true), side(false));
}

function AwaitingStrip({ awaiting }: { awaiting: NonNullable<PolicyAnswer["awaiting"]> }) {
  const editor = useEditor();
  const note = useSignal("");
  const { id, kind, by, at, mine, reasons, hash, shareBp } = awaiting;
  const share = shareBp === null ? null : readers.share.show(shareBp);
  return (
    <section class="notice warn awaiting" aria-label={words.awaitingTitle}>
      <p class="strong">{mine ? words.awaitingMine(dateTime(at), share) : words.awaiting(by, dateTime(at), share)}</p>
      <ul class="dashed small">
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      {awaiting.note && <p class="breakable">“{awaiting.note}”</p>}
      {!mine && (
        <div class="field">
          <label for="send-back-note">{words.sendBackNote}</label>
          <input
            id="send-back-note"
            type="text"
            maxLength={500}
            value={note}
            onInput={(event) => (note.value = event.currentTarget.value)}
          />
        </div>
      )}
      <div class="row">
        {!mine && (
          <button type="button" class="primary" onClick={() => void editor.approve(id)}>
            {kind === "canary" ? words.approveTrial : words.approve}
          </button>
        )}
        <button type="button" onClick={() => void editor.sendBack(id, note.value)}>
          {mine ? words.takeBack : words.sendBack}
        </button>
        <button type="button" class="plain" onClick={() => void editor.openVersion(hash)}>
          {text.versions.open}
        </button>
      </div>
    </section>
  );
}

export function Trials() {
  const { shadow, canary } = useEditor().live.value!;
  return (
    <div class="policy-form">
      <section class="sheet" aria-labelledby="shadow-title">
        <h3 id="shadow-title" tabIndex={-1}>
          {words.shadowTitle}
        </h3>
        <p class="quiet">{words.shadowLead}</p>
        {shadow ? <ShadowNow shadow={shadow} /> : <BeginShadow />}
      </section>
      <section class="sheet" aria-labelledby="canary-title">
        <h3 id="canary-title" tabIndex={-1}>
          {words.canaryTitle}
        </h3>
        <p class="quiet">{words.canaryLead}</p>
        {canary ? <CanaryNow canary={canary} /> : <BeginCanary />}
      </section>
    </div>
  );
}

/** Whether there is a draft to try. */
function useReady(): boolean {
  const editor = useEditor();
  return editor.whole.value && !editor.same.value && editor.unreadable.value.size === 0;
}

type BeginProps = { begin: () => Promise<unknown>; disabled: boolean; name: string };

/** The server looks over the whole policy first, which takes a while. */
function Begin({ begin, disabled, name }: BeginProps) {
  const { isGoing, isTaken, go } = useStep(begin);
  return (
    <div class="row">
      <button type="button" class="primary" disabled={disabled} aria-disabled={isTaken} onClick={() => void go()}>
        {isGoing ? words.beginning : name}
      </button>
    </div>
  );
}

function BeginShadow() {
  const editor = useEditor();
  const ready = useReady();
  return (
    <>
      {!ready && <p>{words.nothing}</p>}
      <Begin begin={() => editor.startShadow()} disabled={!ready} name={words.beginShadow} />
    </>
  );
}

/** Here the least matters as much as the most. */
function shareOf(typed: string): number | string {
  const read = readers.shareOnTrial.read(typed);
  return typeof read === "string" ? words.shareRange : read;
}

function BeginCanary() {
  const editor = useEditor();
  const ready = useReady();
  const share = useSignal("10");
  const bound = useSignal("50");
  const [shareBp, aboveBp] = [shareOf(share.value.trim()), readers.share.read(bound.value.trim())];
  const wrong = [shareBp, aboveBp].find((one) => typeof one === "string");
  const begin = async () => {
    if (typeof shareBp === "number" && typeof aboveBp === "number") await editor.startCanary(shareBp, aboveBp);
  };
  return (
    <>
      {!ready && <p>{words.nothing}</p>}
      <div class="pair level">
        <Percent id="canary-share" label={words.share} typed={share} />
        <Percent id="canary-bound" label={words.bound} typed={bound} />
      </div>
      <p class="error" role="status">
        {wrong}
      </p>
      <Begin begin={begin} disabled={!ready || wrong !== undefined} name={words.beginCanary} />
    </>
  );
}

function Percent({ id, label, typed }: { id: string; label: string; typed: { value: string } }) {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="with-unit">
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autocomplete="off"
          value={typed.value}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
        <span class="quiet unit">%</span>
      </span>
    </div>
  );
}

const begunBy = ({ since, by }: Pick<Shadow, "since" | "by">) => words.since(dateTime(since), by);

function ShadowNow({ shadow }: { shadow: Shadow }) {
  if (shadow.decided === 0) {
    return (
      <p>
        {begunBy(shadow)} {words.nothingCame}
      </p>
    );
  }
  return (
    <div class="tried">
      <p>
        {begunBy(shadow)} {text.past.cases(shadow.decided)} {text.past.changed(shadow.changed)}
      </p>
      <Matrix matrix={shadow.matrix} caption={words.matrix} />
      <Flips flips={shadow.samples} title={words.samples} when={[words.live, words.onTrial]} />
    </div>
  );
}

function CanaryNow({ canary }: { canary: Canary }) {
  const { counts, stopAt } = canary;
  const begun = `${begunBy(canary)} ${words.stopsAt(readers.share.show(stopAt.aboveBp), stopAt.leastItems)}`;
  if (counts.length === 0) {
    return (
      <p>
        {begun} {words.nothingCame}
      </p>
    );
  }
  return (
    <div class="tried">
      <p>{begun}</p>
      <table>
        <caption>{words.sides}</caption>
        <thead>
          <tr>
            <th scope="col">{words.orders}</th>
            <th scope="col">{words.items}</th>
            <th scope="col">{words.persons}</th>
            <th scope="col">{words.spent}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(({ candidate, currency, items, persons, spent }) => (
            <tr key={`${candidate} ${currency}`}>
              <th scope="row">
                {candidate ? words.onTrial : words.live}, {currency}
              </th>
              <td>{items}</td>
              <td>{persons}</td>
              <td>{money(spent, currency)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Who did what with the policy, newest first. */
export function Log() {
  const { log } = useEditor().live.value!;
  return (
    <section class="sheet" aria-labelledby="log-title">
      <h3 id="log-title">{words.log}</h3>
      <ol class="versions">
        {log.map(({ at, by, event, note, second, alone }, index) => (
          <li key={`${at} ${event} ${log.length - index}`}>
            <p>
              <span class="strong">{policyEventWords[event]}</span> {by ?? words.itself}{" "}
              <span class="quiet small">{dateTime(at)}</span>
            </p>
            {second && <p class="small">{words.second(second)}</p>}
            {alone && <p class="small">{words.alone}</p>}
            {note && <p class="quiet breakable">{note}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
