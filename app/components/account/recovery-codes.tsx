import { useEffect, useRef, useState } from "react";

import { Button, LinkButton } from "~/components/button";
import { CopyButton } from "~/components/links/copy-button";
import { useText } from "~/i18n/text-context";

/** Recovery codes right after they were made: the only time that they can be seen. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const [able, setAble] = useState(false);
  useEffect(() => {
    setAble(true);
    heading.current?.focus();
  }, []);
  return (
    <>
      <h1 ref={heading} tabIndex={-1} className="outline-none">{t("interface.account.factor.codes.title")}</h1>
      <p className="mt-2 max-w-prose">{t("interface.account.factor.codes.text")}</p>
      <ol className="my-6 grid max-w-md gap-x-8 gap-y-2 font-mono sm:grid-cols-2 print:grid-cols-2">
        {codes.map((code) => <li key={code}>{code}</li>)}
      </ol>
      <div className="no-print flex flex-wrap gap-2">
        <LinkButton to="/account" look="primary">{t("interface.account.factor.codes.back")}</LinkButton>
        {able ? <Button onClick={() => window.print()}>{t("interface.account.factor.codes.print")}</Button> : null}
        <CopyButton text={codes.join("\n")}>{t("interface.account.factor.codes.copy")}</CopyButton>
      </div>
    </>
  );
}
