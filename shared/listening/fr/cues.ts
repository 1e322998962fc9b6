import type { Cue, Patterns } from "../lexicon.ts";

/** French: which words are a sign of what. No accents: "à" is read as "au", see lexicon.ts; "n'" and "d'" are "ne" and "de". */

/** Participles with their feminine and plural: "casse" -> "casse|cassee|casses|cassees". */
const agreed = (words: string) =>
  words
    .split(" ")
    .flatMap((word) => [word, `${word}e`, `${word}s`, `${word}es`])
    .join("|");

/** A denial before what it denies, with "ne" or, as people speak, without: "n'est pas arrivé", "pas arrivé". */
const no = (word: string, rest: string) => `ne .. ${word} .. ${rest}; ${word} .. ${rest}`;

/** A denied verb and what follows: "ne correspond pas à la photo". */
const denied = (verbs: string, rest: string) =>
  `ne .. ${verbs} .. pas|rien|plus .. ${rest}; ${verbs} pas|rien|plus .. ${rest}`;

/** All that was there: "je n'ai reçu que deux". */
const nothingBut = (verbs: string, rest: string) =>
  `ne .. ${verbs} que|seulement ${rest}; ${verbs} que|seulement|uniquement ${rest}`;

/** The same around a verb: "ne marche pas", "marche plus". */
const fails = (verbs: string) => `ne .. ${verbs} .. pas|plus|jamais; ${verbs} pas|plus`;

const shattered = agreed("casse brise fele ebreche fissure fendu cabosse endommage abime fracasse eclate enfonce");
const marked = agreed("raye tache dechire tordu ecrase troue deforme mouille trempe plie perce arrache fane renverse");

export const groups = {
  parcel: "colis|paquet|paquets|commande|livraison|article|articles|produit|produits|envoi|marchandise|achat",
  came: agreed("arrive parvenu venu"),
  got: `${agreed("recu")}|recois|livree|livrees|livre`,
  be: "est|sont|etait|etaient|ete|sera|parait",
  broken: `${shattered}|${marked}`,
  shattered,
  marked,
  harm: "fissure|fissures|rayure|rayures|trou|trous|tache|taches|bosse|bosses|dechirure|dechirures|accroc|eclat|felure|impact|moisissure|coup",
  part: "couvercle|vis|cable|chargeur|notice|manuel|pile|piles|batterie|telecommande|adaptateur|accessoire|accessoires|piece|pieces|boulon|boulons|poignee|bouchon|support|pied|pieds|sangle|ceinture|sachet|cle|cles|capuche|etagere|filtre|bouton|boutons|livret|courroie",
  run: "sonne|sonnent|marche|marchent|fonctionne|fonctionnent|allume|allument|demarre|demarrent|charge|chargent|chauffe|chauffent|tourne|tournent|connecte|connectent|ouvre|ouvrent|ferme|ferment|repond|repondent|tient|tiennent|coule|coupe|coupent|ecrit|reagit|reagissent|imprime|refroidit",
  body: "main|mains|doigt|doigts|pouce|visage|bras|jambe|jambes|pied|pieds|levre|levres|bouche|langue|oeil|yeux|peau|tete|genou|poignet|cou|dos|paume|index|majeur|joue|front|nez|menton|oreille|ventre|cuisse|mollet|cheville|orteil|orteils|talon|coude|ongle|gencive|gencives|dent|dents",
  family:
    "fils|fille|mari|femme|enfant|enfants|bebe|chien|chat|mere|pere|maman|papa|copain|copine|compagnon|compagne|soeur|frere|grand",
  hurt: agreed("coupe brule blesse ebouillante entaille electrocute"),
  paid: `${agreed("debite preleve facture paye")}|prelevement|payer`,
  wish: "veux|voudrais|voudrait|voulons|souhaite|souhaiterais|souhaitons|aimerais|aimerions|prefere|prefererais|demande|exige|attends|desire|possible|besoin|pouvez|pourriez|peux|merci|obtenir",
  wrong: "mauvais|mauvaise|mauvaises",
  colour:
    "noir|noire|blanc|blanche|rouge|bleu|bleue|vert|verte|gris|grise|marron|jaune|rose|violet|violette|orange|beige",
} as const;

export const cues = {
  "reason.damaged": {
    3: `#be|#came|#got .. #broken; #broken .. #came|#got; #shattered; endommage*; degat*
      en mille|petits|plusieurs|deux|trois morceaux|miettes; en morceaux|miettes; y a|avait .. #harm; avec|a|presente .. #harm sur|dans|au|a
      a|avait|avec|presente un|une|des|grosse|gros|grande|enorme #harm; #harm .. sur|dans .. le|la|les|l; pris|recu|subi un|des coup|coups|choc
      colis|paquet|carton|boite|emballage .. ouvert|ouverte|defonce|eventre; flacon|bouteille|pot .. coule|fui|vide .. carton|colis|partout
      plante|plantes|fleurs .. mortes|morte|fanees; a coule|fui partout|dans; tout|toute|tous|toutes mouille*|colle*|taches; verre brise|casse|explose; verre .. explose .. carton|colis|boite`,
    2: `#marked; casse net; moisi|moisie; rayure|rayures|fissure|bosse|dechirure; eclats; sali|sale|sales`,
  },
  "reason.defective": {
    3: `${fails("#run")}; ne se .. #run .. pas|plus; ne .. fait rien; ne .. fonctionn*|march* .. jamais|pas|plus; ne .. jamais|plus|pas .. fonctionne|marche|demarre
      impossible de|d .. allumer|demarrer|utiliser|connecter|charger|brancher; retarde|avance de .. minutes|minute; perd|perdent ses|leurs; arrete|cesse|arretee .. de .. fonctionner|marcher|chauffer|charger; en panne; hors service|usage; hs; defectueu*; defaut de|d fabrication|fabrique|conception
      faux contact; court circuit; se est coupe|coupee tout|toute|en|apres|au; se est arrete|arretee|eteint|eteinte; se decolle|decollent|decoud|decousent|demonte|detache|dechire|effiloche|decharge|eteint|bloque|coince|casse|devisse; se eteint .. seul|seule|tout|toute|quand
      fuit|fuient|goutte|fuite; rendu l|le ame; bruit bizarre|etrange|anormal|horrible|suspect; ecran noir|fige|bloque|clignote; reste|est noir|fige|bloque|bloquee|coince|coincee
      se est|sont .. #broken|decolle|decousu|decousue|decollee|detache|detachee|retreci .. apres|au|en|des|quand|premier|premiere|jour|jours|lavage|utilisation; retreci|deteint .. lavage|machine|laver; a retreci|deteint
      tombe|tombee en panne; ne .. tient .. charge; plus de|aucun son|image|lumiere|jus; rance|rances|evente|eventee|perime|perimee|avarie|avariee; mal cousu|cousue|monte|montee|colle`,
    2: `a cede; a lache; se est|sont .. #broken|decolle|decollee|detache|detachee|decousu|decousue; defaut; dysfonction*; inutilisable; surchauffe*; usure; coupe toute|tout seule|seul; bloque|bloquee|coince|coincee; clignote`,
    1: `bruit; fume; grince`,
  },
  "reason.wrong_item": {
    3: `#wrong article|produit|couleur|modele|reference|coloris|version|colis|commande|paquet|articles|produits|motif|parfum; ${no("pas", "le|la|les bon|bonne|bons|bonnes article|produit|couleur|modele|reference|coloris|version|colis|produits|articles|commande")}
      ${no("pas", "ce que|celui|celle|ceux|celles .. commande|achete|voulais|demande|choisi")}; ${no("pas", "article|produit|couleur|modele que .. commande|achete|choisi")}; ne est|etait pas ma|notre|mon commande|colis|article; est|etait pas ma|notre|mon commande|colis|article
      #got|envoye|arrive|livre .. au lieu|place; au lieu|place de|du|des .. commande|demande|voulu; commande .. #got un|une|des|le|la|du|les; commande .. mais|et|or|alors .. #got|envoye|envoyez un|une|des|le|la|du|les
      demande|commande|pris .. vous .. envoye du|un|une|des|le|la|de; commande .. #got #colour; #got|colis|paquet .. au la place de|du|des; ne est pas pour moi|nous; nom de|d quelqu'un|autre; commande .. colis|paquet contenait|contient|contenir; erreur de|d|dans|sur|du|au .. article|produit|colis|reference|commande|couleur|preparation|envoi|modele; vous .. etes trompe*; interverti*; #got .. modele|article|produit|couleur|version different*; ${no("pas", "le|la|les bon|bonne|bons|bonnes parfum|gout|motif|tissu|format|livre|cadeau")}; trompe* de|d article|colis|client|produit|couleur|modele
      commande|colis|paquet|article|articles de|d .. quelqu'un|autre|autres|voisin|inconnu; rien a|au voir .. commande|demande; ${denied("correspond*", "commande|commandee")}; un autre|une autre article|produit|modele|couleur que; inverse|inverses|melange .. commandes|colis`,
    2: `${no("pas", "le|la|les bon|bonne|bons|bonnes")}; au la place de|du|des; au lieu|place de|du|des; erreur d|de article|envoi; se est|etes trompe*`,
  },
  "reason.missing": {
    3: `me|nous|lui manque|manquait|manquent; #got .. mais pas le|la|les|du|mon|ma; il|y manque|manquait|manquent|manquaient; manque|manquent|manquait .. dans|colis|carton|boite|encore|toujours; manquant*; #part .. manque|manquent|manquait; manque|manquent|manquait un|une|le|la|les|des|l|deux|trois #part
      ou est|sont .. #part; sans .. #part; ${no("pas", "de|d #part")}; aucun|aucune #part .. dans|fourni|inclus|colis|avec; #part absent*; incomplet*; incomplete; #part .. ne .. pas .. dans|fourni*|inclus*|livre*
      colis|boite|carton|enveloppe|paquet .. vide; oublie .. mettre|envoyer|joindre|#part|article|moitie|inclure; vous avez|aviez oublie; ${nothingBut("#got", "un|une|deux|trois|quatre|cinq|la|moitie|partie")}
      ${nothingBut("contenait|contient|avait|a|trouve", "un|une|deux|trois|quatre|la")}; que|seulement un|une|deux|trois|quatre .. sur deux|trois|quatre|cinq|six; #got .. moitie|partie de|du; une partie|moitie .. commande .. manque|absente
      ${no("pas", "dans|au le|la|mon|l|interieur colis|carton|boite|paquet|sachet|interieur|emballage")}; rien dans|au .. colis|boite|carton|interieur|enveloppe; ${no("pas", "tout|tous|toutes .. #got|commande")}`,
    2: `manque|manquent|manquait; vide; absent|absente|absents; oublie|oubliee`,
  },
  "reason.not_as_described": {
    3: `${denied("correspond*|ressemble*", "description|photo|photos|image|images|site|annonce|fiche|attendu|attente*|montre*")}; ${fails("ressemble*")}; rien a|au voir .. photo|photos|description|site|image|annonce
      pas|non conforme*; plus|moins petit*|grand*|fonce*|clair*|fin*|epais*|terne*|court* que .. photo|photos|annonce*|site|description|image|indique*|prevu*; contrefacon*; imitation*; un|une faux|fausse; ${no("pas", "du|un|une|le|la vrai|vraie|veritable|authentique|original")}
      photo|photos .. en vrai|realite; en vrai|realite .. photo|photos|rien; annonce|vendu|decrit|annoncee|vendue|decrite .. etiquette; attendais|attendait|attendions au|a mieux|autre; #wrong qualite; qualite .. mediocre|deplorable|mauvaise|decevante|horrible|nulle|douteuse; bas de gamme; camelote; deja|ete utilise*|porte|portee|servi|ouvert|ouverte|usage*; de|d occasion; reconditionne*
      vendu|decrit|annonce|presente|vendue|decrite|annoncee comme; publicite|description|photo|photos mensongere*|trompeuse*; couleur|taille|matiere|tissu .. pas .. meme|celle .. photo|photos|site|description|annonce
      site|description|annonce|photo|fiche disait|dit|indique|indiquait|montre|montrait|annoncait|annonce|precise|precisait; cense|censee|censes|supposee|suppose etre|etre .. neuf|cuir|impermeable|etanche|laine|argent|or|bois|lin|soie|coton`,
    2: `etiquette dit|indique; en vrai; rien a|au voir; ${fails("correspond*")}; decevant*; mal fini|finie; finitions|finition; trompeu*; couleur .. differente; fait cheap|toc`,
  },
  "reason.late": {
    3: `en retard; pris .. retard; retard de livraison|livraisons; jours|semaines|semaine|jour|mois de retard; avec .. retard; livraison .. lente|longue|retardee; devait|devaient|aurait|devrait|auraient .. arriver|du|etre|livre*|parvenir
      date .. depassee|passee|prevue; delai|delais .. depasse*|annonce*|long|longs|pas; attends|attend|attendons .. depuis|semaine|semaines|jours|mois|toujours|encore|longtemps; depuis .. semaine|semaines|jours|mois .. attends|attend|attendons
      suivi .. pas|plus|rien .. bouge*|change*|evolue*|avance*; ne .. bouge|avance|evolue .. pas|plus|rien; bloque|bloquee .. depot|douane|douanes|transit|entrepot|centre|plateforme|poste; colis|paquet|commande est|reste bloque|bloquee|coince|coincee; colis|paquet|commande .. bloque|bloquee|coince|coincee|parti|partie|expedie|expediee; ${no("pas|jamais", "expedie|expediee|expedies|envoye|envoyee|parti|partie|prepare|preparee")}
      toujours|encore en|au preparation|traitement|transit|attente|cours; quand .. arrive*|recevr*|recevoir|livre*|sera|vais|expedie*; prevu|prevue .. hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|semaine|passe|passee
      ${no("pas|plus", "au|a|en temps|l|le|pour noel|anniversaire|heure")}; promis|promise .. hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|jours; combien de temps .. attendre|encore`,
    2: `retard|retards|retarde|retardee; tarde; attends|attend|attente; prevu|prevue; trop long|lent; traine; suivi; toujours en`,
  },
  "reason.never_arrived": {
    3: `${no("jamais", "#came|#got|vu|eu|livre*")}; ne .. #came|#got|eu .. jamais; colis|paquet|commande .. perdu*|vole*|disparu*|egare*|introuvable*; a|ete vole|volee|perdu|perdue|egare; se est fait|faite voler
      indique|indiquee|marque|marquee|note|notee|declare|declaree|statut|suivi|apparait|soi|censement|pretend|dit|considere|mentionne .. livre|livree|distribue|distribuee|remis|remise|depose|deposee; livre|livree mais|pourtant|alors
      livre|livree|distribue|remis|depose|laisse|deposee .. #wrong|autre|voisin|voisine|inconnu|quelqu'un; #wrong adresse|maison|porte|boite; ${no("pas|rien", "devant|au .. porte|palier|voisin|voisins")}
      personne ne .. sonne|passe|venu|depose|livre; ${no("pas", "ma|mon signature|nom|porte|adresse")}; signe|signee .. pas|autre|inconnu; la trace|trace .. colis|paquet; perdu|perdue .. poste|transporteur|livreur|route`,
    2: `perdu|perdue; vole|volee; disparu|disparue; egare|egaree; voisin|voisins|voisine; introuvable`,
  },
  "reason.absent": {
    3: `${no("pas|rien", "#came|#got|parvenu")}; ne .. #got|#came|vois .. rien|pas|toujours; ou|u est|sont|reste|passe|en .. colis|commande|paquet|livraison|articles|article|tasse|affaires; ou en est
      ${no("pas", "de nouvelle|nouvelles")}; ${no("pas", "eu .. colis|paquet|commande|livraison")}; ${no("pas|rien", "dans .. boite aux|au lettres")}; toujours|encore rien; toujours|encore pas .. #got|#came; ${no("toujours|encore", "pas|rien .. #got|#came")}; aucun|aucune|sans nouvelle|nouvelles|trace|signe .. colis|commande|paquet|livraison|de|du; rien .. #got|#came; attends toujours|encore; aucun colis|paquet`,
    2: `aucune nouvelle; sans nouvelles; pas encore la`,
  },
  "reason.wrong_size": {
    3: `me suis trompe* de taille|pointure; trop petit*|grand*|large*|court|courte|courts|courtes|serre*|etroit*|juste|justes|ample*|moulant*; manches|jambes|robe|pantalon|jean|chemise .. trop long*; #wrong|pas|bonne .. taille|pointure; ${no("pas", "la|le|les|a|ma|bonne taille|bonne pointure")}; ${no("pas", "la bonne taille|pointure")}
      taille|chausse .. petit|grand|trop|large; me|le|la serre|serrent; flotte|nage dedans|dans; taille|pointure au dessus|dessous|superieure|inferieure|plus; plus grande|petite taille|pointure; taille|pointure .. petite|grande|trompe*|ne .. va; trompe* de|d taille|pointure
      ${fails("rentre|rentrent")}; ${denied("ferme|passe|enfile", "pied|taille|tete|hanches|epaules|tour")}; echang* .. taille|pointure; changer .. taille|pointure`,
    2: `taille|pointure; ${fails("va|vont")}; immense|minuscule; trop long*`,
  },
  "reason.changed_mind": {
    3: `change* de|d avis; pas fan|convaincu|convaincue; ${no("plus|pas", "besoin|envie|utilite")}; ${fails("veux|veut|voulons")}; commande* .. par erreur|accident|megarde; commande* .. deux fois|double|trop; achete* .. par erreur|deux fois|double
      me suis trompe*; ${fails("plait|plaisent")}; ne .. a|ont pas plu; ${no("pas", "mon|notre|son style|gout|truc")}; trouve* .. moins cher|ailleurs; en ai|a|avons|avait deja un|une; deja un|une pareil|meme|identique; ne .. va|vont pas avec; va|vont pas avec; regrette .. achat|achete*|commande*
      retracter|retractation|retracte; achat impulsif|erreur; ${fails("aime*")}; finalement .. renvoyer|retourner|rendre|garde; ${no("pas", "le|la|les garder")}; va pas avec; mon erreur; ma faute`,
    2: `finalement .. pas|plus; ${fails("convient|conviennent")}; regrette; deja un|une; cadeau .. double`,
    1: `retourner|retour|rendre; je|veux|voudrais|le|la|les renvoyer; renvoie`,
  },
  "reason.charged_wrong": {
    3: `#paid|compte .. deux|trois fois; #paid .. double|trop; double debit|prelevement|paiement|facturation; deux|trois debits|prelevements|paiements|transactions; surfactur*; erreur|fausse|incorrecte .. facture|facturation|montant|prix|prelevement|paiement; facture .. fausse|erronee|incorrecte
      code|promo|reduction|remise|coupon|promotion ne .. applique*|marche*|fonctionne*|pris|prise|deduit* .. pas; code|promo|reduction|remise|coupon|promotion .. ne .. pas .. applique*|marche*|fonctionne*|pris|prise|deduit*|compte; code|promo|reduction|remise|coupon .. pas .. applique*|deduit*|pris|prise
      prix|montant|total .. different|superieur|eleve|faux|errone|incorrect|cher|meme|bon|affiche|annonce; #wrong montant|prix; ${no("pas", "le|bon bon|meme prix|montant|total")}; #paid .. alors|mais .. total|prix|affiche|etait|site; code|reduction|remise|promo .. ne .. apparait|figure pas; #paid .. livraison|port|frais .. offert*|gratuit*; frais .. gratuit*|offert*|pas|deux|trop; facture* frais|plus|livraison .. gratuit*|offert*|standard|que
      ${no("pas|jamais|rien", "rembourse* .. retour")}; ${no("pas|jamais|rien", "rembourse|remboursee|rembourses|remboursees")}; ${no("pas|jamais|rien", "#got|vu|eu .. remboursement")}; attends|attend|attendons .. remboursement; ou|u en|est .. remboursement; toujours|encore pas .. remboursement|rembourse*; prelevement|paiement|debit|transaction .. inconnu*|reconnais|autorise*|double; trop percu|preleve|paye|debite|facture`,
    2: `#paid .. mais|alors|pour; frais de|d port|livraison|douane; debite|debitee|preleve|prelevement; promo .. pas; facture .. euros; deux fois`,
    1: `prix; montant; facture`,
  },
  "reason.cancel": {
    3: `annuler; annulez; je annule; annule|annulation ma|la|de|du|d .. commande|achat; annulation s|svp|merci; stopper|stoppez|arreter|arretez|bloquer .. commande|envoi|expedition|livraison|colis; ne .. envoyez|expediez|envoyer|expedier .. pas|rien; pas envoyer|expedier; avant .. expedition|envoi|parte|expedie|expediee`,
    1: `annulation`,
  },
  "reason.other": {
    3: `livreur|transporteur|chauffeur|conseiller|conseillere|vendeur|vendeuse|service .. impoli*|desagreable*|agressi*|malpoli*|grossier*|insolent*|odieu*; vous|boutique|site|commande .. avez|ete|a annule*; changer|modifier|rectifier .. adresse|coordonnees|mode; numero de suivi; lien de suivi
      copie|duplicata|double .. facture; besoin|envoyer|recevoir|avoir|obtenir|envoyez .. facture; facture .. entreprise|societe|professionnelle; mot de passe; me connecter; acceder|creer|supprimer|ouvrir|modifier .. compte; site|appli|application|page .. marche|fonctionne|bug*|plante; emballage .. plastique|excessif|ecologique
      papier|emballage|message|ticket cadeau; service client .. nul|lamentable|injoignable|catastrophique; plaindre|reclamation .. livreur|service|vendeur|accueil`,
  },

  "wish.refund": {
    3: `#wish .. rembours*|remboursement|argent; remboursez|rembourse; etre rembourse*; rendez .. argent; recuperer .. argent; remboursement integral|complet|total|immediat|svp|s; me rembourser|faire rembourser; rembourser`,
    2: `remboursement; mon argent`,
  },
  "wish.replacement": {
    3: `#wish .. nouveau|nouvelle|nouvel|autre|remplacement|remplacer|remplace|echange|echanger|neuf|neuve; remplacez|echangez; pouvez|pourriez|pouvons vous|nous|me|m .. remplacer|echanger; pouvez|pourriez vous .. renvoyer un|une|le|la|les|deux; renvoyez|renvoyer|envoyez moi|nous|un|une|le|la|les .. autre|nouveau|nouvelle|bon|bonne|manquant*|neuf|neuve|#part
      envoyez|renvoyez moi un|une|le|la|les; envoyer|renvoyer .. un|une autre|nouveau|nouvelle|bon|bonne; #wish .. bon|bonne|bons|bonnes article|produit|taille|couleur|modele; etre remplace*; echange*|echanger .. contre|pour|taille|pointure; #wish .. taille|pointure .. dessus|dessous|superieure|inferieure`,
    2: `remplacement; remplacer; echange|echanger; un autre|nouveau; une autre|nouvelle`,
  },
  "wish.store_credit": {
    3: `un avoir; bon de|d achat; bon|carte cadeau; credit boutique|magasin; avoir en boutique|magasin; bon de reduction`,
  },
  "wish.explanation": {
    3: `expliqu*; explication*; comment .. possible|arrive|arriver|fait; que se passe|est; se passe; savoir pourquoi|comment; comprendre`,
    2: `pourquoi`,
  },

  upset: {
    3: `en larmes; en pleurs; pleur* .. toute|tout|toutes; gache .. mariage|noel|anniversaire|fete|soiree|surprise|vacances|tout; mariage|noel|anniversaire|fete|surprise .. gache*; bouleverse*; effondre*; obseques|enterrement; aneanti`,
    2: `tres|vraiment|extremement|tellement|trop|profondement|completement|si decu*|frustre*|enerve*|fache*|contrarie*|agace*|mecontent*|triste|inquiet*|embete*; marre; ras le bol; a|au bout; mariage|anniversaire|bapteme|communion; personne ne .. repond*; ${no("pas|jamais|aucune", "reponse|repondu")}; deuxieme|troisieme|quatrieme fois; desespere*; ignore|ignores|ignoree; perdu .. confiance|patience; plus jamais; laisse tomber; inquiet|inquiete; 😢|😭|💔|😞; honnetement decu`,
    1: `decu|decue|decus|decues|deception; decevant*; dommage; triste; enerve*; frustr*; agac*; urgent|urgence|urgemment; cadeau; mecontent*; pas content|contente|contents|ravi|satisfait|satisfaite; galere; penible; malheureusement; 🙁|😕|☹`,
  },
  anger: {
    3: `furieu*; scandal*; escro*; arnaqu*; voleurs|voleur; une|la honte; honteu*; putain; bordel; degueulasse*; foutage de gueule; foutez|fichez|foutre|moquez|moque de|d moi|nous|gueule|monde; hors de moi; revolt*; ulcere*; tres|vraiment|tellement en|au colere; pire .. service|site|boutique|experience|magasin; 😡|🤬|💢|👿; comment osez`,
    2: `inadmissible*; inacceptable*; lamentable*; deplorable*; pitoyable*; incompetent*; incompetence; en colere; colere; ridicule*; minable*; merde; merdique*; nul|nuls; mensonge*; menteur*; n'importe quoi; importe quoi; pas normal; abuse; catastrophe; catastrophique; horrible; exige`,
    1: `franchement; serieusement; pas serieux; incroyable`,
  },
  abuse: {
    3: `va|allez te|vous faire foutre|voir|enculer|mettre; connard*; enfoire*; casser|defoncer|peter .. la gueule|figure|tete .. vous; vous casser|defoncer|peter|exploser la|le gueule|figure|tete; connasse*; salaud*; salope*; encule*; fils de pute*; putes; batard*; ntm; fdp; ta|vos gueule|gueules; fermez la; ferme ta|la gueule; allez crever; crevez; j|je espere .. creviez|mourriez|crever; je vais vous .. frapper|casser|tuer|retrouver; vais .. tuer|frapper .. vous
      vous|bande|espece|tas|sale|sales|pauvre|pauvres|etes .. idiot|idiots|imbecile|imbeciles|cretin|cretins|abruti|abrutis|debile|debiles|con|cons|conne|connes|incapables|ordures|ordure|merdes; vous etes .. idiot*|imbecile*|cretin*|abruti*|debile*|cons|nazes; imbeciles|cretins|abrutis; bande de|d cons|idiots|nazes|imbeciles|incapables|merdes|voyous|rats|clowns|charlots|guignols|nuls|bouffons|debiles|blaireaux|tocards|rates|minables`,
  },
  "threat.legal": {
    3: `mon|notre|nos|un|prendre|contacter|saisir avocat|avocate|avocats .. contact*|saisi*|va|ecrira|appel*|jug*|prendra|occup*; mon|notre avocat|avocate; avocat .. justice|plainte|tribunal; contacter|saisir|consulter|appeler|appelle|contacte .. avocat|avocate; porter|porte|portons|porterai|depose|deposer|deposerai|deposons plainte; plainte; tribunal|tribunaux; en justice; poursuites|poursuivre .. justice|judiciaire*|vous|penal*
      dgccrf; signal conso; signalconso; ufc; que choisir; mediateur|mediation|conciliateur; mise en demeure; mets|mettre en demeure; huissier; la police|gendarmerie; association de|d consommateurs; repression .. fraudes; droits de|d|du consommateur; voie|voies|action|actions judiciaire*|legale*; code de|d|du la consommation`,
  },
  "threat.dispute": {
    3: `faire|fais|ferai|vais opposition; opposition .. paiement|carte|banque|debit; litige; chargeback; contester|conteste|contesterai .. paiement|debit|prelevement|transaction|banque|achat; ma|notre banque .. litige|contest*|rembours*|oppos*|rejet*|recuper*; appeler|contacter|appelle|contacte|demander|vois|voir .. ma|notre|avec banque; rejeter|rejet .. prelevement|paiement; paypal .. litige|reclamation|dossier; reclamation|dossier .. paypal|banque`,
  },
  "threat.publicity": {
    3: `trustpilot; mauvais|negatif|negatifs|terrible|sale avis; avis negatif|negatifs|google|verifies|catastrophique|sur|partout; laisser|laisserai|poster|publier|mettre|mettrai|laisse .. avis|commentaire .. negatif|mauvais|google|reseaux|internet|sur; reseaux sociaux; une|1|zero|0 etoile|etoiles; publier|poster|posterai|partager|publierai .. facebook|twitter|instagram|tiktok|internet|x|reseaux|forum|forums; facebook|twitter|instagram|tiktok .. publi*|post*|savoir
      contacter|prevenir|alerter|appeler .. presse|journal|journaux|journalistes|journaliste|television|tele; journalistes; faire|fera|ferai savoir .. tout|tous|monde|autour|partout|internet; dire|dirai|raconter .. tout|tous .. monde|amis|autour; mauvaise pub|publicite; deconseill* .. tout|tous|amis|monde|autour; bouche a|au oreille`,
  },
  "safety.injury": {
    3: `me suis|sommes .. #hurt|fait .. mal|doigt|main|#body; me suis|sommes #hurt; me suis fait mal; me suis|sommes .. ouvert|ouverte .. #body; se est|sont .. ouvert|ouverte .. #body; se est|sont .. #hurt|fait .. #body|mal|doigt|main; #family .. se est|sont #hurt|etouffe*|electrocute*|intoxique*; #family .. ete #hurt|intoxique*|hospitalise*|electrocute*
      me|nous|lui|m a|ont .. #hurt; a|ai|ont|avons|est|suis #hurt .. le|la|les|au|aux|ma|mon|mes|son|sa|ses #body; #hurt .. ma|mon|mes|son|sa|ses #body; me suis|sommes fait .. coupure|entaille|brulure|bleu|entorse|bosse; se est fait .. coupure|entaille|brulure|bleu|entorse; coupure|coupures .. main|doigt|doigts|#body|profonde*; rougeur|rougeurs; ebouillante* .. avec; blessure|blessures; blesse|blessee|blesses|blessees; saign*; du|de|plein|en sang; brulure|brulures .. peau|main|mains|degre|#body|a|au; une|des|grave brulure|brulures; brule|brulee au .. degre
      ebouillant*; entaill* .. #body; eczema; urticaire; dermatite; voir|consulte|consulter|appeler|chez .. medecin|docteur|dermatologue|pediatre; eclat|eclats|morceau|morceaux|bout|echarde|aiguille|verre dans|sous .. #body; eclat|morceau|bout .. verre dans|sous .. #body; perdu .. connaissance; fracture*; points .. suture; verre .. dans|sous .. #body; ai le|un|une poignet|bras|jambe|nez|doigt|cheville casse|cassee|foule|foulee|fracture; me suis|se est casse|cassee|foule|foulee|tordu|tordue .. le|la|un|une #body; ete|tombe|tombee|tombes malade* .. apres; hopital; service des urgences; aux|au urgences; points de|d suture; electrocut*; choc electrique; decharge .. electrique|main|pris; pris|recu|prend|prends|pris une|un|le decharge|jus|chataigne; coup de jus; reaction|choc|crise allergi*; allergique .. au|a|produit|creme|apres; allergi* .. sur|apres|depuis
      plaques .. rouges|sur|peau; eruption; boutons .. partout|peau|visage|corps; demangeaison*; irrit* .. peau|yeux|gorge|#body; cloques; intoxi*; vomi*; malade*|malades apres|en|depuis .. mange|mangeant|bu|avale|utilise*|consomme*|produit|the; rendu|rendus|rendue malade* .. apres|en|manger|boire|the|produit|gateau|gateaux|chocolat|toute|toutes
      avale .. piece|pile|morceau|bout|aimant|bille|bouton; se est etouffe*|etrangle*; failli .. etouffer|etrangler|avaler; etouffe|etouffee .. avec; samu; ambulance; evanoui*; yeux|peau|gorge .. brule*|piquent|gonfle*; #body .. gonfle*|enfle*|saigne|brule; medecin|docteur .. apres|du|de|cause|brulure|car`,
  },
  "safety.danger": {
    3: `pris|prend|prendre|prenait|prendrait|mis|met feu; a|au|le|failli .. prendre feu; mis|met|mettre le feu; en feu; un incendie|incendies; debut de|d incendie|feu; incendie; flammes|flamme .. sortai*|sort|sorti*|haut*|prise|appareil|partout; des flammes; la|de fumee .. sort*|est|sortai*|noire|se|monte|partout|blanche; sort|sortait|sorti|sortie|fait|degage|degageait|crache|y .. fumee; se est|met|mis|mise|commence .. fumer; commence .. au|a|de fumer|bruler|fondre; fume quand|des|lorsque|beaucoup|au|en .. branche*|allume*|marche|branchant
      etincelle*; explos* .. batterie|pile|verre|main|mains|four|visage; a|ont|est explose|explosee .. dans|en|pendant|au|quand|four|main|a; une|le explosion; explosion .. batterie|four|gaz|main|pile|appareil; surchauff*; odeur|sent|sentait|pue de|le|la|du|au|a|un .. brule|crame|gaz|roussi; odeur .. brule|gaz|roussi|plastique; brulant|brulante .. toucher|cable|prise|quand|branche*; trop|tres|extremement|hyper chaud|chaude|chauds|brulant .. toucher|tenir|charge|branche*|chargeur|batterie
      devient|chauffe|chauffent .. enormement|anormalement|brulant|brulante|bouillant; ca fume; prise .. noire|noircie|fume|fumait; appareil|cable|machine .. fume|fumait; cable|fil|cordon .. denude*|apparent*|nu|vif; clou|clous|vis|aiguille|aiguilles|epingle|agrafe|lame|verre|echarde .. dans .. peluche|jouet|doudou|matelas|oreiller|coussin|pull|chaussure|chaussures|lit|couche; plus|sans|pas de|d freins; asticots|asticot|larves|larve|cafard|cafards; insecte|insectes .. dans; chauffe|chauffent|brulant|brulante|chaud|chaude .. toucher|tenir; chauffe|chauffent .. trop|tellement|fort|enormement|anormalement|dangereusement; commence .. fond*|fum*|brul*; court circuit; saute|sauter|disjoncte|disjoncter .. plombs|disjoncteur|compteur|courant|electricite|tout; disjonct*; fils|fil .. nu|nus|denude|denudes|apparent|apparents; dangereu*; danger; risque de|d .. feu|incendie|blessure|etouffement|electrocution|brulure|coupure
      batterie|pile|accu .. gonfle*|coule|fuit|fond|fondu; gonfle|gonflee .. batterie; prise|cable|chargeur|fiche|fil .. fond*|brule*|crame*; fondu .. prise|cable|chargeur|fiche|moquette|tapis|table; bout|bouts|morceau|morceaux|eclat|eclats|debris|insecte|insectes|ver|vers|asticots|metal .. dans .. bocal|pot|confiture|nourriture|plat|boisson|the|chocolat|gateau|soupe|sauce|miel; verre|metal|plastique|asticots|vers dans .. bocal|confiture|nourriture|boisson|the|chocolat|soupe|sauce|miel
      fuite de|d gaz; toxique*; bord|bords|arete|aretes|angle|coins .. coupant*|tranchant*; rappel* .. produit|securite|lot; produit .. rappel*; failli .. bruler|blesser|electrocuter|tuer|mourir|prendre; aurait|aurais|auraient pu .. bruler|blesser|mourir|feu|grave|etouffer|tuer|incendie; freins .. lache*|pas|marchent|fonctionnent`,
  },

  everything: {
    3: `toute|totalite|ensemble la|ma|de|notre .. commande; commande .. entiere|complete|integrale; tous|toutes les|mes articles|produits|choses; tout est|etait|a|ce|le|mon contenu|colis|casse*|#broken|arrive; tout .. #broken; la totalite; tous|toutes .. #broken`,
  },
  fine: {
    3: `parfait*; nickel; impeccable*; en bon|parfait|tres etat; intact*; #be|va|vont|fonctionne|marche tres bien; #be bien|super|top|magnifique*|jolie*|joli|beau|belle|belles|beaux; tres bien|contente|content|jolie|joli|belle|beau; aucun probleme|souci; sans probleme|souci; adore; ont|a .. survecu; ok`,
  },
  sink: {
    3: `un|une autre client*|personne|adresse|nom|voisin*|boutique|commande|jour|fois; mon|un avocat en|de|d peluche|ceramique|huile|bois; ne #run pas trop; #run pas trop; me|te a|ont coupe le souffle|appetit|envie; coupe le|du souffle; coup de|d coeur|main|chance|fil|oeil; prix casse*; casse la|les|pas|le tete|pieds|noisette|noisettes; casse noisette|noisettes|tete|croute; coeur brise|casse; pris|prend|prendre feu et flamme|flammes; ne arrive|arrivons pas au|a; arrive pas au|a; pour|a|au ce|le|un prix; qualite prix; feu vert|rouge|de|d; feu mon|ma|mari|artifice; nulle part; au|a bout de|d|du; manque de|d respect|serieux|professionnalisme|soin|communication|reponse|temps|place|confiance|considerat*|politesse|information*; ai|avons|a manque le|la; sans faute; avoir|avons|ai en retard
      ne|je .. veux|souhaite|voudrais pas de|etre remboursement|rembourse*|avoir|bon|echange; si .. ne .. pas .. rembourse*; si .. pas .. rembourse*; plutot que|de .. remboursement|avoir|bon|remplacement|echange|nouveau|nouvelle; au lieu de|d|du .. remboursement|avoir|bon|remplacement|echange; pas .. besoin|veux .. remboursement; verre|saumon|the|sel|jambon|poisson|table fume*; choque|choquee|choques .. par|de|que; en avoir marre; tout de|d suite|abord; rien de|d grave|special; mal de|d tete; tete de|d mort|lit; livre|livres de|d recettes|poche|cuisine|enfant
      cher|chere|chers; carte de|d credit; moi meme; meme si; mots|paroles|propos|reponse|reponses me|nous ont|a bless*; sentiment*|mots|paroles|propos .. bless*; blesse* .. mots|paroles|propos; bless* .. amour|ego|orgueil; explose* .. rire|prix|delais; brule* .. etapes|d; personne ne .. #hurt|bless*|#body; ecran de|d veille; danger public; lentement mais; au secours`,
  },
} as const satisfies Partial<Record<Cue, Patterns>>;
