import type { errors as en } from '../en/errors.ts';

export const errors: typeof en = {
  'bad-json': 'De server kon dit verzoek niet lezen. Laad de pagina opnieuw en probeer het nog eens.',
  'no-pass': 'U neemt nog niet deel, of uw toegang is afgelopen. Neem opnieuw deel met de code.',
  forbidden: 'Uw rol in deze bijeenkomst laat dit niet toe. Vraag het aan iemand die begeleidt.',
  'wrong-origin':
    'Dit verzoek kwam van een andere website en is geweigerd. Open het adres van de bijeenkomst zelf.',
  insecure:
    'U kunt via dit adres niet deelnemen omdat de verbinding niet versleuteld is. Vraag de organisatoren naar het adres dat met https begint.',
  'not-found': 'Deze pagina of zaal bestaat niet, of niet voor u. Ga terug naar het programma.',
  'room-replaced': 'Iemand anders heeft dit document net vervangen. Open het nieuwe en kijk opnieuw.',
  'code-unknown':
    'Geen open bijeenkomst heeft deze code. Vergelijk ze met de code op het scherm en probeer opnieuw.',
  'ticket-unknown': 'Deze persoonlijke link werkt niet meer. Vraag een nieuwe.',
  'wrong-method': 'De server kent dit verzoek niet. Laad de pagina opnieuw en probeer het nog eens.',
  'too-large': 'Dit is te lang om te verzenden. Maak het korter.',
  'wrong-type': 'De server kon dit verzoek niet lezen. Laad de pagina opnieuw en probeer het nog eens.',
  invalid: 'Hier ontbreekt iets of er klopt iets niet. Kijk het na en probeer opnieuw.',
  'name-missing': 'Vul de naam in waaronder de anderen u kennen.',
  'name-too-long': 'Deze naam is te lang. Gebruik hoogstens {max, number} tekens.',
  'name-characters':
    'Deze naam bevat tekens die niet getoond kunnen worden. Gebruik letters, cijfers en spaties.',
  'organisation-unknown': 'Deze organisatie staat niet op de lijst. Kies er een uit de lijst, of geen.',
  'country-unknown': 'Dit land hoort niet bij de bijeenkomst. Kies er een uit de lijst, of geen.',
  'too-many-attempts':
    'Er kwamen te veel foute codes van hier. Wacht {seconds, plural, one {# seconde} other {# seconden}} en probeer opnieuw, of scan de QR-code.',
  'too-many-requests': 'Dat was te veel tegelijk. Wacht even en probeer opnieuw.',
  internal: 'Er ging iets mis op de server. Probeer het zo meteen opnieuw.',
  'store-unavailable': 'De server kan nu niets bewaren. Probeer het over een minuut opnieuw.',
  'session-closed':
    'Deze sessie is gesloten, er kan niets meer in geschreven worden. Een begeleider kan ze weer openen.',
  'room-full': 'Deze zaal is vol. Maak eerst iets korter of verwijder iets en probeer het dan opnieuw.',
  'board-full':
    'Het bord van deze zaal heeft geen plaats voor zoveel kaarten. Verwijder er eerst enkele en probeer het dan opnieuw.',
  'drafts-full':
    'U hebt zoveel concepten als er bewaard kunnen worden. Verwijder er een, of wacht tot de kaarten getoond worden.',
  'writing-on':
    'In een van deze zalen schrijft iedereen al voor zichzelf, en die kaarten worden anders ondertekend. Toon ze eerst.',
  'writing-over': 'De kaarten van deze zaal zijn intussen getoond. Uw tekst was er niet bij en blijft bij u.',
  'own-role':
    'U kunt hier niet uw eigen rol wijzigen of uzelf verwijderen. Vraag het aan een andere begeleider of medewerker, of verlaat de bijeenkomst.',
  mistakes: 'Iets hier vraagt uw aandacht. Er is nog niets gewijzigd.',
  'session-changed':
    'Iemand anders heeft deze sessie intussen gewijzigd. Wat u typte, staat er nog: vergelijk en bewaar opnieuw.',
  'holds-text':
    'In deze sessie is geschreven. Sluit ze eerst af en bevestig dan dat ze uit het programma gaat.',
  'card-gone': 'Deze kaart staat niet meer op het bord. Kijk in de prullenmand als ze terug moet komen.',
  'signs-otherwise':
    'In deze sessie staan alleen organisaties vermeld, in de andere personen. Daarom kan de kaart daar niet heen.',
  'poll-wrong':
    'Aan deze vraag ontbreekt iets, of er is te veel. Controleer de tekst, de keuzes en hoeveel men er mag kiezen.',
  'poll-opened':
    'Deze vraag kan al beantwoord worden en blijft dus zoals ze is. Maak een kopie en pas die aan.',
  'poll-changed':
    'Iemand anders heeft deze vraag ondertussen gewijzigd. Wat u typte, staat er nog: vergelijk en bewaar opnieuw.',
  'poll-closed': 'Deze vraag is gesloten, dus dit antwoord is niet geteld. Wat eerder geteld werd, blijft.',
  'poll-final':
    'Deze vraag is al meer dan tien seconden gesloten, dus het resultaat ligt vast. Stel ze in een nieuwe ronde.',
  'poll-stays':
    'Iemand heeft al geantwoord, of de peiling is dicht. Ze blijft dus gesteld: sluit ze, of laat ze staan.',
  'poll-reset':
    'Deze vraag is opnieuw gestart of weggehaald, dus dit antwoord is niet geteld. Wordt ze opnieuw gesteld, antwoord dan opnieuw.',
  'polls-full':
    'Er kunnen niet meer vragen of rondes bewaard worden. Verwijder vragen die niet gesteld zijn, of neem een andere.',
  'words-full': 'Over de woorden van deze ronde kan niets meer beslist worden. Maak eerst iets ongedaan.',
  'hands-wrong': 'Deze aantallen passen niet bij de getelde mensen. Tel opnieuw, niemand tweemaal.',
  'ballot-changed':
    'U hebt deze vraag ondertussen op een andere pagina of een ander toestel beantwoord. Bekijk dat antwoord en wijzig het als u wilt.',
  'ballot-elsewhere':
    'Uw antwoord is al geteld. Er staat geen naam bij, dus alleen het toestel waarop u het gaf kan het wijzigen.',
  'choice-wrong':
    'Dit antwoord past niet bij de vraag. Kijk hoeveel men mag kiezen of schrijven en probeer opnieuw.',
  'word-common':
    'Een van deze woorden zegt te weinig op zichzelf, zoals “de” of “en”. Schrijf een ander woord.',
  'dots-wrong':
    'Er ontbreekt iets, of er is te veel. Geef iedereen tussen 1 en 20 stippen, en houd de tekst kort.',
  'dots-busy':
    'In een van deze zalen wordt al met stippen gestemd. Sluit dat eerst af; tien seconden later kan de volgende ronde beginnen.',
  'dots-full':
    'Een van deze zalen bewaart al zoveel stemrondes met stippen als ze kan. Daar kan geen nieuwe beginnen.',
  'dots-closed':
    'De stemming met stippen is gesloten, dus deze wijziging is niet geteld. Stippen die eerder geteld werden, blijven.',
  'dots-not-now':
    'In deze fase kunnen geen stippen gelegd worden, dus deze wijziging is niet geteld. Stippen die eerder geteld werden, blijven.',
  'dots-final':
    'De stemming met stippen is al meer dan tien seconden gesloten, dus het resultaat ligt vast. Start een nieuwe ronde.',
  'dots-changed':
    'U hebt intussen stippen geplaatst op een andere pagina of een ander toestel. Bekijk waar ze liggen en verplaats ze als u wilt.',
  'dots-elsewhere':
    'Uw stippen zijn al geteld. Er staat geen naam bij, dus alleen het toestel waarop u ze plaatste kan ze verplaatsen.',
  'dots-too-many':
    'Dit zijn meer stippen dan iedereen heeft, of meer dan er op één kaart mogen liggen. Neem er eerst enkele weg.',
  'question-empty': 'Schrijf eerst uw vraag.',
  'question-long': 'Deze vraag is te lang. Zeg ze in hoogstens 400 tekens.',
  'question-gone': 'Deze vraag is er niet meer. Iemand heeft ze teruggenomen of weggelegd.',
  'question-needs-name':
    'In deze zaal dragen vragen nu een naam. Uw tekst staat er nog: stel de vraag met uw naam, of houd ze bij.',
  'questions-full':
    'Deze zaal heeft zoveel vragen als ze kan bewaren. Stem op een vraag die op de uwe lijkt.',
  'questions-own-full':
    'U hebt hier al veel vragen gesteld. Neem er een terug, of wacht even voor u de volgende stelt.',
  'vote-changed':
    'U hebt deze stem intussen op een andere pagina of een ander toestel veranderd. Ze blijft zoals u ze daar liet.',
  'board-locked': 'Dit deel van het bord is vergrendeld. Ontgrendel het eerst.',
  'announcement-empty': 'Schrijf wat u wilt aankondigen, in één of meer talen.',
};
