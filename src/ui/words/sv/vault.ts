/** Of the vault and of the books an account is kept in. */
export const vault = {
  '“{{ name }}”': '”{{ name }}”',

  // What it is, and its way in
  'Vault of exchange keys': 'Valv för börsnycklar',
  'Not read yet': 'Inte läst än',
  'Looking at what is stored…': 'Ser efter vad som är sparat…',
  'Look again': 'Se efter igen',
  Damaged: 'Skadat',
  'The vault cannot be read': 'Valvet går inte att läsa',
  'It is kept as it is. If you have an exported file of it, delete it here and import the file.':
    'Det sparas som det är. Har du en exporterad fil av det kan du radera det här och importera filen.',
  'New vault': 'Nytt valv',
  'Create the vault': 'Skapa valvet',
  'Creating…': 'Skapas…',
  'The vault is there, and unlocked.': 'Valvet är skapat och upplåst.',
  'It keeps the API keys of your exchange accounts on this device, encrypted with a passphrase of yours. Nothing leaves this browser but the logins that your keys sign. Watching markets and paper trading need no vault.':
    'Det sparar API-nycklarna till dina börskonton på den här enheten, krypterade med din lösenfras. Inget lämnar webbläsaren utom de inloggningar som dina nycklar signerar. För att följa marknader och för övningshandel behövs inget valv.',
  'Import a vault': 'Importera ett valv',
  'Import a vault…': 'Importera ett valv…',
  'Or bring one along': 'Eller ta med ett',
  'Import it': 'Importera',
  Importing: 'Importeras',
  'Passphrase of that vault': 'Det valvets lösenfras',
  'The vault is imported, and unlocked.': 'Valvet är importerat och upplåst.',
  'Delete the vault': 'Radera valvet',
  'Delete the vault…': 'Radera valvet…',
  'All keys in it go from this device, for good. At the exchange they stay until you delete them there. Exported files stay as well.':
    'Alla nycklar i det försvinner från enheten för gott. På börsen finns de kvar tills du raderar dem där. Exporterade filer finns också kvar.',
  'Type {{ word }}': 'Skriv {{ word }}',
  'Type {{ word }}, in capitals.': 'Skriv {{ word }}, med stora bokstäver.',
  'no account': 'inget konto',
  '{{ count }} account': '{{ count }} konto',
  '{{ count }} accounts': '{{ count }} konton',
  'no passkey': 'ingen passkey',
  '{{ count }} passkey': '{{ count }} passkey',
  '{{ count }} passkeys': '{{ count }} passkeys',
  'Deleted: {{ accounts }} and {{ passkeys }}. Storage was read again: {{ count }} records of the vault are left.':
    'Raderat: {{ accounts }} och {{ passkeys }}. Lagringen lästes igen: {{ count }} poster av valvet finns kvar.',
  'The last login number of {{ count }} key stays, without the key, so that a key that is added again works.':
    'Det senaste inloggningsnumret för {{ count }} nyckel finns kvar, utan nyckeln, så att en nyckel som läggs till igen fungerar.',
  'The last login number of {{ count }} keys stays, without the key, so that a key that is added again works.':
    'Det senaste inloggningsnumret för {{ count }} nycklar finns kvar, utan nycklarna, så att en nyckel som läggs till igen fungerar.',

  // Locked and unlocked
  Unlock: 'Lås upp',
  Unlocking: 'Låses upp',
  Unlocked: 'Upplåst',
  'The vault is locked': 'Valvet är låst',
  'The vault is unlocked': 'Valvet är upplåst',
  'The vault is unlocked.': 'Valvet är upplåst.',
  'Its keys are in no memory, and nothing is logged in. Markets and paper trading go on.':
    'Dess nycklar finns inte i något minne, och inget är inloggat. Marknader och övningshandel fortsätter.',
  'In it: {{ accounts }}': 'I det: {{ accounts }}',
  'It was locked by you.': 'Det låstes av dig.',
  'It was locked after {{ minutes }} min without use.': 'Det låstes efter {{ minutes }} min utan användning.',
  'It was locked because this machine slept.': 'Det låstes eftersom datorn var i vila.',
  'It was locked because no tab was open any more.': 'Det låstes eftersom ingen flik var öppen längre.',
  'It was locked because the exchange allows a key something else than when it was tried.':
    'Det låstes eftersom börsen tillåter en nyckel något annat än när den prövades.',
  'It was locked because something else than this window’s engine changed it.':
    'Det låstes eftersom något annat än det här fönstrets motor ändrade det.',
  'Lock vault': 'Lås valvet',
  'Lock now': 'Lås nu',
  'Lock? {{ why }}. Press again': 'Låsa? {{ why }}. Tryck igen',
  'one exit then waits here': 'en stängande order väntar då här',
  '{{ count }} exits then wait here': '{{ count }} stängande ordrar väntar då här',
  'Not locked: {{ why }}': 'Inte låst: {{ why }}',
  'The vault is unlocked: its keys can log in. Press to drop them from memory.':
    'Valvet är upplåst: dess nycklar kan logga in. Tryck för att ta bort dem ur minnet.',
  'The dead-man switch then cancels all orders of {{ accounts }}.': 'Dödmansgreppet makulerar då alla ordrar på {{ accounts }}.',
  'The part of the program that keeps keys could not be loaded; reload this tab.':
    'Den del av programmet som förvarar nycklar kunde inte laddas. Ladda om fliken.',

  // Passphrase
  'Passphrase of the vault': 'Valvets lösenfras',
  'Type the passphrase of the vault.': 'Skriv valvets lösenfras.',
  'After wrong passphrases the next one can be tried in {{ time }}.': 'Efter felaktiga lösenfraser kan nästa prövas om {{ time }}.',
  'Use a passkey': 'Använd en passkey',
  Checking: 'Prövas',
  'New passphrase': 'Ny lösenfras',
  'The same again': 'Samma en gång till',
  'The two are not the same: type it once more.': 'De två är inte lika: skriv den en gång till.',
  'Choose another passphrase.': 'Välj en annan lösenfras.',
  'At least 12 characters: five words that nobody would guess are a good one. Nobody can bring it back.':
    'Minst 12 tecken: fem ord som ingen skulle gissa blir bra. Ingen kan ta fram den igen.',
  'Long enough. Nobody can bring it back: write it down where only you find it.':
    'Lång nog. Ingen kan ta fram den igen: skriv upp den där bara du hittar den.',
  'Present passphrase': 'Nuvarande lösenfras',
  'Change the passphrase': 'Byt lösenfras',
  'Change the passphrase…': 'Byt lösenfras…',
  Changing: 'Ändras',
  'The passphrase is changed. Files that were exported before open with the old one.':
    'Lösenfrasen är bytt. Filer som exporterats tidigare öppnas med den gamla.',

  // Passkeys
  Passkeys: 'Passkeys',
  'A passkey opens the vault without typing. The passphrase goes on opening it.':
    'En passkey öppnar valvet utan att du skriver något. Lösenfrasen fortsätter att öppna det.',
  'Add a passkey': 'Lägg till en passkey',
  'Add a passkey…': 'Lägg till en passkey…',
  'Waiting for the passkey': 'Väntar på passkeyn',
  'Name of the passkey': 'Passkeyns namn',
  'Give the passkey a name.': 'Ge passkeyn ett namn.',
  '“{{ name }}” opens the vault from now on.': '”{{ name }}” öppnar valvet från och med nu.',
  'The passkey that was made opens nothing: remove it in the settings of this device.':
    'Den passkey som skapades öppnar ingenting: ta bort den i enhetens inställningar.',
  'Remove the passkey': 'Ta bort passkeyn',
  'Remove the passkey {{ name }}': 'Ta bort passkeyn {{ name }}',
  'Remove…': 'Ta bort…',
  Removing: 'Tas bort',
  '“{{ name }}” opens the vault no more. Remove it in the settings of your device as well.':
    '”{{ name }}” öppnar inte valvet längre. Ta bort den i enhetens inställningar också.',

  // Accounts of the exchange and their keys
  Accounts: 'Konton',
  Account: 'Konto',
  'No key is in the vault yet. Add one to see an account of yours here.':
    'Det finns ingen nyckel i valvet än. Lägg till en för att se ett konto här.',
  'Add a key…': 'Lägg till en nyckel…',
  'Live: real money': 'Live: riktiga pengar',
  'Paper account of the exchange': 'Börsens övningskonto',
  'API key': 'API-nyckel',
  'API secret': 'API-hemlighet',
  'Paste it here': 'Klistra in den här',
  'Paste it here.': 'Klistra in den här.',
  'That is too short: paste the whole of it.': 'Det är för kort: klistra in hela.',
  'That is too long to be one: paste nothing else with it.': 'Det är för långt: klistra inte in något annat med den.',
  'There is a space or a sign in it that no key has: paste it alone.':
    'Det finns ett mellanslag eller ett tecken i den som ingen nyckel har: klistra in bara den.',
  'Pasted: {{ count }} characters. It is not shown.': 'Inklistrat: {{ count }} tecken. Det visas inte.',
  'Make a key at {{ venue }} that may read and, if you mean to trade, write orders, and bind it to your IP address there. A key that may withdraw is refused.':
    'Skapa en nyckel hos {{ venue }} som får läsa och, om du tänker handla, lägga ordrar, och bind den till din IP-adress där. En nyckel som får göra uttag avvisas.',
  'Name of the account': 'Kontots namn',
  'Give the account a name.': 'Ge kontot ett namn.',
  'Try the key and store it': 'Pröva nyckeln och spara den',
  'Trying the key': 'Nyckeln prövas',
  '“{{ name }}” is stored. Its key may {{ what }}.': '”{{ name }}” är sparat. Dess nyckel får {{ what }}.',
  '“{{ name }}” can log in again. Its key may {{ what }}.': '”{{ name }}” kan logga in igen. Dess nyckel får {{ what }}.',
  '“{{ name }}” is not stored yet.': '”{{ name }}” är inte sparat än.',
  '“{{ name }}” was not stored.': '”{{ name }}” sparades inte.',
  'The exchange took its key, and says what it may do: {{ what }}.': 'Börsen godtog nyckeln och säger vad den får göra: {{ what }}.',
  'Better: make a key at the exchange without that, and add it instead. Left alone, this one is forgotten after 5 min.':
    'Bättre: skapa en nyckel på börsen utan det och lägg till den i stället. Gör du inget glöms den här efter 5 min.',
  'Store it all the same': 'Spara den ändå',
  'Do not store it': 'Spara den inte',
  Storing: 'Sparas',
  'The key may {{ what }}.': 'Nyckeln får {{ what }}.',
  'When it was tried, the key might {{ what }}.': 'När nyckeln prövades fick den {{ what }}.',
  'When it was tried, it might {{ what }}.': 'När den prövades fick den {{ what }}.',
  'It may now {{ what }}.': 'Den får nu {{ what }}.',
  'It may no longer {{ what }}.': 'Den får inte längre {{ what }}.',
  'What changed is nothing that is used here.': 'Det som ändrats används inte här.',
  nothing: 'ingenting',
  'Added {{ time }} · key {{ print }}': 'Tillagt {{ time }} · nyckel {{ print }}',
  'Rename…': 'Byt namn…',
  'Change it': 'Ändra',
  'The account is called “{{ name }}”.': 'Kontot heter ”{{ name }}”.',
  'Remove {{ name }}': 'Ta bort {{ name }}',
  'Remove the key': 'Ta bort nyckeln',
  '“{{ name }}” is removed. The key is still good at the exchange.': '”{{ name }}” är borttaget. Nyckeln gäller fortfarande på börsen.',
  '“{{ name }}” goes from this vault. At the exchange the key stays until you delete it there.':
    '”{{ name }}” tas bort ur valvet. På börsen finns nyckeln kvar tills du raderar den där.',
  'The key of “{{ name }}” has changed.': 'Nyckeln till ”{{ name }}” har ändrats.',
  'Changed key of {{ name }}': 'Ändrad nyckel till {{ name }}',
  'Unlock the vault to accept that or to remove the key. If it was not you who changed it, delete the key at the exchange first.':
    'Lås upp valvet för att godta det eller ta bort nyckeln. Var det inte du som ändrade den, radera först nyckeln på börsen.',
  'The exchange answered something else than when this key was tried.': 'Börsen svarade något annat än när nyckeln prövades.',
  'The key does not log in before you have accepted that. If it was not you who changed it, delete the key at the exchange and remove it here.':
    'Nyckeln loggar inte in förrän du har godtagit det. Var det inte du som ändrade den, radera nyckeln på börsen och ta bort den här.',
  'Remove this one here.': 'Ta bort den här.',
  'Accept what it may do…': 'Godta vad den får göra…',
  'Accept it': 'Godta',
  Accepting: 'Godtas',
  'Dead-man switch…': 'Dödmansgrepp…',
  'Dead-man switch of {{ name }}': 'Dödmansgrepp för {{ name }}',
  'Dead-man switch: the exchange cancels all its orders when the connection ends.':
    'Dödmansgrepp: börsen makulerar alla kontots ordrar när anslutningen bryts.',
  'With the dead-man switch the exchange cancels every order of “{{ name }}” when the connection to it ends.':
    'Med dödmansgreppet makulerar börsen varje order på ”{{ name }}” när anslutningen dit bryts.',
  'It cancels all open orders of the account: also stops that protect what you hold, and those that you placed on its own pages or in other programs.':
    'Det makulerar alla kontots öppna ordrar: även stoppar som skyddar det du äger, och ordrar som du lagt på börsens egna sidor eller i andra program.',
  'The connection ends when the vault is locked, by you or after {{ minutes }} min without use; 30 s after the last tab is closed; when this machine sleeps or changes its network; when the browser ends or suspends this program; at an update; at a restart of the exchange; and when one of its messages was lost on the way.':
    'Anslutningen bryts när valvet låses, av dig eller efter {{ minutes }} min utan användning, 30 s efter att den sista fliken stängts, när datorn går i vila eller byter nät, när webbläsaren avslutar eller pausar programmet, vid en uppdatering, vid en omstart av börsen, och när något av börsens meddelanden försvunnit på vägen.',
  'The exchange does not promise it. After a sudden loss it may notice late: do not rely on it.':
    'Börsen lovar det inte. Efter ett plötsligt avbrott kan den märka det sent: lita inte på det.',
  'Orders that were cancelled so stand as unknown afterwards, until the exchange’s history says it, where that can be read, or you have looked and taken note.':
    'Ordrar som makulerats så står efteråt som okända, tills börsens historik säger det, där den går att läsa, eller du har sett efter och bekräftat.',
  'From the next login on, open orders stay when the connection ends. The connection that there is now still has them cancelled when it ends, which a lock does too.':
    'Från och med nästa inloggning finns öppna ordrar kvar när anslutningen bryts. När den anslutning som finns nu bryts makuleras de fortfarande, även vid en låsning.',
  'Turn it on': 'Slå på',
  'Turn it off': 'Slå av',
  'Turning it on': 'Slås på',
  'Turning it off': 'Slås av',
  'The dead-man switch of “{{ name }}” is on from the next login on.': 'Dödmansgreppet för ”{{ name }}” är på från och med nästa inloggning.',
  'The dead-man switch of “{{ name }}” is off from the next login on.': 'Dödmansgreppet för ”{{ name }}” är av från och med nästa inloggning.',
  Colour: 'Färg',
  Red: 'Röd',
  Orange: 'Orange',
  Yellow: 'Gul',
  Green: 'Grön',
  Teal: 'Blågrön',
  Blue: 'Blå',
  Violet: 'Violett',
  Grey: 'Grå',

  // Settings of the vault
  Settings: 'Inställningar',
  'Settings of the vault': 'Valvets inställningar',
  'Lock after no use for': 'Lås utan användning efter',
  'Not while exits of a bracket are held here: they leave on an open vault only':
    'Inte medan stängande ordrar i en bracket hålls kvar här: de skickas bara med öppet valv',
  'Lock after {{ minutes }} min': 'Lås efter {{ minutes }} min',
  'Setting it': 'Ställs in',
  'The vault locks after {{ minutes }} min without use.': 'Valvet låses efter {{ minutes }} min utan användning.',
  'It also locks when this machine sleeps for more than 5 min, and 30 s after the last tab is closed.':
    'Det låses också när datorn är i vila mer än 5 min, och 30 s efter att den sista fliken stängts.',
  'Export the vault': 'Exportera valvet',
  'Exported. The file is encrypted: it opens with the passphrase that the vault has now.':
    'Exporterat. Filen är krypterad: den öppnas med den lösenfras som valvet har nu.',
  'Not exported: {{ why }}': 'Inte exporterat: {{ why }}',
};
