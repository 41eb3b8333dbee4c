/** Of what is for narrow screens alone: their further views, and what is slid there instead of pressed. */
export const pocket = {
  'Close the ticket': 'Stäng orderläggningen',
  'Slide to send: {{ order }}': 'Dra för att skicka: {{ order }}',
  'At the end: press to send': 'Längst fram: tryck för att skicka',
  'Not sent yet': 'Inte skickad än',
  'Slide it to the other end and let go to send. By key: End, then Enter.':
    'Dra den till andra änden och släpp för att skicka. Med tangenter: End, sedan Enter.',
};
