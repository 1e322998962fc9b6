/** The build hands over a stylesheet as its minified text: it goes into `adoptedStyleSheets`, which a strict CSP allows. */
declare module "*.css" {
  const text: string;
  export default text;
}

/** Path of the panel's chunk on our host, put in by the build. */
declare const __PANEL__: string;

/** What the launcher's button says, put in by the build: one file a language. */
declare const __LABEL__: string;
