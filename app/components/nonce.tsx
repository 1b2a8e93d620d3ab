import { createContext, useContext } from "react";

const Nonce = createContext<string | undefined>(undefined);

/** Hands down the word that this answer's Content-Security-Policy lets scripts run by; only the server knows it. */
export const NonceProvider = Nonce.Provider;

/** The nonce of this answer; none in the browser, which hides it, and in the development server. */
export function useNonce(): string | undefined {
  return useContext(Nonce);
}
