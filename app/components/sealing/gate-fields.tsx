import { Checkbox } from "~/components/field";
import type { Draft } from "~/domain/edition/draft";
import { useText } from "~/i18n/text-context";

const gates = ["sealed", "priceEnvelope", "anonymous"] as const;

/** Who may see what when. What vendors were promised with the first edition of a round can no longer change. */
export function GateFields({ draft, fixed }: { draft: Pick<Draft, "kind" | (typeof gates)[number]>; fixed: boolean }) {
  const { t } = useText();
  return (
    // Anew for the other kind of request: sealing then follows that kind.
    <fieldset key={draft.kind} id="gates">
      <legend className="mb-2 font-semibold">{t("interface.sealing.draft.legend")}</legend>
      <input type="hidden" name="gatesOf" value={draft.kind} />
      {/* A tick that cannot be changed is not posted by itself. */}
      {fixed ? gates.map((gate) => (draft[gate] ? <input key={gate} type="hidden" name={gate} value="on" /> : null)) : null}
      <div className="grid gap-3">
        {fixed ? <p className="text-sm text-muted">{t("interface.sealing.draft.fixed")}</p> : null}
        {gates.map((gate) => (
          <Checkbox
            key={gate} name={fixed ? undefined : gate} disabled={fixed} defaultChecked={draft[gate]}
            label={t(`interface.sealing.draft.${gate}`)} hint={t(`interface.sealing.draft.hint.${gate}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}
