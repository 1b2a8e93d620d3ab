import { Form, Link } from "@remix-run/react";

import { Menu } from "~/components/menu";
import { useText } from "~/i18n/text-context";

/** Who is signed in, as the header shows it. */
export interface HeaderUser {
  name: string;
  administrator: boolean;
  mayCreate: boolean;
}

const item = "flex w-full items-center gap-2 rounded px-2 py-1.5 text-left hover:bg-band";

/** Who is signed in, what is theirs, and the way out. */
export function AccountMenu({ user }: { user: HeaderUser }) {
  const { t } = useText();
  return (
    <Menu icon="person" label={<><span className="sr-only">{t("interface.accounts.menu.label", { name: user.name })}</span><span aria-hidden="true">{user.name}</span></>}>
      <p className="truncate px-2 py-1 text-sm text-muted">{user.name}</p>
      <Link to="/account" className={item}>{t("interface.accounts.menu.account")}</Link>
      <Link to="/library" className={item}>{t("interface.library.menu")}</Link>
      {user.administrator || user.mayCreate ? <Link to="/administration/packs" className={item}>{t("interface.packs.menu")}</Link> : null}
      {user.administrator ? (
        <>
          <Link to="/administration/users" className={item}>{t("interface.accounts.menu.users")}</Link>
          <Link to="/administration/outbox" className={item}>{t("interface.accounts.menu.outbox")}</Link>
          <Link to="/administration/audit" className={item}>{t("interface.accounts.menu.audit")}</Link>
        </>
      ) : null}
      <Form method="post" action="/sign-out">
        <button className={item}>{t("interface.accounts.menu.signOut")}</button>
      </Form>
    </Menu>
  );
}
