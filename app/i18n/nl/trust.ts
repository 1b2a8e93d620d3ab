export default {
  stability: {
    unless: "{{winner}} blijft eerste, tenzij {{conditions}}.",
    always: "{{winner}} blijft eerste, welk gewicht van één onderdeel u ook verandert.",
    unknown: "Zolang waarden onbekend zijn, is niet te zeggen bij welk gewicht een andere aanbieding eerste wordt.",
    above: "het gewicht van {{criterion}} boven {{bound}} komt (nu {{now}}; dan {{challenger}})",
    below: "het gewicht van {{criterion}} onder {{bound}} komt (nu {{now}}; dan {{challenger}})",
    within: "{{criterion}} binnen {{parent}}",
    or: "{{list}}, of {{last}}",
  },
  pair: {
    above: "{{first}} staat {{points}} punten boven {{second}}.",
    equal: "{{first}} en {{second}} hebben evenveel punten.",
    unknown: "Of {{first}} boven {{second}} komt, staat nog niet vast: het verschil ligt tussen {{low}} en {{high}} punten.",
    dimensions: "Per dimensie: {{parts}}.",
    pro: "{{vendor}} wint het meest op {{parts}}.",
    contra: "Daar staat tegenover dat {{vendor}} beter is op {{parts}}.",
    more_one: "{{parts}}, en nog {{count}} onderdeel",
    more_other: "{{parts}}, en nog {{count}} onderdelen",
    part: "{{title}} ({{points}})",
    open_one: "Op {{count}} onderdeel is een antwoord of cijfer nog onbekend.",
    open_other: "Op {{count}} onderdelen is een antwoord of cijfer nog onbekend.",
  },
} as const;
