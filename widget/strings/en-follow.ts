/** What the shopper reads of both sides' doings, and of what is asked of them. Names come in where a person did it. */
export const en = {
  talk: "What happened so far",
  /** Each event by who did it; one that isn't here is not shown unless words came with it. */
  events: {
    submit: () => "You told us what happened",
    declare: () => "You withdrew from the contract",
    decide: () => "We looked at what we can do",
    accept: () => "You chose what would put it right",
    ask_person: () => "You asked for a person",
    send_evidence: (_, photos) =>
      photos ? (photos > 1 ? `You sent ${photos} photos` : "You sent a photo") : "You answered",
    withdraw: () => "You took your request back",
    undo: (who, _, own) => (own ? "You took your choice back" : `${who} took this back, to look at it again`),
    contest: () => "You asked for another look",
    rate: () => "You told us how it is now",
    message: (who, _, own) => (own ? "You wrote" : `${who} wrote`),
    offer: (who) => `${who} made you an offer`,
    settle: (who) => `${who} settled it`,
    decline: (who) => `${who} answered you`,
    request_evidence: (who) => `${who} asked you something`,
    reopen: (who) => `${who} opened this again`,
    sent_back: () => "Your parcel is on its way to us",
    receive: () => "Your parcel came back to us",
    inspected: () => "We looked at what came back",
    settled: () => "It went through",
    failed: () => "It didn't go through on our side",
    lapse: () => "The time for this ran out",
    follow_up: () => "We asked whether it is right now",
  } as Record<string, (who: string, photos: number | undefined, own: boolean) => string>,
  us: "We",
  asked: {
    photo: "A photo would help us see it",
    question: "We'd like to ask you something",
    more: "Add a photo",
    offers: (names: string) => `With it, we can offer you at once: ${names}.`,
    send: "Send it to us",
    without: "I have no photo",
    withoutAnswer: "I can't say",
  },
  rate: {
    title: "Is it right now?",
    yes: "Yes, it's right",
    no: "Not really",
    thanks: "Thank you for telling us. We're glad it's right.",
    planned: (day: string) => `We'll ask you on ${day} whether everything is right.`,
  },
  record: "Save a copy of all this",
};

export type FollowStrings = typeof en;
