import type { Cue, Patterns } from "../lexicon.ts";

/** Italian: which words are a sign of what. No accents, but "è" is "e'", so that it isn't "e": see lexicon.ts. */

/** Participles and adjectives in their four forms: "rott" -> "rotto|rotta|rotti|rotte". */
const agreed = (stems: string) =>
  stems
    .split(" ")
    .flatMap((stem) => [`${stem}o`, `${stem}a`, `${stem}i`, `${stem}e`])
    .join("|");

const shattered = agreed(
  "rott scheggiat danneggiat spezzat frantumat incrinat ammaccat distrutt sfondat fracassat infrant lesionat",
);
const marked = agreed(
  "graffiat strappat macchiat piegat schiacciat bagnat bucat rovinat deformat sciolt rigat sgualcit",
);

export const groups = {
  parcel:
    "pacco|pacchi|ordine|spedizione|consegna|articolo|articoli|prodotto|prodotti|merce|acquisto|scatola|busta|oggetto",
  came: agreed("arrivat giunt pervenut"),
  got: `${agreed("ricevut consegnat")}|ricevo|ricevere|avuto`,
  be: `e'|sono|era|erano|${agreed("stat")}|risulta|risultano|sembra`,
  broken: `${shattered}|${marked}`,
  shattered,
  marked,
  harm: "crepa|crepe|graffio|graffi|buco|buchi|macchia|macchie|ammaccatura|ammaccature|strappo|strappi|scheggia|scheggiatura|taglio|muffa|botta|rigatura",
  part: "coperchio|vite|viti|cavo|caricatore|istruzioni|manuale|libretto|pila|pile|batteria|batterie|telecomando|adattatore|accessorio|accessori|pezzo|pezzi|bullone|bulloni|manico|tappo|supporto|piede|piedi|gamba|gambe|tracolla|cintura|bustina|chiave|chiavi|cappuccio|ripiano|filtro|bottone|bottoni|spina|cinturino",
  run: "suona|suonano|funziona|funzionano|funzionava|funzionato|accende|accendono|parte|partono|carica|caricano|scalda|scaldano|gira|girano|collega|collegano|connette|apre|aprono|chiude|chiudono|risponde|rispondono|tiene|tengono|scrive|stampa|raffredda|va|vanno|spegne|avvia|taglia",
  body: "mano|mani|dito|dita|pollice|viso|faccia|braccio|braccia|gamba|gambe|piede|piedi|labbro|labbra|bocca|lingua|occhio|occhi|pelle|testa|ginocchio|polso|collo|schiena|palmo|indice|guancia|fronte|naso|mento|orecchio|pancia|coscia|caviglia|tallone|gomito|unghia|gengiva|gengive|dente|denti",
  family:
    "figlio|figlia|marito|moglie|bambino|bambina|bambini|bimbo|bimba|neonato|cane|gatto|madre|padre|mamma|papa|compagno|compagna|nipote|sorella|fratello|nonna|nonno",
  hurt: agreed("tagliat bruciat ferit scottat ustionat graffiat punt"),
  paid: `${agreed("addebitat pagat fatturat prelevat")}|addebito|pagamento|pago`,
  wish: "voglio|vorrei|vorremmo|vogliamo|vuole|desidero|preferisco|preferirei|chiedo|pretendo|esigo|aspetto|bisogno|potete|potreste|posso|possibile|gradirei|richiedo|avere|ottenere|mandatemi|datemi|grazie",
  wrong: agreed("sbagliat errat"),
  colour:
    "nero|nera|bianco|bianca|rosso|rossa|blu|verde|grigio|grigia|marrone|giallo|gialla|rosa|viola|arancione|beige",
} as const;

export const cues = {
  "reason.damaged": {
    3: `#be|#came|#got .. #broken; #broken .. #came|#got; #shattered; danneggi*; crepato|crepata|crepati; #be|#came|sono crepate; in mille|tanti|due|tre pezzi; in pezzi|frantumi; a|ha pezzi; tutto|tutta a pezzi; ce e' .. #harm; ha|aveva|con|presenta un|una|dei|delle|il|la|diverse|grosso|grossa #harm; #harm sul|sulla|sullo|sui|nel|nella|lungo|su
      ha|hanno|preso|subito .. colpo|colpi|botta|botte; scatola|pacco|imballo|busta .. #marked|aperta|aperto; vetro .. esplos*|scoppiat*; pezzi ovunque|dappertutto; bottiglia|flacone|barattolo .. versat*|uscit*; pianta|piante|fiori .. mort*|appassit*; tutto|tutta|tutti|tutte bagnat*|macchiat*|appiccicos*`,
    2: `#marked; ammuffit*; crepate; graffio|graffi|crepa|ammaccatura|strappo; macchia|macchie; #be|#came .. sporc*`,
  },
  "reason.defective": {
    3: `non .. #run; non mi|si|le|ci .. accend*|avvia*|caric*|collega*|connett*|chiud*|apr*; non si sente|sentono|vede|vedono .. piu|nulla|niente; impossibile .. accender*|avviar*|caricar*|collegar*|usar*; cerniera|zip|cassetto|tasto .. bloccat*|inceppat*|#broken; perde|perdono|indietro .. minuti|minuto; perde|perdono .. setole|pelo|peli|colore|pezzi|piume; smesso di .. funzionare|andare|caricare|scaldare|girare; non .. fa|fanno nulla|niente; non .. piu .. #run; difettos*; difetto di fabbrica|fabbricazione|produzione; guast*; fuori uso; malfunzionament*
      perde|perdono .. acqua|olio|liquido|da|dal|dalla|inchiostro; gocciola|gocciolano; si e'|sono #broken|staccat*|scollat*|scucit*|bloccat*|spent*|fus* .. dopo|al|alla|mentre|quando|prim*|lavaggio|giorno|giorni|uso|settimana
      si stacca|scolla|scuce|smonta|spegne|blocca|scarica|sfalda|rompe|inceppa; schermo nero|bloccato|spento; lo schermo .. sfarfalla|lampeggia|nero; fa|fanno .. rumore|rumori|rumorino; falso contatto; si e'|sono ristrett*|restring*; ristrett* .. lavaggio|lavatrice|lavarl*; scolorit* .. lavaggio
      stantio|stantia|rancido|rancida|scaduto|scaduta|scaduti|scadute|andato a male; sa di|da .. stantio|rancido|muffa|vecchio; nessun suono|segnale|audio; batteria .. dura|scarica|muore`,
    2: `cedut*; si e'|sono #broken|staccat*|scollat*|scucit*|bloccat*; difetto; difetti; inutilizzabil*; surriscald*; bloccat*|inceppat*; perde|perdono; ristrett*; lampeggia`,
    1: `rumore; fuma; scotta`,
  },
  "reason.wrong_item": {
    3: `articolo|prodotto|colore|modello|versione|pacco|ordine|articoli|prodotti|libro|gusto|fantasia .. #wrong; #wrong articolo|prodotto|colore|modello|ordine|pacco; non .. quello|quella|quelli|quelle|cio che|giusto|giusta|giusti|giuste .. ordinat*|comprat*|scelt*|chiest*|volev*; non .. articolo|prodotto|colore|modello .. ordinat*|giust*|corrett*|scelt*|comprat*
      non .. mio|nostro ordine; non .. fragranza|profumo|gusto|fantasia|formato|tessuto|libro giusto|giusta|giusti|giuste; chiest*|ordinat* .. mandat*|inviat*|#got il|la|lo|un|una|quello|quella; ordinat* .. #got #colour; ce era|erano .. al posto; non .. per me|noi; nome di un|una|qualcun|altr*; #came|#got|mandat*|inviat*|spedit* .. invece|posto; invece|posto di|del|della|dei|delle|dello .. ordinat*|chiest*; invece di|del|della|dei|delle .. #got|#came|mandat*|inviat*; ordinat* .. ma|e|pero .. #got|#came|mandat*|inviat* un|una|uno|il|la|lo|quello|quella|i|le|dei|delle
      ordinat* .. #got un|una|uno|il|la|lo|quello|quella; mandato|mandata|mandati|inviat*|spedit*|#got|consegnat* .. #wrong|altro|altra|divers*; avete|hanno sbagliat*; vi siete sbagliati|confusi; errore di|nel|nella|nell spedizione|ordine|articolo|prodotto|colore|preparazione|invio
      pacco|ordine|articolo|roba di|d un|una|qualcun altr*; pacco|ordine .. qualcun|altra|altro .. cliente|persona; scambiat* .. ordin*|pacc*; niente|nulla a che .. ordin*; un|tutt altro articolo|prodotto|colore|modello; altra cosa .. ordinat*|chiest*`,
    2: `#wrong; al posto di|del|della|dei|delle; invece di|del|della|dei|delle|dello`,
  },
  "reason.missing": {
    3: `#got .. ma non il|la|lo|l|i|le|gli; manca|mancano|mancava|mancavano il|la|lo|l|i|le|gli|un|una|uno|due|tre|dei|delle|ancora|qualcosa|nel|nella|dal|dalla|solo|anche|alcuni|alcune|meta; ci|mi|gli|le manca|mancano; mancant*; #part .. manca|mancano|mancava; manca|mancano .. #part; senza .. #part
      dove e'|sono .. #part; non ci sono|erano .. #part; non ce e'|sono|era|erano .. #part|nel|nella|dentro; #part .. non ce e'|sono|era|erano; incomplet*; scatola|pacco|busta|confezione .. vuot*; avete|hanno dimenticat*; dimenticat* .. di|il|la .. mettere|inviare|inserire|#part
      solo un|uno|una|due|tre|quattro .. su|invece|di|dei|delle .. due|tre|quattro|cinque|sei; #got|#came|ce e'|sono|era|erano solo|soltanto un|uno|una|due|tre|quattro|cinque|meta|parte; solo|soltanto un|uno|una|due|tre|parte|meta .. #came|#got; #came|#got .. solo|soltanto .. parte|meta|uno|una
      parte|meta del|dell|di|della .. ordine .. manca|mancano; non .. nel|nella|dentro pacco|scatola|confezione|busta; niente|nulla nel|nella|dentro .. pacco|scatola|busta; non .. tutto|tutti|tutte .. #came|#got|ordine; neanche|nessun|nessuna #part`,
    2: `manca|mancano|mancava|mancavano; vuota|vuoto; dimenticat*`,
  },
  "reason.not_as_described": {
    3: `non .. corrispond*|somiglia*|assomiglia* .. foto|descrizione|immagin*|sito|annuncio|scheda|aspettativ*; non .. somiglia*|assomiglia*; non .. come|conforme .. descri*|foto|sito|immagin*|annuncio|pubblicizz*; non .. conform*; divers* da|dalla|dalle|dal|da .. foto|descri*|sito|immagin*|annuncio|mostrat*|come
      aspettavo|aspettavamo .. meglio|altro; foto .. dal|nella vivo|realta; piu|molto piccol*|grand*|scur*|chiar*|sottil*|cort* .. foto|descri*|sito|annuncio|indicat*|previst*; contraffatt*; imitazione; e' un|una falso|falsa|copia; fals*; non .. vera|vero|autentic*|originale|originali; pessima|scarsa|cattiva|bassa|scadente qualita; qualita .. pessima|scarsa|scadente|bassa|deludente|orribile
      niente|nulla a che .. foto|descri*|sito|immagin*; gia usat*|apert*|indossat*|utilizzat*; e'|sono usat*|ricondizionat*; di seconda mano; vendut*|descritt*|spacciat* come|per; pubblicita ingannevol*; ingannevol*; sul|nel sito|descrizione|annuncio .. diceva|dice|era|scritto|indicat*|mostra*; doveva|dovrebbe essere .. nuov*|pelle|cuoio|lana|impermeabil*|argento|oro|legno|lino|seta|cotone|originale`,
    2: `scadente|scadenti; deludent*; non .. corrispond*; diverso|diversa|diversi|diverse; di plastica; rifinit* male; sembra usato|usata|finto|finta|plastica`,
  },
  "reason.late": {
    3: `in ritardo; ritardo di|della|nella consegna|spedizione|giorni|settimane; giorni|settimane|settimana|mesi|ore di ritardo; con .. ritardo; doveva|dovevano|dovrebbe|sarebbe .. arrivare|essere|consegnat*|dovuto; data .. consegna .. passat*|scadut*|superat*; tempi .. lung*|scadut*|rispettat*
      aspetto|aspettiamo|aspettando|attendo|attesa da|ancora|giorni|settimane|settimana|mesi|un|una|due|tre; da .. giorni|settimane|mesi|settimana|mese .. aspetto|attendo|aspettando; #parcel .. bloccato|bloccata|fermo|ferma|partit*|spedit*; tracking|tracciamento|tracciatura .. non|fermo|ferma|bloccat*; non .. si muove|aggiorn*|mosso|avanza; ferm*|bloccat* .. dogana|deposito|magazzino|transito|hub|corriere|centro|posta
      non .. ancora .. spedit*|partit*|inviat*|evas*; non .. spedit*|partit*|evas* .. ancora; ancora in lavorazione|preparazione|transito|elaborazione|viaggio; quando .. arriv*|consegn*|ricever*|spedit*|riceviamo|ricevo; previst*|promess* .. ieri|lunedi|martedi|mercoledi|giovedi|venerdi|sabato|domenica|settimana|scors*; non .. in tempo|tempo|entro; quanto .. aspettare|manca|tempo; e' pronto .. quando`,
    2: `ritardo|ritardi; tarda|tardi; aspetto|attendo|attesa; prevista|previsto; troppo tempo; tracking; lenta|lento`,
  },
  "reason.never_arrived": {
    3: `non .. mai .. #came|#got|vist*|avut*|consegnat*; mai #came|#got|vist*|avut*|consegnat*; rubat* .. #parcel; ha|hanno rubat*; #came|#got mai; #parcel|e'|stato|stata .. smarrit*|rubat*|sparit*|scompars*|perso|persa|persi|perdut*; mancata consegna; mancato recapito
      risulta|segna|segnato|segnata|dice|dicono|scritto|indica|secondo|tracking|stato|compare|figura .. consegnat*|recapitat*; consegnat* ma|pero|invece; consegnat*|lasciat*|recapitat* .. vicin*|altro|altra|sbagliat*|qualcun|sconosciut*|indirizzo; indirizzo|casa|porta|civico|numero #wrong; non .. fuori|davanti|cassetta|porta|portineria|vicini|vicino
      chiesto .. vicini; introvabil*; nessuno .. suonat*|passat*|bussat*|venut*|citofonat*; non .. mia firma; firma .. non .. mia; firmat* .. qualcun|altro|non; nessuna traccia .. del|pacco|di`,
    2: `smarrit*; rubato|rubata|rubati|rubate; sparito|sparita; perso|persa; vicini|vicino`,
  },
  "reason.absent": {
    3: `non .. #came|#got|arriva|arrivano; non .. arrivat*|ricevut*|consegnat* .. ancora|nulla|niente; dove e'|sono|si|sta|finit* .. #parcel|tazza|roba; dove .. #parcel|mio|mia; dov e'|sono; che fine .. fatto|#parcel; ancora niente|nulla; nessun|nessuna .. traccia|notizia|notizie|pacco|aggiornamento; niente|nulla .. #came|#got; sto|stiamo ancora aspettando; non .. qui|ancora qui; ancora non .. #came|#got|arriva; a che punto .. #parcel|ordine|spedizione`,
    2: `nessuna notizia; senza notizie`,
  },
  "reason.wrong_size": {
    3: `troppo piccol*|grand*|larg*|stret*|cort*|lung*|attillat*|ampi*|abbondant*; mi|gli|le va|vanno|sta|stanno .. stret*|larg*|piccol*|grand*|cort*|lung*; taglia|misura|numero #wrong; taglia|misura|numero e'|era #wrong; non .. taglia|misura|numero giust*|mia|corrett*; veste|vestono|calza|calzano .. piccol*|grand*|stret*|larg*|poco|molto
      mi|gli|le stringe|stringono; non mi|gli|le entra|entrano|calza|calzano|va bene di; taglia|misura|numero .. piu|meno|sopra|sotto|superiore|inferiore|grande|piccola|piccolo; una|due taglia|taglie|misura .. in|piu|meno|grande|piccola|sopra|sotto; piu grande|piccola taglia; cambi* .. taglia|misura|numero; sbagliat* .. taglia|misura|numero; ci nuoto|navigo dentro; non .. entra|entrano .. piede|testa|fianchi|spalle`,
    2: `taglia|misura|misure; non .. sta|stanno; stretta|stretto|stretti|strette; larga|larghi|larghe; enorme; minuscol*; non mi entra|entrano`,
  },
  "reason.changed_mind": {
    3: `cambiat* idea; ripensat*; ripensamento; non .. voglio|vogliamo|vuole|serve|servono|vogliono piu; non .. piu .. bisogno|serve|servono|voglio|vogliamo; non .. mi|ci|le|gli piace|piacciono|piaciut*|convince|convincono; ordinat*|comprat*|acquistat* .. per errore|sbaglio; ordinat*|comprat* .. due volte|doppio; ho sbagliat* a|ad|ordine|articolo|modello|colore|prodotto
      trovat* .. meno|altrove; trovat* .. prezzo migliore; trovat* .. piu economic*; non .. mio|nostro|suo|mia|sua stile|gusto|genere; ne ho|ha|abbiamo|aveva gia; ha|ho|aveva|abbiamo gia un|una|uno; pentit*; acquisto impulsivo; recesso; recedere; diritto di recesso; me ne sono pentit*; non .. sta bene con|su; non .. abbina* con; mi sono sbagliat*; colpa mia; non .. tengo|tenerl*`,
    2: `alla fine non; non .. serve|servono; non .. voglio; non .. convinc*; per sbaglio|errore; regalo .. doppio|gia`,
    1: `restituire|restituirlo|restituirla|reso|rendere|rimandare|rimandarlo|rimandarla`,
  },
  "reason.charged_wrong": {
    3: `#paid .. due|tre volte; #paid .. doppio|doppia|troppo; doppio addebito|pagamento|prelievo; doppia fattura|transazione; due|tre addebiti|pagamenti|transazioni|prelievi; codice|sconto|coupon|buono|promozione .. non .. applicat*|funziona*|accettat*|scalat*|considerat*|andat*; non .. applicat* .. sconto|codice|coupon
      prezzo|totale|importo .. divers*|#wrong|piu alt*|superiore|maggiore|sito|non|stess*; #wrong importo|prezzo|totale|addebito|fattura; addebito|fattura|conto .. #wrong; fattura .. errore|errori|sbagliat*; fatto|fatta pagare .. spedizione|due|troppo; pagare|pagato .. spedizione .. gratuit*|gratis; spese di spedizione .. gratis|gratuit*|due|non; addebitat* .. spedizione|spese|piu|in piu; #paid .. ma|pero|invece .. totale|prezzo|era|sito; sconto|codice|buono|promozione non .. compar*|appar*|risult*|figur*; #paid .. di piu
      non .. rimborsat*|ricevut* .. rimborso|soldi|ancora; non .. visto|avuto|ricevut*|arrivat* .. rimborso|soldi; non .. rimborso del|di reso; non .. #got|visto|avuto rimborso|il rimborso .. reso; non .. #got il rimborso del reso; non .. rimborsat*; aspetto|attendo .. rimborso; dove e'|sta .. mio rimborso; dove .. rimborso; rimborso non .. arrivat*|ricevut*; addebito|pagamento|transazione .. sconosciut*|riconosc*|autorizzat*|doppi*; mai .. rimborsat*|rimborso|autorizzat*`,
    2: `addebitat*|addebito|addebiti; #paid .. ma|pero; spese di spedizione; due volte; estratto conto`,
    1: `prezzo; importo; fattura`,
  },
  "reason.cancel": {
    3: `annullare|annullarlo|annullarla|annullate|annullatelo|annullamento; annulla|annullo .. ordine|mio|l|il|acquisto; cancellare|cancellate|cancella|disdire|disdico .. #parcel|lo|l|il|tutto|acquisto; disdire; bloccare|bloccate|fermare|fermate .. #parcel|spedizione|ordine; non spedite*|speditel*|inviate*|inviatel*|mandate*|spedire; prima che .. spedi*|parta|parti*|invi*`,
    1: `annullato`,
  },
  "reason.other": {
    3: `corriere|autista|fattorino|postino|addetto|addetta|operatore|operatrice|commess*|servizio .. maleducat*|scortes*|arrogant*|aggressiv*|sgarbat*|villan*; avete|hanno annullat*|cancellat* .. mio|ordine|senza; cambiare|modificare|correggere .. indirizzo|dati; numero|codice|link di tracking|tracciamento|tracciabilita|spedizione; copia .. fattura; bisogno|mandarmi|inviarmi|ricevere|avere .. fattura; fattura .. azienda|partita|elettronica
      password; accedere .. account|sito|area; mio account; sito|app|pagina non .. funziona|va|carica; imballaggio .. plastica|eccessiv*|esagerat*; carta|confezione|biglietto|pacchetto regalo; lamentar* .. corriere|servizio|personale; reclamo .. corriere|servizio|personale`,
  },

  "wish.refund": {
    3: `#wish .. rimbors*|soldi|denaro; rimborsat*|rimborso .. subito|completo|totale|integrale|grazie|immediato|intero; rimborsatemi|rimborsami|rimborsate; essere rimborsat*; indietro .. soldi|denaro; soldi|denaro indietro; ridatemi|restituitemi|rendetemi .. soldi|denaro; farmi|fatemi .. rimbors*; rimborsarmi|rimborsare`,
    2: `rimborso; miei soldi`,
  },
  "wish.replacement": {
    3: `#wish .. nuovo|nuova|nuovi|nuove|altro|altra|sostituzion*|sostituir*|sostituit*|cambio|cambiarl*|ricambio|rispedi*; sostituite*|sostituitel*; potete|potreste .. sostituir*|cambiar*|mandarmene|inviarmene|spedirmene|rispedir*; potete|potreste .. mandarmi|inviarmi|spedirmi .. nuov*|altr*|#part|quello|quella; mandatemene|rimandatemi; mandatemi|inviatemi|speditemi .. nuov*|altr*|#part|quello|quella
      #wish .. giusto|giusta|giusti|giuste|corrett*; scambiar*|cambiar* .. con|per|taglia|misura|numero; mandarmene|inviarmene|spedirmene .. altr*|nuov*|uno|una; #wish .. pezzo|parte mancante; #wish .. taglia|misura .. piu|sopra|sotto|superiore|inferiore`,
    2: `sostituzione|sostituire; cambio; un altro|nuovo; un altra; una nuova|altra`,
  },
  "wish.store_credit": {
    3: `un|con|in|preferisco|del|il buono; buono acquisto|regalo|spesa|sconto; credito .. negozio|sito|account|store; carta regalo; voucher; buono va|andrebbe bene`,
  },
  "wish.explanation": {
    3: `spiegar*|spiegazion*|spiegate*|spiegatemi; come .. possibile|successo|mai; cosa|che .. successo|succede|succedendo; sapere perche|come|cosa; capire perche|come|cosa`,
    2: `perche`,
  },

  upset: {
    3: `in lacrime; piangere|piango|piangendo|pianto; rovinat* .. matrimonio|natale|compleanno|festa|sorpresa|giornata|vacanza|tutto; matrimonio|natale|compleanno|festa|sorpresa .. rovinat*; distrutta .. io; funerale; sconvolt*; devastat*`,
    2: `molto|davvero|veramente|estremamente|tanto|proprio|profondamente|cosi|troppo delus*|frustrat*|arrabbiat*|irritat*|triste|amareggiat*|dispiaciut*|seccat*|scontent*|preoccupat*; non .. ne posso piu; stufo|stufa|stufi; stanco|stanca di; basta; matrimonio|compleanno|battesimo|comunione|laurea|anniversario; nessuno .. rispond*|risposto; nessuna risposta; non .. rispond*|risposto; seconda|terza|quarta|ennesima volta; disperat*; ignorat*; perso|persa .. fiducia|pazienza; mai piu; 😢|😭|💔|😞; amareggiat*`,
    1: `delus*|delusione; deludent*; peccato; triste; frustrat*; irritat*; seccat*; scocciat*; urgente|urgenza|urgentemente; regalo; scontent*; insoddisfatt*; non .. content*|soddisfatt*|felice; disagio; incubo; purtroppo; preoccupat*; 🙁|😕|☹`,
  },
  anger: {
    3: `furios*; furibond*; incazzat*; indignat*; vergogn*; truff*; ladri|ladro; imbroglion*; schifo|schifos*; cazzo; fanculo; porca .. miseria|puttana|troia; presa in giro; prendete|prendendo|preso .. in giro|per; molto|davvero|veramente|tanto arrabbiat*; peggior* .. servizio|negozio|sito|esperienza|acquisto; 😡|🤬|💢|👿; come osate|vi permettete; uno scandalo; scandalos*; imbestialit*`,
    2: `arrabbiat*; inaccettabil*; inammissibil*; assurd*; ridicol*; incompetent*; incompetenza; penos*; pessim* servizio|negozio|esperienza|assistenza; pietos*; merda; bugiard*; bugie; mentit*; rabbia; oscen*; pretendo; esigo; indecen*; vergogna; orribil*; terribil*; disastr*`,
    1: `francamente; seriamente; poco seri|serio; incredibil*; non .. normale|possibile`,
  },
  abuse: {
    3: `vaffanculo; andate|va|vai .. a|al .. fanculo|quel|cagare|diavolo|inferno|morire; chiudi|chiudete .. bocca|becco; stronz*; bastard*; coglion*; figli|figlio di .. puttana|troia; puttan*; merde; pezzi|pezzo|teste|testa di .. merda|cazzo; crepate; crepa tu; dovete|dovreste morire|crepare; spero .. moriate|crepiate|morite|crepate; vi .. ammazzo|uccido|spacco|picchio; vengo li .. spacco|picchio|ammazzo
      andate|andatevene|vai|va .. fanculo; branco|banda|massa|manica di falliti|idioti|imbecilli|cretini|topi|ladri|incapaci|animali|pagliacci|buffoni|delinquenti|truffatori; siete|sei|brutti|branco|massa|manica|razza|banda .. idiot*|imbecill*|cretin*|deficient*|stupid*|scem*|ritardat*|incapac*|ignorant*|dementi|pagliacci; idioti|imbecilli|cretini|deficienti; fate schifo voi`,
  },
  "threat.legal": {
    3: `avvocato|avvocati|legale .. contatt*|scriv*|sent*|interven*|pens*|occup*|risolv*; mio|nostro|un|dal|dall|all|con avvocato; avvocat*; mio|nostro legale; azioni|azione|vie|via legal*; per vie legali; denunc*; querel*; tribunal*; in causa|giudizio; fare causa; faro|facciamo causa; giudice di pace; diffida; codacons; altroconsumo; antitrust; agcm; federconsumatori; adiconsum; associazion* .. consumatori
      codice del consumo; diritti .. consumator*; polizia; carabinieri; guardia di finanza; polizia postale`,
  },
  "threat.dispute": {
    3: `chargeback; contestare|contesto|contestero|contestazione .. addebito|pagamento|transazione|banca|carta|paypal|acquisto|spesa; controversia; disputa|reclamo .. paypal|banca|carta; paypal .. reclamo|controversia|contest*|disputa|rimbors*; mia|nostra banca .. contest*|rimbors*|blocc*|storn*|annull*; chiamo|chiamero|chiamare|contatto|contattare|contattero|sento|chiedo|chiedero .. mia|alla|la banca; banca .. contestazione|storno|storn*; storn* .. pagamento|addebito; bloccare|blocco .. pagamento|addebito`,
  },
  "threat.publicity": {
    3: `trustpilot; recension* .. negativ*|pessim*|brutt*|google|trustpilot|una|stella|online|ovunque|lascer*|scriver*; pessima|negativa|brutta|cattiva recension*; lascio|lascero|scrivo|scrivero|pubblico|pubblichero|faccio|mettero .. recension*; una|1|zero|0 stella|stelle; social network; sui|sulle social; pubblic*|post*|scriv*|condivid*|raccont* .. facebook|twitter|instagram|tiktok|internet|web|social|forum|ovunque|online; striscia .. notizia; mi manda; le iene
      giornali|giornale|giornalist*|stampa|televisione .. contatt*|scriv*|dir*|raccont*; contatt*|scriv*|avvis* .. giornal*|stampa|televisione; giornalist*; diro|dico|raccontero|racconto .. a tutti|tutti|amici|giro; cattiva pubblicita; passaparola; sconsiglier* .. tutti|amici|chiunque; avvisare|avvertire|avvertiro .. tutti|altri|amici`,
  },
  "safety.injury": {
    3: `mi|ci|ti sono|siamo|sei #hurt|fatto|fatta .. male|dito|mano|#body; mi sono #hurt|ferit*; mi sono|si e' .. aperto|aperta .. #body; si e' aperto|aperta .. #body; si e'|sono #hurt|fatto|fatta|fatti .. male|#body|dito; si e' fatto|fatta male; #family .. si e' #hurt|fatt*|intossicat*|soffocat*|fulminat*; #family .. stato|stata|rimasto|rimasta|e' #hurt|intossicat*|ricoverat*|folgorat*; mi|ci|gli|le ha|hanno #hurt|ferit*|punt*; #hurt .. il|la|le|lo|al|alla|un|una|mia|mio #body|dito|mano
      ferita|ferite; ferimento; mi sono fatto|fatta .. taglio|male|livido|bruciatura|ferita; si e' fatto|fatta .. taglio|male|livido|bruciatura|ferita; arrossament*; rossore; vetro .. nel|nella|nell|sotto #body; taglio|tagli profond*; sanguin*; sangue .. dappertutto|mano|dito|dita|ovunque|naso|dalla|dal; esce|usciva|uscito|perso|pieno|tanto sangue; ustion*; scottatur*; bruciatur* .. mano|pelle|dita|braccio|#body; ospedale; pronto soccorso; ho il|la|un|una polso|braccio|gamba|naso|dito|caviglia rotto|rotta|slogato|slogata|fratturato|fratturata; brufoli .. viso|pelle|faccia|corpo|dappertutto; preso .. corrente; dermatite; eczema; dal medico|dottore|dermatologo|pediatra; chiamat* .. medico|guardia|dottore; scheggia|schegge|vetro|pezzo|pezzetto|spina|ago nel|nella|nell|nello|sotto #body; scheggia|schegge|pezzo|pezzetto di|del .. vetro|metallo|legno nel|nella|nell #body; perso conoscenza|i sensi; fratturat*; punti di sutura; messo|mettere|dato|dati .. punti; scossa; scosse; folgorat*; fulminat*; reazione|shock|crisi allergic*; allergic* .. dopo|alla|al|reazione|pelle|crema; allergia .. dopo|da|dal|alla
      eruzione; sfogo .. pelle|collo|viso|cutaneo|sul|sulla; prurito; irritazion*; irritat* .. pelle|occhi|gola; vesciche; macchie rosse; bolle .. pelle|mani|viso|sul|sulla; orticaria; intossica*; vomit*; stato|stata|stati|stiamo|sto .. male dopo|mangiat*|bevut*; male .. dopo aver|averlo|averla|averli|che .. mangiat*|bevut*|usat*|provat*; ingoiat*; ingerit*; soffocat* .. con|per|quasi; soffocare; rischiat* .. soffocare|soffocat*
      ambulanza; svenut*; medico|dottore|guardia medica .. dopo|per|ustione|ferita|pelle; dal|al medico|dottore .. per|dopo|causa; #body .. gonfi*|sanguin*|bruci*; bruciano|brucia .. occhi|pelle|gola; avvelen*`,
  },
  "safety.danger": {
    3: `dato|dare|appiccat* fuoco; preso|prende|prendere|prendeva|andato|andata|andare fuoco|fiamme; a|al fuoco; in fiamme; principio d|di incendio; incendi*; fiamme|fiamma .. dal|dalla|alte|usc*|esc*|presa; fiammat*; esce|usciva|uscito|uscire|fa|faceva|fatto|emette|produce .. fumo; fumo .. dal|dalla|usc*|nero|presa|spina|quando; iniziato|cominciato|inizia|comincia|messo|messa a .. fum*|bruci*|fond*|sciogl*; fuma quando|se|appena; scintill*; e'|sono esplos*|scoppiat*; batteria|pila|bottiglia|caricatore .. esplos*|scoppiat*; esplos*|scoppiat* .. mano|mani|batteria|faccia|forno|vetro|mentre|quando; surriscald*
      puzza|odore|puzzava di|da .. bruciato|gas|plastica|fumo; bollente .. cavo|caricatore|batteria|spina|quando|toccare|presa; scotta .. cavo|caricatore|batteria|spina|quando|toccare|presa|tanto; cavo|caricatore|batteria|spina|presa .. scotta|bollente|sciolt*|fus*|bruciat*|scioglie; si scalda|riscalda|scaldano .. troppo|tantissimo|moltissimo|eccessivamente; troppo calda|caldo|calde|caldi .. toccare|tenere|carica; diventa|diventano .. bollente|rovente|roventi|bollenti|incandescent*
      corto circuito; cortocircuit*; salta|saltare|saltata|saltato|fa .. corrente|salvavita|contatore|luce|differenziale; salvavita; fa|fanno le|delle fiamme; delle|le|con|nelle fiamme; presa|spina .. nera|annerita|fuma|fumava; apparecchio|cavo|motore .. fuma|fumava; cavo|filo .. scopert*; chiodo|chiodi|ago|aghi|spillo|spilli|lama|vetro .. nel|nella|nelle|dentro .. peluche|giocattolo|materasso|cuscino|scarpa|scarpe|maglia|maglione|pantaloni|pannolino|letto; senza freni; potevo|poteva|potevamo .. ammazz*|uccider*|farmi|tagliar*; vermi|larve|larva|scarafaggio|scarafaggi|blatta|blatte; insetto|insetti .. nel|nella|dentro; fili|filo .. scopert*|nudi|nudo; pericolos*; pericolo; pericoli; rischio di|d .. incendio|soffocamento|fuoco|scossa|ustione|tagliarsi|ferirsi; batteria|pila .. gonfi*|perde|scoppi*; gonfi* .. batteria|pila
      pezzi|pezzo|schegge|scheggia|frammenti|insetti|insetto|vermi|verme|larve .. nel|nella|dentro .. vasetto|barattolo|cibo|marmellata|bibita|bevanda|the|te|cioccolato|cioccolata|minestra|zuppa|sugo|miele|torta|piatto; vetro|metallo|plastica|vermi nel|nella|dentro .. vasetto|barattolo|cibo|marmellata|bevanda|te|cioccolato|sugo|miele; fuga|perdita di gas; tossic*; bordo|bordi|spigolo|spigoli .. taglient*|affilat*; richiam* .. prodotto|lotto|sicurezza; prodotto .. richiamat*; rischiat* .. bruciar*|ferir*|fulminat*|incendio|grosso|vita; poteva|potevamo|potevo .. bruciare|ferirsi|farsi|farmi|morire|incendiarsi|succedere; freni .. funzion*|rott*|cedut*`,
  },

  everything: {
    3: `tutto|intero|completo .. ordine; tutto il|lo|l ordine|pacco|contenuto; intero ordine|pacco; tutti|tutte gli|le|i articoli|prodotti|cose|pezzi; tutto e'|quello|quanto|cio; tutto #broken; tutti|tutte #broken; ordine intero|completo`,
  },
  fine: {
    3: `perfett*; impeccabil*; in ottimo|ottime|perfetto|buono|perfette stato|condizioni; intatt*; #be|va|vanno|funziona .. molto bene; #be bellissim*|bell*|ottim*|perfett*|intatt*|carin*; va|vanno bene; tutto bene; nessun problema; senza problemi; adoro; a posto; sopravvissut*; ok`,
  },
  sink: {
    3: `un altr*|altra client*|persona|indirizzo|nome|vicin*|negozio|ordine|giorno|volta; non #run troppo; mio|un avvocato di|in peluche|legno|ceramica; prezzi|prezzo stracciat*; cuore infranto|spezzato; mi manca .. tempo|voi|poco|casa; mancanza di|d; ci|mi manca solo|soltanto che|questa|questo; manca di .. rispetto|serieta|professionalita; punto di vista; a un certo punto; in punto; se .. non .. rimbors*; ho sbagliat* .. indirizzo; per|a questo|il|tale prezzo; qualita prezzo; parole|commenti mi|ci hanno|ha ferit*; piuttosto che .. rimborso|buono|sostituzione|cambio|nuov*; invece di|del|della|che|d .. rimborso|buono|sostituzione|cambio; al posto di|del|della .. rimborso|buono|sostituzione|cambio; non .. voglio|serve|bisogno .. rimborso|buono
      buono stato; in buono; buon giorno; molto buono; e' buono|buona; fuoco d'artificio; fuochi artificio; fuoco lento|vivo; messa a fuoco; sangue freddo; vetro fumo; color|colore|grigio fumo; affumicat*; scossa .. terremoto; parole|commenti .. ferit*; ferit* .. parole|orgoglio; esplos* .. ridere|prezz*; va bene; tappeto rosso; reso conto; mi rendo conto; rendere felice; carta di credito; numero dell|di ordine|telefono; perso tempo|pazienza|fiducia; guardia del corpo; piu tardi; prima o poi; punti fedelta|vendita|sconto; raccolta punti`,
  },
} as const satisfies Partial<Record<Cue, Patterns>>;
