import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, ClientSecretBasic, ClientSecretPost, Configuration, discovery, fetchUserInfo, None,
  randomNonce, randomPKCECodeVerifier, randomState,
} from "openid-client";
import { z } from "zod";

import type { Environment } from "../environment";
import { environment } from "../environment";
import { guardedCookie } from "../session.server";
import { decryptText, encryptText } from "./encrypted-text";
import type { ProvidedPerson } from "./sign-in-provider";

/** Where the provider leads back to. */
export const callbackPath = "/sign-in/provider/callback";

/** What must come back as it was sent; kept by the browser, encrypted, for ten minutes. */
const journeySchema = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string(), firstRun: z.boolean() });
type Journey = z.infer<typeof journeySchema>;

const journeySeconds = 10 * 60;
const journeyCookie = () => guardedCookie("provider", journeySeconds);

/** How the way in through a provider is shown; null where there is none. */
export interface ProviderView {
  name: string | null;
  /** There is no other way in. */
  only: boolean;
}

export function providerView({ OIDC_ISSUER, OIDC_NAME, OIDC_ONLY } = environment()): ProviderView | null {
  return OIDC_ISSUER ? { name: OIDC_NAME ?? null, only: OIDC_ONLY } : null;
}

/** What a provider said of itself, for a while: a cache, which every process may have its own of. */
let known: { config: Promise<Configuration>; until: number } | null = null;
const knownMs = 60 * 60 * 1000;

async function configuration(settings: Environment): Promise<Configuration> {
  if (!known || known.until < Date.now()) {
    const config = discover(settings);
    known = { config, until: Date.now() + knownMs };
    config.catch(() => (known = null));
  }
  return known.config;
}

async function discover({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Environment): Promise<Configuration> {
  const issuer = new URL(OIDC_ISSUER!);
  // Only who names an issuer without TLS, on purpose, gets one.
  const execute = issuer.protocol === "http:" ? [allowInsecureRequests] : [];
  const found = await discovery(issuer, OIDC_CLIENT_ID!, undefined, None(), { execute, timeout: 10 });
  if (OIDC_CLIENT_SECRET === undefined) return found;
  const methods = found.serverMetadata().token_endpoint_auth_methods_supported;
  const proof = !methods || methods.includes("client_secret_basic") ? ClientSecretBasic(OIDC_CLIENT_SECRET) : ClientSecretPost(OIDC_CLIENT_SECRET);
  const config = new Configuration(found.serverMetadata(), OIDC_CLIENT_ID!, undefined, proof);
  for (const apply of execute) apply(config);
  return config;
}

const redirectUri = (settings: Environment) => new URL(callbackPath, settings.BASE_URL).href;

/** Sets out for the provider (PKCE, state and nonce): where to, and the cookie that proves on return who set out. */
export async function setOut({ to, firstRun }: Pick<Journey, "to" | "firstRun">): Promise<{ url: string; cookie: string }> {
  const settings = environment();
  const config = await configuration(settings);
  const journey: Journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), to, firstRun };
  const url = buildAuthorizationUrl(config, {
    redirect_uri: redirectUri(settings), scope: "openid email profile", state: journey.state, nonce: journey.nonce,
    code_challenge: await calculatePKCECodeChallenge(journey.verifier), code_challenge_method: "S256",
  });
  return { url: url.href, cookie: await journeyCookie().serialize(encryptText("provider", "journey", JSON.stringify(journey))) };
}

/**
 * Where the provider ends its own session, from which it leads back to the page to sign in; null where it has no such place,
 * or cannot be reached. What it needs to know of the session it asks whoever comes.
 */
export async function endSessionUrl(): Promise<string | null> {
  const settings = environment();
  if (!settings.OIDC_ISSUER) return null;
  const config = await configuration(settings).catch(() => null);
  if (!config?.serverMetadata().end_session_endpoint) return null;
  return buildEndSessionUrl(config, { post_logout_redirect_uri: new URL("/sign-in", settings.BASE_URL).href }).href;
}

/** Ends the journey: the cookie is of no more use. */
export const journeyOver = () => journeyCookie().serialize("", { maxAge: 0 });

const claimsSchema = z.object({
  sub: z.string().min(1),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  locale: z.string().optional(),
});

/**
 * Who came back from the provider, and where they wanted to be. Null when the answer fits no journey that this browser set
 * out on, or the provider let nobody in. What it says is checked by `openid-client`: signature, issuer, audience, nonce.
 */
export async function comeBack(request: Request): Promise<{ person: ProvidedPerson; journey: Pick<Journey, "to" | "firstRun"> } | null> {
  const settings = environment();
  const kept: unknown = await journeyCookie().parse(request.headers.get("Cookie"));
  const json = typeof kept === "string" ? decryptText("provider", "journey", kept) : null;
  if (json === null) return null;
  const journey = journeySchema.parse(JSON.parse(json));
  const config = await configuration(settings);
  const answer = new URL(redirectUri(settings));
  answer.search = new URL(request.url).search;
  const tokens = await authorizationCodeGrant(config, answer, { pkceCodeVerifier: journey.verifier, expectedState: journey.state, expectedNonce: journey.nonce, idTokenExpected: true }).catch(() => null);
  const idToken = tokens?.claims();
  if (!tokens || !idToken) return null;
  // Many providers put no more than the subject in the token.
  const asked = ["email", settings.OIDC_GROUPS_CLAIM].some((claim) => !(claim in idToken)) && config.serverMetadata().userinfo_endpoint;
  const more = asked ? await fetchUserInfo(config, tokens.access_token, idToken.sub).catch(() => ({})) : {};
  const all: Record<string, unknown> = { ...more, ...idToken };
  const { sub, email, email_verified, name, preferred_username, locale } = claimsSchema.parse(all);
  const groups = all[settings.OIDC_GROUPS_CLAIM];
  return {
    journey,
    person: {
      issuer: idToken.iss, subject: sub,
      email: email !== undefined && (email_verified === true || email_verified === "true") ? email : null,
      name: name ?? preferred_username ?? null,
      language: locale?.startsWith("en") ? "en" : "nl",
      groups: Array.isArray(groups) ? groups.map(String) : typeof groups === "string" ? [groups] : [],
    },
  };
}
