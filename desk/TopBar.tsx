import { useDesk } from "./context.ts";
import { keyOf } from "./keys.ts";
import { places } from "./model/state.ts";
import { roleNames, text } from "./strings.ts";

export function TopBar({ help }: { help: () => void }) {
  const desk = useDesk();
  const me = desk.me.value;
  const here = me?.role === "lead" ? desk.place.value : "cases";
  const undelivered = desk.deadLetters.value;
  return (
    <header class="top">
      <h1 class="shop">{desk.look.value?.name}</h1>
      {desk.offline.value && (
        <p class="offline" role="status">
          {text.top.offline}
        </p>
      )}
      {desk.live.value === "lost" && !desk.offline.value && (
        <p class="quiet small" role="status">
          {text.top.reconnecting}
        </p>
      )}
      {me?.role === "lead" &&
        places
          .filter((place) => place !== here && (place !== "letters" || undelivered > 0))
          .map((place) => (
            <a key={place} class="place" href={place === "cases" ? "#" : `#${place}`}>
              {text.top[place]} {place === "letters" && <span class="count">{undelivered}</span>}
            </a>
          ))}
      {here === "cases" && (
        <button type="button" class="primary" disabled={desk.busy.value !== null} onClick={() => void desk.next()}>
          {text.top.next} <kbd>{keyOf.next}</kbd>
        </button>
      )}
      <span class="me" title={me?.email}>
        {me?.name} <span class="quiet">{me && roleNames[me.role]}</span>
      </span>
      <button type="button" class="plain for-keys" onClick={help}>
        {text.top.keys} <kbd>?</kbd>
      </button>
      <button type="button" class="plain" onClick={() => void desk.signOut()}>
        {text.top.out}
      </button>
    </header>
  );
}
