import { effect, signal } from "@preact/signals-core";
import type { ComponentType } from "preact";
import { render } from "preact";
import { createApi } from "./api.ts";
import { createDrafts } from "./draft.ts";
import { adopt, inkOn, retrying, shelf, subjectOf } from "./edge.ts";
import { createModel } from "./model.ts";
import type { Model } from "./model.ts";
import css from "./panel.css";
import { Describe, Title } from "./steps/Describe.tsx";
import { speak, spoken, withWords } from "./strings/spoken.ts";

/** Longer than this nobody waits for words in their own language: the panel begins in English. */
const PATIENCE = 1500;

/** What the launcher and the hosted page hand over. */
export type Config = {
  /** An open shadow root to draw in. */
  root: ShadowRoot;
  /** Our origin. */
  base: string;
  merchant: string;
  /** The order token, or the key of a mail link. */
  order: string;
  lang?: string | undefined;
  theme?: string | undefined;
  /** The case a mail link is about. */
  caseId?: string | undefined;
  /** Drawn in the page instead of over it. */
  inline?: boolean | undefined;
};

/** The second chunk: every step after the shopper's own words. */
type Later = {
  css: string;
  begin(model: Model, seen: () => boolean, dress: (css: string) => void): { Steps: ComponentType; end(): void };
};

/**
 * Draws the panel, closed. `destroy` leaves nothing behind but the saved draft.
 * Drawing, opening and asking the server are tasks of their own: together they would hold up a slow phone.
 */
export async function mount(config: Config) {
  const { root, inline, theme } = config;
  const box = document.createElement("div");
  const model = connect(config);
  const later = signal<ReturnType<Later["begin"]> | null>(null);
  const ends: (() => void)[] = [];
  const frame = () => box.firstChild as HTMLDialogElement;
  let start = () => {
    start = () => {};
    setTimeout(model.start);
  };

  const chunkOfLater = retrying<Later>(() => import("./steps/later.tsx"));
  const fetchLater = async () => {
    const chunk = await withWords(chunkOfLater(), "steps");
    if (later.value) return;
    const dress = (more: string) => void ends.push(adopt(root, more));
    dress(chunk.css);
    later.value = chunk.begin(model, () => !document.hidden && (inline || frame().open), dress);
    ends.push(later.value.end);
  };

  const draw = () => {
    box.lang = spoken.lang;
    const accent = model.order.value?.look.accent;
    if (accent) box.style.setProperty("--look", accent);
    if (accent) box.style.setProperty("--on", inkOn(accent));
    render(<Panel model={model} inline={inline} Steps={later.value?.Steps} />, box);
  };

  /** Ahead of need while the shopper writes; only when it is needed does a failure matter. */
  const prefetch = () => {
    if (model.step.value === "loading" || later.peek()) return;
    fetchLater().catch(() => {
      if (model.step.peek() !== "describe") void model.run(fetchLater);
    });
  };

  /** Where the text is too large for a bar, what went wrong would stay out of sight above. */
  const showNote = () => {
    if (model.note.value) box.querySelector("[role=status]")!.scrollIntoView({ block: "nearest" });
  };

  // No flash of English before.
  const spoke = speak(model.lang);
  const late = await Promise.race([spoke, pause(PATIENCE).then(() => true)]);
  if (late) void spoke.then(() => box.isConnected && draw());
  box.className = "a";
  if (theme === "light" || theme === "dark") box.style.colorScheme = theme;
  root.append(box);
  addEventListener("online", model.retry);
  ends.push(
    adopt(root, css),
    () => removeEventListener("online", model.retry),
    effect(draw),
    effect(prefetch),
    effect(showNote),
  );

  await pause(0);
  return {
    /** `by` is what opened it, where that was a click in the page. */
    open(by?: unknown) {
      const lawful = isLawful(by);
      if (lawful) setTimeout(model.declare);
      if (frame().open) return;
      if (!inline) frame().showModal();
      // Not the close button, which a browser would choose.
      box.querySelector("h2")!.focus();
      if (!lawful) start();
      model.announce("open");
    },
    close: () => frame().close(),
    destroy() {
      for (const end of ends) end();
      render(null, box);
      box.remove();
    },
  };
}

/** Whether the statutory withdrawal was meant: its own trigger in the page. */
const isLawful = (by: unknown) =>
  (by as Partial<MouseEvent & { target: Element }> | undefined)?.target?.closest?.("[data-amends=withdraw]");

const pause = (ms: number) => new Promise((next) => setTimeout(next, ms));

/** The conversation, tied to the page's storage, events and the network. */
function connect({ root, base, merchant, order, lang, caseId, inline: hosted = false }: Config): Model {
  const tell = (event: string, detail: object) =>
    root.host.dispatchEvent(new CustomEvent("amends:" + event, { bubbles: true, detail }));
  const drafts = createDrafts(shelf(`amends:${merchant}:${caseId ?? subjectOf(order)}`));
  // A page that needs longer than a second to get one responds at once, with a promise of it.
  const renew = () =>
    new Promise<string | null>((respond) => {
      tell("token", { respond });
      setTimeout(respond, 1000, null);
    }).catch(() => null);
  const api = createApi({ base, bearer: order, keys: drafts, renew: hosted ? async () => null : renew });
  const said = (lang || document.documentElement.lang).replace("_", "-");
  // Anything else would make `Intl` throw later.
  const known = /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(said) ? said : "en";
  return createModel({ api, drafts, lang: known, hosted, linked: !!caseId, tell });
}

type View = { model: Model; inline: boolean | undefined; Steps: ComponentType | undefined };

function Panel({ model, inline, Steps }: View) {
  const { step, order, note, again, drafts } = model;
  // Where the case stands it comes with the rest of what can still be said.
  const label = /^(c|de)/.test(step.value) && order.value?.withdrawal?.label;
  const say = spoken.first;
  const Frame = inline ? "section" : "dialog";
  const late = Steps && step.value !== "loading" ? <Steps /> : <Title>{note.value ? say.lost : say.wait}</Title>;
  return (
    <Frame class="s" part="panel" aria-labelledby="h" closedby="any" onClose={() => model.announce("close")}>
      <div class="t">
        <div class="h">
          <p>
            <b>{order.value?.look.name}</b> {order.value?.order.number}
          </p>
          {!inline && (
            <form method="dialog">
              <button class="x" aria-label={say.close}>
                ×
              </button>
            </form>
          )}
        </div>
        {order.value?.order.test && <p class="n">{say.test}</p>}
        <div role="status" class={note.value ? "n" : ""}>
          {note.value && say.notes[note.value](drafts.kept() ? say.kept : "")}
          {again.value && <button onClick={model.retry}>{say.again}</button>}
        </div>
      </div>
      <div class="m">
        {step.value === "describe" ? <Describe model={model} /> : late}
        {label && (
          // Another step, another button: nothing on the screen moves.
          <button key={step.value} onClick={model.declare}>
            {label}
          </button>
        )}
      </div>
    </Frame>
  );
}
