/** What the ticket says of an order before it leaves. */
export const ticketRemarks = {
  // Fields.
  'At which price? Type one or take it from the market.': 'Till vilket pris? Skriv ett eller ta det från marknaden.',
  'At which price does it go off? Type one or take it from the market.': 'Vid vilket pris utlöses den? Skriv ett eller ta det från marknaden.',
  'From which price on does it follow? Type one or take it from the market.': 'Från vilket pris följer den? Skriv ett eller ta det från marknaden.',
  'How far does it follow? Type a distance.': 'På vilket avstånd följer den? Skriv ett avstånd.',
  'Between which prices? Type one end.': 'Mellan vilka priser? Skriv den ena gränsen.',
  'Between which prices? Type the other end.': 'Mellan vilka priser? Skriv den andra gränsen.',
  'How many orders? Type a number.': 'Hur många ordrar? Skriv ett antal.',
  'How much? Type a size or take a part of what is available.': 'Hur mycket? Skriv en storlek eller ta en del av det tillgängliga.',
  'Where is the profit taken? Type it.': 'Var tas vinsten hem? Skriv det.',
  'How much of it is shown at a time? Type a size.': 'Hur mycket visas i taget? Skriv en storlek.',
  'Where does the stop stand? Type it.': 'Var ligger stoppen? Skriv det.',
  'Good till when? Choose its end.': 'Giltig till när? Välj när den upphör.',
  '{{ amount }} {{ quote }} buys less than the smallest part of {{ base }}.':
    '{{ amount }} {{ quote }} räcker inte till den minsta delen av {{ base }}.',
  '{{ amount }} {{ quote }} is {{ size }} {{ base }}, rounded down.': '{{ amount }} {{ quote }} är {{ size }} {{ base }}, avrundat nedåt.',
  '{{ count }} orders are not possible. Type a whole number from {{ least }} to {{ most }}.':
    '{{ count }} ordrar går inte. Skriv ett heltal från {{ least }} till {{ most }}.',
  'There is no price to work out {{ base }} from: type the size in {{ base }}.':
    'Det finns inget pris att räkna ut {{ base }} från: skriv storleken i {{ base }}.',

  // Exits.
  'Where does it end? Type a take-profit, a stop or both, or turn the exits off.':
    'Var ska den stängas? Skriv en take profit, en stop eller båda, eller slå av stängningen.',
  'With fees the take-profit would lose {{ amount }} {{ quote }}: it is too near.':
    'Med avgifter skulle take profit förlora {{ amount }} {{ quote }}: den ligger för nära.',
  '{{ count }} ticks are not possible. Type a whole number.': '{{ count }} tick går inte. Skriv ett heltal.',
  '{{ count }} ticks of {{ tick }} end at {{ exact }}, between two allowed prices: it stands at {{ price }}.':
    '{{ count }} tick på {{ tick }} hamnar på {{ exact }}, mellan två tillåtna priser: den läggs på {{ price }}.',
  '{{ count }} % from the entry {{ entry }} ends at {{ exact }}, between two allowed prices: it stands at {{ price }}.':
    '{{ count }} % från ingången {{ entry }} hamnar på {{ exact }}, mellan två tillåtna priser: den läggs på {{ price }}.',
  '{{ count }} R of {{ risk }} ends at {{ exact }}, between two allowed prices: it stands at {{ price }}.':
    '{{ count }} R på {{ risk }} hamnar på {{ exact }}, mellan två tillåtna priser: den läggs på {{ price }}.',
  'A gain of {{ count }} {{ quote }} ends between the allowed prices {{ low }} and {{ high }}: it stands at {{ price }}.':
    'En vinst på {{ count }} {{ quote }} hamnar mellan de tillåtna priserna {{ low }} och {{ high }}: den läggs på {{ price }}.',
  'A loss of {{ count }} {{ quote }} ends between the allowed prices {{ low }} and {{ high }}: it stands at {{ price }}.':
    'En förlust på {{ count }} {{ quote }} hamnar mellan de tillåtna priserna {{ low }} och {{ high }}: den läggs på {{ price }}.',
  'Where so many {{ quote }} are gained or lost depends on the size: type that as well.':
    'Var så många {{ quote }} vinns eller förloras beror på storleken: skriv den också.',
  'R is the way from the entry to the stop, and there is none. Type where it stands.':
    'R är avståndet från ingången till stoppen, och det finns ingen. Skriv var den ligger.',
  'R is the way from the entry to the stop: give the entry a price first.': 'R är avståndet från ingången till stoppen: ge ingången ett pris först.',
  '{{ count }} R cannot be reckoned before the stop is right.': '{{ count }} R går inte att räkna ut förrän stoppen är rätt.',
  'There is no price above 0 so far from the entry {{ entry }}. Type less.':
    'Det finns inget pris över 0 så långt från ingången {{ entry }}. Skriv mindre.',
  'The take-profit {{ price }} is not above the entry {{ entry }}: there is no profit there.':
    'Take profit {{ price }} ligger inte över ingången {{ entry }}: där finns ingen vinst.',
  'The take-profit {{ price }} is not below the entry {{ entry }}: there is no profit there.':
    'Take profit {{ price }} ligger inte under ingången {{ entry }}: där finns ingen vinst.',
  'The stop {{ price }} is not below the entry {{ entry }}: it would close at once.':
    'Stoppen {{ price }} ligger inte under ingången {{ entry }}: den skulle stänga direkt.',
  'The stop {{ price }} is not above the entry {{ entry }}: it would close at once.':
    'Stoppen {{ price }} ligger inte över ingången {{ entry }}: den skulle stänga direkt.',
  'With the size by risk the stop needs a price, per cent or ticks: in money it would say the same twice.':
    'Med storlek efter risk behöver stoppen ett pris, procent eller tick: i pengar skulle samma sak sägas två gånger.',
  'A size by risk needs a stop. Type where it stands.': 'Storlek efter risk behöver en stop. Skriv var den ligger.',
  '{{ amount }} {{ quote }} at risk is less than the smallest part of {{ base }} loses.':
    '{{ amount }} {{ quote }} i risk är mindre än vad den minsta delen av {{ base }} förlorar.',
  '{{ amount }} {{ quote }} at risk down to the stop {{ stop }}, {{ fees }}, is {{ size }} {{ base }}, rounded down.':
    '{{ amount }} {{ quote }} i risk ner till stoppen {{ stop }}, {{ fees }}, är {{ size }} {{ base }}, avrundat nedåt.',
  '{{ amount }} {{ quote }} at risk up to the stop {{ stop }}, {{ fees }}, is {{ size }} {{ base }}, rounded down.':
    '{{ amount }} {{ quote }} i risk upp till stoppen {{ stop }}, {{ fees }}, är {{ size }} {{ base }}, avrundat nedåt.',
  'fees included': 'avgifter inräknade',
  'before fees': 'före avgifter',
  'There is no price of the market to set exits by. Wait for its book.':
    'Det finns inget marknadspris att sätta stängningen efter. Vänta på orderboken.',

  // Several orders.
  'The stop {{ stop }} must be above the limit {{ limit }}: the market is between the two.':
    'Stoppen {{ stop }} måste ligga över limiten {{ limit }}: marknaden ligger mellan dem.',
  'The stop {{ stop }} must be below the limit {{ limit }}: the market is between the two.':
    'Stoppen {{ stop }} måste ligga under limiten {{ limit }}: marknaden ligger mellan dem.',
  'The size {{ size }} {{ base }} has more digits than this market takes. Ask for {{ whole }}.':
    'Storleken {{ size }} {{ base }} har fler siffror än marknaden tillåter. Ange {{ whole }}.',
  'Between {{ from }} and {{ to }} there are prices for {{ count }} orders. Ask for fewer, or set the ends further apart.':
    'Mellan {{ from }} och {{ to }} finns priser för {{ count }} ordrar. Ange färre, eller sätt gränserna längre isär.',
  'The smallest of the {{ count }} would be below the smallest order, {{ least }} {{ base }}. Ask for {{ enough }} or more, or for fewer orders.':
    'Den minsta av de {{ count }} skulle bli mindre än minsta order, {{ least }} {{ base }}. Ange {{ enough }} eller mer, eller färre ordrar.',
  'Shared out, {{ size }} {{ base }} is left over: the order at {{ price }} has it on top.':
    'Efter fördelningen blir {{ size }} {{ base }} över: ordern på {{ price }} får det också.',
  '{{ count }} orders|rungs': '{{ count }} ordrar',

  // What is odd about it.
  'Nothing stands at this price now: {{ tif }} would end unfilled.': 'Inget ligger på det här priset nu: {{ tif }} skulle upphöra utan avslut.',
  'It would fill at once: post-only would refuse it.': 'Den skulle gå till avslut direkt: post-only skulle avvisa den.',
  'The price is {{ percent }} % above the best ask: it would fill at once.':
    'Priset är {{ percent }} % över bästa säljkurs: den skulle gå till avslut direkt.',
  'The price is {{ percent }} % below the best bid: it would fill at once.':
    'Priset är {{ percent }} % under bästa köpkurs: den skulle gå till avslut direkt.',
  'It would fill at once, at {{ price }} or better.': 'Den skulle gå till avslut direkt, till {{ price }} eller bättre.',
  'A buy stop goes off at its trigger and above, and the market is at {{ price }}: it would go off at once. On the other side of the market use a limit or a take-profit.':
    'En köpstop utlöses vid sin utlösare och däröver, och marknaden är på {{ price }}: den skulle utlösas direkt. På andra sidan marknaden används limit eller take profit.',
  'A sell stop goes off at its trigger and below, and the market is at {{ price }}: it would go off at once. On the other side of the market use a limit or a take-profit.':
    'En säljstop utlöses vid sin utlösare och därunder, och marknaden är på {{ price }}: den skulle utlösas direkt. På andra sidan marknaden används limit eller take profit.',
  'A buy take-profit goes off at its trigger and below, and the market is at {{ price }}: it would go off at once. On the other side of the market use a stop.':
    'En take profit på köp utlöses vid sin utlösare och därunder, och marknaden är på {{ price }}: den skulle utlösas direkt. På andra sidan marknaden används en stop.',
  'A sell take-profit goes off at its trigger and above, and the market is at {{ price }}: it would go off at once. On the other side of the market use a stop.':
    'En take profit på sälj utlöses vid sin utlösare och däröver, och marknaden är på {{ price }}: den skulle utlösas direkt. På andra sidan marknaden används en stop.',
  'It would be refused: {{ why }}': 'Den skulle avvisas: {{ why }}',
  'The book that is shown is not deep enough: a part would not fill.': 'Orderboken som visas är inte djup nog: en del skulle inte gå till avslut.',
  'It takes {{ amount }} {{ currency }}, and {{ available }} are available.':
    'Det krävs {{ amount }} {{ currency }}, och {{ available }} är tillgängligt.',
  'The most is {{ size }}.': 'Högst {{ size }}.',
};
