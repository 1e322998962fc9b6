import type { Cue, Patterns } from "../lexicon.ts";

/** German: which words are a sign of what, without umlauts ("ä" is heard as "a", "ß" as "ss"). See lexicon.ts for how patterns are written. */

export const groups = {
  parcel: "paket|packchen|sendung|lieferung|bestellung|ware|artikel|produkt|karton|brief|sachen|packerl|post",
  came: "kam|kamen|kommt|kommen|gekommen|angekommen|ankam|ankamen|ankommen|eingetroffen|eintraf",
  got: "bekommen|bekam|erhalten|erhielt|geliefert|geschickt|gekriegt|zugeschickt|gesendet|zugesandt",
  be: "ist|sind|war|waren|wurde|wurden|sei",
  broken:
    "kaputt|zerbrochen|beschadigt|zersprungen|gesprungen|zerkratzt|verbeult|eingebeult|zerrissen|gerissen|eingerissen|zerdruckt|eingedruckt|verbogen|angeschlagen|abgeschlagen|zerstort|ausgelaufen|nass|durchnasst|zerquetscht|verschmutzt|angeknackst|zerschlagen|zersplittert|demoliert|ramponiert|ladiert|abgebrochen|zerbeult|fleckig|welk|verwelkt|zermatscht|geplatzt",
  harm: "riss|risse|sprung|sprunge|kratzer|delle|dellen|beule|beulen|loch|locher|macke|macken|fleck|flecken|absplitterung|absplitterungen|scharte",
  part: "deckel|henkel|griff|schraube|schrauben|kabel|ladekabel|ladegerat|netzteil|anleitung|bedienungsanleitung|batterie|batterien|fernbedienung|zubehor|teil|teile|teilchen|sieb|gurtel|gurt|riemen|schlussel|stecker|beutel|fuss|fusse|halterung|klammer|ersatzknopf|socke|schuh|ohrring|untersetzer|untertasse|aufsatz|adapter",
  one: "ein|eine|einer|eines|eins|einen|zwei|drei|vier|1|2|3|4|5|halfte",
  wish: "mochte|mochten|will|wollen|bitte|hatte|hatten|wunsche|wunschen|verlange|fordere|erwarte|brauche|schicken|senden|konnen|konnten|lieber|gern|gerne|wurde|bevorzuge|nehme|bitten",
  body: "hand|hande|finger|daumen|gesicht|arm|arme|bein|fuss|fusse|lippe|lippen|mund|zunge|auge|augen|haut|kopf|knie|zeh|handgelenk|hals|rucken|ohr|handflache|unterarm|oberschenkel",
  family:
    "ich|er|sie|wir|sohn|tochter|mann|frau|kind|kinder|baby|hund|katze|mutter|vater|mama|papa|partner|partnerin|oma|opa|enkel|junge|madchen|freundin|freund",
  colour:
    "rot|blau|grun|gelb|schwarz|weiss|grau|braun|rosa|lila|orange|beige|turkis|silber|gold|pink|rote|roten|roter|rotes|violett",
  days: "tag|tage|tagen|woche|wochen|monat|monate|monaten|stunde|stunden|minuten",
} as const;

export const cues = {
  "reason.damaged": {
    3: `haarriss|haarrisse; auseinandergebrochen|zerfallen|entzweigebrochen; in mehrere|zwei|drei|vier|tausend|lauter teile|stucke|stucken|teilen|scherben; #broken|defekt .. angekommen|geliefert|bekommen|erhalten|eingetroffen|an; #came .. #broken|defekt; bekommen|erhalten|geliefert .. #broken; in scherben|tausend|einzelteilen|einzelteile; in .. stucke|stucken|teile|teilen zerbrochen|gebrochen|zersprungen
      scherben|scherbenhaufen; zerbrochen; zersprungen; beschadigt|beschadigte|beschadigter|beschadigtes|beschadigten; zerkratzt; verbeult; zerdruckt; zersplittert; angeschlagen; zerrissen; zerquetscht; ramponiert; ladiert; demoliert; transportschaden; bruchschaden
      #harm in|im|am|auf|an|uber|quer|entlang; hat|haben|hatte|mit|habe|ist|sind .. #harm; #parcel #be .. aufgerissen|zerdruckt|nass|durchnasst|beschadigt|offen|eingedruckt; ausgelaufen; verwelkt; #broken beim|nach auspacken|transport|dem
      beim auspacken|offnen .. #broken; beim transport|versand .. #broken; hat|haben .. fallen lassen|gelassen; ecke|ecken .. eingedruckt|angestossen|abgestossen|bestossen; stuck .. abgebrochen|herausgebrochen; durchgebrochen`,
    2: `kaputt|kaputte|kaputter|kaputtes|kaputten; gesprungen; gerissen; nass; verbogen; abgebrochen; fleckig; defekt .. paket`,
    1: `riss; sprung; kratzer; loch; macke; delle; beule; schaden`,
  },
  "reason.defective": {
    3: `nach .. tragen|waschen|wasche .. loch|locher|riss; abgegangen|losgegangen; bleibt|bleiben|blieb .. stehen|hangen; pumpt|zieht|fordert|saugt|mahlt|spult|klingelt|erkennt|brennt|spielt .. nicht|kein|keine|keinen|nichts; geht|gingen|gehen|ging nur noch; blinkt nur; reagiert uberhaupt; funktioniert|funktionieren|funktionierte|funktionierten .. nicht|nie|kein|gar|uberhaupt; nicht|nie|nur .. funktioniert|funktionieren|funktioniert; defekt|defekte|defekter|defektes|defekten; fehlfunktion; geht|ging|gehen .. nicht an|mehr|auf|zu|ein|richtig; lauft|lief|laufen .. nicht
      lasst|lassen .. nicht .. einschalten|anschalten|laden|aufladen|offnen|schliessen|verbinden|koppeln|starten|bedienen|drehen; schaltet|ladt|startet|heizt|dreht|verbindet|reagiert|kuhlt|leuchtet|druckt|klebt|schliesst|schneidet|halt .. nicht|nichts
      schaltet .. aus|ab; geht .. standig|selbst|dauernd|immer|wieder aus; undicht; leckt; tropft; rinnt; lauft .. aus .. unten|wasser|tee|kaffee; wasser|tee .. lauft .. aus|heraus|unten
      nach .. #days|mal|waschen|wasche|gebrauch|benutzung|spulgang .. kaputt|gebrochen|defekt|gerissen|abgebrochen|abgefallen|kaputtgegangen|zerbrochen|auseinandergefallen|gesprungen|ab; kaputtgegangen|kaputtgeht; kaputt gegangen; ging|gingen .. kaputt
      beim ersten|zweiten .. kaputt|gebrochen|gerissen|abgebrochen|abgefallen|zerbrochen|gesprungen|ab; abgefallen; auseinandergefallen; brach|riss|fiel .. ab|auseinander|nach|beim; losgelost; aufgelost
      eingelaufen|eingegangen .. wasche|waschen|gewaschen; nach .. wasche|waschen .. eingelaufen|eingegangen|verfarbt; akku|batterie .. leer|halt|ladt|tot|schwach; bildschirm|display|anzeige .. schwarz|flackert|dunkel|tot
      naht|nahte|reissverschluss|sohle|absatz|knopf .. kaputt|auf|aufgegangen|gerissen|ab|klemmt|lost; kein|keinen strom|ton|bild|signal|mucks; geist .. aufgegeben|auf; tut sich .. nichts; passiert .. nichts; macht .. gerausch|gerausche|krach; fehlermeldung; produktionsfehler; materialfehler
      verdorben|ranzig|schimmelig|schimmlig|verschimmelt|vergammelt|muffig; schimmel .. am|auf|im|in|drin; abgelaufenes|abgelaufen .. mindesthaltbarkeit*|haltbar*; mindesthaltbarkeit* .. abgelaufen|uberschritten`,
    2: `geht|ging|gehen nicht; rost*; klemmt; wackelt|wackelig; quietscht; schimmel*; totalausfall`,
    1: `kaputt; abgebrochen; aussetzer; gebrochen`,
  },
  "reason.wrong_item": {
    3: `falsch|falsche|falschen|falscher|falsches|verkehrte|verkehrten|verkehrtes #parcel|farbe|modell|version|sorte|muster|buch|ausfuhrung|teil|tasse|kanne|becher|schuhe|hose|shirt; falschlieferung; falsch geliefert|geschickt; etwas|was anderes .. #got|#came|drin|bestellt|drinnen|geschickt; ganz anderes|anderer|andere #parcel
      bestellt .. aber|und|stattdessen|doch ein|eine|einen|das|den|die|etwas|was|zwei .. #got|#came|drin; #colour bestellt .. #colour; #colour statt #colour; bestellt .. #colour #got|#came; statt|anstatt|anstelle|anstatt .. #got|kam|kamen|gekommen|drin|lag|geschickt; stattdessen .. #got|kam|lag|drin
      grosse .. bestellt .. grosse|38|39|40|41|42|s|m|l|xl .. #got; #got .. statt .. bestellt*; nicht das|die|den|der was|ich|wir .. bestellt; nicht .. was ich|wir .. bestellt; nie|nicht|niemals .. bestellt; fremde|fremdes|fremden #parcel; bestellung|paket .. anderen kunden|kundin|person
      verwechselt|vertauscht; gehort .. nicht mir; gehort mir .. nicht; nicht meine bestellung|artikel|sachen; falsche grosse .. #got; jemand anderem|anderes #parcel; adressiert an jemand`,
    1: `falsch|falsche|falschen|falscher|falsches; anderes; stattdessen`,
  },
  "reason.missing": {
    3: `im paket|karton|packchen|umschlag war .. nichts; gar nichts drin; liegt|lag|lagen|liegen|lagt .. nicht bei; nicht beigelegen|beiliegend; vermisse|vermissen .. #part|ein|eine|einen|den|die|das; fehlt|fehlen|fehlte|fehlten|fehlend*; ohne .. #part; nicht .. dabei|enthalten|beigelegt|mitgeliefert|mitgeschickt|drin|drinnen; nicht im paket|karton|packchen|umschlag|set; nicht in der schachtel|packung|lieferung|sendung|tute|box; unvollstandig|unvollstandige
      nur #one .. #got|#came|drin|im|statt|von|da|dabei|drinnen; nur .. halfte; #got .. nur #one; #parcel|schachtel|packung|umschlag #be|#came .. leer; leeres|leere|leerer|leeren #parcel|schachtel|packung|umschlag; leer .. angekommen
      vergessen .. beizulegen|einzupacken|mitzuschicken|#part|reinzulegen; #part .. vergessen; rest fehlt; wo ist|bleibt|sind|bleiben .. rest|#part|zweite|andere; nicht alles was; nicht alle|alles .. dabei|da|#came|#got|drin|geliefert
      kein|keine|keinen|keiner #part .. dabei|drin|enthalten|da|im|mit; zu wenig .. geliefert|#got|drin|im; #one zu wenig; statt .. nur #one; bestellt .. aber nur|bloss #one; war .. nichts drin|drinnen; nichts drin|drinnen; war nicht drin|dabei|enthalten`,
    2: `kein|keine|keinen #part; leer`,
    1: `vergessen; ohne`,
  },
  "reason.not_as_described": {
    3: `auf|laut dem|den|der foto|fotos|bild|bildern|website|abbildung war|waren|sah|sahen|sieht|stand|hiess|wirkte; kein|keine|keinen massivholz|vollholz|echtleder|kaschmir|neuware|porzellan; in|der wirklichkeit|realitat .. anders|kleiner|grosser|ganz; als neu verkauft|beschrieben; stimmt .. nicht .. beschreibung|foto|fotos|angaben; nicht .. wie .. beschrieben|abgebildet|dargestellt|angegeben|beschreibung|foto|fotos|bild|bildern|bilder|website|homepage|webseite|angepriesen|beworben; anders .. als .. beschrieben|abgebildet|foto|fotos|bild|bildern|bilder|website|beschreibung|angegeben|dargestellt|internet|online
      sieht|sehen .. anders aus; anders aus als; entspricht|entsprechen .. nicht; nicht .. beschreibung|abbildung|produktbeschreibung|fotos; kleiner|grosser|dunkler|heller|dunner|kurzer|langer|schmaler als .. beschrieben|angegeben|abgebildet|foto|fotos|bild|beschreibung|bildern
      falschung|falschungen|gefalscht|plagiat|fake|imitat; nicht echt|original; kein|keine|keinen echtes|echte|echter|echten|original|richtiges leder|silber|gold|wolle|seide|holz|originalware|ware; schlechte|schlechter|miese|mieser|billige|minderwertige|mangelhafte qualitat|verarbeitung
      qualitat|verarbeitung .. schlecht|mies|minderwertig|unterirdisch|billig|miserabel|mangelhaft|lasst; schon|bereits|offensichtlich|eindeutig benutzt|getragen|gebraucht|verwendet|geoffnet; nicht neu; gebrauchsspuren; laut beschreibung|website|angabe; soll|sollte .. leder|wasserdicht|seide|wolle|silber|holz|leinen|baumwolle sein
      stand|steht .. beschreibung|website|shop .. aber|doch; kein .. leder sondern; angeblich .. leder|wasserdicht|seide|silber; schlecht verarbeitet; farbe .. ganz|vollig|viel|komplett anders; haare .. dran`,
    2: `angeblich; furniert; billiges|billig plastik|material|verarbeitet; minderwertig; stinkt; enttauschende qualitat; irrefuhrend; gebraucht; haben .. mehr erwartet`,
    1: `qualitat; anders; billig; riecht; enttauschend`,
  },
  "reason.late": {
    3: `keine bewegung|anderung|neuigkeiten|aktualisierung; seit .. keine bewegung; langst uberfallig; nicht weiter|voran; verspatet|verspatung|verspatete; zu spat; #days .. spat|spater; warte|warten|gewartet .. #days|ewig|ewigkeiten|lange; verzoger*; uberfallig; sollte|sollten|hatte|hatten .. gestern|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|woche|schon|bereits|langst|spatestens .. da|ankommen|kommen|geliefert|hier
      liefertermin|lieferdatum .. verstrichen|uberschritten|nicht|vorbei|abgelaufen|verschoben; lieferzeit .. lang|lange|uberschritten; dauert .. lange|ewig|lang; wann kommt|kommen|wird|bekomme|erhalte|ist|trifft|kann|darf|bekommen|geht|werde; tracking|sendungsverfolgung|status|sendungsstatus .. nichts|nicht|kein|keine|seit|unverandert
      hangt|liegt|steckt|stecken .. zoll|depot|verteilzentrum|fest|paketzentrum|lager; bewegt .. nicht|nichts; nicht versendet|verschickt|versandt|losgeschickt|abgeschickt|rausgegangen; nicht .. punktlich|rechtzeitig; immer noch .. unterwegs|bearbeitung|versendet|vorbereitung; wann .. #parcel .. kommt|ankommt|da`,
    2: `spat; warte|warten; lieferzeit; liefertermin; lange her; versprochen .. bis`,
    1: `gewartet; unterwegs`,
  },
  "reason.never_arrived": {
    3: `nie|niemals|nicht .. unterschrieben|quittiert; unterschrieben .. nicht|nie|fremd*; nicht .. abgegeben|abgelegt|gebracht; nie|niemals .. angekommen|#got|gekommen|gesehen|ankam|da; zugestellt .. aber|nicht|obwohl|nichts|kein|keine; als .. zugestellt; angeblich .. zugestellt|geliefert|abgegeben|abgelegt|ubergeben; steht|heisst|laut|lt .. zugestellt|geliefert|abgegeben .. aber|nicht; laut .. zugestellt|geliefert|abgegeben; status .. zugestellt|geliefert
      verloren gegangen; verlorengegangen; verschollen; gestohlen|geklaut; falsche|falschen|falscher|fremde adresse|hausnummer|haus|nachbarn|haustur|tur; nicht .. nachbarn|nachbar|nachbarin|haustur|briefkasten|packstation; nachbar* .. nicht|nichts; spurlos|verschwunden; niemand|keiner .. geklingelt|gelautet
      unterschrift .. nicht|fremd; ablageort|abstellort|garage|haustur .. nichts|nicht; #parcel .. weg|verloren|verschwunden|verschollen; #parcel ist weg`,
    2: `verloren; nachbar|nachbarn; zugestellt`,
  },
  "reason.absent": {
    3: `nicht .. #came|erhalten|bekommen|geliefert|gekriegt|da|hier; nichts .. #came|erhalten|bekommen|geliefert|da|gekriegt; kam|kamen|kommt|kommen .. nicht|nichts|nie; wo .. #parcel|mein|meine|meinen|sie|es; noch nicht|nichts .. da; noch|immer nicht|nichts; immer noch auf|kein|keine
      warte|warten .. auf .. #parcel|mein|meine|meinen|die|das|den; keine spur; noch kein|keine|keinen #parcel; bis heute|jetzt nicht|nichts|kein|keine; fehlt jede spur; #parcel fehlt; kein|keine|keinen #parcel .. #got|#came|da; nichts da`,
  },
  "reason.wrong_size": {
    3: `zu klein|gross|eng|weit|lang|kurz|knapp|breit|schmal|kleine|grosse|enge; passt|passen|passte|passten .. nicht|nie|uberhaupt|gar|leider; nicht .. passt|passen|gepasst; falsche|verkehrte grosse; fallt|fallen .. klein|gross|kleiner|grosser|eng aus; nummer grosser|kleiner; grosse .. passt|stimmt .. nicht
      brauche|brauchte|mochte|hatte .. andere|kleinere|grossere|kleiner|grosser .. grosse|nummer; kleinere|grossere grosse; geht nicht .. uber|zu .. kopf|fuss`,
    1: `grosse; eng; weit`,
  },
  "reason.changed_mind": {
    3: `schon|bereits .. gekauft|geschenkt; das|den|die gleiche|gleichen|dasselbe|denselben|dieselbe .. schon|bereits|gekauft; doppelt geschenkt|bekommen; brauche .. doch nicht; passt .. nicht zu; anders uberlegt|entschieden; nicht mehr .. haben|brauche|will|mochte|benotige|brauchen|behalten; brauche|brauchen|benotige|will|wollen|mochte|mochten .. nicht mehr|behalten|haben; brauche|benotige .. doch nicht; gefallt|gefallen .. nicht; nicht .. gefallt|gefallen|gefiel; aus versehen|versehentlich .. bestellt|gekauft
      versehentlich; versehen; doppelt|zweimal bestellt; falsch bestellt; bestellt .. zu viele|viel; widerruf*; widerrufe|widerrufen; passt|passen .. nicht zu|zum|zur|ins|in; nicht zu|zum|zur|ins .. passt|passen; bereue; fehlkauf; steht|stehen mir .. nicht; nicht .. geschmack|stil; doch nicht|kein|keine .. haben|brauche|mochte|will
      woanders .. gunstiger|billiger|gefunden; gunstiger|billiger .. gefunden; habe|haben schon|bereits ein|eine|einen|eins|so|welche; unerwunscht*; nicht behalten; meinung geandert; nichts fur mich|uns`,
    2: `zuruckgeben|zuruckschicken|zurucksenden|retournieren; retoure|rucksendung; umentschieden; schicke .. zuruck`,
    1: `ruckgabe; zuruck`,
  },
  "reason.charged_wrong": {
    3: `doppelt|zweimal|mehrfach|dreimal .. abgebucht|berechnet|bezahlt|belastet|abgezogen|gezahlt|abgerechnet|eingezogen; zwei mal .. abgebucht|berechnet|bezahlt|belastet|abgezogen; abgebucht|berechnet|belastet|abgezogen .. doppelt|zweimal; zu viel|zuviel .. abgebucht|berechnet|bezahlt|gezahlt|verlangt|abgezogen|belastet; zuviel bezahlt
      falsche|falschen|falscher|verkehrte betrag|preis|rechnung|rechnungsbetrag|summe; rechnung|betrag|abrechnung|preis|summe .. falsch|nicht|hoher|anders; gutschein|rabatt|rabattcode|code|aktionscode .. nicht .. abgezogen|berucksichtigt|eingelost|angerechnet|verrechnet|funktioniert|akzeptiert
      rabatt|gutschein .. fehlt; versandkosten|versand|porto .. berechnet|bezahlt|abgebucht|trotz|obwohl|doppelt; abgebucht .. obwohl|aber; geld .. noch nicht|nichts|kein .. zuruck|erstattet|erhalten|bekommen|da; geld .. nicht .. zuruckbekommen|erstattet; erstattung|ruckerstattung .. noch nicht|nicht|wo|fehlt .. #got|#came|da|eingegangen; wo bleibt .. erstattung|geld|ruckerstattung
      unbekannte|doppelte|falsche abbuchung|belastung|zahlung; preis .. hoher .. als; kostete|kostet .. statt|website|aber|shop; mehr .. abgebucht|berechnet; zahlung .. doppelt|zweimal; mehrwertsteuer .. falsch`,
    2: `abgebucht; abbuchung; uberhoht*; versandkosten; rechnung`,
    1: `preis; rabatt; rabattcode`,
  },
  "reason.cancel": {
    3: `zurucktreten; rucktritt; vom kauf|vertrag zuruck*; nicht mehr losschicken|verschicken|versenden; noch nicht verschickt|versendet .. stornier*|abbestell*; stornier*; storno*; abbestell*; bestellung|auftrag|kauf .. abbrechen|ruckgangig|zuruckziehen|loschen|annullieren|streichen|stoppen|aufheben; nicht .. verschicken|versenden|abschicken|losschicken|rausschicken; lieferung|versand|bestellung .. stoppen|anhalten; stoppen sie .. bestellung|lieferung|versand`,
    1: `abbrechen; stoppen`,
  },
  "reason.other": {
    3: `fahrer|bote|zusteller|mitarbeiter|mitarbeiterin|personal|service|kundendienst|hotline .. unfreundlich|unverschamt|frech|ruppig|unhoflich|respektlos; adresse|lieferadresse|anschrift|adressanderung .. andern|geandert|anzupassen; kopie .. rechnung; rechnung .. brauche|benotige|schicken|zusenden|nochmal; brauche|benotige|mochte|hatte .. rechnung
      passwort|kennwort; login|einloggen; konto .. gesperrt; geschenkverpackung; website|webseite|seite|onlineshop|app .. nicht; haben|wurde .. einfach|grundlos|ohne .. storniert; umweltverschmutzung; verpackungsmull; zu viel plastik|verpackung|karton`,
  },

  "wish.refund": {
    3: `geld .. zuruck|zuruckhaben|wiederhaben|wieder|zuruckbekommen|erstattet; zuruck .. mein geld; #wish .. erstattung|ruckerstattung|erstatten|erstattet|zuruckerstatten|ruckzahlung; erstatten sie|bitte|mir; zuruckzahlen|zuruckuberweisen|zuruckerstatten|ruckerstatten|zuruckerstattung; kaufpreis .. zuruck|erstatten`,
    2: `erstattung|ruckerstattung|ruckzahlung; erstatten; mein geld`,
  },
  "wish.replacement": {
    3: `#wish .. ersatz|ersatzlieferung|ersatzartikel|austausch|umtausch|umtauschen|tauschen|austauschen|nachlieferung|ersetzen|ersatzteil; #wish .. neu|neues|neuer|neuen; neu .. schicken|senden|zuschicken|liefern|zusenden|haben; neue|neuen|neues .. schicken|senden|zuschicken|liefern|zusenden|haben
      umtauschen|austauschen|eintauschen; nachliefern|nachschicken|nachsenden|nachgeschickt|nachgeliefert; noch einmal|mal .. schicken|senden|zuschicken|liefern; nochmal|nochmals|erneut .. schicken|senden|zuschicken|liefern; richtige|richtigen|richtiges|fehlende|fehlenden|fehlendes|korrekte .. schicken|senden|liefern|zusenden|haben
      schicken|senden .. richtige|richtigen|richtiges|fehlende|fehlenden|fehlendes; andere|kleinere|grossere grosse .. haben|schicken|umtauschen|bekommen; #wish .. trotzdem|immer .. haben|tasse`,
    2: `ersatz|ersatzlieferung|umtausch|austausch|nachlieferung; ersetzt|ersetzen`,
  },
  "wish.store_credit": {
    3: `#wish .. gutschein|guthaben|gutschrift|einkaufsgutschein; gutschein|guthaben|gutschrift .. ware|reicht|gern|gerne|okay|ok|recht|genugt|lieber|passt|super|auch|genommen|nehmen`,
    2: `gutschein|guthaben|gutschrift`,
  },
  "wish.explanation": {
    3: `wie .. passieren|sein|konnte; warum|wieso|weshalb; erklaren|erklarung|erklart; wissen .. warum|wie|wieso|was; was .. passiert|los|schiefgelaufen|schiefgegangen`,
  },

  upset: {
    3: `am boden zerstort; heule|weine|geweint|geheult; tranen; hochzeit|geburtstag|weihnachten|fest|feier|urlaub .. ruiniert|verdorben|versaut|kaputt|hinuber|gelaufen; beerdigung|trauerfeier; verzweifelt`,
    2: `sehr|total|echt|wirklich|so|zutiefst|extrem|mega|tief|ziemlich|masslos enttauscht|frustriert|traurig|verargert|unzufrieden|genervt|unglucklich; schnauze|nase voll; satt; es reicht; reicht mir|jetzt|langsam; keine|keiner|niemand .. antwort|antwortet|meldet|reagiert|reaktion|ruckmeldung; schon wieder; zum zweiten|dritten|vierten|x mal; immer wieder; ignoriert
      hochzeit|geburtstag|weihnachten|jubilaum|taufe; vertrauen verloren; nie wieder; letzte mal; 😢|😭|💔|😞`,
    1: `enttauscht|enttauschung|enttauschend; argerlich|argere|arger; genervt|nervt; schade; traurig; unzufrieden; frustr*; dringend; eilig; geschenk; unglucklich; sauerei; albtraum|alptraum; 🙁|😕|☹`,
  },
  anger: {
    3: `wutend; stinksauer; unverschamt*; frechheit; betrug*|betrog*; abzocke|abzocker; saftladen; scheisse|scheiss|scheissladen|scheissdreck; verarsch*; kotzt; drecksladen|dreckladen; schweinerei; gauner|halsabschneider|verbrecher; schlimmster|schlechtester|schlimmste|schlechteste laden|shop|service|kundenservice; 😡|🤬|👿|💢; sehr|so|richtig sauer`,
    2: `sauer; lacherlich; skandal*; katastrophe|katastrophal; unfassbar; inakzeptabel; zumutung; mist|dreck|mull|schrott; verdammt*; schande; emport; unterirdisch; luge|lugner|gelogen|verlogen; unding; witz .. schlechter; schlechter witz; verlange; fassungslos; geht gar nicht; so geht .. nicht`,
    1: `unglaublich; unmoglich; peinlich; armselig; schwach; ernsthaft; unzuverlassig`,
  },
  abuse: {
    3: `zur|in holle; sie|ihr .. zu dumm|blod|bescheuert; bescheuert|bescheuerte .. sie|ihr|laden|mitarbeiter; idioten|vollidioten|arschloch|arschlocher|wichser|hurensohn|hurensohne|schlampe|schlampen|fotze|fotzen|drecksack|dreckssau|drecksau|missgeburt|missgeburten|spasten|spast|mongo|mongos|schwachkopfe|hirntot|hirnlosen|dreckspack|drecksau; fick|fickt|fickdich; leck|leckt mich; verpiss|verpisst; halt|haltet .. fresse|schnauze|maul; fresse halten
      sie|ihr|du|euer|ihre|lauter|solche|diese .. idiot|vollidiot|trottel|deppen|depp|versager|penner|affen|schwachkopf|volltrottel|dumm|blod|verblodet|dumpfbacken; dumme|blode|dreckige|fette sau|kuh|schweine|schwein|schlampe; bringe|bring .. sie|euch|dich um; verrecke|verreckt|verrecken|krepiert|krepieren; hoffe .. sterbt|sterben|krebs|brennt; komme .. vorbei .. und; finde .. sie|euch|dich noch; pisst|piss`,
  },
  "threat.legal": {
    3: `anwalt|anwaltin|anwalte|rechtsanwalt*; verklage|verklagen|verklagt; vor gericht; gerichtlich*; rechtliche|rechtlichen|juristische schritte|schritten|konsequenzen; rechtsweg; klage einreichen|erheben; reiche .. klage; verbraucherschutz*|verbraucherzentrale; polizei; anzeige erstatten|erstatte|bei; erstatte .. anzeige; zeige .. sie|euch .. an; mahnbescheid; rechtsschutz*; strafanzeige; letzte frist; frist .. gesetzt|setze`,
  },
  "threat.dispute": {
    3: `kauferschutz; ruckbuch*|zuruckbuch*|ruckbelast*; paypal|klarna|kreditkarte|kreditkartenfirma|bank|lastschrift|visa .. fall|konflikt|reklam*|widerspr*|zuruckholen|zuruckziehen|zuruckgeben|zuruckbuchen|einschalten|dispute; hole .. geld .. zuruck .. bank|paypal|kreditkarte; geld .. bank|paypal .. zuruckholen|zuruck; chargeback`,
  },
  "threat.publicity": {
    3: `schlechte|negative|vernichtende|miese|ehrliche bewertung|bewertungen|rezension|rezensionen|kritik; ein|einen|1|null|0 stern|sterne; trustpilot; bewerte|bewerten .. schlecht|negativ|stern|google|sie; bewertung .. schreiben|hinterlassen|schreibe|abgeben|google; social media|medien; soziale|sozialen medien; poste|posten|offentlich machen; auf .. facebook|instagram|tiktok|twitter|google|reddit; an die|der presse|zeitung|offentlichkeit; allen|jedem|jeden .. erzahlen|erzahle|warnen|abraten|abrate; warne|warnen .. andere|freunde|alle|jeden; rate .. ab`,
  },
  "safety.injury": {
    3: `in die|den|meine|meinen|seine|ihre augen|finger|daumen|fuss|arm|bein|haut|lippe; ins gesicht geflogen|gespritzt|gesprungen; eine|einen gewischt; kopfwunde|blutende|blutender|blutendes; gespuckt|spuckt .. blut|kind|baby; kind|baby|hund|katze .. gespuckt|ubergeben|erbrochen; uberfahren; beinahe|fast .. verletzt|getroffen|erschlagen|ertrunken|uberfahren; aufgeschlitzt|aufgeschnitten|aufgeschurft|aufgeritzt|geprellt|verstaucht|verrenkt|gequetscht; gebrochen|gebrochene|gebrochenen|gebrochener|gebrochenem|brach .. arm|bein|finger|handgelenk|rippe|rippen|nase|fuss|zahn; handgelenk|arm|bein|finger|rippe|nase|fuss .. gebrochen; durchfall|bauchkrampfe|bauchschmerzen|magenschmerzen|magenkrampfe|kopfschmerzen|krampfe|ubelkeit|schwindelig|atemnot|fieber; weh getan|tut; wehgetan; #body .. brennt|juckt|schmerzt; brennt|juckt|schmerzt .. haut|kopfhaut|gesicht
      schlag gekriegt|bekommen|erhalten|abbekommen|verpasst; strom abbekommen|bekommen|gekriegt; zusammengebrochen .. mir|ihm|ihr|uns|gesturzt; unter mir|ihm|ihr|uns .. zusammengebrochen|weggebrochen|nachgegeben|zusammengekracht; kind|baby|sohn|tochter|mutter|mann|frau|hund|ich .. herausgefallen|rausgefallen|heruntergefallen|gesturzt|hingefallen; auf den|die|das kopf|fuss|zeh .. gefallen|gekracht|gesturzt; in den|die|meinen|meine finger|hand|fuss|auge .. gestochen|geschnitten|gebohrt|gerammt; steckt|steckte .. im fuss|finger|hand|auge; arztlich*; beim arzt; ins|im krankenhaus; haut .. blaschen|blasen|pickel|flecken; blaschen .. haut|#body; erstickt; im mund .. erstick*; pusteln|quaddeln|juckreiz|hautreizung|hautreizungen|hautirritation|rotungen; geschwollen|angeschwollen|anschwellen|schwellung .. #body|gesicht; #body .. geschwollen|angeschwollen; schmerzen; erbricht|erbrach; ohnmacht; narbe|narben; blaue flecken; ausgerutscht|gesturzt|hingefallen; gestolpert; eingeatmet; verschluckte|verschlucken; musste|mussen|muss sich|mich ubergeben; ubergeben sich|mussen|musste; ubergibt sich; ins|im gesicht|auge .. gespritzt|geflogen|bekommen|flog; flogen|flog .. ins|in gesicht|auge|augen; zahn .. abgebrochen|ausgebissen; genaht; verbruhte|verbrannte .. mich|mir|sich|#body; schnitt .. mich|mir|#body; eiter*; entzundet|entzundung; blase|blasen .. #body|haut|hand; bekam|bekommen .. einen schlag|stromschlag; mich|mir|sich|uns|ihn|ihr|#body .. geschnitten|verbruht|verbrannt|verletzt|gestochen|aufgeschnitten|eingeklemmt|gequetscht|geprellt|aufgerissen; geschnitten|verbruht|verbrannt|verletzt .. #body; verletzt|verletzung|verletzungen; #family .. verletzt|verbruht|gestochen; blutet|geblutet|blutete|blut|blutend|blutige|blutig; bluten #body; #body .. bluten|bluteten
      schnittwunde|wunde|platzwunde|brandwunde|brandblase|brandblasen|verbrennung|verbrennungen|verbruhung|verbruhungen; stromschlag|stromschlage|elektroschock|stromstoss; einen gewischt|geschlagen .. bekommen|strom; allergisch*; ausschlag .. bekommen|haut|#body|gekriegt|davon|am|im; hautausschlag; krankenhaus|notaufnahme|notarzt|krankenwagen|rettungswagen|rettungsdienst; zum|beim|zur arzt|arztin|kinderarzt
      verschluckt; erstickt|ersticken|verschluckte; vergiftet|vergiftung|lebensmittelvergiftung; erbrochen|erbrechen; mich|mir|sich .. ubergeben mussen|musste; musste .. mich ubergeben; genaht werden|worden; bewusstlos|ohnmachtig; krank geworden; mir|ihm|ihr|uns wurde|war|ist .. schlecht|ubel; ubel|schlecht geworden; augen .. brennen|gebrannt|gereizt|tranen; veratzt|veratzung; splitter .. #body|eingezogen|finger; haut .. gerotet|brennt|juckt|blasen`,
  },
  "safety.danger": {
    3: `bremst|bremste|bremsen .. nicht|kaum; babynahrung|babybrei|kindernahrung .. schimmel|schimmelig|glas|metall; saure|lauge .. ausgelaufen|spritzte|gespritzt; im musli|essen|brot|salat|tee|keks|joghurt|brei|kuchen .. metall|glas|splitter|plastik|draht|scherbe|stein; stuck|stucke|stuckchen metall|glas|draht; flammen|stichflammen; angekokelt|verkohlt|verkohlte|verkohlter|angeschmolzen|durchgebrannt .. kabel|stecker|gehause; so|sehr|extrem|gluhend|unertraglich|viel|irre|hollisch heiss .. geworden|wird|wurde|dass|werden; wasser .. steckdose|stecker|elektr*; steckdose .. wasser|schwarz|geschmort|funken; glas|scheibe|tur .. zersplittert|zersprungen .. plotzlich|einfach|gesicht; plotzlich .. zersprungen|geplatzt|zersplittert|zerborsten; rad|rader|lenker|sattel|bremse|gabel .. abgefallen|abgebrochen|gebrochen|fahrt; beim fahren .. gebrochen|abgebrochen|gelost|versagt|blockiert; kind|baby .. kleinteil|kleinteile|knopfzelle|magnet|magnete; knopfzelle|knopfbatterie; im|in der|dem musli|essen|brot|salat|suppe|tee|keks|schokolade|joghurt war|waren|ist|sind|steckte .. metall|glas|splitter|plastik|draht|scherbe|stein; trat|tritt .. flussigkeit .. akku|batterie|powerbank; akku|batterie|powerbank .. flussigkeit; rauch|rauchwolke|rauchwolken|qualmwolke; verbrannt*|verschmort*|angesengt* .. plastik|gummi|geruch|kabel|gestank; riecht|roch|stinkt|stank|geruch|gestank .. verbrannt*|verschmort*|angebrannt*|brand|gas|benzin|chemie; beim|wahrend kochen|erhitzen|laden|backen|aufladen|betrieb|fohnen .. geplatzt|zersprungen|zerplatzt|gebrochen; ist|sind .. durchgeschmort|abgebrannt; strom .. gehause; glasscherben|glasscherbe|glassplitter|metallsplitter|metallspan; loch|locher|fleck .. gebrannt|geschmort; brandfleck|brandflecken|brandloch|brandspur|brandspuren; geknallt|knall|knallte|stichflamme|lichtbogen; sicherung|sicherungen .. durchgebrannt|rausgesprungen|ausgelost; brannte|brannten .. lichterloh|plotzlich; gluht|gluhte|gegluht; kabel|leitung|stecker .. blank|lose|locker|heiss|gebrochen; lost|loste sich .. gesicht|fahrt; zerplatzt|zerplatzte; feuer gefangen|gefasst; fing|fangt|fangen .. feuer|brennen; in brand|flammen; begann|angefangen|beginnt|fangt .. brennen|qualmen|rauchen|schmoren; brandgefahr*|feuergefahr*; kabelbrand|schwelbrand|wohnungsbrand|zimmerbrand; kokelt|gekokelt|schmort|geschmort|verschmort|angeschmort|durchgeschmort; qualmt|qualmte|gequalmt|qualm; raucht|rauchte .. aus|beim|stecker|gerat|kabel|wenn|sofort|plotzlich; rauch .. aus|kam|kommt|steigt|stieg; rauchentwicklung
      funken .. spruh*|schlag*|geschlagen|gespruht|flogen|flog|kommen|kamen|aus; spruht|schlagt|spruhte .. funken; funkenflug; explod*|explosion*; akku|batterie|glas|scheibe|thermoskanne .. geplatzt|explod*; akku|batterie|powerbank .. aufgeblaht|heiss|dick|ausgelaufen; uberhitz*; riecht|roch|stinkt|stank .. verbrannt|verschmort|gas|angebrannt|rauch|kokel*; verbrannter|verschmorter|verbrannt geruch|gestank; geschmolzen|schmilzt|schmolz; gasgeruch|gasleck
      wird|werden|wurde .. sehr|extrem|so|total|zu|richtig|gluhend heiss; zu heiss .. anfassen|anzufassen; offene|freiliegende|blanke|lose kabel|drahte|leitungen|strom*; glas|glassplitter|splitter|metall|scherbe|scherben|plastik|draht im|in .. essen|glas|marmelade|tee|flasche|honig|schokolade|mund|salat|keks; scharfe|scharfen kante|kanten|splitter; scharfkantig*; gefahrlich*; lebensgefahr*; giftig*; bremse|bremsen .. versag*|nicht; kurzschluss
      sicherung|fi .. rausgeflogen|geflogen|fliegt|raus|rausgehauen|flog; steht|stand|gehause .. unter strom; erstickungsgefahr; verletzungsgefahr; hatte .. verletzen|passieren|schlimm* konnen|ausgehen; ruckruf*; kontaminiert`,
  },

  everything: {
    3: `alles; gesamte|gesamten|komplette|ganze|ganzen|komplett bestellung|lieferung|sendung|paket|inhalt; alle artikel|sachen|teile|produkte|stucke; beide artikel|teile|sachen|produkte; nichts davon|von`,
  },
  fine: {
    3: `heil angekommen|geblieben|#came; #be|blieb|blieben .. heil|unversehrt|intakt; in ordnung; einwandfrei; tadellos; perfekt; unbeschadigt; ganz geblieben; #be|alles .. gut|super|prima|toll|schon|okay|ok|bestens; gut|super|prima angekommen; ohne problem*|mangel; gefallt|gefallen mir|uns|ihr|ihm .. gut|sehr|super; funktioniert|funktionieren|passt|passen .. gut|einwandfrei|super|perfekt|bestens|prima|wunderbar; kein|keine problem|probleme|beanstandung|mangel; nichts auszusetzen`,
  },
  sink: {
    3: `preis|preise|kosten|preis ist .. explodiert|explodieren; preis ist explodiert; herz blutet; farbe blutet|lauft|blutete|blutet; farben bluten; keine ahnung; als|statt|anstatt ein|eine|einen|einer|die|den|das|der|mein erstattung|ruckerstattung|gutschein|ersatz|guthaben|geld|umtausch|gutschrift|neu; fehlen .. worte; das|so|es geht .. nicht um|darum|ohne|weiter; dauert .. zu lang|lange; geht .. zu weit; kaputt|beschadigt|zerbrochen|defekt ist|war|sind|waren .. nicht|nichts|niemand; fehlt|fehlen mir|uns .. zeit|geduld|nerven; spat abends|am|nachts
      rauchmelder|rauchfrei; feuerzeug|feuerschale|feuerstelle|feuerfest; herz .. zerbrochen|gebrochen; zerbreche|zerbrochen .. kopf; ich idiot|trottel|depp|dummkopf|vollidiot|esel|dummerchen; alles gut|klar|ok|okay|beste|liebe|gute|weitere|andere; danke|dank fur alles; das ist|war alles; wie lange|gross|breit|schwer|weit|lang; falsch verstanden|gemacht|gelegen; nichts falsch; weiss nicht; kann nicht; passt schon|mir|gut; passt .. nicht auf; zu grossen|grosser; so weit|gut; weiter so; grossen|grosse dank|fan|freude
      spater noch|mal; fruher oder spater; fur spater; bis spater; nicht zu spat; mehr erfahren; brandneu; glasklar; heisse ware; bluten .. verwelkt|welk|blatter; gebrannte mandeln; zum verrecken; gericht schmeckt; zuruck ins|zur|in; hin und; nicht nur; nicht schlimm; nicht eilig; kein stress; nicht verletzt|gefahrlich; gefuhle|gefuhl|datenschutz|vertrag verletzt; nicht fertig; wenn .. fehlt|kaputt`,
  },
} as const satisfies Partial<Record<Cue, Patterns>>;
