/** Of orders: what they ask for, where they stand and why. */
export const order = {
  // What is asked for: descriptions are made in the domain, in these texts.
  '{{ what }} · {{ more }}': '{{ what }} · {{ more }}',
  'Buy {{ size }} {{ base }} at market': 'Köp {{ size }} {{ base }} till marknadspris',
  'Buy {{ size }} {{ base }} @ {{ price }}': 'Köp {{ size }} {{ base }} @ {{ price }}',
  'Buy {{ size }} {{ base }} @ {{ price }} when it trades at {{ trigger }}': 'Köp {{ size }} {{ base }} @ {{ price }} när kursen når {{ trigger }}',
  'Buy {{ size }} {{ base }} @ {{ price }} when its mark is at {{ trigger }}':
    'Köp {{ size }} {{ base }} @ {{ price }} när markpriset når {{ trigger }}',
  'Buy {{ size }} {{ base }} when it trades at {{ trigger }}': 'Köp {{ size }} {{ base }} när kursen når {{ trigger }}',
  'Buy {{ size }} {{ base }} when its mark is at {{ trigger }}': 'Köp {{ size }} {{ base }} när markpriset når {{ trigger }}',
  'Buy {{ size }} {{ base }} when it rises {{ trail }} from its low': 'Köp {{ size }} {{ base }} när den stiger {{ trail }} från botten',
  'Buy {{ size }} {{ base }} when its mark rises {{ trail }} from its low': 'Köp {{ size }} {{ base }} när markpriset stiger {{ trail }} från botten',
  'Sell {{ size }} {{ base }} at market': 'Sälj {{ size }} {{ base }} till marknadspris',
  'Sell {{ size }} {{ base }} @ {{ price }}': 'Sälj {{ size }} {{ base }} @ {{ price }}',
  'Sell {{ size }} {{ base }} @ {{ price }} when it trades at {{ trigger }}': 'Sälj {{ size }} {{ base }} @ {{ price }} när kursen når {{ trigger }}',
  'Sell {{ size }} {{ base }} @ {{ price }} when its mark is at {{ trigger }}':
    'Sälj {{ size }} {{ base }} @ {{ price }} när markpriset når {{ trigger }}',
  'Sell {{ size }} {{ base }} when it trades at {{ trigger }}': 'Sälj {{ size }} {{ base }} när kursen når {{ trigger }}',
  'Sell {{ size }} {{ base }} when its mark is at {{ trigger }}': 'Sälj {{ size }} {{ base }} när markpriset når {{ trigger }}',
  'Sell {{ size }} {{ base }} when it falls {{ trail }} from its peak': 'Sälj {{ size }} {{ base }} när den faller {{ trail }} från toppen',
  'Sell {{ size }} {{ base }} when its mark falls {{ trail }} from its peak':
    'Sälj {{ size }} {{ base }} när markpriset faller {{ trail }} från toppen',
  '{{ order }}, once it trades at {{ trigger }}': '{{ order }}, först när kursen når {{ trigger }}',
  '{{ order }}, once its mark is at {{ trigger }}': '{{ order }}, först när markpriset når {{ trigger }}',
  'Buy {{ size }} {{ base }} OCO {{ where }}': 'Köp {{ size }} {{ base }} OCO {{ where }}',
  'Sell {{ size }} {{ base }} OCO {{ where }}': 'Sälj {{ size }} {{ base }} OCO {{ where }}',
  'Buy {{ size }} {{ base }} bracket {{ where }}': 'Köp {{ size }} {{ base }} bracket {{ where }}',
  'Sell {{ size }} {{ base }} bracket {{ where }}': 'Sälj {{ size }} {{ base }} bracket {{ where }}',
  'Scaled buy {{ count }} orders {{ size }} {{ base }} {{ range }}': 'Skalat köp {{ count }} ordrar {{ size }} {{ base }} {{ range }}',
  'Scaled sell {{ count }} orders {{ size }} {{ base }} {{ range }}': 'Skalat sälj {{ count }} ordrar {{ size }} {{ base }} {{ range }}',
  '{{ order }}, most at {{ price }}': '{{ order }}, mest på {{ price }}',
  '{{ exit }} by mark': '{{ exit }} på markpris',
  '@ {{ price }} when it trades at {{ trigger }}': '@ {{ price }} när kursen når {{ trigger }}',
  '@ {{ price }} when its mark is at {{ trigger }}': '@ {{ price }} när markpriset når {{ trigger }}',
  'when it trades at {{ trigger }}': 'när kursen når {{ trigger }}',
  'when its mark is at {{ trigger }}': 'när markpriset når {{ trigger }}',
  'when it rises {{ trail }} from its low': 'när den stiger {{ trail }} från botten',
  'when its mark rises {{ trail }} from its low': 'när markpriset stiger {{ trail }} från botten',
  'when it falls {{ trail }} from its peak': 'när den faller {{ trail }} från toppen',
  'when its mark falls {{ trail }} from its peak': 'när markpriset faller {{ trail }} från toppen',
  'shows {{ size }} {{ base }} at a time': 'visar {{ size }} {{ base }} åt gången',
  'until {{ end }}': 'till {{ end }}',
  'Change size {{ from }} → {{ to }}': 'Ändra storlek {{ from }} → {{ to }}',

  // Types, as they are chosen and listed.
  Limit: 'Limit',
  Market: 'Marknad',
  Stop: 'Stop',
  'Stop limit': 'Stop-limit',
  'Take profit': 'Take profit',
  Trailing: 'Släpande',
  'Trailing stop': 'Släpande stop',
  Scaled: 'Skalad',
  'by mark': 'på markpris',
  'iceberg of {{ size }}': 'isberg om {{ size }}',
  'Triggered by': 'Utlöses av',
  'mark · the venue’s own': 'markpris · börsens eget',
  'mark · mid of the book': 'markpris · orderbokens mitt',

  // Where it stands.
  '{{ count }} {{ state }}|orders': '{{ count }} × {{ state }}',
  sending: 'skickas',
  sent: 'skickad',
  acknowledged: 'bekräftad',
  watched: 'bevakas',
  '{{ percent }} % filled': '{{ percent }} % fylld',
  'ended, not known how': 'avslutad, okänt hur',
  'held by this browser, dies with it': 'hålls av den här webbläsaren och försvinner med den',
  'waiting for its entry': 'väntar på sin ingång',
  'waiting for its trigger': 'väntar på sin utlösare',
  'waits for {{ price }}|order': 'väntar på {{ price }}',
  '{{ state }}, held by the exchange': '{{ state }}, hålls av börsen',
  following: 'följer',
  'following {{ trail }} behind': 'följer {{ trail }} efter',
  'peak {{ price }}|trailing': 'topp {{ price }}',
  'low {{ price }}|trailing': 'botten {{ price }}',

  // Why it is there, and why it was filled.
  'placed elsewhere': 'lagd på annat håll',
  'liquidation: at the mark of {{ mark }} the equity was {{ equity }}, and {{ maintenance }} must be maintained':
    'likvidation: vid markpriset {{ mark }} var kapitalet {{ equity }}, och {{ maintenance }} måste finnas kvar',
  'Filled while it rested': 'Avslut medan den låg i orderboken',
  'Filled on arrival': 'Avslut direkt när den kom in',
  'Took {{ size }} of the {{ shown }} {{ base }} shown at this price; {{ left }} left':
    'Tog {{ size }} av de {{ shown }} {{ base }} som visades på priset; {{ left }} kvar',
  'A trade of {{ traded }} {{ base }} at this price reached it, first in the queue':
    'Ett avslut på {{ traded }} {{ base }} till priset nådde den, först i kön',
  'A trade of {{ traded }} {{ base }} at this price reached it after {{ ahead }} ahead of it in the queue':
    'Ett avslut på {{ traded }} {{ base }} till priset nådde den efter {{ ahead }} före den i kön',
  'The book moved through its price: {{ shown }} {{ base }} stood there': 'Orderboken gick igenom priset: {{ shown }} {{ base }} stod där',
  'Of an iceberg that showed {{ size }} {{ base }}, each part from the back of the queue.':
    'Av ett isberg som visade {{ size }} {{ base }}, varje del från slutet av kön.',
};
