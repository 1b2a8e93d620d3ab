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
} as const;
