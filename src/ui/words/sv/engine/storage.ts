/** What the browser keeps: storage, settings and alerts. */
export const storage = {
  'storage failed': 'lagringen misslyckades',
  'the storage was closed': 'lagringen stängdes',
  'storage is down': 'lagringen fungerar inte',
  'another window of an older version holds the storage; close it': 'ett annat fönster med en äldre version håller lagringen; stäng det',
  'the browser does not open its storage': 'webbläsaren öppnar inte sin lagring',
  'the storage does not answer': 'lagringen svarar inte',
  'the storage is full': 'lagringen är full',
  'a newer version of this program uses the storage; reload': 'en nyare version av det här programmet använder lagringen; ladda om',
  'this browser offers no storage here': 'webbläsaren har ingen lagring här',
  'the storage failed': 'lagringen misslyckades',
  'the storage failed ({{ theirs }})': 'lagringen misslyckades ({{ theirs }})',
  'another engine has taken over': 'en annan motor har tagit över',
  'what was stored has been cleared; close every tab of Tapedeck for five minutes, and it begins anew':
    'det sparade har rensats; stäng varje flik med Tapedeck i fem minuter, så börjar det om',
  'they were written down before': 'de har sparats förut',
  'not kept: what is stored could not be read': 'sparades inte: det sparade kunde inte läsas',

  'the part of the program that watches alerts could not be loaded; reload this tab':
    'delen av programmet som bevakar larm kunde inte laddas; ladda om fliken',
  'its line {{ count }} does not say that it is a list of alerts of Tapedeck.':
    'dess rad {{ count }} säger inte att den är en lista med larm från Tapedeck.',
  'there is no alert in it.': 'det finns inget larm i den.',
  'it has {{ count }} alerts, {{ most }} are the most.': 'den har {{ count }} larm, högst {{ most }} går.',
  'line {{ count }}: {{ why }}': 'rad {{ count }}: {{ why }}',
  '{{ why }}, and {{ count }} more.': '{{ why }}, och {{ count }} till.',
  'no JSON': 'inte JSON',
  'Changes of alerts are not kept: {{ why }}.': 'Ändringar av larm sparas inte: {{ why }}.',
  'that is nothing that can be asked of alerts': 'det är inget som kan begäras av larm',
  'nothing was imported: {{ why }}': 'inget importerades: {{ why }}',
  'there is no such alert any more': 'det larmet finns inte längre',
  'more than {{ count }} alerts are not kept; remove some that are over': 'fler än {{ count }} larm sparas inte; ta bort några som är över',
  'One record of an alert made no sense and could not be kept.': 'En sparad uppgift om ett larm gick inte att tyda och kunde inte behållas.',
  '{{ count }} records of alerts made no sense and could not be kept.':
    '{{ count }} sparade uppgifter om larm gick inte att tyda och kunde inte behållas.',
  'there is no market “{{ theirs }}” here': 'det finns ingen marknad ”{{ theirs }}” här',
  'more than {{ count }}': 'mer än {{ count }}',
  'no plain decimal': 'inget vanligt decimaltal',
  'an amount below 0': 'ett belopp under 0',
  'an amount of nothing': 'ett belopp på noll',
  'no account': 'inget konto',
  'no instrument': 'inget instrument',
};
