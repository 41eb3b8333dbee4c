/** Of the settings. */
export const settings = {
  Language: 'Språk',
  'It could not be loaded. Check the connection, and press again.': 'Det gick inte att ladda. Kontrollera anslutningen och tryck igen.',
};
