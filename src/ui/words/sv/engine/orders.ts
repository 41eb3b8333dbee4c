/** Orders in words, what a book would make of them, and what speaks against them. */
export const orders = {
  buy: 'köp',
  sell: 'sälj',
  price: 'pris',
  trigger: 'utlösare',
  size: 'storlek',
  limit: 'limit',
  market: 'marknad',
  stop: 'stop',
  'stop-limit': 'stop-limit',
  'take-profit': 'take profit',
  'take profit': 'take profit',
  'trailing stop': 'släpande stop',
  'post-only': 'post-only',
  'reduce-only': 'endast minska',
  hidden: 'dold',
  filled: 'fylld',
  cancelled: 'makulerad',
  expired: 'förfallen',
  rejected: 'avvisad',
  gone: 'borta',
  'Buy {{ size }} {{ currency }}': 'Köp {{ size }} {{ currency }}',
  'Sell {{ size }} {{ currency }}': 'Sälj {{ size }} {{ currency }}',
  'Buy {{ size }} {{ currency }} {{ where }}': 'Köp {{ size }} {{ currency }} {{ where }}',
  'Sell {{ size }} {{ currency }} {{ where }}': 'Sälj {{ size }} {{ currency }} {{ where }}',
  'Scaled {{ side }} {{ count }} orders {{ size }} {{ currency }} {{ price }}':
    'Skalat {{ side }} {{ count }} ordrar {{ size }} {{ currency }} {{ price }}',
  'most at {{ price }}': 'mest på {{ price }}',
  '@ {{ price }}': '@ {{ price }}',
  'at market': 'till marknadspris',
  'bracket {{ where }}': 'bracket {{ where }}',
  'OCO {{ where }}': 'OCO {{ where }}',
  '@ {{ price }} when {{ reach }}': '@ {{ price }} när {{ reach }}',
  'when {{ reach }}': 'när {{ reach }}',
  'once {{ reach }}': 'först när {{ reach }}',
  'it trades at {{ price }}': 'kursen når {{ price }}',
  'its mark is at {{ price }}': 'markpriset når {{ price }}',
  'when it falls {{ distance }} from its peak': 'när den faller {{ distance }} från toppen',
  'when it falls {{ distance }} {{ currency }} from its peak': 'när den faller {{ distance }} {{ currency }} från toppen',
  'when its mark falls {{ distance }} from its peak': 'när markpriset faller {{ distance }} från toppen',
  'when its mark falls {{ distance }} {{ currency }} from its peak': 'när markpriset faller {{ distance }} {{ currency }} från toppen',
  'when it rises {{ distance }} from its low': 'när den stiger {{ distance }} från botten',
  'when it rises {{ distance }} {{ currency }} from its low': 'när den stiger {{ distance }} {{ currency }} från botten',
  'when its mark rises {{ distance }} from its low': 'när markpriset stiger {{ distance }} från botten',
  'when its mark rises {{ distance }} {{ currency }} from its low': 'när markpriset stiger {{ distance }} {{ currency }} från botten',
  'stop {{ price }}': 'stop {{ price }}',
  'stop-limit {{ price }}': 'stop-limit {{ price }}',
  'take profit {{ price }}': 'take profit {{ price }}',
  'trailing stop {{ price }}': 'släpande stop {{ price }}',
  'limit {{ where }}': 'limit {{ where }}',
  '{{ leg }} by mark': '{{ leg }} på markpris',
  'until {{ time }}': 'till {{ time }}',
  'shows {{ size }} {{ currency }} at a time': 'visar {{ size }} {{ currency }} åt gången',
  'Change nothing': 'Ändra inget',
  'Change {{ term }} {{ from }} → {{ to }}': 'Ändra {{ term }} {{ from }} → {{ to }}',
  'price {{ from }} → {{ to }}': 'pris {{ from }} → {{ to }}',
  'trigger {{ from }} → {{ to }}': 'utlösare {{ from }} → {{ to }}',
  'size {{ from }} → {{ to }}': 'storlek {{ from }} → {{ to }}',

  'waits in the book': 'väntar i orderboken',
  'waits in the book when triggered': 'väntar i orderboken när den utlösts',
  'waits in the book, as far as can be told without seeing it': 'väntar i orderboken, så vitt det går att säga utan att se den',
  'takes from the book at once': 'tar ur orderboken direkt',
  'takes from the book when triggered, as its limit allows it': 'tar ur orderboken när den utlösts, för det tillåter limiten',
  'takes a part at once, and the rest waits in the book': 'tar en del direkt, och resten väntar i orderboken',
  'would take from the book, and a post-only order must not': 'skulle ta ur orderboken, och det får inte en post-only-order',
  'is not filled whole by this book, so that nothing fills': 'fylls inte helt av den här orderboken, så inget fylls',
  'becomes a market order when triggered: reckoned at its trigger': 'blir en marknadsorder när den utlösts: räknad på utlösningspriset',
  'hidden, it pays the taker fee all the same': 'som dold betalar den ändå taker-avgift',

  'The limit price': 'Limitpriset',
  'The trigger price': 'Utlösningspriset',
  'The start price': 'Startpriset',
  'limit price': 'limitpris',
  'trigger price': 'utlösningspris',
  'The limit price {{ price }} {{ currency }}': 'Limitpriset {{ price }} {{ currency }}',
  'The trigger price {{ price }} {{ currency }}': 'Utlösningspriset {{ price }} {{ currency }}',
  'The start price {{ price }} {{ currency }}': 'Startpriset {{ price }} {{ currency }}',
  'The size {{ size }} {{ currency }}': 'Storleken {{ size }} {{ currency }}',
  'The displayed size {{ size }} {{ currency }}': 'Den visade storleken {{ size }} {{ currency }}',
  'The distance {{ distance }}': 'Avståndet {{ distance }}',
  'The distance {{ distance }} {{ currency }}': 'Avståndet {{ distance }} {{ currency }}',
  'Enter {{ enter }}.': 'Ange {{ enter }}.',
  'Enter {{ enter }} or {{ next }}.': 'Ange {{ enter }} eller {{ next }}.',
  'The size is {{ size }} {{ currency }}. Enter more than 0, for example {{ example }}.':
    'Storleken är {{ size }} {{ currency }}. Ange mer än 0, till exempel {{ example }}.',
  '{{ subject }} has {{ count }} decimals; this market takes {{ most }}. {{ advice }}':
    '{{ subject }} har {{ count }} decimaler; den här marknaden tar {{ most }}. {{ advice }}',
  '{{ subject }} has {{ count }} significant digits; this market takes {{ most }}. {{ advice }}':
    '{{ subject }} har {{ count }} värdesiffror; den här marknaden tar {{ most }}. {{ advice }}',
  '{{ subject }} has too many decimals; this market takes {{ most }}. Enter fewer.':
    '{{ subject }} har för många decimaler; den här marknaden tar {{ most }}. Ange färre.',
  '{{ subject }} is below the smallest order, {{ least }}. Enter {{ enter }} or more.':
    '{{ subject }} är under den minsta ordern, {{ least }}. Ange {{ enter }} eller mer.',
  '{{ subject }} is above the largest order, {{ most }}. Enter {{ enter }} or less.':
    '{{ subject }} är över den största ordern, {{ most }}. Ange {{ enter }} eller mindre.',
  '{{ subject }} is {{ price }} {{ currency }}. Enter one above 0.': '{{ subject }} är {{ price }} {{ currency }}. Ange ett över 0.',
  '{{ subject }} is none. Enter one above 0.': '{{ subject }} är inget avstånd. Ange ett över 0.',
  '{{ subject }} is none. Enter more than 0.': '{{ subject }} är ingen storlek. Ange mer än 0.',
  '{{ subject }} reaches a price of 0 or less. Enter less than 100.': '{{ subject }} når ett pris på 0 eller lägre. Ange mindre än 100.',
  '{{ subject }} would take more than {{ count }} parts to show all of the order. Enter {{ enter }} or more.':
    '{{ subject }} skulle kräva mer än {{ count }} delar för att visa hela ordern. Ange {{ enter }} eller mer.',
  '{{ subject }} is all of the order, so nothing of it stays out of sight.': '{{ subject }} är hela ordern, så inget av den förblir dolt.',
  'A {{ type }} order needs a {{ term }}. Enter one, or choose another type.':
    'Ordertypen {{ type }} behöver ett {{ term }}. Ange ett, eller välj en annan typ.',
  'A {{ type }} order has no {{ term }}, and {{ price }} is set. Clear it, or choose another type.':
    'Ordertypen {{ type }} har inget {{ term }}, och {{ price }} är angivet. Töm fältet, eller välj en annan typ.',
  'A {{ type }} order does not wait for a price, and the {{ theirs }} price is set to trigger it. Clear it, or choose another type.':
    'Ordertypen {{ type }} väntar inte på ett pris, och {{ theirs }}priset är valt att utlösa den. Ta bort det, eller välj en annan typ.',
  'The limit {{ price }} is below the trigger {{ trigger }}, so it may wait unfilled once triggered. Enter {{ enter }} or more to fill at once.':
    'Limiten {{ price }} är under utlösaren {{ trigger }}, så ordern kan bli stående ofylld när den utlösts. Ange {{ enter }} eller mer för att fylla direkt.',
  'The limit {{ price }} is above the trigger {{ trigger }}, so it may wait unfilled once triggered. Enter {{ enter }} or less to fill at once.':
    'Limiten {{ price }} är över utlösaren {{ trigger }}, så ordern kan bli stående ofylld när den utlösts. Ange {{ enter }} eller mindre för att fylla direkt.',
  'A {{ type }} order has no distance, and {{ distance }} is set. Clear it, or choose a trailing stop.':
    'Ordertypen {{ type }} har inget avstånd, och {{ distance }} är angivet. Töm fältet, eller välj släpande stop.',
  'A trailing stop needs a distance. Enter one in {{ currency }} or per cent.':
    'En släpande stop behöver ett avstånd. Ange ett i {{ currency }} eller procent.',
  '{{ tif }} has no end date, and {{ time }} is set. Clear it, or choose GTD.':
    '{{ tif }} har inget slutdatum, och {{ time }} är angivet. Ta bort det, eller välj GTD.',
  'A {{ type }} order waits for its price, and {{ tif }} does not wait. Choose GTC or GTD.':
    'Ordertypen {{ type }} väntar på sitt pris, och {{ tif }} väntar inte. Välj GTC eller GTD.',
  'A market order fills at once and has no end date. Choose GTC.': 'En marknadsorder fylls direkt och har inget slutdatum. Välj GTC.',
  'A GTD order needs the time at which it ends. Enter one, or choose GTC.': 'En GTD-order behöver en tid då den slutar. Ange en, eller välj GTC.',
  'The order would have ended at {{ time }}, and it is {{ now }}. Enter a later time.':
    'Ordern skulle ha slutat {{ time }}, och klockan är {{ now }}. Ange en senare tid.',
  'Post-only is for limit orders; a {{ type }} order takes from the book. Turn it off.':
    'Post-only är för limitordrar; ordertypen {{ type }} tar ur orderboken. Stäng av det.',
  'Post-only waits in the book, and {{ tif }} does not wait. Turn it off, or choose GTC.':
    'Post-only väntar i orderboken, och {{ tif }} väntar inte. Stäng av det, eller välj GTC.',
  'This order does not wait in the book, so there is nothing to hide.': 'Den här ordern väntar inte i orderboken, så det finns inget att dölja.',
  'A hidden order is charged the taker fee although it is post-only. Turn one of them off if the fee matters.':
    'En dold order betalar taker-avgift fast den är post-only. Stäng av det ena om avgiften spelar roll.',
  'Reduce-only belongs to perpetuals and accounts on margin: in a spot account there is only the {{ currency }} you have. Turn it off.':
    'Endast minska hör till eviga terminer och konton med marginal: på ett spotkonto finns bara det {{ currency }} du har. Stäng av det.',
  'This market takes no icebergs, only hidden orders. Turn it off.': 'Den här marknaden tar inga isbergsordrar, bara dolda. Stäng av det.',
  'A {{ type }} order never stands in the book, so it cannot show a part of itself. Turn the iceberg off.':
    'Ordertypen {{ type }} står aldrig i orderboken, så den kan inte visa en del av sig själv. Stäng av isberget.',
  'An iceberg waits in the book, and {{ tif }} does not wait. Turn it off, or choose GTC.':
    'Ett isberg väntar i orderboken, och {{ tif }} väntar inte. Stäng av det, eller välj GTC.',
  'An iceberg shows a part of itself, and a hidden order nothing. Turn one of them off.':
    'Ett isberg visar en del av sig själv, och en dold order inget. Stäng av det ena.',

  'Type a number, for example {{ example }}.': 'Skriv ett tal, till exempel {{ example }}.',
  '0 is not possible here. Type a number above 0, for example {{ example }}.': '0 går inte här. Skriv ett tal över 0, till exempel {{ example }}.',
  'A number has no sign here: the side says buy or sell. Type it without, for example {{ example }}.':
    'Ett tal har inget tecken här: sidan säger köp eller sälj. Skriv det utan, till exempel {{ example }}.',
  'Powers of ten are not read. Type the number in full, for example 0.00001 for 1e-5.':
    'Tiopotenser läses inte. Skriv ut talet, till exempel 0,00001 för 1e-5.',
  'An invisible character or a line end': 'Ett osynligt tecken eller ett radslut',
  '{{ what }} is not read in a number. Type the digits 0 to 9, for example {{ example }}.':
    '{{ what }} läses inte i ett tal. Skriv siffrorna 0 till 9, till exempel {{ example }}.',
  'A space can only part thousands, as in 70 100.5. Type the number without, for example {{ example }}.':
    'Mellanslag kan bara skilja tusental, som i 70 100,5. Skriv talet utan, till exempel {{ example }}.',
  'Points and commas between thousands are not read. Type {{ typed }}.': 'Punkter och kommatecken mellan tusental läses inte. Skriv {{ typed }}.',
  'Points and commas between thousands are not read. Type it without, for example {{ example }}.':
    'Punkter och kommatecken mellan tusental läses inte. Skriv det utan, till exempel {{ example }}.',
  'Digits are missing. Type the whole number, for example {{ example }}.': 'Siffror saknas. Skriv hela talet, till exempel {{ example }}.',
  '{{ typed }} can be {{ parted }} or {{ joined }}. Type one of the two.': '{{ typed }} kan vara {{ parted }} eller {{ joined }}. Skriv ett av dem.',
  '{{ count }} characters are too many: numbers of at most {{ most }} digits are read. Type fewer, for example {{ example }}.':
    '{{ count }} tecken är för många: tal med högst {{ most }} siffror läses. Skriv färre, till exempel {{ example }}.',
};
