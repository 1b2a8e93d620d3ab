import { Form, Link, useSubmit } from "@remix-run/react";

import { Button } from "~/components/button";
import { SelectField } from "~/components/field";
import { Progress } from "~/components/progress";
import { useText } from "~/i18n/text-context";

interface Choice {
  id: string;
  code: string;
  text: string;
  path: readonly string[];
  done: number;
  of: number;
}

/** Which answers are looked at: a requirement or a vendor to jump to, the neighbours, and how far the evaluator is. */
export function RequirementPicker({ requirements, offers, chosen, previous, following, done, of, page }: {
  requirements: readonly Choice[];
  offers: readonly { vendorId: string; name: string; package: string }[];
  chosen: { requirement: string | null; vendor: string | null };
  previous: string | null;
  following: string | null;
  done: number;
  of: number;
  page: string;
}) {
  const { t } = useText();
  const submit = useSubmit();
  const short = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);
  const byRequirement = chosen.requirement !== null;
  const name = byRequirement ? "requirement" : "vendor";
  return (
    <div className="grid gap-4">
      <Progress label={t("interface.scoring.own")} done={done} of={of} text={t("interface.shell.countOf", { done, of })} />
      <div className="no-print flex flex-wrap items-end gap-x-4 gap-y-3">
        <nav aria-label={t("interface.scoring.view.label")} className="inline-flex rounded-md border border-strong-line">
          {(["requirement", "vendor"] as const).map((kind) => (
            <Link
              key={kind} to={kind === "requirement" ? `${page}?requirement=${requirements[0].id}` : `${page}?vendor=${offers[0].vendorId}`} aria-current={(kind === "requirement") === byRequirement ? "true" : undefined}
              className="flex min-h-[calc(var(--control)-2px)] items-center px-3 not-first:border-l not-first:border-line hover:bg-band aria-[current=true]:bg-accent-wash aria-[current=true]:font-semibold aria-[current=true]:text-accent"
            >
              {t(`interface.scoring.view.${kind}`)}
            </Link>
          ))}
        </nav>
        <Form method="get" action={page} className="flex min-w-0 grow items-end gap-2" onChange={(event) => submit(event.currentTarget)}>
          <SelectField
            key={chosen.requirement ?? chosen.vendor} name={name} label={t(`interface.scoring.view.${byRequirement ? "whichRequirement" : "whichVendor"}`)} className="min-w-0 grow"
            defaultValue={chosen.requirement ?? chosen.vendor ?? undefined}
            options={byRequirement
              ? requirements.map((one) => ({ value: one.id, label: `${one.done === one.of ? "✓" : `${one.done}/${one.of}`} ${one.code} ${short(one.text)}` }))
              : offers.map((offer) => ({ value: offer.vendorId, label: `${offer.name} · ${offer.package}` }))}
          />
          <Button type="submit" className="script-hides">{t("interface.scoring.view.go")}</Button>
        </Form>
        {byRequirement ? (
          <div className="flex gap-2">
            {previous ? <Link className="button" to={`${page}?requirement=${previous}`}>{t("interface.scoring.view.previous")}</Link> : null}
            {following ? <Link className="button" to={`${page}?requirement=${following}`}>{t("interface.scoring.view.following")}</Link> : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}
