import type { Text } from "~/i18n/text-context";

/** A number of bytes as people read it: "412 kB", "3.1 MB". */
export function fileSize({ t, format }: Text, bytes: number): string {
  if (bytes < 1_000_000) return t("interface.responses.size.kilo", { size: format.plain(Math.ceil(bytes / 1000)) });
  return t("interface.responses.size.mega", { size: format.plain(bytes / 1_000_000, 1) });
}
