/** Stands for the site while a path is read as browsers do. */
const site = "http://own.invalid";

/**
 * A path of this site to go on to, written as a header can carry it; the front page for anything else. It is read as a
 * browser reads it, to whom tabs and line ends are nothing and a backslash is a slash: "/\t/elsewhere" leads elsewhere.
 */
export function ownPath(to: unknown): string {
  if (typeof to !== "string" || !to.startsWith("/") || !URL.canParse(to, site)) return "/";
  const { origin, pathname, search, hash } = new URL(to, site);
  return origin === site && !pathname.startsWith("//") ? pathname + search + hash : "/";
}
