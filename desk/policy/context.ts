import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { at } from "./draft.ts";
import type { Path } from "./draft.ts";
import type { Editor } from "./model.ts";

/** The one editor of the page, for every part of the form. */
export const EditorContext = createContext<Editor | null>(null);

/** Throws outside of the editor's own tree, where no part of it is drawn. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error("The policy's parts are drawn inside its context.");
  return editor;
}

/** What the draft says there. */
export function useAt(path: Path): unknown {
  return at(useEditor().draft.value, path);
}
