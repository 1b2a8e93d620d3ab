import { typedNumber } from "../typed-number";
import { postedString } from "../posted-field";

/** Marks as a form without JavaScript posts them: fields `cell.<index>.<field>`, still to be checked by their schema. */
export function postedMarks(form: FormData): Record<string, unknown>[] {
  const marks: Record<string, unknown>[] = [];
  for (let index = 0; form.has(`cell.${index}.vendor`); index++) {
    const field = (name: string) => postedString(form, `cell.${index}.${name}`);
    const mark = field("mark");
    marks.push({
      vendorId: field("vendor"), requirementId: field("requirement"), version: typedNumber(field("version")), comment: field("comment"),
      confirms: mark === "confirm", mark: mark === "" || mark === "confirm" ? null : typedNumber(mark),
    });
  }
  return marks;
}
