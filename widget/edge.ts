import type { Shelf } from "./draft.ts";

/** One named string in the browser's storage; where storage is blocked it keeps nothing and never throws. */
export function shelf(name: string): Shelf {
  return {
    get() {
      try {
        return localStorage.getItem(name);
      } catch {
        return null;
      }
    },
    set(value) {
      try {
        if (value) localStorage.setItem(name, value);
        else localStorage.removeItem(name);
      } catch {
        // Blocked or full: the words stay on the screen.
      }
    },
  };
}

/** The order an order token is about, read without checking it: only a name for the draft. */
export function subjectOf(token: string): string {
  try {
    return JSON.parse(atob(token.split(".").at(-2)!.replace(/-/g, "+").replace(/_/g, "/"))).sub;
  } catch {
    return "";
  }
}

/** White or black, whichever reads at 4.5:1 or better on a colour such as `#1f6f5c`. */
export function inkOn(colour: string): string {
  const [red, green, blue] = colour.match(/\w\w/g)!.map((part) => {
    const value = parseInt(part, 16) / 255;
    return value > 0.04045 ? ((value + 0.055) / 1.055) ** 2.4 : value / 12.92;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue! < 0.179 ? "#fff" : "#000";
}

/** Styles a shadow root in the one way a strict CSP allows. Returns its own undoing. */
export function adopt(root: ShadowRoot, css: string): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  return () => {
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/** Asks for a chunk. A browser remembers for good that a module failed, so the next try has another address. */
export function retrying<Chunk>(load: () => Promise<Chunk>): () => Promise<Chunk> {
  let retry = "";
  return () =>
    (retry ? import(retry) : load()).catch((error: unknown) => {
      const address = /http\S+\.js/.exec(String(error))?.[0];
      if (address) retry = `${address}?${Date.now()}`;
      throw error;
    });
}
