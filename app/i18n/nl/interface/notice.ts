/** Meldingen per mail aan leveranciers en aan wie een traject leidt. `{{link}}` staat op een eigen regel. */
export default {
  clarification: {
    subject: "{{code}}: vragen over uw antwoorden",
    text: "Beste {{name}},\n\n{{organisation}} heeft vragen over uw antwoorden op de aanvraag “{{title}}” ({{code}}). U vindt en beantwoordt ze via de persoonlijke link uit uw uitnodiging, uiterlijk {{until}} ({{zone}}).\n\nVragen, of de link kwijt? Mail {{contact}}: {{email}}.\n\nMet vriendelijke groet,\n{{organisation}}",
  },
  addendum: {
    subject: "{{code}}: de aanvraag is gewijzigd",
    text: "Beste {{name}},\n\n{{organisation}} heeft de aanvraag “{{title}}” gewijzigd. De nieuwe uitgave is {{code}}.\n\n{{changes}}\n\nVia de persoonlijke link uit uw uitnodiging vindt u de gewijzigde aanvraag en een nieuw antwoordformulier. Antwoorden kan tot {{until}} ({{zone}}).\n\nVragen, of de link kwijt? Mail {{contact}}: {{email}}.\n\nMet vriendelijke groet,\n{{organisation}}",
  },
  questions: {
    subject: "{{code}}: nieuwe vragen en antwoorden",
    text: "Beste {{name}},\n\n{{organisation}} heeft vragen van leveranciers over de aanvraag “{{title}}” ({{code}}) beantwoord. Nieuw of gewijzigd in de lijst: {{count}}. De lijst is voor alle leveranciers gelijk; u leest haar via de persoonlijke link uit uw uitnodiging.\n\nVragen, of de link kwijt? Mail {{contact}}: {{email}}.\n\nMet vriendelijke groet,\n{{organisation}}",
  },
  asked: {
    subject: "{{selection}}: een leverancier stelt een vraag",
    text: "Beste {{name}},\n\nOver de aanvraag {{code}} van het traject “{{selection}}” is een vraag binnengekomen. U leest en beantwoordt haar hier:\n\n{{link}}",
  },
} as const;
