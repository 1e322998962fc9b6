import type { Reason } from "../../shared/reasons.ts";

/**
 * The demo's stories, as the demo says them and as their customers might, and troubles that come two at a time.
 * All but the demo's own words were measured before anything was mended for them: the whole reading was right for 33 of
 * 68; it was sure of 42, and wrong about 9 of these. The test guards against falling back; it is no promise for words
 * nobody has seen.
 */

/** What a careful person understands: which lines (by SKU), how many units, and each one's own reason. */
export type Meant = readonly [sku: string, quantity: number, reason: Reason];

export type Retold = readonly [order: string, text: string, meant: readonly Meant[]];

export const stories: readonly Retold[] = [
  ["1042", "One of the two mugs is in pieces.", [["MUG-BL", 1, "damaged"]]],
  ["1042", "One of my two mugs was in bits when I opened the box yesterday.", [["MUG-BL", 1, "damaged"]]],
  ["1042", "The parcel came but one mug is smashed. Please send me another.", [["MUG-BL", 1, "damaged"]]],
  ["1042", "Only one of the mugs survived the journey, the other is in pieces", [["MUG-BL", 1, "damaged"]]],

  [
    "1043",
    "Promised for five days ago. Nothing has come.",
    [
      ["TEA-MATCHA", 1, "late"],
      ["WHISK-100", 1, "late"],
    ],
  ],
  [
    "1043",
    "It was meant to be here five days ago and nothing has come.",
    [
      ["TEA-MATCHA", 1, "late"],
      ["WHISK-100", 1, "late"],
    ],
  ],
  [
    "1043",
    "Where are my matcha and whisk? They should have arrived last week.",
    [
      ["TEA-MATCHA", 1, "late"],
      ["WHISK-100", 1, "late"],
    ],
  ],
  [
    "1043",
    "Still waiting for my order, you promised it for last week",
    [
      ["TEA-MATCHA", 1, "late"],
      ["WHISK-100", 1, "late"],
    ],
  ],

  [
    "1044",
    "The carrier says delivered four days ago. There is no parcel anywhere.",
    [["BOWL-OAT", 2, "never_arrived"]],
  ],
  [
    "1044",
    "Tracking says it was delivered four days ago but there's no parcel anywhere.",
    [["BOWL-OAT", 2, "never_arrived"]],
  ],
  [
    "1044",
    "I never got my bowls although the carrier swears they dropped them off",
    [["BOWL-OAT", 2, "never_arrived"]],
  ],
  [
    "1044",
    "Apparently delivered, but I've looked everywhere and asked the neighbours: nothing.",
    [["BOWL-OAT", 2, "never_arrived"]],
  ],

  ["1045", "Two canisters ordered in moss green. One of them came in grey.", [["TIN-MOSS", 1, "wrong_item"]]],
  ["1045", "I ordered two moss green canisters and one of them is grey.", [["TIN-MOSS", 1, "wrong_item"]]],
  ["1045", "One of the two tea canisters came in the wrong colour", [["TIN-MOSS", 1, "wrong_item"]]],
  ["1045", "You sent me one green tin and one grey tin, I wanted both green", [["TIN-MOSS", 1, "wrong_item"]]],

  [
    "1046",
    "From the last-pieces shelf, sold as final. It doesn't suit the kitchen after all.",
    [["TEAPOT-SN", 1, "changed_mind"]],
  ],
  ["1046", "The teapot doesn't suit my kitchen after all.", [["TEAPOT-SN", 1, "changed_mind"]]],
  ["1046", "I've gone off the snow teapot, can I send it back?", [["TEAPOT-SN", 1, "changed_mind"]]],
  [
    "1046",
    "It's pretty but it just doesn't look right in my kitchen, so I'd like to return it",
    [["TEAPOT-SN", 1, "changed_mind"]],
  ],

  ["1047", "The samovar arrived with a deep dent in its side.", [["SAMOVAR-BR", 1, "damaged"]]],
  ["1047", "My samovar turned up with a deep dent in the side.", [["SAMOVAR-BR", 1, "damaged"]]],
  ["1047", "There's a big dent in the samovar and I'd like my money back", [["SAMOVAR-BR", 1, "damaged"]]],
  [
    "1047",
    "The samovar arrived with a deep dent in its side!!! I am so disappointed, it was a wedding present. I want my money back or I'll dispute the charge.",
    [["SAMOVAR-BR", 1, "damaged"]],
  ],

  ["1048", "Arrived five days ago and unused. A second thought, nothing more.", [["KETTLE-GN", 1, "changed_mind"]]],
  ["1048", "I've had second thoughts about the kettle. It's unused.", [["KETTLE-GN", 1, "changed_mind"]]],
  ["1048", "On second thoughts I don't need a kettle", [["KETTLE-GN", 1, "changed_mind"]]],
  [
    "1048",
    "It came five days ago and I haven't used it. I'd rather give it back, no fault of yours.",
    [["KETTLE-GN", 1, "changed_mind"]],
  ],

  ["1049", "The teapot came, but its lid wasn't in the box.", [["TEAPOT-CE", 1, "missing"]]],
  ["1049", "My teapot came without its lid.", [["TEAPOT-CE", 1, "missing"]]],
  ["1049", "The teapot is here but there's no lid in the box", [["TEAPOT-CE", 1, "missing"]]],
  ["1049", "I unpacked the teapot and the lid is nowhere to be found", [["TEAPOT-CE", 1, "missing"]]],

  ["1050", "The tea bowl has a crack from rim to foot.", [["CHAWAN-SU", 1, "damaged"]]],
  ["1050", "My tea bowl has a crack from the rim down to the foot.", [["CHAWAN-SU", 1, "damaged"]]],
  ["1050", "The charcoal bowl is cracked all the way through. The whisk is fine.", [["CHAWAN-SU", 1, "damaged"]]],
  ["1050", "I found a crack in the bowl when I unwrapped it", [["CHAWAN-SU", 1, "damaged"]]],

  [
    "1051",
    "One of the four cups is chipped, and black tea came in place of the matcha.",
    [
      ["CUPS-YU", 1, "damaged"],
      ["TEA-MATCHA", 1, "wrong_item"],
    ],
  ],
  [
    "1051",
    "One of my four cups is chipped, and you sent black tea instead of the matcha.",
    [
      ["CUPS-YU", 1, "damaged"],
      ["TEA-MATCHA", 1, "wrong_item"],
    ],
  ],
  [
    "1051",
    "One of the four cups is chipped, and there's amber tea where green should be",
    [
      ["CUPS-YU", 1, "damaged"],
      ["TEA-MATCHA", 1, "wrong_item"],
    ],
  ],
  [
    "1051",
    "I got black tea and not the matcha I ordered. A cup has a chip in it too.",
    [
      ["CUPS-YU", 1, "damaged"],
      ["TEA-MATCHA", 1, "wrong_item"],
    ],
  ],

  ["1052", "The handle broke off on the first pour. The teapot is sold out now.", [["TEAPOT-CE", 1, "defective"]]],
  ["1052", "The handle of the teapot came off the first time I poured from it.", [["TEAPOT-CE", 1, "defective"]]],
  ["1052", "My teapot's handle broke off on the first pour", [["TEAPOT-CE", 1, "defective"]]],
  ["1052", "I made my first pot of Darjeeling and the handle snapped off the teapot", [["TEAPOT-CE", 1, "defective"]]],

  [
    "1053",
    "Ordered last night and not packed yet. It isn't needed any more.",
    [
      ["TEA-DARJ", 2, "cancel"],
      ["BOWL-OAT", 1, "cancel"],
    ],
  ],
  [
    "1053",
    "I ordered this last night but I don't need it any more.",
    [
      ["TEA-DARJ", 2, "cancel"],
      ["BOWL-OAT", 1, "cancel"],
    ],
  ],
  [
    "1053",
    "Please cancel my order, it hasn't been packed yet",
    [
      ["TEA-DARJ", 2, "cancel"],
      ["BOWL-OAT", 1, "cancel"],
    ],
  ],
  [
    "1053",
    "Can I still stop this? I ordered it yesterday evening and no longer want it",
    [
      ["TEA-DARJ", 2, "cancel"],
      ["BOWL-OAT", 1, "cancel"],
    ],
  ],
];

/** Others, against the orders of that name in listening.stories.test.ts. */
export const troubles: readonly Retold[] = [
  // Two troubles at once.
  [
    "shelf",
    "one mug is broken and the teapot never arrived",
    [
      ["MUG", 1, "damaged"],
      ["POT", 1, "never_arrived"],
    ],
  ],
  [
    "shelf",
    "The teapot leaks and the whisk is missing.",
    [
      ["POT", 1, "defective"],
      ["WHISK", 1, "missing"],
    ],
  ],
  [
    "shelf",
    "The whisk is bent. The apron is too small.",
    [
      ["WHISK", 1, "damaged"],
      ["APRON", 1, "wrong_size"],
    ],
  ],
  [
    "shelf",
    "Both mugs are chipped and the apron isn't the colour in the photo",
    [
      ["MUG", 2, "damaged"],
      ["APRON", 1, "not_as_described"],
    ],
  ],
  [
    "shelf",
    "Two problems: the spout of the teapot is cracked, and you sent a brush instead of the whisk",
    [
      ["POT", 1, "damaged"],
      ["WHISK", 1, "wrong_item"],
    ],
  ],
  [
    "shelf",
    "The apron doesn't fit and one of the mugs has a crack",
    [
      ["APRON", 1, "wrong_size"],
      ["MUG", 1, "damaged"],
    ],
  ],
  [
    "shelf",
    "I don't want the apron any more and the teapot arrived broken",
    [
      ["APRON", 1, "changed_mind"],
      ["POT", 1, "damaged"],
    ],
  ],
  [
    "shelf",
    "The mugs and the teapot are both smashed",
    [
      ["MUG", 2, "damaged"],
      ["POT", 1, "damaged"],
    ],
  ],
  [
    "shelf",
    "There was no whisk in the box and the apron has a hole in it",
    [
      ["WHISK", 1, "missing"],
      ["APRON", 1, "damaged"],
    ],
  ],
  [
    "shelf",
    "The teapot is chipped, the whisk has loose prongs and doesn't whisk properly",
    [
      ["POT", 1, "damaged"],
      ["WHISK", 1, "defective"],
    ],
  ],
  [
    "shelf",
    "My apron is torn, my whisk is torn too",
    [
      ["APRON", 1, "damaged"],
      ["WHISK", 1, "damaged"],
    ],
  ],
  [
    "shelf",
    "Teapot: lid missing. Apron: stained.",
    [
      ["POT", 1, "missing"],
      ["APRON", 1, "damaged"],
    ],
  ],
  // Ordinals that count no units, words that several titles share.
  ["shelf", "I opened the first flush and it smells of soap", [["FLUSH", 1, "not_as_described"]]],
  ["shelf", "The teapot cracked on the first pour", [["POT", 1, "defective"]]],
  ["shelf", "The handle of the mug came off on the second day", [["MUG", 1, "defective"]]],
  ["shelf", "The Darjeeling tea tin arrived dented", [["DARJ", 1, "damaged"]]],
  ["shelf", "The lid of the tea canister is dented", [["TIN", 1, "damaged"]]],
  ["shelf", "This is the second time you send me a broken teapot", [["POT", 1, "damaged"]]],
  ["shelf", "The Darjeeling tastes stale", [["DARJ", 1, "defective"]]],
  // The thing that should have come.
  ["colours", "I ordered the blue mug but got a red one", [["BLUE", 1, "wrong_item"]]],
  ["colours", "You sent a red mug instead of the blue one", [["BLUE", 1, "wrong_item"]]],
  ["colours", "I got the red mug twice and no blue mug", [["BLUE", 1, "wrong_item"]]],
  ["colours", "There's another red mug where the blue mug should be", [["BLUE", 1, "wrong_item"]]],
  ["colours", "Instead of the blue mug I received a green plate", [["BLUE", 1, "wrong_item"]]],
  ["colours", "I bought a blue mug, what came is red", [["BLUE", 1, "wrong_item"]]],
  // Threats and feelings are no reasons.
  ["pot", "It's cracked. Refund me or I start a chargeback.", [["POT", 1, "damaged"]]],
  [
    "pot",
    "Never arrived. I will dispute this payment with my bank if you don't refund me.",
    [["POT", 1, "never_arrived"]],
  ],
  ["pot", "The spout is broken off and I'm so disappointed", [["POT", 1, "damaged"]]],
  ["pot", "I'm gutted. It was a present for my mum and it arrived in pieces.", [["POT", 1, "damaged"]]],
  ["pot", "it came missing its lid", [["POT", 1, "missing"]]],
  ["pot", "The teapot arrived without a lid, could you post me one?", [["POT", 1, "missing"]]],
  ["pot", "You charged me twice and I've asked my bank about a chargeback", [["POT", 1, "charged_wrong"]]],
];

/**
 * A second round, written after the first was mended: the whole reading was right for 21 of 38; it was sure of 24, and
 * wrong about 3 of these.
 */
export const later: readonly Retold[] = [
  [
    "shelf",
    "The handle on one mug has come off and there's a rip in the apron",
    [
      ["MUG", 1, "defective"],
      ["APRON", 1, "damaged"],
    ],
  ],
  [
    "shelf",
    "Teapot smashed, apron has someone else's name on it",
    [
      ["POT", 1, "damaged"],
      ["APRON", 1, "not_as_described"],
    ],
  ],
  [
    "shelf",
    "My whisk fell apart. Also the canister won't close.",
    [
      ["WHISK", 1, "defective"],
      ["TIN", 1, "defective"],
    ],
  ],
  [
    "shelf",
    "I'd like to send the apron back because it's too big, and one of the mugs turned up cracked",
    [
      ["APRON", 1, "wrong_size"],
      ["MUG", 1, "damaged"],
    ],
  ],
  ["shelf", "The Darjeeling is not what I ordered, I wanted the first flush", [["FLUSH", 1, "wrong_item"]]],
  ["shelf", "Where's the whisk? Everything else came.", [["WHISK", 1, "missing"]]],
  ["shelf", "the canister has a dent and the lid doesn't shut", [["TIN", 1, "damaged"]]],
  ["shelf", "Can I return the teapot? It's lovely but I already have one.", [["POT", 1, "changed_mind"]]],
  [
    "shelf",
    "Both the teapot and the canister are scratched",
    [
      ["POT", 1, "damaged"],
      ["TIN", 1, "damaged"],
    ],
  ],
  ["shelf", "the mugs are perfect but I got two aprons and no whisk", [["WHISK", 1, "wrong_item"]]],
  ["shelf", "Tea everywhere! The first flush bag had burst open", [["FLUSH", 1, "damaged"]]],
  ["shelf", "one mug in pieces, teapot fine", [["MUG", 1, "damaged"]]],
  ["shelf", "You forgot the whisk", [["WHISK", 1, "missing"]]],
  ["shelf", "The apron was supposed to be linen but the label says polyester", [["APRON", 1, "not_as_described"]]],
  [
    "shelf",
    "I don't like the apron and I don't like the mugs",
    [
      ["MUG", 2, "changed_mind"],
      ["APRON", 1, "changed_mind"],
    ],
  ],
  [
    "1051",
    "two of the cups are broken and the bowl has a chip",
    [
      ["CUPS-YU", 2, "damaged"],
      ["BOWL-OAT", 1, "damaged"],
    ],
  ],
  [
    "1051",
    "The matcha is missing, and three cups arrived cracked",
    [
      ["TEA-MATCHA", 1, "missing"],
      ["CUPS-YU", 3, "damaged"],
    ],
  ],
  ["1051", "You've sent me the wrong tea", [["TEA-MATCHA", 1, "wrong_item"]]],
  ["1051", "all of my cups are chipped. The bowl and the tea are fine.", [["CUPS-YU", 4, "damaged"]]],
  ["1050", "The whisk arrived but the tea bowl is broken in two", [["CHAWAN-SU", 1, "damaged"]]],
  ["1052", "the teapot broke the second time I used it", [["TEAPOT-CE", 1, "defective"]]],
  [
    "1043",
    "no whisk, no matcha, no news",
    [
      ["TEA-MATCHA", 1, "late"],
      ["WHISK-100", 1, "late"],
    ],
  ],
  ["1045", "both canisters are grey, I ordered green", [["TIN-MOSS", 2, "wrong_item"]]],
  ["1044", "The bowls were left in the rain and someone took them", [["BOWL-OAT", 2, "never_arrived"]]],
  ["1042", "The mugs don't match the picture on your site at all", [["MUG-BL", 2, "not_as_described"]]],
  ["1042", "I was expecting two mugs. One was in the box.", [["MUG-BL", 1, "missing"]]],
  ["1049", "The lid of my teapot doesn't fit and wobbles", [["TEAPOT-CE", 1, "defective"]]],
  ["1049", "Teapot lid arrived in three pieces", [["TEAPOT-CE", 1, "damaged"]]],
  ["1053", "I need to change my order before you pack it, I no longer want the bowl", [["BOWL-OAT", 1, "cancel"]]],
  ["colours", "the red one is chipped and the blue one is fine", [["RED", 1, "damaged"]]],
  [
    "colours",
    "Neither mug survived the trip",
    [
      ["BLUE", 1, "damaged"],
      ["RED", 1, "damaged"],
    ],
  ],
  [
    "colours",
    "The blue mug leaks and the red mug is the wrong shade",
    [
      ["BLUE", 1, "defective"],
      ["RED", 1, "wrong_item"],
    ],
  ],
  [
    "pot",
    "This is appalling. It came with a broken spout and nobody answers my emails. I'll be disputing this with my card company!!!",
    [["POT", 1, "damaged"]],
  ],
  ["pot", "The teapot is missing the little strainer that was in the picture", [["POT", 1, "missing"]]],
  ["pot", "It leaks from the base. Second thoughts about buying here again.", [["POT", 1, "defective"]]],
  ["1047", "the tap of the samovar drips", [["SAMOVAR-BR", 1, "defective"]]],
  ["1046", "Not my style once I saw it in real life", [["TEAPOT-SN", 1, "changed_mind"]]],
  ["1048", "the kettle keeps switching itself off", [["KETTLE-GN", 1, "defective"]]],
];

/**
 * A product word that is only drunk, poured or burnt with, and parts that stand for the thing that has them. Null: the
 * words don't say which item it is, so it must be asked. Of the 24 written before anything was mended for them, 13
 * had an item to find (3 right, 9 wrong with certainty, 1 asked about) and 11 were to be asked about (10 read with
 * certainty). The two others, "How do you handle this?" and the whisk beside the bowl, were found wrong while mending.
 */
export const subjects: readonly (readonly [order: string, text: string, meant: readonly Meant[] | null])[] = [
  ["1052", "The handle broke off on the first pour and hot tea burnt my hand", [["TEAPOT-CE", 1, "defective"]]],
  ["1052", "The handle broke off when I poured the tea", [["TEAPOT-CE", 1, "defective"]]],
  ["1052", "The spout drips all over when I pour tea", [["TEAPOT-CE", 1, "defective"]]],
  ["1052", "The pot leaks tea everywhere", [["TEAPOT-CE", 1, "defective"]]],
  [
    "1052",
    "The pot and the Darjeeling arrived broken",
    [
      ["TEAPOT-CE", 1, "damaged"],
      ["TEA-DARJ", 1, "damaged"],
    ],
  ],
  ["1052", "The rim is chipped and hot tea ran over my hand", [["TEAPOT-CE", 1, "damaged"]]],
  ["1052", "My teapot came yesterday. It cracked as soon as I poured hot tea into it.", [["TEAPOT-CE", 1, "damaged"]]],
  ["1052", "The lid is missing", [["TEAPOT-CE", 1, "missing"]]],
  ["1052", "The lid of the Darjeeling is dented", [["TEA-DARJ", 1, "damaged"]]],
  ["1052", "The tea leaked all over the parcel", [["TEA-DARJ", 1, "damaged"]]],
  ["1051", "One cup leaks when I pour the matcha", [["CUPS-YU", 1, "defective"]]],
  ["1051", "The bowl broke when I made matcha in it", [["BOWL-OAT", 1, "defective"]]],
  ["1050", "The rim is chipped, I saw it when I made tea", [["CHAWAN-SU", 1, "damaged"]]],
  ["1052", "I drank my tea from it and it leaks", null],
  ["1052", "It cracked as soon as I poured hot tea in", null],
  ["1052", "The side cracked when I made a pot of tea", null],
  ["1052", "I wanted it for tea but it is cracked", null],
  ["1052", "The glaze came off and hot tea burnt my hand", null],
  ["1052", "My tea went everywhere when the handle broke off", null],
  ["1052", "Tea leaks from the spout", null],
  ["1051", "It broke while I was making matcha", null],
  ["1050", "The whisk broke while I was making matcha in the bowl", [["WHISK-100", 1, "defective"]]],
  ["1052", "How do you handle this? It is cracked", null],
  ["shelf", "The handle broke off when I poured the Darjeeling", null],
  ["shelf", "The handle broke. The apron is for my mother.", null],
  ["shelf", "It came apart over a cup of Darjeeling", null],
];
