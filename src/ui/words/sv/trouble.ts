/** Trouble that the user makes on purpose. */
export const trouble = {
  'Trouble on purpose': 'Avsiktliga fel',
  'Trouble on purpose: {{ what }}': 'Avsiktligt fel: {{ what }}',
  'Trouble on purpose: {{ what }}, ends in {{ left }}': 'Avsiktligt fel: {{ what }}, slutar om {{ left }}',
  'End it': 'Avsluta',
  'Make trouble': 'Börja',
  'Kind of trouble': 'Slags fel',
  'How long it lasts': 'Hur länge det varar',
  '30 s': '30 s',
  '2 min': '2 min',
  'until ended': 'tills vidare',
  'Not begun: {{ why }}': 'Inte påbörjat: {{ why }}',
  'Not ended: {{ why }}': 'Inte avslutat: {{ why }}',
  'simulated market and paper accounts, in all tabs': 'simulerad marknad och övningskonton, i alla flikar',
  'connection lost': 'förlorad anslutning',
  'stream frozen': 'fryst ström',
  'wrong checksums': 'felaktiga kontrollsummor',
  'slow answers': 'långsamma svar',
  'orders refused': 'avvisade ordrar',
  'orders late': 'sena ordrar',
  'engine silent': 'tyst motor',
  'The simulated market has no connection; afterwards everything of it begins anew.':
    'Den simulerade marknaden saknar anslutning; efteråt börjar allt om därifrån.',
  'The simulated market says nothing, and gives no sign of life.': 'Den simulerade marknaden säger inget och ger inget livstecken.',
  'Each book of the simulated market fails every 8 s, and is built anew.':
    'Den simulerade marknadens orderböcker fallerar var 8:e sekund och byggs om.',
  'What is asked of a paper account is done at once, and answered 3 s later.':
    'Det som begärs av ett övningskonto görs genast och besvaras 3 s senare.',
  'The book of a paper account takes no order.': 'Övningskontots orderbok tar inte emot någon order.',
  'What is asked of a paper account reaches its book 5 s later.': 'Det som begärs av ett övningskonto når dess orderbok 5 s senare.',
  'The engine says nothing to any tab. Trouble can be ended or made at once; what else is asked waits for the end, and is dropped after 5 s. Only while nothing of a real exchange is shown or watched, and the vault is locked.':
    'Motorn säger inget till någon flik. Fel kan avslutas eller börja genast; allt annat som begärs väntar på slutet och faller bort efter 5 s. Bara medan inget från en riktig börs visas eller bevakas och valvet är låst.',
  'a silent engine needs an end of its own: a tab that is loaded meanwhile could not end it':
    'en tyst motor behöver ett eget slut: en flik som laddas under tiden kan inte avsluta den',
  'the engine would be silent about a real exchange as well: lock the vault, show the simulated market and a paper account in all tabs, turn off alerts and end paper orders and positions on real pairs, and try again 10 s later':
    'motorn vore tyst även om en riktig börs: lås valvet, visa den simulerade marknaden och ett övningskonto i alla flikar, stäng av larm och avsluta övningsordrar och övningspositioner på riktiga par, och försök igen efter 10 s',
  'the engine was silent on purpose when this was asked, and did nothing of it; ask again':
    'motorn var avsiktligt tyst när detta begärdes och gjorde inget av det; begär det igen',
  'the connection was cut on purpose': 'anslutningen bröts avsiktligt',
  'a checksum was made wrong on purpose; the book is asked for anew': 'en kontrollsumma gjordes avsiktligt fel; orderboken begärs på nytt',
  'refused on purpose: that orders are refused is the trouble that was asked for': 'avvisad avsiktligt: det är det fel som begärdes',
};
