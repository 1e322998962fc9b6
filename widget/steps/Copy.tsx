import { en } from "../strings/en-steps.ts";

/** Something to keep, copied with one tap; where the clipboard is closed to us it is selected, ready to be copied. */
export function Copy({ label, text }: { label: string; text: string }) {
  const copy = (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const code = button.previousElementSibling!;
    const select = () => getSelection()?.selectAllChildren(code);
    const say = () => {
      button.textContent = en.done.copied;
      setTimeout(() => (button.textContent = en.done.copy), 2000);
    };
    // Undefined on a page that isn't https.
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(say, select);
    else select();
  };
  return (
    <p class="r k">
      <span class="w">{label}</span>
      <code>{text}</code>
      <button type="button" aria-live="polite" aria-label={`${en.done.copy}: ${label}`} onClick={copy}>
        {en.done.copy}
      </button>
    </p>
  );
}
