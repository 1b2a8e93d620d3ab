export default {
  "nothing-asked": "No requirement is put to vendors yet. Choose at least one.",
  "nothing-scored": "Nothing that is asked has a weight, so offers cannot be ranked. Give at least one requirement a weight.",
  "no-deadline": "There is no deadline for the answers.",
  "deadline-past": "The deadline has passed already.",
  "no-contact": "Name and e-mail address of the contact for vendors are missing.",
  "no-vendors": "No vendor has been added, so there is no workbook to send. You can add vendors after publishing too.",
  "no-introduction": "The introduction is empty; vendors then read nothing about the organisation and the reason for this request.",
  untranslated_one: "{{count}} requirement has no text in the language of the documents and is printed in the other one: “{{first}}”.",
  untranslated_other: "{{count}} requirements have no text in the language of the documents and are printed in the other one; the first is “{{first}}”.",
  "weights-all-zero": "Everything directly under “{{criterion}}” weighs 0, so no share can be worked out. Give at least one part a weight.",
  "top-weights-all-zero": "All dimensions weigh 0, so no share can be worked out. Give at least one a weight.",
  "weight-without-value": "“{{requirement}}” has a weight, but its answers have no value. Set the weight to 0 or say what answers are worth.",
} as const;
