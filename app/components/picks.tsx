import { useText } from "~/i18n/text-context";

import { Checkbox } from "./field";
import { Icon } from "./icons";
import type { FormStart } from "./settled-form";
import { Tag } from "./tag";

interface Pick {
  id: string;
  text: string;
  tag: string | null;
}

/** A long list to tick from, folded; what was ticked stands in sight. Fields are named `<name>:<id>`. */
export function Picks({ name, title, items, start, none }: { name: string; title: string; items: readonly Pick[]; start: FormStart; none: string }) {
  const { t } = useText();
  const isChosen = (id: string) => start.value<boolean | null>(`${name}:${id}`) === true;
  if (items.length === 0) return <p className="py-2 text-sm text-muted">{none}</p>;
  const chosen = items.filter(({ id }) => isChosen(id));
  const pick = (item: Pick) => <Checkbox key={item.id} name={`${name}:${item.id}`} defaultChecked={isChosen(item.id)} label={<>{item.text}{item.tag ? <> <Tag>{item.tag}</Tag></> : null}</>} />;
  return (
    <div className="border-b border-line first:border-t">
      {chosen.length > 0 ? <div className="grid gap-2 pt-3 pb-1">{chosen.map(pick)}</div> : null}
      {items.length > chosen.length ? (
        <details>
          <summary className="flex items-center gap-2 py-2 hover:text-accent"><Icon name="chevron" className="turns text-muted" /><span className="grow">{title}</span><span className="text-sm text-muted">{items.length - chosen.length}</span></summary>
          <div className="grid gap-2 pb-3 pl-6">{items.filter(({ id }) => !isChosen(id)).map(pick)}</div>
        </details>
      ) : null}
      {chosen.length === items.length ? <p className="pb-2 pl-7 text-sm text-muted">{t("interface.gaps.allPicked", { list: title })}</p> : null}
    </div>
  );
}
