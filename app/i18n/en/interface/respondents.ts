export default {
  mail: {
    subject: "{{by}} asks what software must do for you: “{{selection}}”",
    text: "Dear {{name}},\n\n{{organisation}} is choosing new software. {{by}} asks you to tick what it must do for your work, in a checklist of your own. Open it on a phone or a computer, whichever suits you:\n\n{{link}}\n\nThe link is yours alone and works until {{until}}. What you tick is kept at once; you can stop and come back whenever you like.\n\nIf you did not expect this, you need not do anything.",
  },
} as const;
