/** Of trading: what ticket, keys and tables of an account share. */
export const trading = {
  // Whose money.
  'LIVE MARGIN': 'LIVE MARGINAL',
  'EXCHANGE PAPER MARGIN': 'BÖRSÖVNING MARGINAL',
  'LIVE M': 'LIVE M',
  'EXCHANGE PAPER M': 'BÖRSÖVNING M',
  'PAPER {{ label }}|book': 'ÖVNING {{ label }}',

  // Arming, and what holds orders back.
  'new orders are stopped': 'nya ordrar är stoppade',
  'orders are not let through just now': 'ordrar släpps inte igenom just nu',
  'the account is not live': 'kontot är inte live',
  'Not armed: {{ why }}': 'Inte osäkrat: {{ why }}',
  'Arm for': 'Osäkra i',
  'Arm trading': 'Osäkra handeln',
  Disarm: 'Säkra',
  'Orders of this tab may leave for this account, for that long. A lock of the vault ends it.':
    'Ordrar från den här fliken får gå till kontot så länge. Det upphör när valvet låses.',
  'Waiting for the account': 'Väntar på kontot',
  'Unlock the vault…': 'Lås upp valvet…',
  'Its key may only look': 'Nyckeln får bara läsa',
  'Orders of this tab leave for {{ account }}': 'Ordrar från den här fliken går till {{ account }}',
  'ARMED {{ left }}': 'SKARPT {{ left }}',
  'No order leaves for {{ account }}: {{ why }}. It stays armed for {{ left }}.':
    'Ingen order går till {{ account }}: {{ why }}. Läget är skarpt i {{ left }} till.',
  'The exchange cancels all open orders of this account when the connection to it ends: a lock, a reload, sleep and a lost network do that too. The vault turns it off.':
    'Börsen makulerar kontots alla öppna ordrar när anslutningen bryts: det gör också ett låst valv, en omladdning, viloläge och tappat nät. Stängs av i valvet.',
  'Dead-man switch on': 'Dödmansgrepp på',
  'Dead-man switch on until the next login': 'Dödmansgrepp på till nästa inloggning',
  'Dead-man switch on from the next login': 'Dödmansgrepp på från nästa inloggning',
  'One exit is held here: it leaves only once the account is live again.': 'En stängningsorder hålls här: den går först när kontot är live igen.',
  '{{ count }} exits are held here: they leave only once the account is live again.':
    '{{ count }} stängningsordrar hålls här: de går först när kontot är live igen.',
  'Exits held here': 'Stängningsordrar som hålls här',
  'Keep this page in front: one exit is held here, and a page in the background may be stopped.':
    'Låt sidan ligga överst: en stängningsorder hålls här, och en sida i bakgrunden kan bli stoppad.',
  'Keep this page in front: {{ count }} exits are held here, and a page in the background may be stopped.':
    'Låt sidan ligga överst: {{ count }} stängningsordrar hålls här, och en sida i bakgrunden kan bli stoppad.',
  'Tapedeck stood still for {{ time }}, until {{ at }}': 'Tapedeck stod stilla i {{ time }}, till {{ at }}',
  'One exit was held here, and could not leave meanwhile.': 'En stängningsorder hölls här och kunde inte gå under tiden.',
  '{{ count }} exits were held here, and could not leave meanwhile.': '{{ count }} stängningsordrar hölls här och kunde inte gå under tiden.',
  'One has left since.': 'En har gått sedan dess.',
  '{{ count }} have left since.': '{{ count }} har gått sedan dess.',
  'One has ended since, and never left.': 'En har upphört sedan dess och gick aldrig.',
  '{{ count }} have ended since, and never left.': '{{ count }} har upphört sedan dess och gick aldrig.',
  'One is held still.': 'En hålls fortfarande.',
  '{{ count }} are held still.': '{{ count }} hålls fortfarande.',

  // The kill switch.
  'Kill switch': 'Nödstopp',
  'The kill switch did not work: {{ why }}. Orders may still be open: look at them.':
    'Nödstoppet fungerade inte: {{ why }}. Ordrar kan fortfarande vara öppna: kontrollera dem.',
  'Stop everything again': 'Stoppa allt igen',
  'New orders are stopped': 'Nya ordrar är stoppade',
  'New orders are stopped.': 'Nya ordrar är stoppade.',
  '{{ count }} open order was told to cancel.': '{{ count }} öppen order skickades för makulering.',
  '{{ count }} open orders were told to cancel.': '{{ count }} öppna ordrar skickades för makulering.',
  'Type {{ word }} to let them through again.': 'Skriv {{ word }} för att släppa igenom dem igen.',
  'Type {{ word }} to let orders through again': 'Skriv {{ word }} för att släppa igenom ordrar igen',
  'Let orders through': 'Släpp igenom ordrar',
  'Let orders through…': 'Släpp igenom ordrar…',
  'Let orders through for {{ account }}': 'Släpp igenom ordrar för {{ account }}',
  '{{ why }}. After this new orders leave again, from tabs that are armed.': '{{ why }}. Efter detta går nya ordrar igen, från flikar i skarpt läge.',
  'Not let through: {{ why }}': 'Släpps inte igenom: {{ why }}',

  // Questions before an order leaves.
  'Confirm the order': 'Bekräfta ordern',
  'Hold it down': 'Håll den nedtryckt',
  'Hold it down to send. Esc leaves it.': 'Håll nedtryckt för att skicka. Esc avbryter.',
  'Esc leaves it.': 'Esc avbryter.',
  'Don’t ask again: {{ orders }}. The settings bring it back.': 'Fråga inte igen: {{ orders }}. Kan ändras i inställningarna.',
  'Limit orders': 'Limitordrar',
  'Market orders': 'Marknadsordrar',
  'Stops and take-profits': 'Stop och take profit',
  'OCO, bracket and scaled orders': 'OCO, bracket och skalade ordrar',
  'from the ticket': 'från orderläggningen',
  'from the book': 'från orderboken',
  'from the chart': 'från diagrammet',
  'by key': 'med tangent',
  'from a table': 'från en tabell',
  'from the ladder': 'från pristrappan',
  'from the palette': 'från paletten',
  'up to {{ percent }} % of what is available': 'upp till {{ percent }} % av det tillgängliga',
  'above {{ percent }} % of what is available': 'över {{ percent }} % av det tillgängliga',

  // What came of a press.
  'Not sent: {{ order }}': 'Inte skickad: {{ order }}',
  'Not placed: {{ order }}': 'Inte lagd: {{ order }}',
  'No answer: {{ order }}': 'Inget svar: {{ order }}',
  '{{ orders }} placed|ids': 'Lagt: {{ orders }}',
  '{{ orders }}: this press had been taken before, nothing new was placed': '{{ orders }}: tryckningen var redan mottagen, inget nytt lades',
  '{{ why }}. It may be there or not: see open orders.': '{{ why }}. Den kan finnas eller inte: se öppna ordrar.',
  'The order before it has no answer yet: press again when it has.': 'Ordern före har inte fått svar än: tryck igen när den har det.',
  'It was meant for another account than the one that is chosen now.': 'Den var avsedd för ett annat konto än det som är valt nu.',
  Undo: 'Ångra',
  'Place another': 'Lägg en till',
  'Ask again': 'Fråga igen',
  'Not cancelled: {{ count }} of {{ all }} {{ pair }}': 'Inte makulerade: {{ count }} av {{ all }} {{ pair }}',
  'What was not cancelled was not open any more: filled, cancelled or unknown here.':
    'Det som inte makulerades var inte öppet längre: fyllt, makulerat eller okänt här.',
  'Cancelled {{ order }}|one': 'Makulerade {{ order }}',
  'Cancelled {{ count }} orders': 'Makulerade {{ count }} ordrar',

  // Orders by key.
  'Orders by key': 'Ordrar med tangent',
  'Arm these keys in this tab, or disarm them': 'Osäkra tangenterna i den här fliken, eller säkra dem',
  'Armed: buy limit at the best bid, with the ticket’s size': 'Skarpt: köp limit till bästa köpkurs, med storleken i orderläggningen',
  'Armed: sell limit at the best ask, with the ticket’s size': 'Skarpt: sälj limit till bästa säljkurs, med storleken i orderläggningen',
  'Flatten: asks, then cancels this pair’s orders and closes what is held at market':
    'Stäng allt i paret: frågar, makulerar sedan parets ordrar och stänger innehavet till marknadspris',
  'Reverse: fills the ticket with twice what is held the other way, sends nothing':
    'Vänd: fyller orderläggningen med dubbla innehavet åt andra hållet, skickar inget',
  'New alert on this pair': 'Nytt larm på paret',
  Armed: 'Skarpt läge',
  'Disarm the keys that send orders': 'Säkra tangenterna som skickar ordrar',
  'Press to disarm': 'Tryck för att säkra',
  'Keys off': 'Tangenter av',
  'ARMED: keys send orders': 'SKARPT: tangenter skickar ordrar',
  'Keys off: they send no orders': 'Tangenter av: de skickar inga ordrar',
  'Keys and presses on a ladder send orders at once. Press to disarm':
    'Tangenter och tryck i en pristrappa skickar ordrar direkt. Tryck för att säkra',
  '{{ words }}; Esc does as well': '{{ words }}; Esc gör det också',
  'Let keys and presses on a ladder send orders in this tab': 'Låt tangenter och tryck i en pristrappa skicka ordrar i den här fliken',
  'Hotkeys are not armed': 'Tangenterna är säkrade',
  'Nothing was sent. The switch in the strip below lets keys send orders in this tab until it is reloaded.':
    'Inget skickades. Knappen i raden längst ner låter tangenter skicka ordrar i den här fliken tills den laddas om.',
  'Nothing was sent. {{ key }}, or the switch in the strip below, lets keys send orders in this tab until it is reloaded.':
    'Inget skickades. {{ key }}, eller knappen i raden längst ner, låter tangenter skicka ordrar i den här fliken tills den laddas om.',
  'Nothing is known of {{ pair }} yet.': 'Inget är känt om {{ pair }} än.',
  'No order is open.': 'Ingen order är öppen.',
  'Not reversed': 'Inte vänd',
  'The account is not there yet.': 'Kontot finns inte här än.',
  'There is no position in {{ pair }}.': 'Det finns ingen position i {{ pair }}.',
  'This account has no margin: what is not held cannot be sold. Flatten closes the position.':
    'Kontot saknar marginal: det du inte äger kan inte säljas. Stäng allt i paret stänger positionen.',
  'Open the ticket of this pair: a key takes its size.': 'Öppna parets orderläggning: tangenten tar storleken därifrån.',
  'There is no live order book to take the price from.': 'Det finns ingen orderbok live att ta priset från.',
  'The ticket has an amount at risk in place of a size. Type a size.':
    'Orderläggningen har ett riskbelopp i stället för en storlek. Skriv en storlek.',
  'The size in the ticket: {{ complaint }}': 'Storleken i orderläggningen: {{ complaint }}',
  'There is no price that this pair takes.': 'Det finns inget pris som paret godtar.',
  'The size in the ticket has more decimals than {{ base }} orders take.':
    'Storleken i orderläggningen har fler decimaler än ordrar i {{ base }} tillåter.',
  'The size in the ticket buys nothing at this price.': 'Storleken i orderläggningen räcker inte till något på det här priset.',
};
