import type { EditConflict } from "~/domain/edit-conflict";
import { baseName, seenName, takeName } from "~/domain/settle-edits";
import type { Fields } from "~/domain/settle-edits";
import { useText } from "~/i18n/text-context";

import { Callout } from "./callout";

/** What a form carries so that its save never writes over what others changed since it was loaded. */
export function LoadedFields({ fields }: { fields: Fields }) {
  return <input type="hidden" name={baseName} value={JSON.stringify(fields)} readOnly />;
}

/**
 * What two people changed to different things, side by side, with a choice for each. Stands inside the form that was
 * refused, which posts the choice with its next save.
 */
export function ConflictChoice({ conflict, label, show }: { conflict: EditConflict; label: (field: string) => string; show: (field: string, value: unknown) => string }) {
  const { t, format } = useText();
  const { by, at, disputed } = conflict;
  const title = at === null
    ? by === null ? t("interface.conflict.titleSelf") : t("interface.conflict.title", { by })
    : by === null ? t("interface.conflict.titleSelfAt", { at: format.instant(at) }) : t("interface.conflict.titleAt", { by, at: format.instant(at) });
  return (
    <Callout kind="warning" title={title} live>
      <p className="mb-4">{t("interface.conflict.lead")}</p>
      <div className="grid gap-5">
        {disputed.map(({ field, theirs, yours }) => (
          <fieldset key={field} className="min-w-0">
            <legend className="mb-1.5 font-semibold">{label(field)}</legend>
            <input type="hidden" name={seenName(field)} value={JSON.stringify(theirs ?? null)} readOnly />
            <div className="grid gap-3 sm:grid-cols-2">
              {([["theirs", theirs], ["mine", yours]] as const).map(([take, value]) => (
                <label key={take} className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)] content-start items-start gap-x-2.5 rounded border border-line bg-page p-3 has-checked:border-accent">
                  <input type="radio" name={takeName(field)} value={take} className="mt-[0.2em]" />
                  <span className="text-sm text-muted">{t(`interface.conflict.${take}`)}</span>
                  <span className="col-start-2 max-h-64 overflow-y-auto break-words whitespace-pre-wrap">{show(field, value) || t("interface.conflict.empty")}</span>
                </label>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
    </Callout>
  );
}
