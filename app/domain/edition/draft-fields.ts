import type { Fields } from "../settle-edits";
import { draftSchema } from "./draft";
import type { Draft } from "./draft";

/** The fields of a draft as two people may change them independently of each other; planning and points go as wholes. */
export function draftFields({ contact, ...draft }: Draft): Fields {
  return { ...draft, contactName: contact.name, contactEmail: contact.email };
}

export function draftOfFields({ contactName, contactEmail, ...fields }: Fields): Draft {
  return draftSchema.parse({ ...fields, contact: { name: contactName, email: contactEmail } });
}
