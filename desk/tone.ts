/** Quiet hints on a draft to a shopper. They never stop anyone from sending: the person knows the case, this doesn't. */

type ToneHint = { phrase: string; hint: string };

type Rule = { find: RegExp; hint: string };

const rules: readonly Rule[] = [
  { find: /\bunfortunately\b/i, hint: "Say the thing itself, then what you can do." },
  {
    find: /\b(?:per|under|against|according to) (?:our|the) (?:company |store |shop )?polic(?:y|ies)\b/i,
    hint: "Name the limit in plain words.",
  },
  {
    find: /\bas (?:i |we )?(?:already |previously )?(?:stated|mentioned|said|explained)\b/i,
    hint: "Say it afresh; they may have missed it.",
  },
  { find: /\byou (?:have )?(?:failed|neglected|forgot)\b/i, hint: "Say what is needed next instead." },
  { find: /\byou (?:should|could) have\b/i, hint: "Say what is needed next instead." },
  { find: /\bcalm down\b/i, hint: "Name what went wrong for them instead." },
  { find: /\bplease be advised\b/i, hint: "Leave it out; start with the news." },
  { find: /\bany inconvenience\b/i, hint: "Say what you are sorry for: the broken mug, the lost week." },
  { find: /\bnothing (?:more |else )?(?:i|we) can do\b/i, hint: "Say what is possible, however small." },
  { find: /\b(?:claim|rejected)\b/i, hint: "Our words are case and declined." },
  { find: /\bobviously\b/i, hint: "It wasn't obvious to them. Leave it out." },
];

const cheer: Rule = { find: /!/, hint: "They're upset; a full stop is kinder." };

/** What in the draft may land badly, in the order of the rules. `upset` is the reading's 0 to 3. */
export function toneHints(draft: string, upset: number): ToneHint[] {
  const plain = draft.replace(/\u2019/g, "'").replace(/\s+/g, " ");
  return [...rules, ...(upset >= 1 ? [cheer] : [])].flatMap(({ find, hint }) => {
    const found = find.exec(plain);
    return found ? [{ phrase: found[0], hint }] : [];
  });
}
