import { Form, Link, useLocation } from "@remix-run/react";

import { densities, themes } from "~/domain/preferences";
import type { Density, Theme } from "~/domain/preferences";
import { useText } from "~/i18n/text-context";

import { AccountMenu } from "./account/account-menu";
import type { HeaderUser } from "./account/account-menu";
import { Icon } from "./icons";
import { LanguageSwitch } from "./language-switch";
import { Menu } from "./menu";

/** The strip above every page: the product's name, the language, how pages look, and who is signed in. */
export function SiteHeader({ theme, density, user }: { theme: Theme; density: Density; user: HeaderUser | null }) {
  const { t } = useText();
  const { pathname, search } = useLocation();
  const back = pathname + search;
  return (
    <header className="no-print border-b border-line bg-page">
      <a href="#content" className="button button-primary absolute left-3 z-20 -translate-y-24 focus:translate-y-2">{t("interface.shell.skip")}</a>
      <div className="mx-auto flex h-12 max-w-[100rem] items-center gap-2 px-5">
        <Link to="/" className="flex items-center gap-2.5 text-[1.0625rem] font-bold tracking-tight hover:text-accent">
          <ProductMark />
          {t("interface.shell.product")}
        </Link>
        <LanguageSwitch />
        <DisplayMenu theme={theme} density={density} back={back} />
        {user ? <AccountMenu user={user} /> : null}
      </div>
    </header>
  );
}

function DisplayMenu({ theme, density, back }: { theme: string; density: string; back: string }) {
  const { t } = useText();
  return (
    <Menu icon="display" label={t("interface.shell.display")}>
      <Form method="post" action="/preferences" preventScrollReset>
        <input type="hidden" name="back" value={back} />
        <MenuPart legend={t("interface.shell.theme.label")} name="theme" chosen={theme} options={themes.map((value) => ({ value, label: t(`interface.shell.theme.${value}`) }))} />
        <MenuPart legend={t("interface.shell.density.label")} name="density" chosen={density} options={densities.map((value) => ({ value, label: t(`interface.shell.density.${value}`) }))} />
      </Form>
    </Menu>
  );
}

function MenuPart({ legend, name, chosen, options }: { legend: string; name: string; chosen: string; options: { value: string; label: string }[] }) {
  return (
    <fieldset className="not-first-of-type:mt-2">
      <legend className="px-2 py-1 text-sm text-muted">{legend}</legend>
      {options.map(({ value, label }) => (
        <button key={value} name={name} value={value} aria-pressed={value === chosen} className="flex w-full items-center gap-2 rounded px-2 py-1.5 text-left hover:bg-band aria-pressed:font-semibold">
          <Icon name="check" className={value === chosen ? "text-accent" : "invisible"} />
          {label}
        </button>
      ))}
    </fieldset>
  );
}

/** Three lines, the first of them chosen. */
export function ProductMark() {
  return (
    <svg aria-hidden="true" viewBox="0 0 20 20" width="20" height="20">
      <rect x="1" y="2" width="18" height="4.5" rx="1" fill="var(--accent)" />
      <rect x="1" y="9" width="12" height="2.5" rx="1" fill="var(--strong-line)" />
      <rect x="1" y="14.5" width="8" height="2.5" rx="1" fill="var(--strong-line)" />
    </svg>
  );
}
