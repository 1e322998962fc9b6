import css from "./launcher.css";

/**
 * The script tag. Draws one button and loads nothing else until the shopper means to use it. It imports no code, so that
 * the page pays under 1 kB; whatever goes wrong ends as a plain link to the hosted page, never as an error on the page.
 */

type Panel = { open(by?: unknown): void; close(): void; destroy(): void };
type Amends = Panel & { (method: keyof Panel): void; q?: [keyof Panel][]; order?: string; attach?(): void };
declare global {
  interface Window {
    amends?: Amends | undefined;
  }
}

const script = document.currentScript as HTMLScriptElement;
const { dataset } = script;
const { merchant, order, theme, target } = dataset;
const before = window.amends;

function start(): void {
  const base = new URL(script.src).origin;
  const host = document.createElement("amends-widget");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  let button: HTMLElement = document.createElement("button");
  let loading: Promise<Panel> | undefined;
  let panel: Panel | undefined;
  /** What opened it: the panel finds out which of the page's triggers that was. */
  let wanted: unknown;

  const load = () =>
    (loading ??= import(base + __PANEL__)
      .then((chunk) => chunk.mount({ ...dataset, root, base }) as Promise<Panel>)
      .then((mounted) => (panel = mounted)));

  /** Into the page, once it has a body; again after a page swapped its body and took the host away with it. */
  const attach = () => {
    if (host.isConnected) return;
    const place = target && document.querySelector(target);
    button.className = place ? "in" : "";
    (place || document.body)?.append(host);
  };

  /** The button's last form: a link that needs none of our code. */
  const linkInstead = () => {
    // The page's own triggers go back to what they were.
    document.removeEventListener("click", onClick);
    const link = document.createElement("a");
    link.part = "launcher";
    link.href = `${base}/o/${merchant}#${order}`;
    link.className = button.className;
    link.textContent = button.textContent;
    button.replaceWith(link);
    button = link;
    link.focus();
  };

  const open = (by: unknown) => {
    wanted = by || 1;
    attach();
    button.ariaBusy = "true";
    load()
      .then(() => wanted && panel?.open(wanted))
      .catch(linkInstead)
      .then(() => (button.ariaBusy = null));
  };

  const onClick = (event: Event) => {
    if (!(event.target as Element).closest?.("[data-amends]")) return;
    event.preventDefault();
    open(event);
  };

  const amends = ((method) => amends[method]?.()) as Amends;
  amends.open = open;
  amends.close = () => {
    wanted = 0;
    panel?.close();
  };
  amends.destroy = () => {
    amends.close();
    // Also one that is still on its way.
    loading?.then((late) => late.destroy()).catch(() => {});
    host.remove();
    document.removeEventListener("click", onClick);
    document.removeEventListener("DOMContentLoaded", attach);
    if (window.amends === amends) delete window.amends;
  };
  amends.order = order!;
  amends.attach = attach;

  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  button.textContent = dataset.label || __LABEL__;
  button.part = "launcher";
  button.ariaHasPopup = "dialog";
  if (theme !== "auto") button.style.colorScheme = theme || "";
  button.onclick = open;
  // Intent: fetch ahead, quietly. A failure shows itself at the click.
  button.onpointerenter = button.onfocus = () => void load().catch(() => (loading = undefined));
  root.append(button);
  document.addEventListener("click", onClick);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", attach);
  else attach();

  window.amends = amends;
  before?.q?.forEach(([method]) => amends(method));
}

try {
  // The same tag twice is one button; another order's tag takes the place of the last one.
  if (before?.attach && before.order === order) before.attach();
  else {
    before?.destroy?.();
    start();
  }
} catch {
  // Nothing of ours may disturb the page; without a button the shopper still has the link in the order mail.
}
