import { approve, sayBoundary, undo } from "./actions/quick.ts";
import type { Desk } from "./model.ts";

/** One place for the keyboard. Single letters never fire while typing, with a modifier, or when switched off. */

type Command = "next" | "pick_up" | "release" | "take_over" | "settle" | "offer" | "decline" | "receive" | "label";
type Later = "request_evidence" | "approve" | "send_back" | "undo" | "reopen" | "message" | "note" | "boundary";
export type KeyCommand = Command | Later | "help" | "down" | "up";

const letters: Readonly<Record<string, KeyCommand>> = {
  j: "down",
  k: "up",
  n: "next",
  p: "pick_up",
  r: "release",
  t: "take_over",
  s: "settle",
  o: "offer",
  d: "decline",
  q: "request_evidence",
  a: "approve",
  x: "send_back",
  g: "receive",
  l: "label",
  e: "reopen",
  u: "undo",
  b: "boundary",
  m: "message",
  i: "note",
  "?": "help",
};

/** The key of each action, as shown on its button. */
export const keyOf: Readonly<Partial<Record<KeyCommand, string>>> = Object.fromEntries(
  Object.entries(letters).map(([key, command]) => [command, key.toUpperCase()]),
);

type Pressed = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean; typing: boolean };

/** What a key press means, or null. Pure, so that the rule about typing is tested without a browser. */
export function commandOf(pressed: Pressed, lettersOn: boolean): KeyCommand | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey || pressed.typing || !lettersOn) return null;
  const key = pressed.key.length === 1 ? pressed.key.toLowerCase() : pressed.key;
  return Object.hasOwn(letters, key) ? (letters[key] ?? null) : null;
}

/** Listens on the document until the returned function is called. */
export function listen(desk: Desk, lettersOn: () => boolean, help: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || desk.screen.value !== "desk") return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return send(event);
    if (event.key === "Escape") return escape(desk, event);
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") return arrow(event);
    const command = commandOf({ ...modifiers(event), typing: isTyping(event.target) }, lettersOn());
    if (command === null) return;
    event.preventDefault();
    // In the policy's room a stray letter must not pick up a case.
    if (desk.place.value === "cases" || command === "help") run(desk, command, help);
  };
  document.addEventListener("keydown", onKey);
  return () => document.removeEventListener("keydown", onKey);
}

function modifiers({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) {
  return { key, ctrlKey, metaKey, altKey };
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

function run(desk: Desk, command: KeyCommand, help: () => void): void {
  if (command === "help") return help();
  if (command === "down" || command === "up") return move(command);
  if (command === "next") return void desk.next();
  if (command === "pick_up" || command === "release") return void (desk.can(command) && desk.act(command, {}));
  if (command === "undo") return void undo(desk);
  if (command === "approve") return void approve(desk);
  if (command === "boundary") return void sayBoundary(desk);
  desk.compose(command);
}

function send(event: KeyboardEvent): void {
  const form = event.target instanceof HTMLElement ? event.target.closest("form") : null;
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function escape(desk: Desk, event: KeyboardEvent): void {
  if (document.querySelector("dialog[open]")) return;
  event.preventDefault();
  if (desk.form.value) return desk.cancel();
  if (desk.opened.value) location.hash = "";
}

/** Arrow keys move only where the queue has the focus: elsewhere they scroll. */
function arrow(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLElement) || !event.target.closest(".queue")) return;
  event.preventDefault();
  move(event.key === "ArrowDown" ? "down" : "up");
}

/** Focus walks the queue's links, beginning at the open case; Enter then opens by itself, as links do. */
function move(direction: "down" | "up"): void {
  const links = [...document.querySelectorAll<HTMLElement>(".queue a")];
  const focused = links.findIndex((link) => link === document.activeElement);
  const current = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === "true");
  const target = current < 0 ? 0 : current + (direction === "down" ? 1 : -1);
  links[Math.min(Math.max(target, 0), links.length - 1)]?.focus();
}
