/** The vault of keys: what it refuses, and why it cannot be opened or read. */
export const vault = {
  'There are no accounts at “{{ theirs }}” that a key opens.': 'Det finns inga konton hos ”{{ theirs }}” som en nyckel öppnar.',
  'The exchange did not answer about this key. Nothing was stored.': 'Börsen svarade inte om den här nyckeln. Inget sparades.',
  'The exchange did not answer about this key: {{ why }}. Nothing was stored.': 'Börsen svarade inte om den här nyckeln: {{ why }}. Inget sparades.',
  'The exchange did not answer about this key in time: nothing was stored.': 'Börsen svarade inte i tid om den här nyckeln: inget sparades.',
  'A passphrase has at least {{ count }} characters: five words that nobody would guess are a good one.':
    'En lösenfras har minst {{ count }} tecken: fem ord som ingen skulle gissa är en bra.',
  'A passphrase has at most {{ count }} characters.': 'En lösenfras har högst {{ count }} tecken.',
  'A passphrase has at least {{ count }} different characters.': 'En lösenfras har minst {{ count }} olika tecken.',
  'The key may do something else than what was accepted: look again at what it may do.':
    'Nyckeln får göra annat än det som godkändes: titta igen på vad den får göra.',
  'The vault holds no such profile.': 'Valvet har ingen sådan profil.',
  'This program cannot log in to that venue.': 'Det här programmet kan inte logga in på den börsen.',
  'A vault holds {{ count }} profiles: remove one first.': 'Ett valv rymmer {{ count }} profiler: ta bort en först.',
  'The profile “{{ label }}” has this key already: make one key for each profile.':
    'Profilen ”{{ label }}” har redan den här nyckeln: gör en nyckel för varje profil.',
  'A vault has {{ count }} passkeys: remove one first.': 'Ett valv har {{ count }} passkeys: ta bort en först.',
  'This passkey opens the vault already.': 'Den här passkeyn öppnar redan valvet.',
  'The vault has no such passkey.': 'Valvet har ingen sådan passkey.',
  'The passphrase was not worked on in time: try again.': 'Lösenfrasen hann inte bearbetas i tid: försök igen.',
  'This key is held no more: add it again.': 'Den här nyckeln hålls inte kvar: lägg till den igen.',
  'The clock of this device is wrong: no login number above the last one is left.':
    'Enhetens klocka går fel: det finns inget inloggningsnummer kvar över det senaste.',
  'Several wrong ones were tried: wait until the time shown.': 'Flera felaktiga har prövats: vänta till tiden som visas.',
  'This passkey does not belong to this vault: use the passphrase.': 'Den här passkeyn hör inte till det här valvet: använd lösenfrasen.',
  'The passphrase is wrong.': 'Lösenfrasen är fel.',
  'The passkey does not open this vault: use the passphrase.': 'Passkeyn öppnar inte det här valvet: använd lösenfrasen.',
  'The vault was changed by something else than this program and stays closed: delete it, and import an export of it.':
    'Valvet ändrades av något annat än det här programmet och förblir stängt: ta bort det, och importera en export av det.',
  'It is no vault of Tapedeck.': 'Det är inget valv från Tapedeck.',
  'It is of version {{ version }}, this program knows {{ other }}: update it.':
    'Det är av version {{ version }}, det här programmet känner {{ other }}: uppdatera det.',
  'It is not as this program writes it (the whole).': 'Det är inte som det här programmet skriver det (alltihop).',
  'It is not as this program writes it ({{ theirs }}).': 'Det är inte som det här programmet skriver det ({{ theirs }}).',
  'This device has not the memory that the vault asks for: close other programs and try again.':
    'Enheten har inte det minne som valvet kräver: stäng andra program och försök igen.',
  'It was made for another address: export it there, delete it here, and import the file.':
    'Det gjordes för en annan adress: exportera det där, ta bort det här, och importera filen.',
  'The vault cannot be read. {{ why }}': 'Valvet kan inte läsas. {{ why }}',
  'the vault was deleted and is still there; clear the data of this site in the browser':
    'valvet togs bort och finns ändå kvar; rensa sidans data i webbläsaren',
  'The vault is locked: unlock it.': 'Valvet är låst: lås upp det.',
  'There is no vault here: create one or import one.': 'Det finns inget valv här: skapa eller importera ett.',
  'The file cannot be imported. {{ why }}': 'Filen kan inte importeras. {{ why }}',
  'It is too large to be a vault.': 'Den är för stor för ett valv.',
  'It is no JSON.': 'Den är inte JSON.',
  'the vault was changed by another engine; reload': 'valvet ändrades av en annan motor; ladda om',
  'The key is not stored yet: read first what it may do.': 'Nyckeln är inte sparad än: läs först vad den får göra.',
  'This vault was made at another address: open it with its passphrase.': 'Det här valvet gjordes på en annan adress: öppna det med dess lösenfras.',
  'What its key may do at the exchange has changed: accept that in the vault, or remove the key.':
    'Vad dess nyckel får göra på börsen har ändrats: godkänn det i valvet, eller ta bort nyckeln.',
  'This program signs no such request.': 'Det här programmet signerar ingen sådan begäran.',
  'There is a vault here: delete it first.': 'Det finns ett valv här: ta bort det först.',
  'the part of the program that keeps keys could not be loaded; reload this tab':
    'delen av programmet som förvarar nycklar kunde inte laddas; ladda om fliken',
  'the part of the program that works on passphrases could not be loaded; reload this tab':
    'delen av programmet som bearbetar lösenfraser kunde inte laddas; ladda om fliken',
  'the engine stopped before it answered: look whether it is done': 'motorn stannade innan den svarade: se efter om det är gjort',
  'This passkey cannot open a vault: it does not know the PRF extension. Use another one, or the passphrase.':
    'Den här passkeyn kan inte öppna ett valv: den känner inte till tillägget PRF. Använd en annan, eller lösenfrasen.',
  'This browser knows no passkeys.': 'Webbläsaren stöder inte passkeys.',
  'Passkeys need a page with a host name, and this one is at {{ theirs }}.':
    'Passkeys kräver en sida med ett värdnamn, och den här är på {{ theirs }}.',
  '{{ why }} Use the passphrase.': '{{ why }} Använd lösenfrasen.',
  'No passkey answered: use the passphrase.': 'Ingen passkey svarade: använd lösenfrasen.',
  'The passkey was not used: it was cancelled, took too long, or is not on this device.':
    'Passkeyn användes inte: det avbröts, tog för lång tid, eller så finns den inte på den här enheten.',
  'The passkey could not be used (no reason was given): use the passphrase.':
    'Passkeyn kunde inte användas (ingen orsak angavs): använd lösenfrasen.',
  'The passkey could not be used ({{ theirs }}): use the passphrase.': 'Passkeyn kunde inte användas ({{ theirs }}): använd lösenfrasen.',
};
