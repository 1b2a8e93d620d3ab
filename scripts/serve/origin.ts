/** What a request says about where it comes from. */
export interface Provenance {
  method: string;
  /** Header `Origin`. */
  origin: string | undefined;
  /** Header `Sec-Fetch-Site`. */
  fetchSite: string | undefined;
  /** Where the product was reached: `https://host:port`, from the Host header or a proxy that is trusted. */
  reached: string;
  /** The address that people use, where it is set. */
  baseUrl: string | undefined;
}

/**
 * Whether a request that may change something comes from a page of the product itself. A browser says so in two headers
 * that pages cannot forge: `Sec-Fetch-Site`, and `Origin` on whatever is not read only. A page that hides its address
 * (those behind links do) sends the Origin `null`; then the other header decides. A program that is no browser sends
 * neither, and carries no cookies of anybody else.
 */
export function mayChange({ method, origin, fetchSite, reached, baseUrl }: Provenance): boolean {
  if (["GET", "HEAD", "OPTIONS"].includes(method)) return true;
  if (fetchSite !== undefined && fetchSite !== "same-origin" && fetchSite !== "none") return false;
  if (origin === undefined) return true;
  if (origin === "null") return fetchSite === "same-origin";
  return origin === reached || (baseUrl !== undefined && origin === new URL(baseUrl).origin);
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i;

/** Whether it is a name or an address with at most a port; what carries a path or a user along would make another address of the request's. */
export function isHostName(host: string): boolean {
  return /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/i.test(host);
}

/**
 * Whether a name in the Host header may be one of the product's. A server that listens on the machine itself only is
 * reached by that machine's own names; any other is a foreign page that had its name point here to read what it may not.
 */
export function isOwnHost(host: string | undefined, { listensOn, baseUrl }: { listensOn: string; baseUrl: string | undefined }): boolean {
  if (host === undefined || !isHostName(host)) return false;
  if (baseUrl !== undefined || !["127.0.0.1", "localhost", "::1"].includes(listensOn)) return true;
  return loopback.test(host);
}
