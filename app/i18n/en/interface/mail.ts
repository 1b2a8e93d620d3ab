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
} as const;
