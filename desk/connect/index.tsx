import { createContext } from "preact";
import { useContext, useEffect, useRef, useState } from "preact/hooks";
import type { ConnectorAnswer } from "../../shared/contract.ts";
import { offered } from "../../shared/remedies.ts";
import { createCalls } from "../api.ts";
import { useDesk } from "../context.ts";
import { dateTime } from "../format.ts";
import { createConnectApi } from "./api.ts";
import css from "./connect.css";
import { fieldsOf, kinds } from "./fields.ts";
import type { Field } from "./fields.ts";
import { createConnections } from "./model.ts";
import type { Connections } from "./model.ts";
import { fieldWords, kindLeads, kindNames, listOf, text } from "./strings.ts";

/** The room of connections: a chunk of its own, fetched when a lead opens it. */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

const Context = createContext<Connections | null>(null);
const useConnections = () => useContext(Context)!;

export function ConnectPage() {
  const desk = useDesk();
  const [room] = useState(() => {
    const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
    return createConnections(createConnectApi(createCalls(fetch.bind(globalThis), pause)), () => desk.askToSignIn());
  });
  useEffect(() => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    void room.load();
    return () => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet));
  }, [room]);
  return (
    <Context.Provider value={room}>
      <Page />
    </Context.Provider>
  );
}

function Page() {
  const { now, missing, kind } = useConnections();
  if (now.value === null) {
    return (
      <main class="empty">
        <p role="status">{missing.value ?? text.loading}</p>
      </main>
    );
  }
  const { platform, sealed } = now.value;
  return (
    <main class="connect pane" tabIndex={-1}>
      <div class="connect-sheet">
        <h2>{text.title}</h2>
        <p>{text.lead}</p>
        <Notice />
        {!sealed && <p class="notice warn">{text.unsealed}</p>}
        {platform && kind.value === null ? <Connected platform={platform} /> : <Choose />}
        <Log />
      </div>
    </main>
  );
}

function Notice() {
  const { notice } = useConnections();
  return (
    <div role="status" class={`notice ${notice.value?.tone ?? ""}`}>
      {notice.value?.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** Who carries out what the platform doesn't. */
const otherOf = ({ webhook }: ConnectorAnswer) => (webhook ? "webhook" : "person");

function Connected({ platform }: { platform: NonNullable<ConnectorAnswer["platform"]> }) {
  const room = useConnections();
  const [asks, setAsks] = useState(false);
  const others = offered.filter((remedy) => !platform.remedies.includes(remedy));
  return (
    <section class="connect-card" aria-labelledby="connected">
      <h3 id="connected">
        {kindNames[platform.kind]} <span class="quiet breakable">{platform.address}</span>
      </h3>
      <dl>
        <div>
          <dt>{text.does}</dt>
          <dd>{listOf(platform.remedies)}</dd>
        </div>
        {others.length > 0 && (
          <div>
            <dt>{text.doesNot[otherOf(room.now.value!)]}</dt>
            <dd>{listOf(others)}</dd>
          </div>
        )}
      </dl>
      <p>{platform.facts ? text.facts : text.noFacts}</p>
      <p>
        {platform.lookUp === null ? text.noLookUp : `${text.lookUp} `}
        {platform.lookUp !== null && (
          <a class="breakable" href={platform.lookUp} target="_blank" rel="noreferrer">
            {platform.lookUp}
          </a>
        )}
      </p>
      <div class="row">
        <button type="button" aria-disabled={room.busy.value !== null} onClick={() => void room.check()}>
          {room.busy.value === "check" ? text.checking : text.check}
        </button>
        <button type="button" onClick={() => room.choose(platform.kind)}>
          {text.change}
        </button>
        <button type="button" class="plain end" onClick={() => setAsks(true)}>
          {text.disconnect}
        </button>
      </div>
      {asks && <Sure kind={platform.kind} close={() => setAsks(false)} />}
    </section>
  );
}

type SureProps = { kind: NonNullable<ConnectorAnswer["platform"]>["kind"]; close: () => void };

function Sure({ kind, close }: SureProps) {
  const room = useConnections();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const yes = async () => {
    close();
    await room.disconnect();
  };
  return (
    <dialog ref={dialog} class="sure" aria-labelledby="sure" onClose={close}>
      <h2 id="sure">{text.sure.title(kind)}</h2>
      <p>{text.sure[otherOf(room.now.value!)]}</p>
      <p>{text.sure.keys}</p>
      <div class="row">
        <button type="button" class="primary" onClick={close}>
          {text.sure.no}
        </button>
        <button type="button" onClick={() => void yes()}>
          {text.sure.yes}
        </button>
      </div>
    </dialog>
  );
}

function Choose() {
  const room = useConnections();
  const { platform } = room.now.value!;
  return (
    <>
      {platform === null && <p>{text.nothing[otherOf(room.now.value!)]}</p>}
      <fieldset class="kinds">
        <legend>{text.which}</legend>
        {kinds.map((kind) => (
          <div key={kind} class="kind">
            <input
              type="radio"
              name="kind"
              id={`kind-${kind}`}
              aria-describedby={`kind-${kind}-lead`}
              checked={room.kind.value === kind}
              onChange={() => room.choose(kind)}
            />
            <div>
              <label for={`kind-${kind}`}>{kindNames[kind]}</label>
              <p class="quiet" id={`kind-${kind}-lead`}>
                {kindLeads[kind]}
              </p>
            </div>
          </div>
        ))}
      </fieldset>
      {room.kind.value !== null && <PlatformForm key={room.kind.value} kind={room.kind.value} />}
    </>
  );
}

function PlatformForm({ kind }: { kind: keyof typeof fieldsOf }) {
  const room = useConnections();
  const submit = (event: Event) => {
    event.preventDefault();
    void room.connect();
  };
  const busy = room.busy.value === "connect";
  return (
    <form class="connect-card" onSubmit={submit} noValidate>
      <h3>{kindNames[kind]}</h3>
      {fieldsOf[kind].map((field) => (
        <PlatformField key={field.name} field={field} words={fieldWords[kind][field.name]!} />
      ))}
      <p class="quiet small">{text.secretKept}</p>
      <div class="row">
        <button type="submit" class="primary" aria-disabled={busy}>
          {busy ? text.checking : text.connect}
        </button>
        {room.now.value!.platform !== null && (
          <button type="button" class="plain" onClick={() => room.choose(null)}>
            {text.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

type FieldProps = { field: Field; words: { label: string; where: string } };

/** A key is a password: hidden while it is typed, and not for the browser to keep. */
function PlatformField({ field: { name, secret, optional }, words }: FieldProps) {
  const room = useConnections();
  const fault = room.faults.value[name];
  const id = `connect-${name}`;
  const input = {
    id,
    autocapitalize: "off",
    spellcheck: false,
    required: !optional,
    value: room.typed.value[name] ?? "",
    onInput: (event: InputEvent & { currentTarget: HTMLInputElement }) => room.type(name, event.currentTarget.value),
    "aria-invalid": fault !== undefined,
    "aria-describedby": fault === undefined ? `${id}-where` : `${id}-fault ${id}-where`,
  } as const;
  return (
    <div class="field">
      <label for={id}>
        {words.label} {optional && <span class="quiet">({text.optional})</span>}
      </label>
      {secret ? (
        <input {...input} type="password" autocomplete="new-password" />
      ) : (
        <input {...input} type="text" autocomplete="off" />
      )}
      {fault !== undefined && (
        <p class="error" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <p class="quiet small" id={`${id}-where`}>
        {words.where}
      </p>
    </div>
  );
}

function Log() {
  const { log } = useConnections().now.value!;
  if (log.length === 0) return null;
  return (
    <section aria-labelledby="connect-log">
      <h3 id="connect-log">{text.log}</h3>
      <ul class="connect-log">
        {log.map(({ at, by, event, kind }) => (
          <li key={`${at} ${event}`}>
            {kindNames[kind]} {text.events[event]}{" "}
            <span class="quiet">
              {dateTime(at)}, {by ?? text.operator}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
