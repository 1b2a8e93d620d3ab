/** Berichten die Shortlist verstuurt. `{{link}}` staat op een eigen regel, zodat elk mailprogramma er een link van maakt. */
export default {
  invitation: {
    subject: "{{by}} nodigt u uit voor Shortlist",
    text: "Beste {{name}},\n\n{{by}} heeft voor u een account gemaakt in Shortlist, waarin softwareselecties worden voorbereid en beslist. Kies een wachtwoord via deze link:\n\n{{link}}\n\nDe link werkt één keer, tot {{until}}. Daarna meldt u zich aan met {{email}}.\n\nVerwachtte u dit niet, dan hoeft u niets te doen.",
  },
  invitationTo: {
    subject: "{{by}} nodigt u uit voor ‘{{selection}}’",
    text: "Beste {{name}},\n\n{{by}} vraagt u mee te werken aan het selectietraject ‘{{selection}}’ in Shortlist. Kies een wachtwoord via deze link:\n\n{{link}}\n\nDe link werkt één keer, tot {{until}}. Daarna meldt u zich aan met {{email}}.\n\nVerwachtte u dit niet, dan hoeft u niets te doen.",
  },
  reset: {
    subject: "Een nieuw wachtwoord voor Shortlist",
    text: "Beste {{name}},\n\nIemand, waarschijnlijk uzelf, vroeg om een nieuw wachtwoord voor {{email}}. Kies er een via deze link:\n\n{{link}}\n\nDe link werkt één keer, tot {{until}}. Was u het niet, dan hoeft u niets te doen: uw wachtwoord blijft zoals het is.",
  },
  "password-changed": {
    subject: "Uw wachtwoord voor Shortlist is gewijzigd",
    text: "Beste {{name}},\n\nHet wachtwoord van {{email}} is zojuist gewijzigd, en overal elders bent u afgemeld.\n\nWas u dit niet: vraag een nieuw wachtwoord op de aanmeldpagina, en waarschuw wie Shortlist in uw organisatie beheert.",
  },
  emailChange: {
    subject: "Bevestig uw nieuwe e-mailadres voor Shortlist",
    text: "Beste {{name}},\n\nU vroeg om u voortaan bij Shortlist aan te melden met {{email}}. Bevestig dat via deze link:\n\n{{link}}\n\nDe link werkt één keer, tot {{until}}. Vroeg u dit niet, dan hoeft u niets te doen.",
  },
  emailChanged: {
    subject: "Uw e-mailadres voor Shortlist is gewijzigd",
    text: "Beste {{name}},\n\nVoor uw account in Shortlist geldt vanaf nu een ander e-mailadres; met dit adres kunt u zich niet meer aanmelden.\n\nWas u dit niet, waarschuw dan meteen wie Shortlist in uw organisatie beheert.",
  },
  factorOff: {
    subject: "De tweede stap bij het aanmelden is uitgezet",
    text: "Beste {{name}},\n\nVoor {{email}} is in Shortlist de tweede stap bij het aanmelden uitgezet: het wachtwoord alleen is nu genoeg.\n\nWas u dit niet, en vroeg u er ook niet om: kies een nieuw wachtwoord, zet de tweede stap weer aan, en waarschuw wie Shortlist in uw organisatie beheert.",
  },
  recoveryCodes: {
    subject: "Er zijn nieuwe herstelcodes gemaakt",
    text: "Beste {{name}},\n\nVoor {{email}} zijn in Shortlist nieuwe herstelcodes gemaakt; de eerdere werken niet meer.\n\nWas u dit niet: kies een nieuw wachtwoord, maak opnieuw herstelcodes, en waarschuw wie Shortlist in uw organisatie beheert.",
  },
  committee: {
    conflict: {
      subject: "Een gemeld belang bij ‘{{selection}}’",
      text: "Beste {{name}},\n\nIemand van de commissie van ‘{{selection}}’ meldde een belang. U beslist of die persoon meedoet:\n\n{{link}}",
    },
    opening: {
      subject: "Opening van ‘{{selection}}’: een tweede bevestiging is nodig",
      text: "Beste {{name}},\n\nEen eerste persoon bevestigde de opening bij ‘{{selection}}’. Het gaat open zodra een tweede dat ook doet:\n\n{{link}}",
    },
    scoring: {
      subject: "U kunt beoordelen: ‘{{selection}}’",
      text: "Beste {{name}},\n\nDe beoordeling van ‘{{selection}}’ is begonnen. Uw cijfers geeft u hier:\n\n{{link}}",
    },
    consensus: {
      subject: "Het consensusoverleg van ‘{{selection}}’ is geopend",
      text: "Beste {{name}},\n\nDe cijfers voor ‘{{selection}}’ zijn verzameld en het consensusoverleg is geopend:\n\n{{link}}",
    },
  },
} as const;
