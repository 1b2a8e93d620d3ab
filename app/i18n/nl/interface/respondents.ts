export default {
  mail: {
    subject: "{{by}} vraagt wat software voor u moet doen: “{{selection}}”",
    text: "Beste {{name}},\n\n{{organisation}} kiest nieuwe software. {{by}} vraagt u om in een eigen checklist aan te vinken wat die voor uw werk moet doen. Open de checklist op telefoon of computer, wat u uitkomt:\n\n{{link}}\n\nDe link is alleen voor u en werkt tot {{until}}. Wat u aanvinkt wordt meteen bewaard; u kunt stoppen en terugkomen wanneer u wilt.\n\nVerwachtte u dit niet, dan hoeft u niets te doen.",
  },
} as const;
