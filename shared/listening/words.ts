/** From any string to words: the only place that looks at characters. Every step is linear in the text's length. */

/** One word as written by the shopper, lower-cased and without accents. */
export type Word = {
  text: string;
  /** Phrases never reach across sentences. */
  sentence: number;
  /** Negation and what is said of an item never reach across clauses. */
  clause: number;
};

export type Sentence = { first: string; question: boolean };

export type Heard = {
  words: Word[];
  sentences: Sentence[];
  /** Mostly capitals: says something about the mood, nothing about the reason. */
  shouting: boolean;
  exclamations: number;
};

/** What splitting needs to know of a language. */
export type Grammar = {
  /** Before accents go: rewrites words that would be others without theirs ("è" and "e"). Linear in the text's length. */
  spell?: (text: string) => string;
  /** "didn't" -> ["did", "not"]; one word stays one. */
  expand: (word: string) => readonly string[];
  /** Words that begin a clause wherever they stand ("but"). */
  breaks: ReadonlySet<string>;
  /** Words that begin a clause once the one before has its verb ("and"). */
  joins: ReadonlySet<string>;
  verbs: ReadonlySet<string>;
};

// Longer texts are refused by the API; the cut keeps this total for any caller.
const longest = 10_000;
const pieces = /[\p{L}\p{N}][\p{L}\p{N}'*]*|[.!?\n]+|[,;:()]|\p{Extended_Pictographic}/gu;

/**
 * Case and accents gone, typographic forms made plain. Upper-casing first makes "ß" and "SS" meet;
 * invisible characters go because they are used to hide words.
 */
export function normalise(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/(?:[\u00ad\u200b-\u200f\u2060]|\ufe0f|[\u0300-\u036f])/g, "")
    .replace(/[‘’ʼ´`]/g, "'")
    .replace(/[–—…]/g, ",")
    .toUpperCase()
    .toLowerCase()
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "");
}

/** The words of a text with their sentences and clauses. Total: any string, even lone surrogates. */
export function hear(text: string, grammar: Grammar): Heard {
  const cut = text.slice(0, longest);
  const words: Word[] = [];
  const sentences: Sentence[] = [{ first: "", question: false }];
  let clause = 0;
  let hasVerb = false;
  for (const [piece] of normalise(grammar.spell?.(cut) ?? cut).matchAll(pieces)) {
    if (/^[.!?\n]/.test(piece)) {
      sentences.at(-1)!.question ||= piece.includes("?");
      sentences.push({ first: "", question: false });
    }
    if (/^[.!?\n,;:()]/.test(piece)) {
      clause += 1;
      hasVerb = false;
      continue;
    }
    for (const word of grammar.expand(piece)) {
      if (grammar.breaks.has(word) || (hasVerb && grammar.joins.has(word))) {
        clause += 1;
        hasVerb = false;
      }
      hasVerb ||= grammar.verbs.has(word);
      sentences.at(-1)!.first ||= word;
      words.push({ text: word, sentence: sentences.length - 1, clause });
    }
  }
  return { words, sentences, ...loudness(cut) };
}

function loudness(text: string): { shouting: boolean; exclamations: number } {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return { shouting: letters >= 15 && capitals > letters * 0.7, exclamations: text.match(/[!\uff01]/g)?.length ?? 0 };
}
