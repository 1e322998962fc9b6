import { useSignal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { startOf, starts } from "../../shared/policy/starts/index.ts";
import type { Trade } from "../../shared/policy/starts/index.ts";
import { createCalls } from "../api.ts";
import { useDesk } from "../context.ts";
import { dateTime } from "../format.ts";
import type { Desk } from "../model.ts";
import { createPolicyApi } from "./api.ts";
import { Examples, Findings } from "./Aside.tsx";
import { createChecker } from "./checker.ts";
import { EditorContext, useEditor } from "./context.ts";
import { PauseDialog, PublishDialog } from "./Dialogs.tsx";
import type { Draft } from "./draft.ts";
import { Hints, Select } from "./fields.tsx";
import { Json } from "./Json.tsx";
import { keepFocus } from "./jump.ts";
import { createEditor } from "./model.ts";
import type { Editor, View } from "./model.ts";
import css from "./policy.css";
import { RuleNotices } from "./rules.tsx";
import { sections } from "./sections.tsx";
import { draftStore } from "./store.ts";
import { text, tradeWords } from "./strings.ts";
import { Log, Trials, TrialStrips } from "./Trials.tsx";
import { Changes, Past, Versions } from "./Views.tsx";

/** The policy's editor: a chunk of its own, fetched when a lead opens it. */

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

/** How often what others did is looked for, in milliseconds. */
const beat = 20_000;

export function PolicyPage() {
  const desk = useDesk();
  const [room] = useState(() => createRoom(desk));
  useEffect(() => room.open(), [room]);
  return (
    <EditorContext.Provider value={room.editor}>
      <Page />
    </EditorContext.Provider>
  );
}

/** An editor with what it needs of the page; `open` gives back what closes it. */
function createRoom(desk: Desk) {
  const checker = createChecker(() => new Worker(__POLICY_CHECK__));
  const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const editor = createEditor({
    api: createPolicyApi(createCalls(fetch.bind(globalThis), pause)),
    store: draftStore(desk.merchant ?? ""),
    checker,
    signedOut: () => desk.askToSignIn(),
  });
  const open = () => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    void editor.load();
    const refresh = () => void (document.visibilityState === "visible" && editor.refresh());
    const timer = setInterval(refresh, beat);
    document.addEventListener("visibilitychange", refresh);
    // The server says when another lead, or a trial's own bound, has changed something.
    const told = desk.policyHints.subscribe((hints) => hints > 0 && refresh());
    return () => {
      told();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", refresh);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
      checker.close();
    };
  };
  return { editor, open };
}

function Page() {
  const editor = useEditor();
  if (editor.live.value === null) {
    return (
      <main class="empty">
        <p role="status">{editor.missing.value ?? text.loading}</p>
      </main>
    );
  }
  return (
    <main class="policy" ref={keepFocus}>
      <Bar />
      <div class={editor.view.value === "form" ? "policy-body with-sections" : "policy-body"}>
        {editor.view.value === "form" && <SectionList />}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
        <div class="policy-main pane" role="region" aria-label={text.body} tabIndex={0}>
          <Viewed view={editor.view.value} />
        </div>
        <aside class="policy-aside pane" aria-label={text.examples.title} tabIndex={-1}>
          <Findings />
          <Examples />
        </aside>
      </div>
    </main>
  );
}

function Bar() {
  const editor = useEditor();
  const dialog = useSignal<"publish" | "pause" | null>(null);
  const close = () => (dialog.value = null);
  const { live, paused } = editor.live.value!;
  const blocked = editor.same.value;
  return (
    <header class="policy-bar">
      <div class="policy-head">
        <h2 tabIndex={-1}>{text.title}</h2>
        <p class="quiet small">{text.liveSince(dateTime(live.since), live.by)}</p>
        <p class="small status" role="status">
          {statusOf(editor)}
        </p>
        <div class="row end">
          {!blocked && (
            <button type="button" class="plain" onClick={() => editor.discard()}>
              {text.discard}
            </button>
          )}
          {!paused && (
            <button type="button" onClick={() => (dialog.value = "pause")}>
              {text.pause.stop}
            </button>
          )}
          <button type="button" class="primary" disabled={blocked} onClick={() => (dialog.value = "publish")}>
            {text.publish.button}
          </button>
        </div>
      </div>
      <Notices />
      <Tabs />
      {dialog.value === "publish" && <PublishDialog close={close} />}
      {dialog.value === "pause" && <PauseDialog close={close} />}
    </header>
  );
}

/** Where the draft stands, in a sentence. */
function statusOf({ whole, unreadable, same, changes }: Editor): string {
  if (!whole.value) return text.notWhole;
  if (unreadable.value.size > 0) return text.unread(unreadable.value.size);
  return same.value ? text.untouched : text.changedCount(changes.value.length);
}

function Notices() {
  const editor = useEditor();
  const { paused } = editor.live.value!;
  const notice = editor.notice.value;
  return (
    <>
      {paused && (
        <div class="notice warn row">
          <p>{text.pause.on}</p>
          <button type="button" onClick={() => void editor.killSwitch(false)}>
            {text.pause.go}
          </button>
        </div>
      )}
      <TrialStrips />
      <RuleNotices />
      <div role="status">
        {editor.stale.value && (
          <div class="notice warn row">
            <p>{editor.stale.value}</p>
            <button type="button" onClick={() => (editor.view.value = "changes")}>
              {text.views.changes}
            </button>
            <button type="button" class="plain" onClick={() => (editor.stale.value = null)}>
              {text.close}
            </button>
          </div>
        )}
        {notice && notice.text && (
          <div class={`notice row ${notice.tone}`}>
            <p>{notice.text}</p>
            {notice.back && editor.replaced.value && (
              <button type="button" class="plain" onClick={() => editor.putBack()}>
                {text.putBack}
              </button>
            )}
          </div>
        )}
      </div>
    </>
  );
}

const views = Object.keys(text.views) as View[];

function Tabs() {
  const editor = useEditor();
  const count = editor.changes.value.length;
  return (
    <nav class="tabs" aria-label={text.title}>
      {views.map((view) => (
        <button
          key={view}
          type="button"
          class="plain"
          aria-current={editor.view.value === view ? "page" : undefined}
          onClick={() => (editor.view.value = view)}
        >
          {text.views[view]} {view === "changes" && count > 0 && <span class="tag">{count}</span>}
        </button>
      ))}
      <button type="button" class="plain only-small" onClick={showExamples}>
        {text.examples.title}
      </button>
    </nav>
  );
}

/** On a small screen it stands below everything else. */
function showExamples(): void {
  const aside = document.querySelector<HTMLElement>(".policy-aside");
  aside?.scrollIntoView({ block: "start" });
  aside?.focus({ preventScroll: true });
}

function Viewed({ view }: { view: View }) {
  if (view === "changes") return <Changes />;
  if (view === "past") return <Past />;
  if (view === "trials") return <Trials />;
  if (view === "json") return <Json />;
  if (view === "versions") {
    return (
      <div class="policy-form">
        <Versions />
        <Log />
      </div>
    );
  }
  return (
    <>
      <SectionSelect />
      <Form />
    </>
  );
}

function Form() {
  const editor = useEditor();
  return (
    <div class="policy-form" key={editor.generation.value}>
      <StartFrom />
      {sections.map(({ id, title, lead, Body, path }) => (
        <section key={id} class="sheet" aria-labelledby={`s-${id}`} data-path={path}>
          <h3 id={`s-${id}`} tabIndex={-1}>
            {title}
          </h3>
          <p class="quiet">{lead}</p>
          {path && <Hints path={[path]} />}
          <Body />
        </section>
      ))}
    </div>
  );
}

const tradeOptions = (Object.keys(starts) as Trade[]).map((trade) => [trade, tradeWords[trade]] as const);

function StartFrom() {
  const editor = useEditor();
  const { id, currency, timeZone } = editor.live.value!.live.policy;
  const start = (name: string | undefined) => {
    if (!name) return;
    const trade = name as Trade;
    const document_ = startOf(trade, { id, currency, timeZone }, new Date().getFullYear());
    editor.replace(document_ as unknown as Draft, text.starts.started(tradeWords[trade]));
  };
  return (
    <section class="sheet start-from">
      <label class="strong" for="start-from">
        {text.starts.title}
      </label>
      <Select id="start-from" value="" options={tradeOptions} none={text.starts.choose} set={start} />
      <p class="quiet small">{text.starts.lead}</p>
    </section>
  );
}

function goToSection(id: string): void {
  const heading = document.querySelector<HTMLElement>(`#s-${id}`);
  heading?.closest("section")?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

/** In the list's place where there is no room for it; it stays in sight, since the form is long there. */
function SectionSelect() {
  const go = (select: HTMLSelectElement) => {
    const id = select.value;
    // So that the same part can be gone to again.
    select.value = "";
    goToSection(id);
  };
  return (
    <div class="section-select">
      <select aria-label={text.goToSection} onChange={(event) => go(event.currentTarget)}>
        <option value="">{text.goToSection}</option>
        {sections.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}

function SectionList() {
  return (
    <nav class="policy-sections pane" aria-label={text.sections}>
      {sections.map(({ id, title }) => (
        <button key={id} type="button" class="plain" onClick={() => goToSection(id)}>
          {title}
        </button>
      ))}
    </nav>
  );
}
