import type { Cue, Patterns } from "../lexicon.ts";

/** English: which words are a sign of what. See lexicon.ts for how patterns are written. */

export const groups = {
  parcel:
    "parcel|parcels|package|packages|order|orders|delivery|shipment|shipments|item|items|stuff|purchase|goods|things|box|letter|packet|mail|post|courier|one|ones",
  came: "come|came|arrive|arrived|arrives|arriving|appeared|appear|turned|turn|materialised|materialized",
  got: "received|receive|got|get|gotten|delivered|had|seen",
  be: "is|are|was|were|be|been",
  broken:
    "broken|smashed|shattered|cracked|damaged|chipped|crushed|squashed|bent|dented|scratched|torn|ripped|wrecked|mangled|snapped|split|scuffed|stained|soaked|wet|melted|destroyed|ruined|leaking|pieces|bits|shards|warped|crumpled|wilted",
  part: "part|parts|piece|pieces|screw|screws|bolt|bolts|lid|cable|charger|manual|instructions|instruction|booklet|accessory|accessories|battery|batteries|adapter|adaptor|plug|remote|cap|cover|handle|bag|strap|belt|shelf|leg|legs|bracket|sleeve|sock|shoe|earring|sachet|key|keys",
  break: "broke|breaks|snapped|split|ripped|tore|cracked|failed|died|packed",
  run: "turn|turns|start|starts|switch|switches|power|powers|charge|charges|charging|boot|boots|connect|connects|pair|pairs|open|opens|close|closes|heat|heats|light|lights|spin|spins|hold|holds|play|plays|respond|responds|load|loads|cool|cools|seal|lock|locks|print|prints",
  harm: "crack|cracks|hole|holes|dent|dents|tear|tears|scratch|scratches|stain|stains|chip|rip|scuffs|mould|mold|marks",
  body: "hand|hands|finger|fingers|thumb|face|arm|arms|leg|foot|feet|lip|lips|mouth|tongue|eye|eyes|skin|head|knee|toe|palm|wrist|neck|back|ear|ears|self",
  glass: "glass|metal|plastic|insect|mould|mold|maggots|maggot|bug|bugs|screw|hair|worm|worms",
  family:
    "i|he|she|we|they|son|daughter|husband|wife|kid|child|baby|dog|cat|mother|father|mum|mom|dad|partner|toddler|boy|girl",
  paid: "charged|charge|billed|debited|paid|deducted|invoiced",
  wish: "want|need|like|prefer|love|expect|demand|take|appreciate|rather|send|give|get|have|please|request|hoping",
  you: "you|they|u|company|shop|store|seller",
  colour:
    "red|blue|green|yellow|black|white|grey|gray|brown|pink|purple|orange|beige|cream|navy|turquoise|silver|gold|amber|teal|ivory",
} as const;

export const cues = {
  "reason.damaged": {
    3: `burst open; neither|none|not .. survived|intact; chunk|corner missing .. out|from; splintered|splintering; covered in; ink|paint|glue|dirt|grease|oil all over
      bashed|caved|stove in; bashed|battered; snapped stem*|off|clean; looks .. dropped
      #came|#got|#be .. #broken; #be .. in pieces|bits|half|two|shards|tatters|shreds; in .. thousand|million|hundred pieces|bits
      broken|smashed|shattered|cracked|chipped|squashed|dented|mangled|wilted|shatter*; damage|damaged|damages; in pieces|bits|shards|tatters|shreds; damaged|broken|cracked|smashed on|upon|in|during arrival|transit|delivery|shipping|post|mail|opening
      #broken .. when|as|after .. #came|#got|opened|unpacked|unboxed; #came|#got|has|have|had|there .. #harm
      #harm in|on|across|down|through|along|all; leak* all over|everywhere
      dropped it .. delivery|courier|driver; box|parcel|package #be .. crushed|open|torn|soaked|wet|ripped; plant|plants|flowers .. dead|wilted`,
    2: `scratched|torn|scuffed|warped|bent|ripped|crushed|stained
      scratch|scratches|stain|stains|dent|dents; spilled|spilt|leaked everywhere; soaked; leaked; mouldy|moldy`,
    1: `broke; crack|cracks; tear; leak|leaked|leaking; snapped; melted; destroyed; hole|holes; wet; filthy|dirty`,
  },
  "reason.defective": {
    3: `leaks; drips|dripping; tastes .. stale|rancid|musty; came|come|coming|comes away|apart|unglued|unstitched; only works|work if|when|sometimes|once; overheat*; switches|turns|shuts itself off|down; making|makes .. grinding|rattling|buzzing|clicking|squeaking
      keeps|kept losing|dropping|stopping|falling|failing|breaking; collapsed|collapses; dead .. after|within; loses|gains .. minutes|time|signal; not write|slide|glide|ignite|brew|toast|freeze|rotate|dispense|fire; just stopped; stopped; trips|tripped .. electrics|fuse|breaker|power; pressed .. nothing; nothing happens|happened; wobbles|wobbly; dead .. uses|use|days|weeks|week|month|hours
      not come on; cut|cuts|cutting out; goes|went|gone|going silent|dead|blank|quiet|black|off|flat; not .. move|moves|fasten|zip|inflate|drain|beep|ring|sync|stay|stand|fold|spray|pour|cut|click|recogni*|register|record|scan; just|only hums|clicks|beeps|buzzes|blinks; came|ran|runs|comes out in .. wash; not .. find|detect|see .. device
      not|never|nor work*|function*|working|functioning; not .. work|working properly|anymore|right|correctly|all; no longer work*; stop* work*
      not .. #run on|up|properly|anymore|any|off; not|never #run; not .. hold|take .. charge; stopped charging|turning|heating|spinning|connecting|responding|holding|playing; quit working; gave up after
      dead .. arrival|box; does|do nothing; keeps|kept .. crashing|freezing|turning|switching|cutting|stopping|disconnecting|restarting|beeping|flickering|jamming|shutting
      #break after|within|when|while|during|first|second|third|in|the|on|already; fell|falling|fallen|came|coming|come apart|off|undone|loose|unstuck|unglued
      screen|display .. black|blank|flicker*|frozen|freezes|lines; no longer charge*|work*|turns|holds; battery .. dies|drains|dead|drain|lasts|flat; makes|making .. noise|noises|sound
      faulty; defective; malfunction*; no power|sound|picture|signal|image; fault* #parcel; manufacturing fault|defect; lid|plug|part|parts|drawer|door .. not fit|close|shut|align; shrunk|shrank .. wash|washed; error message|code
      broken .. after|within .. use|uses|days|weeks|day|week|hours|wash|minutes; seam|seams|stitching|zip|zipper|button|sole|heel|handle|strap .. broke|came|gone|coming|split|undone|stuck|off`,
    2: `unusable
      defect*; useless; overheat*; leaking|leaks from; peeling|flaking|fraying
      shrunk|shrank; faded; rust*; wobbl*; stuck|jammed; failed|fails; broke; conked|packed out|in; on the blink; glitch*; spoiled|spoilt|expired|rotten|stale`,
    1: `dead; fault; smok*; spark*; crackles|crackling; buzz*; loose`,
  },
  "reason.wrong_item": {
    3: `in place of; there #be .. where .. should|ordered; not the|my|what|a .. i|we ordered|bought|wanted; one of them|these #be #colour; one #be #colour
      #be|#came .. #colour .. ordered|bought|wanted|chose; sent|delivered|given|gave me|us .. wrong; #came in #colour; given|sent|got|have|delivered .. somebody|someone else*; it|this|these|they #be not mine; send .. mine
      label|box|packet|tag|it says .. ordered|bought|wanted; #got .. when .. ordered|bought; must|have be|been .. mix|mixed up
      sent|posted|delivered|#got .. but|and|when .. ordered|bought|asked|wanted|picked|chose|supposed; muddled; belongs to; ordered|order|bought|picked .. not .. this|that|what
      wrong item|items|product|products|colour|color|shade|design|pattern|style|type|kind|thing|things|one|ones|order|parcel|package|model|version|book|flavour|flavor|article|goods; not .. what|that i|we ordered|bought|purchased|wanted
      not|never .. one|ones|item|product|colour|color .. i ordered|bought|chose|picked; sent|send|got|received|given|delivered|came|shipped .. instead|rather
      ordered|bought|wanted|chose|asked .. got|received|came|sent|delivered|get|arrived; someone|somebody else* order|parcel|package|item|stuff; instead of .. i .. ordered|got|received|sent
      sent|delivered|shipped|received|gave|got .. wrong|incorrect|different colour|color|item|model|product|one|shade|mug|book|type|kind|style|size|version|pair|pattern|flavour|flavor
      different #parcel|product|model .. from|than|to; never ordered this|that|it|these|them|any; not my order; mixed|mix up .. order|orders; mixed up my; completely|totally different item|product|thing
      another customer* order|parcel|package|item; not ordered this|that|it|these; two left|right feet|shoes|boots; incorrect item|items|product|order|one; sent|got|received .. size .. ordered .. size; size .. ordered`,
    2: `#got|sent .. ordered the|a|an|size|one|1|2|3|4|5|6; mine was|were|is
      mix up; instead of .. ordered; #parcel #be incorrect; incorrect|different colour|color; got .. instead`,
    1: `instead; incorrect; wrong`,
  },
  "reason.missing": {
    3: `#part #be .. nowhere to be found|seen; you|they forgot|forgotten; #came without|missing; missing its|their; no .. in|inside .. box|parcel|package|bag; #part missing; #got .. but not .. the|my|any; ordered|bought|paid .. only|just #got; just|only one .. of|bracket|in
      part|half|some|only of my|the order|parcel; should be|have .. i count|counted|only|got|there
      not .. find .. in|anywhere; where #be .. other|rest|second|lid|charger|cable|remote|manual|instructions; #be not .. in there|it|here; not come with
      missing .. #part|from|one|two|a|an|the|some|item|items|of|half|several; #part|item|items|one|two|three|half|some|several #be .. missing; #be missing; there #be .. missing
      only .. one|two|three|four|half|1|2|3|4 .. in|of|#came|#got|sent|inside; no|without .. #part .. in|inside|with|included|enclosed|it; incomplete
      #part|item|one|two|it #be not .. in|inside .. box|parcel|package|bag|there; not .. in the box|parcel|package|bag; not|nothing .. included|enclosed; nothing .. inside|in .. it|box|parcel|envelope
      box|parcel|package|envelope #be .. empty; empty box|parcel|package|envelope; forgot|forgotten .. include|pack|put|send|#part; left out .. #part|item|one|two; short .. one|two|item|items|of
      not .. #got|#came .. #part; not all .. items|parts|pieces|there|#came; not .. everything .. i|we|there|#came; rest of .. order|items|stuff; missed|omitted .. item|one
      #got|#came|sent .. one|two|three|five|1|2|3|4|5 .. ordered|paid|not|instead|of .. one|two|three|four|five|six|2|3|4|5|6; ordered|paid .. two|three|four|five|six|2|3|4|5|6 .. only|just`,
    2: `without|no .. #part
      missing; empty; not included; lacks|lacking; only #got one|two|three|half|1|2|3; incomplete`,
    1: `without; omitted; forgot`,
  },
  "reason.not_as_described": {
    3: `not .. colour|color .. photo|photos|picture|pictures|website|listing; much|far|way thinner|cheaper|worse|smaller|thicker|darker|lighter; expected .. better quality; not .. real brand; #be .. copy|knockoff; turned .. green|black|rusty
      advertised|described|sold|listed|marketed as .. but|label|it|is|says|actually; as .. label says; photo|photos|picture|pictures .. makes|make|made|look|looks|looked|suggest*; not worth; doubt .. genuine|authentic|real|original; feels|looks|felt .. cheap plastic
      in .. real life|person|reality; you call this|that; nowhere|not near .. size|description|price|photo; size .. state|stated|said|claimed|listed|describe; nothing like .. what|you|it|that|i
      not|nothing .. as|like .. described|description|advertised|pictured|shown|photo|photos|picture|pictures|website|listing|site|listed|expected|image|images|ad
      not|nothing .. match|matches .. description|photo|photos|picture|pictures|website|listing|image; different|smaller|darker|lighter|brighter|duller|shorter|thinner .. photo|photos|picture|pictures|pictured|website|advertised|described|description|listing|shown|online
      #be not new; not .. genuine|authentic|real|leather|silk|gold|silver|wool|organic|waterproof|cotton; fake|counterfeit|knockoff|replica|imitation; knock off; false|misleading advert*|description|photos|pictures|listing
      description|listing|website|photo|photos|picture|advert said|says|claimed|showed|promised|shows|stated; supposed|meant to be .. waterproof|leather|wool|linen|silk|cotton|new|wireless|organic|silver|gold
      looks nothing|different; #be|looks .. second hand|used|worn|refurbished|reconditioned|opened before; already|been .. used|worn|opened .. before|already|by; already .. used|worn|opened; previously worn|used|owned; misled .. description|photo|photos`,
    2: `tat; hair on|in
      tastes|tasted .. nothing|metal|soap|cardboard|plastic; poor|bad|terrible|low|awful|horrible|shoddy|cheap|rubbish|disappointing quality; quality #be .. poor|bad|terrible|low|awful|horrible|shoddy|cheap|rubbish|disappointing; poor* made; cheaply made; flimsy; misleading; misled; looks|feels|felt cheap|different
      as described|advertised|pictured; tacky; colour|color #be .. off|different|wrong|darker|lighter; smells|stinks; second hand; expected better|more; not .. expected; not .. quality; cheap plastic|material|looking`,
    1: `quality; material; cheap; thin; dull; disappointing; different`,
  },
  "reason.late": {
    3: `out for delivery; on its way;  day|days|hour delivery .. now|still|not|but; estimated delivery; not .. here|arrive in time
      waiting .. over|for|nearly|almost|more .. month|months|weeks|week|days|fortnight; much longer; long .. wait; pushed|put back; no movement|change|progress .. tracking|status; has|have|did|was my|it|the order|parcel|it .. been .. sent|shipped|dispatched|posted; #be due .. today|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|last
      any|no idea|clue when; when #be|will|can|should|do .. coming|arriving|here|expect|get|come|arrive|arrives|delivered|ship|be; sat|sitting|sits .. depot|warehouse|hub|customs; needed|need .. it|this|them for|by; not .. make it; depot
      #be|so|very|days|weeks|week|day|hours|month|too|arrived|came|it|running|still late; late delivery|parcel|order|arrival|package; delay*; overdue; days|weeks past|after
      supposed|meant|due|promised to be here|there|delivered|with; supposed|due|meant|promised|scheduled|expected .. #came|here|on|by|yesterday|last|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week; should have .. #came|#got|been|here
      taking|takes|took|waiting|been|long .. forever|ages|long|weeks|eternity|age; missed|past|after .. delivery|arrival date|day|window|slot|estimate; slow delivery|shipping|post; delivery|shipping #be .. slow
      tracking .. not .. moved|updated|changed|update|move|updating|moving; stuck .. transit|customs|depot|sorting|warehouse|hub|tracking|somewhere; not .. moved .. days|week|weeks|since|monday|friday
      not .. in time|by friday|monday|tomorrow|christmas|then; next day delivery; not .. shipped|dispatched|posted|left|sent .. yet|still|warehouse|out|week|days; still not .. shipped|dispatched|posted|left|sent`,
    2: `waited .. weeks|week|days|months|long|ages
      late; slow; waiting; delivery date; promised .. delivery; still .. processing|transit|pending|warehouse; not .. shipped|dispatched|posted; eta`,
    1: `waited`,
  },
  "reason.never_arrived": {
    3: `somebody|someone .. taken|took|stole|pinched|signed .. it|for|them; signed for .. not; no .. rang|knocked .. no|nothing; your|the site|website|app says .. have|received|got
      parcel|package|order|delivery missing; safe place; nothing outside|there|in .. mailbox|letterbox|porch|outside|doorstep; delivered .. mailbox|letterbox|porch #be empty
      nobody|no one|body came|rang|knocked|delivered; handed .. over|to|neighbour; nicked|pinched .. off|from|my; not .. mine|my door|house|address|front
      never .. #came|received|got|get|reached|made|delivered|showed|shown; lost .. post|mail|transit|#parcel|courier; #parcel|it #be|got|gone|went lost|missing|stolen; stolen .. porch|door|doorstep|step|hallway|parcel|package; #parcel|it .. has vanished|disappeared; gone astray
      says|said|marked|shows|showing|status|claims|claimed|show|say|according|supposedly|apparently .. delivered; delivered .. but|to|at .. wrong|someone|somebody|nobody|neighbour*|neighbor*|another|not|nothing; lost parcel|package|order|in
      delivered but; missing parcel|package|order|delivery; wrong address|house|door|flat|street; not .. on|at|by .. door|doorstep|porch|step|neighbours|neighbors|desk|reception|mailbox|letterbox; left it with|at nobody; not with .. neighbour*|neighbor*
      not live there; photo|signature|signed .. not mine|me|my; nobody|no .. delivered .. anything|here; not a trace`,
    2: `lost; stolen; vanished; disappeared; astray; neighbour*|neighbor*; doorstep|porch`,
  },
  "reason.absent": {
    3: `nowhere to be found|seen; where .. my|it|our|#parcel; not .. #came|arrived|reached|delivered; not .. #got|reached .. #parcel|it|anything|them|this|yet|still|any; not .. #came|#got .. yet|still|up
      no|any sign|trace|news .. of|on|about|#parcel; still waiting; waiting .. for .. #parcel|it|my; not here|there; nothing .. #came|arrived|#got|delivered|here|yet|shown; still nothing; nothing yet|so|to; still not .. here|#came|#got
      still .. no #parcel; no #parcel .. yet|still|here|so; never .. seen|saw .. it|#parcel; #parcel|it #be not .. here|with; yet to .. #came|#got|arrive|receive; #got nothing|nowt; still have not .. it|them`,
    2: `no delivery|parcel|package|order; waiting .. days|weeks|week; not .. received|arrived; any update|news; tracking`,
  },
  "reason.wrong_size": {
    3: `not .. go|get past|over|on|round|around my|his|her; usually|normally wear|take .. but|this|feels; feels like .. size|a 8|36|38|40; covers my eyes
      hangs off|on; gone for .. small|medium|large|size|bigger|smaller; half .. size|sizes
      come|comes|came up .. size|small|large|big; size .. small|big|large; swap|exchange|change .. for .. large|medium|small|xl|size|bigger|smaller; enormous|huge|tiny|massive|swamps on|me|him|her; not .. do .. up; squeeze
      too|bit|little|way|far|slightly|very|so|bloody small|big|large|tight|loose|long|short|wide|narrow|baggy|snug; not|never .. fit|fitting|fits; wrong size|sizes; size|sizing #be .. wrong|off|small|big|large|incorrect|out
      ordered|bought|picked|chose|got .. wrong|incorrect size; runs|run|fits|fit|comes|come up|very|too|a small|big|large|tight; runs|fits|fit small|big|large|tight|loose; up small|big|large
      need|want|like|exchange|swap|have|get .. bigger|smaller|larger|different|another size|one|pair|ones; size up|down; size .. not right; one|two|next size|sizes .. up|down|smaller|bigger|larger|too
      need|exchange|swap|want .. size .. 8|9|10|12|14|16|s|m|l|xl|small|medium|large|up|down|instead; drown* in it; can not|barely .. get .. on|over|into|zip|button; size .. just not; pinch* .. toes|feet|waist; swim* in it`,
    2: `size; sizing; fit|fits; huge|tiny|oversized|enormous; like .. tent; bigger|smaller|larger; tight|baggy|loose|narrow; too long|short; small|big on|for me|him|her`,
  },
  "reason.changed_mind": {
    3: `gone off; gone off the|it|them|this|my; not look|go|sit right|good|nice|well in|with|on; no fault of yours|your; not your fault; had it|one already; already had; ordered|bought .. unopened; one can go back
      #be not keen; same .. thing|one|item .. elsewhere|town|cheaper|less|half; not .. hoping for
      decided .. not|against|we|i; in the meantime; rather keep; second thought; by accident|mistake|error; twice by|accidentally
      change*|changing .. my|our|his|her mind; not .. want|need|wanted|needed .. it|them|this|these|that|one|ones|any|anymore|item|the; no longer want|need|require|needed|wanted; not|really like|love|liked|loved .. it|them|this|these|the|how|colour|color
      #be not for me|him|her|us; not .. suit|suits|flatter|flattering; ordered|bought .. by|in mistake|accident|error; ordered|bought .. too many|much; ordered|bought .. twice|wrong|accidentally; accidentally|mistakenly ordered|bought|clicked; second thoughts; having second thoughts
      found .. cheaper|better|another|one .. elsewhere|somewhere|shop|store|already|price|at; already .. have|has|got|own|owns .. one|it|two|them; regret .. buying|ordering|purchase|it; not .. my|his|her style|taste|thing|type|colour|color; my|own mistake|fault
      not .. go|match|matches .. with; impulse; ordered .. wrong colour|color|one|item|thing|model|product; bought .. wrong colour|color|one|item|thing|model|product|in; not .. keen|fan|sure .. it|them|of; not need|want|like it|them; looks .. on me
      not what i|we .. looking|hoping|imagined|had|expected|was; do not want .. two|three|both; second one .. mistake; unwanted gift|present; not .. keeping|keep it|them`,
    2: `unflattering; not work for|on me|him|her|us; mistake; accidentally; not like; unwanted; not needed; give|hand it|them|this back; not used it|them|this|the; too many; not suit; hate the colour|color|look|style`,
    1: `not want; going|went back; return|returning|returns; send|sending|take|taking .. back; bring .. back; unused`,
  },
  "reason.charged_wrong": {
    3: `owe|owes me; statement|bank|card shows|says; charged for delivery|shipping|postage; confirmation .. says
      duplicate charge*|payment|transaction; billed|charged me .. for .. but|chose|standard|instead; not taken off; off .. not .. taken|appl*|deducted; wrong .. charge*
      charged|billed|debited|took|taken .. two|three|2|3 .. orders|payments|times|items|order; basket|cart|checkout .. said|showed|says|was|price|total; code|voucher|discount|coupon .. not .. off|accepted|recogni*
      payment|charge|transaction .. twice|again; charged .. old|full|wrong price; #paid .. twice|double|three|too|wrong|extra|more|again|full|instead|different|incorrect|both|times; double charge*|charging|payment|billing; overcharge*; over charged; charged .. but .. price|site|website|was|it; #paid .. not .. order*|authoris*|authoriz*|buy|bought|recogni*|applied|made|received|agree*
      wrong|incorrect|different amount|price|total|invoice|bill|currency; discount|code|coupon|voucher|promo|promotion|sale|offer .. not .. appl*|taken|deducted|work|count|used|included|honoured|honored|given|there
      payment|money|transaction|charge|charges .. twice|two|taken|double|do|not .. recogni*|again|times|know; unknown|unrecogni*|mystery|hidden|extra|unexpected|surprise charge|charges|fee|fees|payment|cost|costs|transaction; taken .. payment|money|payments .. twice|two
      taken .. from .. account|card|bank; price .. higher|more|different .. than|from|at|on|in; #paid .. shipping|delivery|postage .. free|twice; vat|tax|invoice|bill|receipt #be .. wrong|incorrect|twice; refund .. wrong|less|short|not|only .. amount|full|much|half|right
      not .. #got|receive|received|seen|had .. refund|refunded|money; where .. my|the refund|money; waiting .. for .. refund|money; refund .. not .. #came|arrived|#got|processed|shown|received|account|here|through; still .. no refund; not .. been refunded; never .. refunded|refund`,
    2: `overcharg*; charged .. for; statement; price .. website|site|page|online; invoice; fee|fees; wrong price|amount; twice; bank account; two payments|charges`,
    1: `charge*; price; discount|coupon; debited`,
  },
  "reason.cancel": {
    3: `undo|reverse|withdraw my|the|this order|purchase
      call off; stop my|the|this order; entered|gave|put|typed|used .. wrong address
      cancel* .. #parcel|it|this|that|them|my|please|everything|before|immediately; cancel; want|like|need|can|could|possible .. cancel*; not .. ship|send|dispatch|post it|this|them|the|that; stop .. order|shipment|delivery|shipping|dispatch; before it .. ships|goes|leaves|sent|shipped; cancel* #parcel
      remove|take .. from|off .. order; call off .. order; not .. processed .. order`,
    1: `cancellation; cancelling|canceling`,
  },
  "reason.other": {
    3: `complain .. service|staff|driver|agent|team
      you|shop|they|was|been|got cancelled|canceled .. my|order|without|it; change .. address|date; change .. shipping|delivery details; track* .. number|link; login|password; log in; account locked; website|site|search|checkout|app .. not .. work*|load*; website|search bar|results
      rude|unhelpful staff|driver|service|agent|person; staff|driver|courier|delivery|agent|service #be .. rude|unhelpful|awful|aggressive; gift|paper receipt|wrapping|message; price match; warranty|invoice copy; packaging .. plastic|waste|much|excessive; upgrade .. shipping
      late .. payment|subscription; copy .. invoice|receipt`,
  },

  "wish.refund": {
    3: `#wish .. refund*; money back; refund me|it|this|them|us|my|please|the|both; #wish .. my money|cash; reimburse*; full refund|reimbursement; return|send .. for .. refund; pay|give .. me back; back .. to|on .. card|account; return .. money`,
    2: `refund|refunded|refunds; my money`,
  },
  "wish.replacement": {
    3: `#wish .. replacement|replaced|replace; replacement please|asap; new|another|fresh|undamaged|working|correct|right|proper|different|bigger|smaller|larger one|ones|mug|pair|size|item|copy|set|unit; exchange|swap|swapped|exchanged; #wish .. exchange*|swap*; resend*|reship*; re send|ship
      send .. new|another|again|right|correct|replacement|missing|lid|proper|one|rest|out; #wish .. sent|delivered again|out; replace it|them|this|these|my|the|both; can|could|will you .. replace|swap|exchange; #wish .. right|correct one|ones|item|size|colour|color; #wish .. bigger|smaller|larger .. size
      still .. want .. it|one|them|mug|item|what; #wish .. missing|lid|rest|other #part|one|item|items; #wish .. one .. works|working|that`,
    2: `replacement|replacements; replace|replaced; another one|pair; new one|pair`,
  },
  "wish.store_credit": {
    3: `store|shop credit; credit note; gift card|voucher; #wish .. voucher|credit|coupon; credit .. my account; voucher|credit .. instead|is|would|for|works|fine|please`,
    2: `credit; voucher`,
  },
  "wish.explanation": {
    3: `explain*|explanation; tell|know|understand|ask why|how; how .. happen*|possible; what happened|went; why #be|did|do|does|has|have|am; how come; what .. going on; answers|answer .. want|need`,
  },

  upset: {
    3: `heartbroken|devastated|distraught; in tears; crying|cried; at my wits end; funeral|memorial; #be .. ruined .. wedding|birthday|christmas|day|party|holiday; ruined .. wedding|birthday|christmas|day|party|holiday|everything|surprise`,
    2: `so|really|very|extremely|bitterly|deeply|incredibly|totally|beyond disappointed|frustrated|frustrating|upset|disappointing|sad|unhappy|annoyed; let down; fed up; sick of|and; enough is enough; wedding|birthday|anniversary|christmas|graduation; stressed|stressful; nobody|no .. answers|answered|replies|replied|reply|response|helps
      third|fourth|fifth|second time; again and again; ignored|ignoring; still waiting; lost .. trust|patience|faith; never .. again; desperate; last straw; upset; gutted; 😢|😭|💔|😞; taken .. weeks`,
    1: `disappointed|disappointing|disappointment; frustrat*; annoy*; unhappy; not happy|pleased|impressed|good|ok|okay; sad|sadly; shame; fed; worried; urgent*; asap; gift|present; mess; nightmare; hopeless; stuck; sigh; 🙁|😕|☹`,
  },
  anger: {
    3: `furious|livid|fuming|enraged|outraged|raging|incensed; disgust*; fuck*; scam*|fraud*|thieves|thief|crooks|robbed|criminals; con artists; worst .. ever|company|shop|service|experience; 😡|🤬|💢|👿; so|really|very angry; hate you|this; absolute joke|disgrace|shambles; how dare; bullshit`,
    2: `angry|mad; unacceptable; ridiculous; outrage*; appalling; disgrace*; shocking; pathetic; joke; absurd; awful|terrible|horrible|horrendous|atrocious|dreadful; rip off; ripoff; rubbish|garbage|trash|crap*|shit*|shite; wtf|ffs; bloody; hell; incompetent|incompetence; useless .. service|company|people|lot|shop; lied|lying|liars; steal|stealing|stole; damn; shambles|farce; wasted|waste .. time|money; demand`,
    1: `unbelievable; not .. good enough; seriously; poor service; bad service; omg; insane|insult; come on`,
  },
  abuse: {
    3: `fuck you|off|u|yourself|yourselves; piss off; go to hell; screw you; #be|you|bunch|fucking|stupid|these|complete|absolute|are idiots|morons|imbeciles|cretins|scum|bastards|wankers|arseholes|assholes|twats|cunts|pricks|idiot|moron|bastard|bitch|bitches|cunt|scumbags
      idiots|morons|imbeciles|cretins|scum|bastards|wankers|arseholes|assholes|twats|cunts|cunt|bitch|bitches|pricks|scumbags|dickheads|retards|retard; hope you|u|your .. die|cancer|rot|burn|choke|dead; kill yourself|yourselves|you|u; come .. and|to hurt|beat|smash|kill .. you|u; i will find you; you|your .. stupid|dumb .. people|lot|cow|woman|man|bot; suck my`,
  },
  "threat.legal": {
    3: `lawyer*|solicitor*|attorney*; sue you|them|your|the|for; legal action|advice|proceedings|steps|team; small claims; take .. to court; see you .. court; in court; trading standards; ombudsman; consumer rights|protection|centre|center; police; report .. to .. authorities|police|fraud; legal rights; letter before`,
  },
  "threat.dispute": {
    3: `charge back; chargeback*; dispute .. bank|card|paypal|payment|charge|transaction|it; bank|paypal|visa|amex|klarna|card company|provider .. dispute|claim|reverse|case; paypal|klarna case|claim; reverse .. payment|charge; contact|call|ring|ask|speak .. my bank|card; section 75; file .. dispute`,
  },
  "threat.publicity": {
    3: `trustpilot; bad|negative|terrible|honest|scathing|one|1 review*|star; one star|stars; 1 star|stars; leave|write|post|leaving|writing .. review|reviews|trustpilot|google; post .. on|about .. facebook|twitter|x|instagram|tiktok|social|reddit|online; social media; tell everyone|everybody|all; go public; newspaper*|journalist*|press|bbc; warn .. others|people|friends|everyone|customers; name and shame`,
  },
  "safety.injury": {
    3: `cut|cuts|sliced|slashed|burnt|burned|burns|scalded|hurt|injured|stabbed|bruised|gashed|nicked|pricked|pierced|grazed .. my|his|her|our|myself|himself|herself|daughters|sons .. #body; cut|burnt|burned|hurt|injured|scalded myself|himself|herself|me|him|us
      #family .. got|was|been|were|badly cut|burnt|burned|hurt|injured|scalded|poisoned; electrocuted|hospitalised|hospitalized; bleeding|bled; blood .. everywhere|floor|hand|hands|finger; my|his|her|our #body .. bleeding|cut|burnt|burned|burns|swollen; electric* shock*; got|gave|gives .. shock|shocked; shocked me|him|her
      allergic reaction; rash .. on|all|from|after; gave .. rash|blisters|burn|burns|hives; broke|came out in|a rash|hives; swallowed|swallowing; choked|choking; stitches .. hand|hospital|needed|finger|need|had; needed|need|had|got .. stitches; to|in|at .. hospital; ambulance; emergency room; unconscious; injur*; throwing|threw up; vomit*; food poisoning; made .. ill|sick; ill|sick after .. eating|drinking|using; chemical burn*; went .. to .. doctor|hospital|er`,
  },
  "safety.danger": {
    3: `caught|catch|catches|on|set fire; fire|flames; fire hazard; smok* .. plug|when|from|out|started|coming; started|begins|began|start .. smok*|spark*|burn*|melt*; smoke .. came|coming|pouring|from; spark*; explod*|explosion; blew up; overheat*; burning|burnt|burned smell; smell* .. burn*|gas|smoke|plastic
      melted|melting .. plug|cable|socket|charger|battery|when|while|table|carpet; battery .. swollen|swelling|bulging|leaking|hot|exploded|swelled; swollen|bulging|leaking battery; gas leak*; exposed|bare|live wire*; #glass .. in .. food|jar|drink|bottle|meal|sauce|soup|tea|chocolate|salad; choking hazard
      contaminated|poison*|toxic; recalled; sharp|jagged .. edge*|point*|splinter*|shard*; dangerous|unsafe|hazard*|lethal; brakes .. fail*|not; tripped .. fuse|electrics|power|breaker; gets .. very|too|extremely|so|really hot; too hot .. touch|hold; could have .. hurt|killed|fire|died|injured`,
  },

  everything: {
    3: `everything; all of it|them|my; whole|entire|complete order|parcel|package|lot|box|delivery|shipment; none of it|them; all|every items|item|things|thing|products; all #be|arrived|came`,
  },
  fine: {
    3: `#be very|really|so|both|all|absolutely fine|ok|okay|perfect|good|great|lovely|nice|beautiful|gorgeous; #be nice|beautiful|gorgeous; #be|seems|looks|works|arrived|came fine|ok|okay|perfect|perfectly|good|great|lovely|intact|undamaged; survived; in one piece; not affected; works; all good; no|without problem*|issue*|complaints; #be here; love .. it|them`,
  },
  sink: {
    3: `only|just one of .. survived|intact|unbroken|whole; not .. want|need .. refund|voucher|credit|replacement|exchange|money; not get it to; not get .. to; can not get it; not come off|out|apart|with|undone|loose|close; than a|the|any|another refund|credit|voucher|replacement|exchange; instead of .. refund|credit|voucher|replacement|money|exchange;
      late husband|wife|mother|father|mum|mom|dad|grandmother|grandfather|friend; better late; of late; later; sooner or later; broken english|heart|hearted|record; broke .. my heart; breaks my heart; heart #be broken; missing you|home|out; not missing out|anything; shocked .. that|to|by|at|nobody|how; fire pit|place|engine|extinguisher|alarm|truck|guard|proof
      smoke detector*|alarm*|grey|gray; sparkling|sparkle*|sparkly; blood orange; fired; wait till|until|and; can not wait; cut short|the|to|a; post code|office; short notice; big deal|fan|thank|thanks|day|time; long time|story|ago|way; small business|company|talk|print; short story; large order; press the|button|it|any|play; credit card|cards; gift voucher .. paid; how long|big|much|wide
      original packaging|box; price tag; size of .. crack|hole|stain|coin|damage|problem; burnt|burned out; cheers|thanks; broken promise*; wrong with|number|end; something|anything|nothing|what is wrong; look forward; missing something obvious; right size; true to size; fits perfectly|well|great|like|fine`,
  },
} as const satisfies Partial<Record<Cue, Patterns>>;
