import { Form } from "@remix-run/react";

import { Button } from "~/components/button";
import { SelectField, TextArea } from "~/components/field";
import { Tag } from "~/components/tag";
import { rungs } from "~/domain/committee/evidence-ladder";
import type { Rung } from "~/domain/committee/evidence-ladder";
import { useText } from "~/i18n/text-context";

interface Row {
  requirementId: string;
  code: string;
  text: string;
  mandatory: boolean;
  matters: number;
  answer: string;
  comment: string;
  evidence: string;
  rung: Rung;
  note: string;
  at: string | null;
  by: string | null;
  proposed: Rung | null;
}

/** A vendor's answers with the rung each stands on; one form for all, of which only what changed is kept. */
export function EvidenceRows({ vendorId, rows, language, mayChange, pending }: { vendorId: string; rows: readonly Row[]; language: string; mayChange: boolean; pending: boolean }) {
  const { t, format } = useText();
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="vendorId" value={vendorId} />
      <ol className="border-b border-line">
        {rows.map((row, index) => (
          <li key={`${vendorId} ${row.requirementId} ${row.at ?? ""}`} className="grid gap-x-8 gap-y-3 border-t border-line py-4 lg:grid-cols-[minmax(0,1fr)_minmax(16rem,22rem)]">
            <div className="min-w-0">
              <h3 lang={language} className="font-medium"><span className="text-muted">{row.code}</span> {row.text}</h3>
              <p className="mt-0.5 flex flex-wrap gap-2 text-sm text-muted">
                {row.matters > 0 ? <span>{t("interface.evidence.matters", { points: format.number(row.matters, 2) })}</span> : null}
                {row.mandatory ? <span>{t("interface.evidence.mandatory")}</span> : null}
                {row.proposed ? <Tag tone="accent">{t("interface.evidence.proposed", { rung: t(`interface.evidence.rung.${row.proposed}`) })}</Tag> : null}
              </p>
              <p lang={language} className="mt-1 break-words whitespace-pre-line">{row.answer}</p>
              {row.comment ? <p lang={language} className="mt-1 text-sm break-words whitespace-pre-line">{row.comment}</p> : null}
              {row.evidence ? <p className="mt-1 text-sm break-words whitespace-pre-line text-muted"><span className="font-medium">{t("interface.scoring.evidence")}</span> {row.evidence}</p> : null}
            </div>
            {mayChange ? (
              <div className="grid content-start gap-2">
                <input type="hidden" name={`proof.${index}.requirement`} value={row.requirementId} />
                <SelectField
                  name={`proof.${index}.rung`} label={t("interface.evidence.rungOf", { code: row.code })} hideLabel defaultValue={row.rung}
                  options={rungs.map((rung) => ({ value: rung, label: t(`interface.evidence.rung.${rung}`) }))}
                />
                <TextArea name={`proof.${index}.note`} label={t("interface.evidence.noteOf", { code: row.code })} hideLabel placeholder={t("interface.evidence.note")} rows={1} maxLength={5000} defaultValue={row.note} />
                <Said row={row} />
              </div>
            ) : (
              <div><p className="font-semibold">{t(`interface.evidence.rung.${row.rung}`)}</p>{row.note ? <p className="text-sm">{row.note}</p> : null}<Said row={row} /></div>
            )}
          </li>
        ))}
      </ol>
      {mayChange ? (
        <div className="no-print sticky bottom-0 border-t border-line bg-page py-3"><Button type="submit" look="primary" pending={pending}>{t("interface.evidence.save")}</Button></div>
      ) : null}
    </Form>
  );
}

function Said({ row: { at, by } }: { row: Row }) {
  const { t, format } = useText();
  return at && by ? <p className="text-sm text-muted">{t("interface.evidence.said", { by, when: format.instant(at) })}</p> : null;
}
