import { Link } from "@remix-run/react";

import type { RiskView } from "~/domain/risks/risk-state";
import { useText } from "~/i18n/text-context";

import { Button } from "../button";
import { Icon } from "../icons";
import { Tag } from "../tag";

/** What a risk asks of vendors: the requirements it led to, and those that it can lead to with one click. */
export function RiskRequirements({ risk: { id, item, linked, candidates, proposals }, mayChange, base }: { risk: RiskView; mayChange: boolean; base: string }) {
  const { t, language } = useText();
  const textOf = (text: { nl?: string | undefined; en?: string | undefined }) => text[language] ?? text.nl ?? text.en ?? "";
  const offers = candidates.length + proposals.length;
  return (
    <div className="grid gap-y-1 text-sm">
      {linked.length > 0 ? (
        <div>
          <p className="text-muted">{t("interface.risks.requirement.linked")}</p>
          <ul>
            {linked.map((requirement) => (
              <li key={requirement.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <Link to={`${base}/requirements/${encodeURIComponent(requirement.id)}`} className="link max-w-prose min-w-0">{textOf(requirement.text)}</Link>
                {requirement.asked ? null : <Tag tone="warning">{t("interface.risks.requirement.notAsked")}</Tag>}
                {mayChange ? <Button type="submit" name="intent" value={`unlink:${id}:${requirement.id}`} look="quiet" icon="undo" className="-my-1" aria-label={t("interface.risks.requirement.undoOf", { text: textOf(requirement.text) })}>{t("interface.risks.requirement.undo")}</Button> : null}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {offers > 0 && mayChange ? (
        <details className="no-print">
          <summary className="inline-flex items-center gap-1.5 py-1 hover:text-accent"><Icon name="chevron" className="turns size-3 text-muted" />{t("interface.risks.requirement.offer", { count: offers })}</summary>
          <ul className="pl-4.5">
            {candidates.map(({ id: requirement, text, asked }) => (
              <Offer key={requirement} text={textOf(text)} note={asked ? t("interface.risks.requirement.alreadyAsked") : null} value={`link:${id}:${requirement}`}
                label={asked ? t("interface.risks.requirement.link") : t("interface.risks.requirement.ask")} name={asked ? t("interface.risks.requirement.linkOf", { text: textOf(text) }) : t("interface.risks.requirement.askOf", { text: textOf(text) })} />
            ))}
            {proposals.map(({ id: proposal, text }) => (
              <Offer key={proposal} text={text[language]} note={t("interface.risks.requirement.fresh")} value={`propose:${id}:${proposal}`} label={t("interface.risks.requirement.make")} name={t("interface.risks.requirement.makeOf", { text: text[language] })} />
            ))}
          </ul>
        </details>
      ) : null}
      {item && offers === 0 && linked.length === 0 ? <p className="text-muted">{t("interface.risks.requirement.own")}</p> : null}
    </div>
  );
}

function Offer({ text, note, value, label, name }: { text: string; note: string | null; value: string; label: string; name: string }) {
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-0">
      <span className="max-w-prose min-w-0 grow basis-72">{text}{note ? <span className="text-muted"> ({note})</span> : null}</span>
      <Button type="submit" name="intent" value={value} icon="plus" aria-label={name}>{label}</Button>
    </li>
  );
}
