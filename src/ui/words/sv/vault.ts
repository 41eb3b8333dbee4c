import { vaultBooks } from './vault-books';
import { vaultKeys } from './vault-keys';

/** Of the vault and of the books an account is kept in. */
export const vault = {
  ...vaultKeys,
  ...vaultBooks,

  '“{{ name }}”': '”{{ name }}”',

  // What it is, and its way in
  'Not read yet': 'Inte läst än',
  'Looking at what is stored…': 'Ser efter vad som är sparat…',
  'Look again': 'Se efter igen',
  Damaged: 'Skadat',
  'The vault cannot be read': 'Valvet går inte att läsa',
  'It is kept as it is. If you have an exported file of it, delete it here and import the file.':
    'Det sparas som det är. Har du en exporterad fil av det kan du ta bort det här och importera filen.',
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
  'Delete the vault': 'Ta bort valvet',
  'Delete the vault…': 'Ta bort valvet…',
  'All keys in it go from this device, for good. At the exchange they stay until you delete them there. Exported files stay as well.':
    'Alla nycklar i det försvinner från enheten för gott. På börsen finns de kvar tills du raderar dem där. Exporterade filer finns också kvar.',
  'Type {{ word }}': 'Skriv {{ word }}',
  'Type {{ word }}, in capitals.': 'Skriv {{ word }}, med stora bokstäver.',
  '{{ count }} account': '{{ count }} konto',
  '{{ count }} accounts': '{{ count }} konton',
  'no passkey': 'ingen passkey',
  '{{ count }} passkey': '{{ count }} passkey',
  '{{ count }} passkeys': '{{ count }} passkeys',
  'Deleted: {{ accounts }} and {{ passkeys }}. Storage was read again: {{ count }} records of the vault are left.':
    'Borttaget: {{ accounts }} och {{ passkeys }}. Lagringen lästes igen: {{ count }} poster av valvet finns kvar.',
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

  // Settings
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
};
