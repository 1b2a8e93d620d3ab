import { Form } from "@remix-run/react";

import type { MemberRole } from "~/domain/access/roles";
import type { Criterion } from "~/domain/content/pack";
import type { FormAnswer } from "~/domain/form-answer";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { AnswerProblem } from "../callout";
import { Dialog } from "../dialog";
import { Checkbox } from "../field";
import { RoleChoice } from "./role-choice";

export interface Person {
  userId: string;
  name: string;
  roles: MemberRole[];
  criteria: string[];
  invited: boolean;
}

/** Changes somebody's roles and assigned criteria, or takes the person out of the selection. */
export function PersonDialog({ person, criteria, closeTo, answer }: { person: Person; criteria: readonly Criterion[]; closeTo: string; answer: FormAnswer | undefined }) {
  const { t } = useText();
  return (
    <Dialog title={t("interface.people.edit.title", { name: person.name })} closeTo={closeTo} actions={<Button type="submit" form="person-change" look="primary">{t("interface.people.edit.save")}</Button>}>
      <Form id="person-change" method="post" preventScrollReset className="grid gap-5">
        <AnswerProblem answer={answer} />
        <input type="hidden" name="intent" value="change" />
        <input type="hidden" name="userId" value={person.userId} />
        <RoleChoice chosen={person.roles} missing={answer !== undefined && !answer.ok && "roles" in answer.fields} />
        <fieldset>
          <legend className="mb-1 font-medium">{t("interface.people.edit.criteria")}</legend>
          <p className="mb-2 text-sm text-muted">{t("interface.people.edit.criteriaHint")}</p>
          <div className="grid gap-x-6 gap-y-3 sm:grid-cols-2">
            {criteria.map((dimension) => <DimensionChoice key={dimension.id} dimension={dimension} chosen={person.criteria} />)}
          </div>
        </fieldset>
      </Form>
      <Form method="post" preventScrollReset className="mt-2 border-t border-line pt-4">
        <input type="hidden" name="userId" value={person.userId} />
        {person.invited ? <p className="mb-4"><Button type="submit" name="intent" value="invite-again">{t("interface.people.edit.inviteAgain")}</Button></p> : null}
        <Button type="submit" name="intent" value="remove" look="danger">{t("interface.people.edit.remove")}</Button>
        <p className="mt-1.5 text-sm text-muted">{t("interface.people.edit.removeText", { name: person.name })}</p>
      </Form>
    </Dialog>
  );
}

function DimensionChoice({ dimension, chosen }: { dimension: Criterion; chosen: readonly string[] }) {
  const { of } = useText();
  const leaves = (node: Criterion): Criterion[] => node.children?.flatMap(leaves) ?? [node];
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{of(dimension.title)}</legend>
      <div className="grid gap-1.5">
        {leaves(dimension).map(({ id, title }) => <Checkbox key={id} name="criteria" value={id} defaultChecked={chosen.includes(id)} label={of(title)} />)}
      </div>
    </fieldset>
  );
}
