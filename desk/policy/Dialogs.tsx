import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useEditor } from "./context.ts";
import { HintList, isError } from "./Aside.tsx";
import { text } from "./strings.ts";

/** What is asked once more before it holds for shoppers. */

type DialogProps = { id: string; title: string; close: () => void; children: ComponentChildren };

/** In front of everything; Esc and its own buttons close it. */
function Dialog({ id, title, close, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="asks" aria-labelledby={id} onClose={close}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}

/** The whole of it is looked over while the note is written; what has to be mended stands here, each with its way there. */
export function PublishDialog({ close }: { close: () => void }) {
  const editor = useEditor();
  const note = useSignal("");
  // What goes live is what was looked at, also where the page hears of another version while the note is written.
  const [from] = useState(editor.from.value);
  const words = text.publish;
  useEffect(() => editor.lookAll(), [editor]);
  // What stood in the way of the draft before may be mended in this one; the server looks over all of it in any case.
  const hints = [...editor.unreadHints.value, ...(editor.lookedOver.value ? editor.hints.value : [])];
  const [errors, warnings] = [hints.filter(isError), hints.filter((hint) => !isError(hint))];
  const blocked = errors.length > 0 || !editor.whole.value;
  const sending = editor.busy.value === "publish";
  const submit = async (event: Event) => {
    event.preventDefault();
    if (!blocked && ((await editor.publish(note.value, from)) || editor.stale.value !== null)) close();
  };
  return (
    <Dialog id="publish-title" title={words.title} close={close}>
      <p>{words.lead}</p>
      <form onSubmit={(event) => void submit(event)}>
        <div role="alert">{blocked && <p class="hint error">{words.errors}</p>}</div>
        {editor.json.value !== null && <p class="hint">{text.json.apart}</p>}
        <HintList hints={errors} leave={close} />
        {editor.notice.value?.tone === "warn" && <p class="hint error">{editor.notice.value.text}</p>}
        <div class="field">
          <label for="publish-note">{words.note}</label>
          <input
            id="publish-note"
            type="text"
            maxLength={500}
            placeholder={words.noteExample}
            value={note}
            onInput={(event) => (note.value = event.currentTarget.value)}
          />
        </div>
        <div class="row">
          <button type="submit" class="primary" aria-disabled={blocked || sending}>
            {sending ? words.sending : words.send}
          </button>
          <button type="button" class="plain" onClick={close}>
            {text.cancel}
          </button>
        </div>
        {!editor.lookedOver.value && <p class="quiet">{text.findings.checking}</p>}
        {warnings.length > 0 && <p class="quiet">{words.warnings(warnings.length)}</p>}
        <HintList hints={warnings} leave={close} />
      </form>
    </Dialog>
  );
}

/** What the kill switch does, before it does it. */
export function PauseDialog({ close }: { close: () => void }) {
  const editor = useEditor();
  const words = text.pause;
  const submit = async (event: Event) => {
    event.preventDefault();
    await editor.killSwitch(true);
    close();
  };
  return (
    <Dialog id="pause-title" title={words.title} close={close}>
      <form onSubmit={(event) => void submit(event)}>
        <p>{words.lead}</p>
        <div class="row">
          <button type="submit" class="primary stop">
            {words.sure}
          </button>
          <button type="button" class="plain" onClick={close}>
            {text.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
