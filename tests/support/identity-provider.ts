import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import Provider from "oidc-provider";

import { freePort } from "../../scripts/bench/free-port";

/** What the provider says of somebody, by the name typed in at its own page. */
export type Claims = { email?: string; email_verified?: boolean; name?: string; groups?: string[] };

export interface IdentityProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  people: Record<string, Claims>;
  stop: () => Promise<void>;
}

/** A real provider of identities (OpenID Connect) on a free port, for one application. */
export async function identityProvider(redirectUri: string, people: Record<string, Claims>): Promise<IdentityProvider> {
  const port = await freePort();
  const issuer = `http://localhost:${port}`;
  const [clientId, clientSecret] = ["shortlist", "a-secret-of-the-application"];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], response_types: ["code"], grant_types: ["authorization_code"] }],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    cookies: { keys: ["a key for the cookies of a test"] },
    pkce: { required: () => true },
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...people[sub] }) }),
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, () => resolve()));
  if ((server.address() as AddressInfo).port !== port) throw new Error("the provider listens elsewhere");
  return {
    issuer, clientId, clientSecret, people,
    stop: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}
