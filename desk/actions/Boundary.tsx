import { useDesk } from "../context.ts";
import { keyOf } from "../keys.ts";
import { text } from "../strings.ts";
import { sayBoundary } from "./quick.ts";

/** Where words hurt: one key says so calmly, in words that can be read first. The case goes on as before. */
export function Boundary({ words }: { words: string | null }) {
  const desk = useDesk();
  if (words === null) return null;
  return (
    <section class="boundary" aria-labelledby="boundary-title">
      <h3 id="boundary-title">{text.boundary.title}</h3>
      <p dir="auto">“{words}”</p>
      <button type="button" aria-disabled={desk.busy.value !== null} onClick={() => void sayBoundary(desk)}>
        {text.boundary.send} <kbd>{keyOf.boundary}</kbd>
      </button>
    </section>
  );
}
