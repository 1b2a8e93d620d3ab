/** Mails that Shortlist sends. `{{link}}` stands on a line of its own, so that every mail program makes it one to click. */
export default {
  invitation: {
    subject: "{{by}} invites you to Shortlist",
    text: "Dear {{name}},\n\n{{by}} has made you an account in Shortlist, where software selections are prepared and decided. Choose a password through this link:\n\n{{link}}\n\nThe link works once, until {{until}}. After that you sign in with {{email}}.\n\nIf you did not expect this, you need not do anything.",
  },
  invitationTo: {
    subject: "{{by}} invites you to “{{selection}}”",
    text: "Dear {{name}},\n\n{{by}} asks you to take part in the selection “{{selection}}” in Shortlist. Choose a password through this link:\n\n{{link}}\n\nThe link works once, until {{until}}. After that you sign in with {{email}}.\n\nIf you did not expect this, you need not do anything.",
  },
  reset: {
    subject: "A new password for Shortlist",
    text: "Dear {{name}},\n\nSomebody, probably you, asked for a new password for {{email}}. Choose one through this link:\n\n{{link}}\n\nThe link works once, until {{until}}. If it was not you, you need not do anything: your password stays as it is.",
  },
  "password-changed": {
    subject: "Your password for Shortlist was changed",
    text: "Dear {{name}},\n\nThe password of {{email}} was changed just now, and you were signed out everywhere else.\n\nIf it was not you: ask for a new password on the page to sign in, and tell whoever runs Shortlist in your organisation.",
  },
  emailChange: {
    subject: "Confirm your new e-mail address for Shortlist",
    text: "Dear {{name}},\n\nYou asked to sign in to Shortlist with {{email}} from now on. Confirm that through this link:\n\n{{link}}\n\nThe link works once, until {{until}}. If you did not ask for this, you need do nothing.",
  },
  emailChanged: {
    subject: "Your e-mail address for Shortlist has changed",
    text: "Dear {{name}},\n\nYour account in Shortlist has another e-mail address from now on; you can no longer sign in with this one.\n\nIf this was not you, tell whoever runs Shortlist in your organisation at once.",
  },
  factorOff: {
    subject: "The second step at signing in was turned off",
    text: "Dear {{name}},\n\nFor {{email}} the second step at signing in to Shortlist was turned off: the password alone is enough now.\n\nIf this was not you, and you did not ask for it: choose a new password, turn the second step on again, and tell whoever runs Shortlist in your organisation.",
  },
  recoveryCodes: {
    subject: "New recovery codes were made",
    text: "Dear {{name}},\n\nFor {{email}} new recovery codes were made in Shortlist; the earlier ones no longer work.\n\nIf this was not you: choose a new password, make recovery codes once more, and tell whoever runs Shortlist in your organisation.",
  },
  committee: {
    conflict: {
      subject: "A declared interest in ‘{{selection}}’",
      text: "Dear {{name}},\n\nSomebody on the committee of ‘{{selection}}’ declared an interest. You decide whether they take part:\n\n{{link}}",
    },
    opening: {
      subject: "Opening of ‘{{selection}}’: a second confirmation is needed",
      text: "Dear {{name}},\n\nA first person confirmed the opening in ‘{{selection}}’. It opens once a second person does so too:\n\n{{link}}",
    },
    scoring: {
      subject: "You can mark: ‘{{selection}}’",
      text: "Dear {{name}},\n\nMarking of ‘{{selection}}’ has begun. You give your marks here:\n\n{{link}}",
    },
    consensus: {
      subject: "The consensus meeting of ‘{{selection}}’ is open",
      text: "Dear {{name}},\n\nThe marks for ‘{{selection}}’ are in and the consensus meeting is open:\n\n{{link}}",
    },
  },
} as const;
