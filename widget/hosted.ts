import css from "./hosted.css";
import { mount } from "./panel.tsx";

/**
 * The page for when there is no script tag: /o/MERCHANT#ORDER_TOKEN, the same panel in a page of its own, and
 * /o/MERCHANT/c/KEY from a mail, where the case stands. The token is in the fragment, so it reaches no log.
 */
const main = document.querySelector("main")!;
const { merchant = "", case: caseId } = main.dataset;
const key = /\/c\/([^/]+)$/.exec(location.pathname)?.[1];

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
  order: key ? `${merchant}.${key}` : location.hash.slice(1),
  caseId: key && caseId,
  // The page is in the language the browser asked for.
  lang: document.documentElement.lang,
  inline: true,
});
void panel.then(({ open }) => open());

// Another order's link opened in this tab changes nothing but the fragment.
addEventListener("hashchange", () => location.reload());
