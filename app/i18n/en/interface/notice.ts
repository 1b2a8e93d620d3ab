/** Notices by mail to vendors and to who leads a selection. `{{link}}` stands on a line of its own. */
export default {
  clarification: {
    subject: "{{code}}: questions about your answers",
    text: "Dear {{name}},\n\n{{organisation}} has questions about your answers to the request “{{title}}” ({{code}}). You find and answer them through the personal link in your invitation, no later than {{until}} ({{zone}}).\n\nAny questions, or lost the link? Write to {{contact}}: {{email}}.\n\nKind regards,\n{{organisation}}",
  },
  addendum: {
    subject: "{{code}}: the request has changed",
    text: "Dear {{name}},\n\n{{organisation}} has changed the request “{{title}}”. The new edition is {{code}}.\n\n{{changes}}\n\nThrough the personal link in your invitation you find the changed request and a new response workbook. You can answer until {{until}} ({{zone}}).\n\nAny questions, or lost the link? Write to {{contact}}: {{email}}.\n\nKind regards,\n{{organisation}}",
  },
  questions: {
    subject: "{{code}}: new questions and answers",
    text: "Dear {{name}},\n\n{{organisation}} has answered questions of vendors about the request “{{title}}” ({{code}}). New or changed in the list: {{count}}. The list is the same for all vendors; you read it through the personal link in your invitation.\n\nAny questions, or lost the link? Write to {{contact}}: {{email}}.\n\nKind regards,\n{{organisation}}",
  },
  asked: {
    subject: "{{selection}}: a vendor asks a question",
    text: "Dear {{name}},\n\nA question came in about request {{code}} of the selection “{{selection}}”. Read and answer it here:\n\n{{link}}",
  },
} as const;
