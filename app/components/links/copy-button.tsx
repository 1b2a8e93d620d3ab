import { useEffect, useState } from "react";

import { Button } from "~/components/button";
import { useText } from "~/i18n/text-context";

/** Puts a text on the clipboard and says so; not there where a page cannot do that, as without JavaScript. */
export function CopyButton({ text, children }: { text: string; children: string }) {
  const { t } = useText();
  const [able, setAble] = useState(false);
  const [copied, setCopied] = useState(false);
  useEffect(() => setAble(typeof navigator.clipboard?.writeText === "function"), []);
  if (!able) return null;
  return (
    <span className="inline-flex items-center gap-3">
      <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>{children}</Button>
      <span role="status" className="text-sm text-success">{copied ? t("interface.links.copied") : ""}</span>
    </span>
  );
}
