import type { Cue, Patterns } from "../lexicon.ts";

/** Dutch: which words are a sign of what, without accents. See lexicon.ts for how patterns are written. */

export const groups = {
  parcel:
    "pakket|pakketje|pakje|bestelling|zending|levering|artikel|artikelen|product|producten|doos|spullen|brief|spul|order|post",
  came: "kwam|kwamen|komt|komen|gekomen|aangekomen|aankwam|aankwamen|aankomt|aankomen|binnengekomen|arriveerde|gearriveerd",
  got: "ontvangen|ontving|gekregen|kreeg|kregen|krijg|geleverd|bezorgd|gestuurd|opgestuurd|toegestuurd|verstuurd",
  be: "is|zijn|was|waren|werd|werden",
  broken:
    "kapot|gebroken|beschadigd|gebarsten|gescheurd|gedeukt|bekrast|verbogen|geplet|doorweekt|nat|ingedeukt|vernield|versplinterd|gesprongen|afgebroken|gehavend|verfrommeld|gevlekt|verlept|verwelkt|geknakt|uitgelopen|leeggelopen|gecrasht|kapotgevallen|stukgevallen",
  harm: "barst|barsten|scheur|scheuren|kras|krassen|deuk|deuken|gat|gaten|vlek|vlekken|breuk|schilfer|schilfers|chip|butsen|buts",
  part: "deksel|dekseltje|handvat|greep|schroef|schroeven|schroefjes|kabel|snoer|oplader|lader|adapter|handleiding|gebruiksaanwijzing|batterij|batterijen|afstandsbediening|onderdeel|onderdelen|zeef|zeefje|riem|ceintuur|sleutel|sleutels|stekker|zakje|voet|houder|schotel|schoteltje|sok|schoen|oorbel|dop|dopje|accessoire|accessoires",
  one: "een|twee|drie|vier|1|2|3|4|5|helft",
  wish: "wil|willen|graag|zou|zouden|wilt|kunnen|kan|kunt|verwacht|eis|liever|hoop|stuur|sturen|krijgen|hebben|vraag|wens|alsjeblieft|alstublieft|aub",
  body: "hand|handen|vinger|vingers|duim|gezicht|arm|armen|been|voet|voeten|lip|lippen|mond|tong|oog|ogen|huid|hoofd|knie|teen|pols|nek|hals|rug|oor|handpalm|onderarm",
  family:
    "ik|hij|zij|ze|we|wij|zoon|zoontje|dochter|dochtertje|man|vrouw|kind|kinderen|baby|hond|kat|moeder|vader|mama|papa|partner|oma|opa|vriend|vriendin|jongen|meisje|kleinkind",
  colour: "rood|blauw|groen|geel|zwart|wit|grijs|bruin|roze|paars|oranje|beige|turquoise|zilver|goud",
  days: "dag|dagen|week|weken|maand|maanden|uur|minuten",
} as const;

export const cues = {
  "reason.damaged": {
    3: `haarscheurtje|haarscheur|scheurtje|barstje|krasje|deukje; uit elkaar gebroken; in twee|drie|meerdere|allemaal stukken|delen|scherven; #broken|stuk|defect .. #came|geleverd|ontvangen|bezorgd|gekregen|aan|binnen; #came .. #broken|stuk; ontvangen|gekregen|geleverd|ontving .. #broken; in stukken|scherven|gruzelementen|duizend|honderd; scherven; gebroken; beschadigd|beschadigde|beschadiging|beschadigingen; gebarsten; gedeukt; ingedeukt; bekrast; geplet; versplinterd; gehavend; verlept; verwelkt; kapotgevallen; transportschade
      #harm in|op|aan|bij|onder|langs; heeft|hebben|had|met|zit|zitten|er .. #harm; #parcel #be .. open|opengescheurd|nat|doorweekt|geplet|ingedeukt|gescheurd; uitgelopen; leeggelopen; #broken|stuk bij|tijdens|na uitpakken|transport|het|verzending; bij|tijdens uitpakken|openmaken|transport|verzending .. #broken|stuk
      laten vallen; hoek|hoeken .. ingedeukt|geplet|kapot; stuk|stukje|schilfer .. af|afgebroken|eruit|uit; er is .. stuk|stukje af; gescheurd uit|aangekomen`,
    2: `kapot|kapotte; is|was|zijn|waren stuk; gescheurd; nat; verbogen; gesprongen; doorweekt; vlekken`,
    1: `kras|krassen; barst; deuk; gat; schade; scheur`,
  },
  "reason.defective": {
    3: `na .. dragen|wassen .. gat|gaten|scheur; staat|staan|blijft|blijven|stond .. stil|hangen|steken; pompt|zuigt|maalt|spoelt|toont|herkent|trekt .. niet|geen|niets; maakt .. rare|vreemde geluiden|geluid; rits|lade|deur|klep .. vast; wil niet .. aan|open|dicht|starten; werkt|werken|werkte|werkten|functioneert .. niet|nooit|niets|geen|niks|amper; niet|nooit .. werkt|gewerkt|werken|functioneert; doet|doen|deed .. het .. niet|nooit|niks; doet|doen niks|niets; defect|defecte; gaat|gaan|ging|wil .. niet aan|open|dicht|uit|meer; laadt|start|verwarmt|draait|reageert|koelt|brandt|print|plakt|sluit|snijdt|verbindt|speelt .. niet|niets|niks
      valt|slaat|schakelt .. uit; lekt|lekken; druppelt|druppelen; lekkage; na .. #days|keer|wasbeurt|gebruik .. kapot|stuk|gebroken|gescheurd|losgelaten|afgebroken|los; kapotgegaan|stukgegaan; kapot|stuk gegaan; ging|gaat .. kapot|stuk; bij de eerste|tweede .. kapot|stuk|gebroken|los|af; brak .. af|na|bij; viel .. uit elkaar|eraf
      uit elkaar gevallen|valt; gekrompen; krimp*; na .. wasbeurt|was .. gekrompen|verkleurd; accu|batterij .. leeg|dood|houdt|zwak; scherm|display .. zwart|knippert|flikkert|donker; rits|naad|zool|hak|knoop .. kapot|stuk|los|open|vast|gescheurd; geen stroom|geluid|beeld|signaal; gebeurt .. niets|niks; maakt .. geluid|lawaai|herrie; foutmelding; fabrieksfout|productiefout
      bedorven|ranzig|beschimmeld|schimmel|muf|muffe; over de datum; houdbaarheidsdatum .. voorbij|verlopen; geeft geen`,
    2: `gebroken arm|been|pols|vinger|rib|ribben|neus|tand|enkel; arm|been|pols|vinger|rib|neus|enkel .. gebroken; bezweek|zakte|brak .. onder me|mij|hem|haar; roest*; klemt; wiebelt|wankel; losgelaten|losgeraakt; hapert; storing`,
    1: `kapot; stuk; afgebroken; los`,
  },
  "reason.wrong_item": {
    3: `stuurden|stuurde|leverde|leverden|bezorgden .. in plaats van; kreeg|kregen|ontving|ontvingen .. in plaats van; in plaats van .. stuurden|stuurde|leverden; verkeerd|verkeerde|foute|onjuiste #parcel|kleur|model|versie|soort|patroon|boek|uitvoering|mok|kop|schoenen|broek|shirt|ding|variant; verkeerd geleverd|gestuurd|bezorgd|opgestuurd; niet wat|hetgeen ik|we|wij .. bestel*; niet het|de .. dat|die|wat ik|we .. bestel*; iets|wat anders .. #got|besteld|bestelde|in|erin; heel|totaal ander|andere #parcel|kleur
      besteld|bestelde .. maar|en|doch een|het|de|twee|iets .. #got|#came|zat; #colour besteld .. #colour; #colour in plaats van #colour; in plaats van .. #got|kwam|zat|lag|kwamen; maat .. besteld .. maat|38|39|40|41|42|s|m|l|xl .. #got; nooit|niet .. besteld; pakket|bestelling van iemand|een anders|ander|andere
      verwisseld; omgewisseld; niet van mij; niet mijn bestelling|pakket|artikel; andere kleur .. #got|dan; verkeerde maat .. #got; op naam van iemand anders`,
    1: `verkeerd|verkeerde; anders; fout`,
  },
  "reason.missing": {
    3: `zat|zit .. niets|niks .. in|erin; ontbreekt|ontbreken|ontbrak|ontbraken|ontbrekende; ik|we mis|missen .. #part|een|twee|de|het|nog; #part mist|misten; mist .. #part|een|nog; er mist|missen; zonder .. #part; zat|zaten|zit|zitten|was|waren .. niet in|bij|erbij|bijgevoegd|inbegrepen; niet bijgeleverd|bijgevoegd|meegeleverd|erbij|compleet; onvolledig|incompleet
      slechts|alleen|maar #one .. in|#got|#came|erin|van; maar de helft; #parcel|doos|verpakking|envelop #be|#came .. leeg; lege #parcel|doos|verpakking|envelop; leeg aangekomen; vergeten .. #part|erbij|mee|toe|bij; de rest|deksel ontbreekt; waar is|blijft|zijn .. rest|#part|tweede|andere; niet alles wat; niet alles|alle .. erin|#got|#came|erbij|zat|in|wat
      geen #part .. bij|in|erbij|meegeleverd; te weinig .. #got|in|erin; te kort .. #got|kwam|kom; #one te weinig; in plaats van .. maar #one; besteld .. slechts|alleen|maar #one; niets|niks in|erin .. doos|pakket|verpakking`,
    2: `geen #part; leeg; mist`,
    1: `vergeten; zonder`,
  },
  "reason.not_as_described": {
    3: `op|volgens de|het foto|site|website|plaatje|advertentie was|leek|waren|stond|staat|zag; geen massief|kasjmier|porselein; in het echt|werkelijkheid .. anders|kleiner|groter; als nieuw verkocht; niet .. zoals .. beschreven|omschreven|afgebeeld|foto|foto|plaatje|website|site|getoond|aangegeven|beschrijving|omschrijving|advertentie; anders .. dan .. beschreven|omschreven|afgebeeld|foto|plaatje|website|site|beschrijving|omschrijving|aangegeven|getoond|internet|online; ziet|zien|zag .. anders uit; anders uit dan; komt|komen|kwam .. niet overeen
      kleiner|groter|donkerder|lichter|dunner|korter|langer|smaller dan .. beschreven|omschreven|foto|aangegeven|afgebeeld|plaatje|beschrijving|omschrijving|site|website; nep|namaak|vervalsing|imitatie; niet echt; geen echt|echte|origineel|originele leer|zilver|goud|wol|zijde|hout; slechte|matige|belabberde|waardeloze|inferieure|bedroevende kwaliteit
      kwaliteit .. slecht|tegen|waardeloos|belabberd|bedroevend|matig; al|eerder|duidelijk gebruikt|gedragen|geopend; tweedehands; niet nieuw; gebruikssporen; volgens .. beschrijving|omschrijving|website; zou .. leer|waterdicht|zijde|wol|zilver|hout|linnen|katoen .. zijn; geen .. leer maar; kleur .. heel|totaal|compleet anders; slecht afgewerkt; haren op|aan`,
    2: `zogenaamd; fineer; goedkoop plastic|materiaal; minderwaardig; stinkt; teleurstellende kwaliteit; misleidend; had .. meer verwacht`,
    1: `kwaliteit; anders; goedkoop; teleurstellend`,
  },
  "reason.late": {
    3: `geen beweging|verandering|nieuws|update; al lang|allang .. moeten; te laat; vertraging|vertraagd|vertragingen; #days .. laat|later; wacht|wachten|gewacht .. #days|eeuwen|lang|eeuwigheid; had|hadden|zou|zouden|moest .. gisteren|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|week|al|allang|uiterlijk .. zijn|moeten|komen|aankomen|binnen|bezorgd|geleverd
      leverdatum|bezorgdatum|levertijd .. voorbij|verstreken|niet|overschreden|verschoven|lang; duurt .. lang|eeuwig|eeuwen; wanneer komt|krijg|ontvang|wordt|is|kan|kunnen|mag|arriveert|komen; wanneer .. #parcel .. komt|aankomt|bezorgd; track*|volgen|status .. niets|niks|niet|geen|stil|al; ligt|hangt|zit|vast .. douane|depot|sorteercentrum|vast|magazijn
      nog niet verzonden|verstuurd|opgestuurd|weg; niet .. op tijd; nog steeds .. onderweg|behandeling|verwerking|verzonden`,
    2: `laat; wacht|wachten; levertijd; leverdatum; beloofd .. voor`,
    1: `gewacht; onderweg`,
  },
  "reason.never_arrived": {
    3: `nooit|niet .. getekend|ondertekend; getekend .. niet|nooit; niet .. afgegeven|gebracht|neergelegd; nooit .. #came|#got|gezien|binnen; bezorgd|afgeleverd|geleverd .. maar|terwijl|niets|niet|nergens|geen; als bezorgd|afgeleverd|geleverd; volgens|zogenaamd|zogezegd .. bezorgd|afgeleverd|geleverd|afgegeven; staat|zegt .. bezorgd|afgeleverd|geleverd .. maar|niet; zoekgeraakt|kwijtgeraakt; zoek|kwijt geraakt; gestolen|gejat
      verkeerde|verkeerd|ander adres|huis|deur|huisnummer|buren; niet .. buren|buurman|buurvrouw|deur|brievenbus; buren|buurman|buurvrouw .. niet|niets|niks|weet|weten; verdwenen; niemand .. aangebeld|gebeld; handtekening .. niet; brievenbus|deur|schuur .. niets|niks|leeg; #parcel .. kwijt|verloren|verdwenen|zoek`,
    2: `kwijt; verloren; buren|buurman|buurvrouw; zoek`,
  },
  "reason.absent": {
    3: `niet .. #came|ontvangen|gekregen|binnen|bezorgd|geleverd|hier; niets|niks|geen .. ontvangen|gekregen|aangekomen|binnen|bezorgd|geleverd|gezien; #came .. niet|niets|nooit; waar blijft|blijven; waar is|zijn .. #parcel|mijn|onze|het|hij|ze; nog steeds|altijd|geen niet|niets|niks|geen|#parcel; nog niet|niets|niks .. binnen|er|hier; nog niets|niks
      wacht|wachten .. op .. #parcel|mijn|het|de; geen spoor; tot nu|vandaag .. niet|niets|niks|geen; geen #parcel .. #got|#came|binnen; nog geen #parcel; niet hier|er`,
  },
  "reason.wrong_size": {
    3: `te klein|groot|strak|wijd|lang|kort|krap|smal|breed|nauw|kleine|grote; past|passen|paste|pasten .. niet|nooit|geen; niet .. past|passen|gepast; verkeerde maat; valt|vallen .. klein|groot|kleiner|groter|krap uit; maat|maatje groter|kleiner; grotere|kleinere|andere maat; maat .. klopt niet`,
    1: `maat; strak; krap`,
  },
  "reason.changed_mind": {
    3: `al|reeds .. gekocht|gekregen|cadeau; hetzelfde|dezelfde .. al|gekocht; dubbel gekregen; past niet bij; me|ons bedacht; bedacht dat; nader inzien; niet meer .. nodig|hebben|wil|hoef|willen|houden; niet langer nodig|wil; heb|hebben .. niet meer nodig; wil|hoef|willen .. niet meer|houden; bevalt|bevallen .. niet; vind|vinden .. niet mooi|leuk|fijn|prettig; niet .. mijn|onze smaak|stijl; per ongeluk|abuis|vergissing; dubbel|tweemaal besteld; verkeerd besteld; te veel besteld
      herroep*; bedenktijd; past|passen .. niet bij|in .. interieur|kamer|keuken|jurk; past|passen niet bij; spijt van; miskoop; staat .. me .. niet; toch niet .. nodig|hebben|wil|houden|willen; elders|ergens .. goedkoper; goedkoper .. gevonden|elders; heb er al een|zo; heb al een|zo; ongewenst; niet houden; van gedachten veranderd; niets|niks voor mij`,
    2: `retour*; terugsturen|terugzenden|teruggeven|terugbrengen; stuur .. terug`,
    1: `terug`,
  },
  "reason.charged_wrong": {
    3: `dubbel|tweemaal|drie .. afgeschreven|betaald|berekend|gerekend|geboekt|gefactureerd; twee keer .. afgeschreven|betaald|berekend|gerekend|geboekt|rekening; afgeschreven|betaald|berekend .. dubbel|twee; te veel|teveel .. afgeschreven|betaald|berekend|gerekend|rekening; verkeerd|verkeerde|onjuist|fout bedrag|prijs|factuur|rekening
      factuur|bedrag|rekening|prijs|totaal .. klopt|verkeerd|hoger|fout|anders; korting|kortingscode|code|cadeaubon|actie .. niet .. verrekend|toegepast|afgetrokken|verwerkt|eraf|werkt|geaccepteerd; korting .. ontbreekt|vergeten; verzendkosten .. betaald|berekend|afgeschreven|terwijl|gratis|gerekend; afgeschreven .. maar|terwijl; geld|bedrag .. nog niet|niet|nooit .. terug|teruggekregen|ontvangen|terugbetaald|teruggestort
      terugbetaling .. niet|nog|waar|nooit; waar blijft .. geld|terugbetaling; onbekende|dubbele afschrijving|betaling; prijs .. hoger .. dan; meer .. afgeschreven|berekend; btw .. verkeerd|klopt`,
    2: `afgeschreven; afschrijving; verzendkosten; factuur`,
    1: `prijs; korting; kortingscode`,
  },
  "reason.cancel": {
    3: `van de|het koop|aankoop|bestelling .. afzien|af; afzien|afzie van; koop|aankoop|overeenkomst .. ontbinden; niet meer verzenden|versturen|opsturen; annuleer*|annuler*|geannuleerd|annulatie; bestelling|aankoop|order .. stoppen|intrekken|afzeggen|ongedaan|schrappen|tegenhouden; niet .. verzenden|versturen|opsturen; afbestellen; cancel*`,
    1: `stoppen; afzeggen`,
  },
  "reason.other": {
    3: `adres|bezorgadres|afleveradres .. veranderd|aangepast; bezorger|koerier|medewerker|medewerkster|klantenservice|chauffeur|personeel|pakketbezorger .. onbeleefd|onvriendelijk|onbeschoft|lomp|brutaal|respectloos; adres|bezorgadres|afleveradres .. wijzigen|aanpassen|veranderen|gewijzigd; kopie .. factuur; factuur .. nodig|sturen|ontvangen|mailen; heb|wil|graag|nodig .. factuur
      wachtwoord; inloggen; account .. geblokkeerd; cadeauverpakking; website|site|app|webshop .. niet; jullie|hebben|zomaar|is .. zomaar geannuleerd; te veel plastic|verpakking`,
  },

  "wish.refund": {
    3: `geld .. terug|teruggestort|terugkrijgen|terugbetaald|terughebben|retour; terug .. mijn geld; terugbetal*|terugbetaald|terugbetaling|terugstorten|teruggestort|restitutie|refund; aankoopbedrag .. terug`,
    2: `mijn geld`,
  },
  "wish.replacement": {
    3: `#wish .. vervanging|vervangend|vervangende|vervangen|omruilen|ruilen|geruild|nalevering|omwisselen; #wish .. nieuwe|nieuw; nieuwe|nieuw .. sturen|stuur|opsturen|toesturen|krijgen|ontvangen|leveren|hebben; omruilen|ruilen|omwisselen; nasturen|nazenden|naleveren|nagestuurd; opnieuw .. sturen|opsturen|leveren|toesturen|verzenden|versturen; nog een keer|nogmaals .. sturen|opsturen|leveren
      juiste|goede|ontbrekende|correcte .. sturen|opsturen|toesturen|leveren|nasturen|hebben|krijgen; stuur|sturen .. juiste|goede|ontbrekende|correcte; andere|kleinere|grotere maat .. hebben|sturen|ruilen|krijgen; alsnog .. sturen|opsturen|leveren|krijgen|ontvangen`,
    2: `vervanging|vervangend|vervangende; vervangen`,
  },
  "wish.store_credit": {
    3: `#wish .. tegoed|tegoedbon|cadeaubon|waardebon|voucher|winkeltegoed; tegoed|tegoedbon|cadeaubon|waardebon|voucher .. prima|goed|graag|ok|oke|liever|mag|volstaat|fijn|ook`,
    2: `tegoed|tegoedbon|waardebon|voucher|winkeltegoed`,
  },
  "wish.explanation": {
    3: `hoe kan|kon|is|heeft .. dit|dat|gebeuren|gebeurd|mogelijk; waarom|hoezo; uitleg|uitleggen|verklaring; weten .. waarom|hoe|wat; wat .. gebeurd|aan .. hand`,
  },

  upset: {
    3: `kapot van; gehuild|huilen|tranen|janken; bruiloft|verjaardag|kerst|feest|sinterklaas|vakantie .. verpest|bedorven|geruineerd|mislukt; begrafenis|uitvaart; wanhopig; radeloos`,
    2: `zeer|erg|echt|heel|zo|ontzettend|enorm|vreselijk|diep|behoorlijk teleurgesteld|gefrustreerd|verdrietig|ontevreden|balen|teleurstellend|ongelukkig; zat; het is genoeg; genoeg van; geen|niemand .. antwoord|antwoordt|reageert|reactie|gehoor; alweer|weer .. fout|mis; tweede|derde|vierde keer; steeds weer; genegeerd; bruiloft|verjaardag|kerst|sinterklaas|jubileum
      vertrouwen kwijt|verloren; nooit meer; laatste keer; 😢|😭|💔|😞`,
    1: `teleurgesteld|teleurstelling|teleurstellend; baal|balen; jammer; verdrietig; ontevreden; frustr*|gefrustreerd; dringend; spoed; cadeau; vervelend; ergerlijk|irritant; nachtmerrie; 🙁|😕|☹`,
  },
  anger: {
    3: `woedend|razend|furieus; pisnijdig|woest|laaiend; schandalig*|schande; oplichter*|oplichting|opgelicht; bedrog|bedriegers|dieven; kut|kutzooi|kutbedrijf|klote|klotezooi|klotebedrijf|godver*|gvd|fuck*|shit; belachelijk slecht; slechtste .. ooit|winkel|webshop|service|bedrijf; heel|erg|zo|echt boos|kwaad; 😡|🤬|👿|💢; waardeloze|waardeloos bedrijf|winkel|service|zooi; zwendel`,
    2: `boos|kwaad; onacceptabel; belachelijk; bizar; idioot; absurd; ongehoord; verdomme|verdorie; rotzooi|troep|bende; waardeloos; leugen|leugens|liegen|gelogen|leugenaars; aanfluiting; drama; hoe durven; pikken; eis`,
    1: `ongelooflijk|ongelofelijk; serieus; slecht; zwak; triest; beschamend; slordig`,
  },
  abuse: {
    3: `naar de hel; jullie|u|je .. te dom|stom|achterlijk; idioten|klootzak|klootzakken|eikels|kutwijf|kutwijven|hoerenzoon|hoerenjong|kankerlijer|kankerlijers|kankerhoer|kankerhoeren|kankerbedrijf|kankerzooi|teringlijer|teringlijers|tyfuslijer|tyfuslijers|debielen|randdebiel|randdebielen|mongolen|mongool|imbecielen|hufter|hufters|lul|lullen|teef|trut|trutten|schoft|schoften; krijg de|het kanker|tering|tyfus|klere|pest|pleuris; rot op; flikker op; sodemieter op; tyf op; donder op; val dood; lik me|mijn reet; bek houden
      jullie|je|jij|u|stelletje|stel|die .. idioot|sukkel|sukkels|debiel|dom|achterlijk|achterlijken|losers|prutsers|mafkezen|eikel|imbeciel; ik maak .. af|dood|kapot; ik weet .. te vinden; hoop .. sterft|sterven|kanker|doodvalt; achterlijke gladiolen|gekken|koe`,
  },
  "threat.legal": {
    3: `mijn|een|onze advocaat|jurist; advocaat inschakel*|ingeschakeld|bellen; rechter|rechtbank|rechtszaak|rechtszaken; aangifte; politie; consumentenbond|geschillencommissie|acm|consuwijzer; juridische|gerechtelijke stappen|actie|procedure; ingebrekestelling; in gebreke; kort geding; dagvaard*; aanklagen|aanklacht; incasso*; rechtsbijstand*; sommeer|sommatie`,
  },
  "threat.dispute": {
    3: `kopersbescherming|aankoopbescherming; storneren|storneer|gestorneerd|stornering; terugboek*|teruggeboekt; paypal|klarna|creditcard|creditcardmaatschappij|bank|visa|ideal .. geschil|zaak|klacht|betwist*|terughalen|terugvorderen|dispute|inschakelen; geld .. bank|paypal|creditcard .. terughalen|terugvorderen; chargeback`,
  },
  "threat.publicity": {
    3: `slechte|negatieve|vernietigende|eerlijke review|reviews|recensie|recensies|beoordeling|beoordelingen; een|1|nul|0 ster|sterren; trustpilot|kiyoh; review|recensie|beoordeling .. schrijven|schrijf|achterlaten|plaatsen|zetten|achterlaat|google; social media; sociale media; op .. facebook|instagram|tiktok|twitter|google|reddit|linkedin; naar de krant|media|pers; kassa|radar .. bellen|inschakelen|programma; iedereen .. vertellen|waarschuwen|vertel|waarschuw|afraden; waarschuw .. iedereen|anderen|vrienden`,
  },
  "safety.injury": {
    3: `in mijn|zijn|haar|de ogen|oog|vinger|duim|gezicht|voet|arm|been|lip; optater|opdoffer; hoofdwond|bloedende; kind|baby|hond|kat .. gespuugd|overgegeven|gebraakt; overreden; bijna .. gewond|geraakt|overreden|verdronken|gestikt; gekneusd|verstuikt|verzwikt|geschaafd|opengesneden|opengereten; gebroken|brak arm|been|vinger|pols|rib|ribben|neus|voet|tand|enkel; arm|been|vinger|pols|rib|neus|voet|enkel .. gebroken; diarree|buikkramp|buikkrampen|buikpijn|maagkramp|maagpijn|hoofdpijn|krampen|misselijkheid|duizelig|benauwd|koorts; huid|gezicht .. blaasjes|blaren|vlekken|bultjes|puistjes; blaasjes .. huid|#body; pijn gedaan|doet; zeer gedaan
      kreeg|gekregen|krijg .. klap|opdonder; ik|kind|kindje|baby|zoon|dochter|moeder|man|vrouw|hond .. eruit gevallen|viel; kind|kindje|baby|zoon|dochter|moeder|hond|ik .. gevallen; kind|kindje|baby viel|valt; onder me|mij|hem|haar|ons .. bezweken|doorgezakt|ingestort; bezweek|zakte|stortte|brak .. onder me|mij|hem|haar|ons; door de stoel|kruk|ladder|bank gezakt; in mijn vinger|hand|voet|oog; gehecht|hechten; stikte; bultjes|bulten|galbulten .. #body|overal|gekregen; jeuk|jeukt|jeukende; opgezwollen|gezwollen|zwelling .. #body|gezicht; #body .. opgezwollen|gezwollen|dik; irritatie|geirriteerd .. huid|#body; litteken; uitgegleden|gevallen .. #body; blauwe plekken; ingeademd; pijn .. #body; vloog|vlogen|spatte|spatten .. in .. gezicht|oog|ogen; tand .. eraf|kapot|gebroken; sneed .. me|mij|mijn|zich|#body; brandde .. me|mij|mijn|zich|#body; ontstoken; blaar|blaren; overgegeven; kreeg .. een schok|klap .. stroom; me|mij|mezelf|zich|zichzelf|#body .. gesneden|verbrand|gebrand|verwond|bezeerd|gestoken|opengehaald|geprikt|geschaafd|bekneld; gesneden|sneed|verbrand|verbrandde|brandde|opengehaald .. #body; gewond|gewonden|verwond|verwonding|verwondingen|letsel; #family .. gewond|verwond|gestoken; bloedt|bloedde|gebloed|bloed|bloeden|bloedend|bloederig; snee|snijwond|wond|wondje|brandwond|brandwonden|brandblaar|blaren .. op|in|aan|van|hand|#body|gekregen|overgehouden
      brandwond|brandwonden|snijwond; elektrische schok; schok gekregen|kreeg; schok .. van|gekregen; kreeg|gekregen .. schok|stroomstoot; stroomstoot|stroomschok; allergische|allergisch; uitslag .. huid|#body|gekregen; huiduitslag; ziekenhuis|ehbo|ambulance|huisartsenpost|spoedeisende; eerste hulp; naar|bij de dokter|huisarts|arts|tandarts; ingeslikt|gestikt|stikken|stikte|verslikt
      vergiftig*|voedselvergiftiging; gebraakt|braken|overgeven; gehecht worden; hechtingen; bewusteloos|flauwgevallen; ziek geworden; misselijk; tand .. gebroken|afgebroken; splinter .. #body|vinger; ogen .. prikken|branden|tranen|rood; huid .. brandt|jeukt|rood|geirriteerd`,
  },
  "safety.danger": {
    3: `remt|remde|remmen .. niet|nauwelijks|amper; babyvoeding|babyhapje .. schimmel|glas|metaal; zuur|loog .. gelekt|spoot|spuit; vlammen|steekvlammen; verkoold|verkoolde|weggesmolten|doorgebrand .. kabel|stekker|snoer|tafel; zo|heel|erg|ontzettend|gloeiend|bloed|veel heet .. dat|werd|wordt|geworden; werd|wordt .. heet .. dat; water .. stopcontact|stekker|elektr*; stopcontact .. water|zwart|vonk*|geschroeid; wiel|wielen|stuur|zadel|rem|vork .. losgekomen|eraf|gebroken; brak .. stuur|wiel|zadel|vork|rem; tijdens|bij het|onder fietsen|rijden .. brak|afgebroken|los|blokkeerde; schoot|schoten .. los .. kind|baby|bedje; bedje|kinderstoel|box .. los; knoopcel|knoopbatterij; zat|zaten|zit .. stuk|stukje|stukken metaal|glas|plastic|ijzer|steen in|tussen; spatte|spatten|sprong .. duizend|stukken|splinters; liep|loopt|lekte .. vloeistof .. accu|batterij|powerbank; accu|batterij|powerbank .. vloeistof; brandlucht|rookwolk|rookwolken; verbrand|verbrande|verschroeide .. plastic|rubber|geur|lucht|kabel; ruikt|rook|stinkt|stonk|geur|lucht .. benzine|chemisch; tijdens|bij het|opladen|koken|verwarmen|bakken .. geknapt|gesprongen|gebarsten|ontploft; glasscherf|glasscherven|glassplinter|glassplinters|metaalsplinter; rook .. steeg|kringelde; gat|gaten|plek .. gebrand|geschroeid; brandplek|brandplekken|brandgat|schroeiplek|schroeiplekken; knal|knalde|geknald; stop|stoppen|zekering|aardlek .. sloeg|slaat|sloegen|klapte|springt|sprong; gloeit|gloeide; kabel|snoer|stekker .. bloot|los|heet|gebroken; uit elkaar gespat|gesprongen|geknald|knalde; spatte .. uit elkaar; in brand|vlammen|vuur; vlam gevat|vat; vatte vlam; begon|begint|begonnen .. roken|branden|smeulen|smelten|vonken; brandgevaar*|brandgevaarlijk; kwam|komt|komen|kwamen|was .. rook|vlammen|vonken|steekvlam uit|vanaf|af; rook kwam|komt|uit; rookontwikkeling|rookt uit; smeult|smeulde|schroeit|geschroeid|verschroeid; schroeilucht|brandlucht; vonkt|vonkte|vonken|gevonkt; steekvlam
      ontplof*|geexplodeerd|explod*|explosie*; accu|batterij|powerbank .. bol|opgezwollen|gezwollen|opgezet|heet|lekt; oververhit*; ruikt|rook|stinkt|stonk|geur|lucht .. verbrand|brand|gas|verschroeid|schroei*; gesmolten|smelt|smolt; gaslek|gaslucht|gasgeur; wordt|werd|worden .. heel|erg|zeer|zo|gloeiend|te|bloed heet; gloeiend heet; te heet .. vasthouden|vast|aan|raken
      blote|blootliggende|losse|open draden|draad|bedrading|stroomdraad; glas|glasscherf|glasscherven|splinters|scherven|metaal|plastic in .. eten|pot|potje|jam|thee|fles|honing|chocolade|mond|salade|koekje; scherpe rand|randen|punt|punten|splinter|splinters; gevaarlijk*|levensgevaarlijk; onveilig; giftig*; remmen|rem .. niet|weiger*|begaf*; kortsluiting; stop|stoppen|zekering|aardlek .. doorgeslagen|eruit|uitgeslagen|uit|klapte; onder stroom; verstikkingsgevaar; had|hadden .. slecht|erger aflopen|afgelopen|kunnen; terugroep*`,
  },

  everything: {
    3: `alles; hele|gehele|complete|volledige bestelling|levering|zending|pakket|inhoud; alle artikelen|spullen|producten|stuks|onderdelen; niets ervan|hiervan`,
  },
  fine: {
    3: `heel aangekomen|gebleven|gekomen; #be|bleef|gebleven .. heel|onbeschadigd|intact; in orde; perfect; onbeschadigd; prima; #be|alles .. goed|mooi|prima|oke|ok|tof|fijn; goed|prima|netjes aangekomen; zonder problemen; geen problemen|probleem|klachten; werkt|werken|past|passen .. goed|prima|perfect|uitstekend; heel mooi; tevreden`,
  },
  sink: {
    3: `prijs|prijzen|kosten .. ontploft|ontploffen|geexplodeerd; prijs is ontploft; vlam in de pan|pijp; hart bloedt; kleur|kleuren bloedt|bloeden; pijn aan mijn ogen; geen idee; dan terugbetaling|tegoed|tegoedbon|vervanging|geld|restitutie; dan|in plaats van een|de|het|mijn|tegoed|geld terugbetaling|tegoed|tegoedbon|vervanging|geld|cadeaubon|voucher|nieuwe; duurt .. te lang|lang genoeg; te lang geleden; kapot|beschadigd|gebroken|stuk|defect is|was|zijn|waren .. niet|niets; mis ik|je|jullie niets|niks; ik mis jullie|je; hart gebroken|breekt; ik|wat idioot|sukkel|oen|kluns|domoor|oelewapper; alles goed|ok|oke|prima|top|beste|gute|verder; bedankt|dank|dankjewel voor alles
      dat was|is alles; hoe lang|groot|breed|zwaar|hoog|wijd; verkeerd begrepen|gedaan; niets mis|verkeerd|aan; weet .. niet; kan niet wachten; past .. niet op; te grote; wel goed|prima; rookmelder|rookvrij|rookworst; vuurkorf|vuurschaal|vuurplaats|vuurvast; brandnieuw; later|laat op|s avonds; vroeg of laat; beter laat; tot later; laat het|me|maar|weten|even|ons|staan|hem; gaat over|om|niet om; niet nodig om; een stuk|stuks goedkoper|beter|mooier|groter|kleiner; stuk zeep|brood; per stuk
      in de uitverkoop; op de hoogte; terug naar|in de|bij; heen en; bij het bestellen; niet erg|dringend; geen haast; niet gewond|gevaarlijk; gebroken wit; gebroken hart; moeder|vader|oma|opa heeft kanker; verloren tijd; als .. kapot|beschadigd`,
  },
} as const satisfies Partial<Record<Cue, Patterns>>;
