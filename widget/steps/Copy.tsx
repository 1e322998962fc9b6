import { words } from "./words.ts";

/** Something to keep, copied with one tap; where the clipboard is closed to us it is selected, ready to be copied. */
export function Copy({ label, text }: { label: string; text: string }) {
  const { done } = words();
  const copy = (event: Event) => {
    const button = event.currentTarget as HTMLButtonElement;
    const code = button.previousElementSibling!;
    const select = () => getSelection()?.selectAllChildren(code);
    const say = () => {
      button.textContent = done.copied;
      setTimeout(() => (button.textContent = done.copy), 2000);
    };
    // Undefined on a page that isn't https.
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(say, select);
    else select();
  };
  return (
    <p class="r k">
      <span class="w">{label}</span>
      <span class="r">
        <code>{text}</code>
        <button type="button" aria-live="polite" aria-label={`${done.copy}: ${label}`} onClick={copy}>
          {done.copy}
        </button>
      </span>
    </p>
  );
}
