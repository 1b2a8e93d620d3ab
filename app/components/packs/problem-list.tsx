import { Link } from "@remix-run/react";

import { Callout } from "~/components/callout";
import type { PackProblem } from "~/domain/content/check-pack";
import { useText } from "~/i18n/text-context";

/** How many problems are listed at once. */
const shown = 50;

/** What stands in the way of publishing; each item leads to its form where `itemsAt` says where those are. */
export function ProblemList({ problems, title, itemsAt }: { problems: PackProblem[]; title: string; itemsAt?: string }) {
  const { t } = useText();
  if (problems.length === 0) return null;
  return (
    <Callout kind="warning" title={title}>
      <ul className="mt-1 grid gap-1 text-sm">
        {problems.slice(0, shown).map(({ file, item, code, about }, index) => (
          <li key={index}>
            {item === null ? `${file}: ` : itemsAt ? <><Link to={`${itemsAt}/${item}`} className="link">{item}</Link>{": "}</> : `${file}, ${item}: `}
            {t(`interface.packs.problem.${code}`, { about })}
          </li>
        ))}
        {problems.length > shown ? <li>{t("interface.packs.more", { count: problems.length - shown })}</li> : null}
      </ul>
    </Callout>
  );
}
