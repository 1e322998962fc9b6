import { computed, effect } from "@preact/signals";
import { render } from "preact";
import { createApi } from "./api.ts";
import { App } from "./App.tsx";
import { DeskContext } from "./context.ts";
import { listen } from "./keys.ts";
import { followLive } from "./live.ts";
import { createDesk } from "./model.ts";
import type { Desk } from "./model.ts";
import { places } from "./model/state.ts";
import { lettersOn, maybeSignedIn, merchantOf, rememberSession } from "./settings.ts";

const beat = 5_000;
/** Being told of changes, we still look now and then: what isn't told mustn't stay on screen for ever. */
const restingBeats = 12;

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** The case named by the address, so that a reload, the back button and a pasted link all lead to it; by its reference too. */
const caseInAddress = () => /^#(case_[\w-]+|A-[A-Z0-9]{5})$/.exec(location.hash)?.[1] ?? null;

const placeInAddress = () => places.find((place) => location.hash === `#${place}`) ?? "cases";

function followAddress(desk: Desk): void {
  addEventListener("hashchange", () => {
    desk.place.value = placeInAddress();
    void desk.open(caseInAddress());
  });
  // Its own value: a case that is only read again, while the address is about to change, must not take it back.
  const opened = computed(() => desk.opened.value?.id);
  effect(() => {
    if (opened.value && opened.value !== caseInAddress()) location.hash = opened.value;
  });
  effect(() => {
    const reference = desk.shown.value?.case.reference;
    const name = desk.look.value?.name;
    document.title = [reference, name ? `${name} desk` : "Desk"].filter(Boolean).join(" · ");
  });
}

/** Keeps in mind for the next visit whether there is a session to ask with. */
function followSession(desk: Desk): void {
  effect(() => {
    const screen = desk.screen.value;
    if (screen !== "starting") rememberSession(screen === "desk" ? "open" : "closed");
  });
}

/** Reads again every few seconds while someone can see it and nobody tells us, and at once when they come back. */
function keepFresh(desk: Desk): void {
  let beats = 0;
  const refresh = async () => {
    desk.time.value = desk.now();
    if (document.visibilityState === "hidden" || desk.screen.value === "sign_in") return;
    beats = 0;
    await Promise.all([desk.refreshQueue(), desk.refreshCase()]);
  };
  const again = async (): Promise<void> => {
    await pause(beat);
    beats += 1;
    if (desk.live.value === "on" && beats < restingBeats && !desk.holdEnded()) desk.time.value = desk.now();
    else await refresh();
    return again();
  };
  void again();
  document.addEventListener("visibilitychange", () => void refresh());
  addEventListener("online", () => void refresh());
}

const help = () => document.querySelector<HTMLDialogElement>("dialog.keys")?.showModal();

async function start(root: HTMLElement): Promise<void> {
  const api = createApi(fetch.bind(globalThis), pause);
  const desk = createDesk(api, merchantOf(location.search), () => Date.now());
  desk.place.value = placeInAddress();
  listen(desk, lettersOn, help);
  render(
    <DeskContext.Provider value={desk}>
      <App help={help} />
    </DeskContext.Provider>,
    root,
  );
  followSession(desk);
  if (maybeSignedIn()) await desk.refreshQueue();
  else desk.askToSignIn();
  await desk.open(caseInAddress());
  followAddress(desk);
  keepFresh(desk);
  followLive(desk);
}

const root = document.querySelector<HTMLElement>("#desk");
if (root) void start(root);
