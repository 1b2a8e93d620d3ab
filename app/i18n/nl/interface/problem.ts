export default {
  "nothing-asked": "Er wordt leveranciers nog niets gevraagd. Kies ten minste één eis of wens.",
  "nothing-scored": "Niets van wat gevraagd wordt heeft gewicht, zodat er geen rangorde te maken is. Geef ten minste één eis of wens gewicht.",
  "no-deadline": "Er is nog geen uiterste datum voor de antwoorden.",
  "deadline-past": "De uiterste datum voor de antwoorden is al voorbij.",
  "no-contact": "Naam en e-mailadres van de contactpersoon voor leveranciers ontbreken.",
  "no-vendors": "Er is nog geen leverancier toegevoegd, dus er is geen werkmap om te versturen. U kunt ook na publicatie leveranciers toevoegen.",
  "no-introduction": "De inleiding is leeg; leveranciers lezen dan niets over de organisatie en de aanleiding.",
  untranslated_one: "{{count}} eis of wens heeft geen tekst in de taal van de documenten en komt er in de andere taal in: ‘{{first}}’.",
  untranslated_other: "{{count}} eisen en wensen hebben geen tekst in de taal van de documenten en komen er in de andere taal in; de eerste is ‘{{first}}’.",
  "weights-all-zero": "Alles direct onder ‘{{criterion}}’ heeft gewicht 0, zodat er geen aandelen te berekenen zijn. Geef ten minste één onderdeel gewicht.",
  "top-weights-all-zero": "Alle dimensies hebben gewicht 0, zodat er geen aandelen te berekenen zijn. Geef ten minste één dimensie gewicht.",
  "weight-without-value": "‘{{requirement}}’ heeft gewicht, maar de antwoorden erop hebben geen waarde. Zet het gewicht op 0 of bepaal wat antwoorden waard zijn.",
} as const;
