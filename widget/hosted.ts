import css from "./hosted.css";
import { mount } from "./panel.tsx";

/**
 * The page for when there is no script tag: /o/MERCHANT#ORDER_TOKEN, the same panel in a page of its own, and
 * /o/MERCHANT/c/KEY from a mail, where the case stands. The token is in the fragment, so it reaches no log: only here is
 * it seen that there is none, and the order has to be found first.
 */
const main = document.querySelector("main")!;
const { merchant = "", case: caseId, lookUp } = main.dataset;
const key = /\/c\/([^/]+)$/.exec(location.pathname)?.[1];
const token = location.hash.slice(1);

if (lookUp && !token) location.replace(lookUp);
else show();

function show(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];

  const host = document.createElement("amends-widget");
  const root = host.attachShadow({ mode: "open" });
  main.append(host);
  const panel = mount({
    root,
    base: location.origin,
    merchant,
    order: key ? `${merchant}.${key}` : token,
    caseId: key && caseId,
    // The page is in the language the browser asked for.
    lang: document.documentElement.lang,
    inline: true,
  });
  void panel.then(({ open }) => open());
}

// Another order's link opened in this tab changes nothing but the fragment.
addEventListener("hashchange", () => location.reload());
