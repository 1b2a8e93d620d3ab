import { Form, Link, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";

import { densities, themes } from "~/domain/preferences";
import type { Density, Theme } from "~/domain/preferences";
import { useText } from "~/i18n/text-context";

import { Icon } from "./icons";
import { LanguageSwitch } from "./language-switch";

/** The strip above every page: the product's name, the language, and how pages look. */
export function SiteHeader({ theme, density }: { theme: Theme; density: Density }) {
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
      </div>
    </header>
  );
}

function DisplayMenu({ theme, density, back }: { theme: string; density: string; back: string }) {
  const { t } = useText();
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      if (!menu.current?.open) return;
      if (event instanceof KeyboardEvent) {
        if (event.key !== "Escape") return;
        menu.current.querySelector("summary")?.focus();
      } else if (menu.current.contains(event.target as Node)) return;
      menu.current.open = false;
    };
    document.addEventListener("pointerdown", close);
    document.addEventListener("keydown", close);
    return () => {
      document.removeEventListener("pointerdown", close);
      document.removeEventListener("keydown", close);
    };
  }, []);
  return (
    <details ref={menu} className="relative">
      <summary className="flex h-8 items-center gap-1.5 rounded px-2 text-sm text-muted hover:bg-band">
        <Icon name="display" />
        <span className="max-sm:sr-only">{t("interface.shell.display")}</span>
      </summary>
      <Form method="post" action="/preferences" preventScrollReset className="absolute right-0 z-20 mt-1 w-56 rounded-md border border-line bg-raised p-2 shadow-lg">
        <input type="hidden" name="back" value={back} />
        <MenuPart legend={t("interface.shell.theme.label")} name="theme" chosen={theme} options={themes.map((value) => ({ value, label: t(`interface.shell.theme.${value}`) }))} />
        <MenuPart legend={t("interface.shell.density.label")} name="density" chosen={density} options={densities.map((value) => ({ value, label: t(`interface.shell.density.${value}`) }))} />
      </Form>
    </details>
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
