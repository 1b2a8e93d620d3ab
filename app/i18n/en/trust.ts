export default {
  stability: {
    unless: "{{winner}} stays first unless {{conditions}}.",
    always: "{{winner}} stays first, whichever single weight you change.",
    unknown: "While values are unknown, nobody can say at which weight another offer comes first.",
    above: "the weight of {{criterion}} exceeds {{bound}} (now {{now}}; then {{challenger}})",
    below: "the weight of {{criterion}} falls below {{bound}} (now {{now}}; then {{challenger}})",
    within: "{{criterion}} within {{parent}}",
    or: "{{list}}, or {{last}}",
  },
  pair: {
    above: "{{first}} is {{points}} points above {{second}}.",
    equal: "{{first}} and {{second}} have the same number of points.",
    unknown: "Whether {{first}} comes above {{second}} is not certain yet: the difference lies between {{low}} and {{high}} points.",
    dimensions: "By dimension: {{parts}}.",
    pro: "{{vendor}} gains most on {{parts}}.",
    contra: "Against that, {{vendor}} is better on {{parts}}.",
    more_one: "{{parts}}, and {{count}} more part",
    more_other: "{{parts}}, and {{count}} more parts",
    part: "{{title}} ({{points}})",
    open_one: "On {{count}} part an answer or mark is still unknown.",
    open_other: "On {{count}} parts an answer or mark is still unknown.",
  },
} as const;
