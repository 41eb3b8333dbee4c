const FEWEST = 12;
const FEWEST_DIFFERENT = 6;
/** Characters: more is a pasted file. */
export const LONGEST_PASSPHRASE = 1_024;

/** One spelling for what two keyboards write differently. */
export const plainPassphrase = (text: string): string => text.normalize('NFKC');

/** Why a vault may not be closed with this passphrase, in the user's words; null: it may. */
export function passphraseComplaint(text: string): string | null {
  const characters = [...plainPassphrase(text)];
  if (characters.length < FEWEST) return `A passphrase has at least ${FEWEST} characters: five words that nobody would guess are a good one.`;
  if (characters.length > LONGEST_PASSPHRASE) return `A passphrase has at most ${LONGEST_PASSPHRASE} characters.`;
  if (new Set(characters).size < FEWEST_DIFFERENT) return `A passphrase has at least ${FEWEST_DIFFERENT} different characters.`;
  return null;
}
