/** What keeps an order from leaving, and what a key may do. */
export const limits = {
  '{{ pair }} is not quoted and settled in {{ currency }}, the collateral of this account. Choose a pair that is, or another account.':
    '{{ pair }} noteras och avräknas inte i {{ currency }}, kontots säkerhet. Välj ett par som gör det, eller ett annat konto.',
  '{{ count }} orders are open and this would add {{ other }}; {{ most }} are allowed. Cancel some first.':
    '{{ count }} ordrar är öppna och det här skulle lägga till {{ other }}; {{ most }} är tillåtna. Makulera några först.',
  '{{ count }} orders and changes left in the last minute; {{ most }} are allowed. The next one may leave in {{ seconds }} s.':
    '{{ count }} ordrar och ändringar skickades den senaste minuten; {{ most }} är tillåtna. Nästa får skickas om {{ seconds }} s.',
  'No largest order is set for amounts in {{ currency }}, so none can leave. Trade a pair quoted in {{ theirs }} …':
    'Ingen största order är satt för belopp i {{ currency }}, så ingen kan skickas. Handla ett par noterat i {{ theirs }} …',
  '{{ order }} is worth {{ amount }} {{ currency }}; {{ most }} is the most that may leave at once.':
    '{{ order }} är värd {{ amount }} {{ currency }}; {{ most }} är det mesta som får skickas på en gång.',
  '{{ amount }} {{ currency }} were lost today; at {{ most }} opening stops until midnight UTC. Orders that only close are still let through.':
    '{{ amount }} {{ currency }} har förlorats i dag; vid {{ most }} går det inte att öppna mer förrän midnatt UTC. Ordrar som bara stänger släpps fortfarande igenom.',
  'With this, a position in {{ currency }} worth {{ amount }} {{ pair }} would be held or ordered, long or short; {{ most }} is the most.':
    'Med den här skulle en position i {{ currency }} värd {{ amount }} {{ pair }} hållas eller läggas, lång eller kort; {{ most }} är det mesta.',
  '{{ amount }} {{ currency }} were lost today; at {{ most }} buying stops until midnight UTC. Selling is still let through.':
    '{{ amount }} {{ currency }} har förlorats i dag; vid {{ most }} går det inte att köpa mer förrän midnatt UTC. Sälj släpps fortfarande igenom.',
  'With this, {{ currency }} worth {{ amount }} {{ pair }} would be held or bid for; {{ most }} is the most.':
    'Med den här skulle {{ currency }} för {{ amount }} {{ pair }} hållas eller ligga ute som köp; {{ most }} är det mesta.',
  'its trigger': 'utlösaren',
  'the middle of the book': 'orderbokens mitt',
  '{{ price }} is {{ percent }} above {{ reference }}, {{ other }}; {{ most }} is allowed: {{ bound }} {{ currency }} at the most.':
    '{{ price }} är {{ percent }} över {{ reference }}, {{ other }}; {{ most }} är tillåtet: som mest {{ bound }} {{ currency }}.',
  '{{ price }} is {{ percent }} below {{ reference }}, {{ other }}; {{ most }} is allowed: {{ bound }} {{ currency }} at the least.':
    '{{ price }} är {{ percent }} under {{ reference }}, {{ other }}; {{ most }} är tillåtet: som minst {{ bound }} {{ currency }}.',
  'The book shows {{ size }} on that side, less than the {{ other }} of this order. Ask for less, or set a limit price.':
    'Orderboken visar {{ size }} på den sidan, mindre än orderns {{ other }}. Minska storleken, eller sätt ett limitpris.',
  'It would fill {{ percent }} from the middle of the book on average; {{ most }} is allowed. Ask for less, or set a limit price.':
    'Den skulle i snitt fyllas {{ percent }} från orderbokens mitt; {{ most }} är tillåtet. Minska storleken, eller sätt ett limitpris.',

  'There is no order in this request.': 'Det finns ingen order i den här begäran.',
  'Orders that belong together are of one pair.': 'Ordrar som hör ihop gäller ett och samma par.',
  'This account does not trade {{ pair }}.': 'Det här kontot handlar inte {{ pair }}.',
  'it is not being followed': 'den följs inte',
  'The order book of {{ pair }} is not live: {{ why }}. Orders are priced from a live book only.':
    'Orderboken för {{ pair }} är inte live: {{ why }}. Ordrar prissätts bara ur en livebok.',
  'What became of {{ order }} is not known: {{ why }}. Say so if you want another order all the same.':
    'Vad som hände med {{ order }} är inte känt: {{ why }}. Säg till om du ändå vill ha en order till.',
  'An order just like this one left {{ seconds }} s ago. Say so if you want another.':
    'En likadan order skickades för {{ seconds }} s sedan. Säg till om du vill ha en till.',
  'The order could not be written down ({{ why }}), so it was not sent. Nothing was placed.':
    'Ordern kunde inte sparas ({{ why }}), så den skickades inte. Inget lades.',
  'The change could not be written down ({{ why }}), so it was not sent. Nothing was changed.':
    'Ändringen kunde inte sparas ({{ why }}), så den skickades inte. Inget ändrades.',
  'There is no open order {{ id }} in this account: it is filled, cancelled or unknown here.':
    'Det finns ingen öppen order {{ id }} på det här kontot: den är fylld, makulerad eller okänd här.',
  'A paper account needs no arming.': 'Ett övningskonto behöver inte osäkras.',
  'The vault is locked. Unlock it first.': 'Valvet är låst. Lås upp det först.',
  'Trading is not armed in this tab for this account. Arm it, for as long as you want, and press again.':
    'Handeln är inte osäkrad i den här fliken för det här kontot. Osäkra den, så länge du vill, och tryck igen.',
  'The kill switch was pulled': 'Nödstoppet är draget',
  'Let orders through again first, with the key of the vault': 'Släpp först igenom ordrar igen, med valvets nyckel',
  'Type {{ theirs }} to let orders through again': 'Skriv {{ theirs }} för att släppa igenom ordrar igen',
  'Real money is at stake: show the passphrase or the passkey of the vault.': 'Det gäller riktiga pengar: ange valvets lösenfras eller passkey.',
  'These limits let more through than the present ones. Type {{ theirs }} to set them.':
    'De här gränserna släpper igenom mer än de nuvarande. Skriv {{ theirs }} för att sätta dem.',

  'withdraw funds': 'ta ut pengar',
  'withdraw funds through the website': 'ta ut pengar via webbplatsen',
  'move funds between wallets': 'flytta pengar mellan plånböcker',
  'change settings of the account': 'ändra kontots inställningar',
  'change the account': 'ändra kontot',
  'place, change and cancel orders': 'lägga, ändra och makulera ordrar',
  'change positions': 'ändra positioner',
  'lend and borrow': 'låna ut och låna',
  'see orders': 'se ordrar',
  'see positions': 'se positioner',
  'see balances': 'se saldon',
  'see the history': 'se historiken',
  'see funding': 'se finansiering',
  'see the account': 'se kontot',
  'see withdrawals': 'se uttag',
  'This key may withdraw funds, so it is not stored. Make one at the exchange that may not: nothing here ever withdraws.':
    'Den här nyckeln får ta ut pengar, så den sparas inte. Gör en på börsen som inte får det: inget här tar någonsin ut pengar.',
  'This key may not even see orders, balances or positions. Allow reading them at the exchange.':
    'Den här nyckeln får inte ens se ordrar, saldon eller positioner. Tillåt läsning på börsen.',
  'It may move funds between wallets. Tapedeck never does; a key without that is safer.':
    'Den får flytta pengar mellan plånböcker. Tapedeck gör det aldrig; en nyckel utan det är säkrare.',
  'It may change settings of the account. Tapedeck never does; a key without that is safer.':
    'Den får ändra kontots inställningar. Tapedeck gör det aldrig; en nyckel utan det är säkrare.',
};
