import { useText } from "~/i18n/text-context";

/** The way in through the organisation's provider. A plain link: it leads away from this site. */
export function ProviderLink({ name, to, welcome, look = "secondary" }: { name: string | null; to?: string; welcome?: string; look?: "primary" | "secondary" }) {
  const { t } = useText();
  const query = new URLSearchParams({ ...(to ? { to } : {}), ...(welcome ? { welcome } : {}) }).toString();
  return (
    <p>
      <a href={`/sign-in/provider${query ? `?${query}` : ""}`} className={`button ${look === "primary" ? "button-primary" : ""}`}>
        {name === null ? t("interface.accounts.signIn.providerUnnamed") : t("interface.accounts.signIn.provider", { name })}
      </a>
    </p>
  );
}
