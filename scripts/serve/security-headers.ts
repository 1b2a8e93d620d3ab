import { randomBytes } from "node:crypto";

import type { NextFunction, Request, Response } from "express";

/** What a page may load and run: its own files, and scripts that carry the nonce of this answer; nothing else. */
function contentSecurityPolicy(nonce: string, https: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self'",
    // Widths of bars and indents of trees stand in style attributes; they can show, but not run, anything.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** Features of a browser that no page of the product uses. */
const features = ["accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer", "microphone", "midi", "payment", "usb"];

/**
 * Sets what every answer says to browsers, unless a route said it already, and makes the nonce of the answer
 * (`response.locals.nonce`). `https`: people reach the product by https.
 */
export function securityHeaders(https: boolean) {
  return (_request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(18).toString("base64");
    response.locals.nonce = nonce;
    const headers: Record<string, string> = {
      "Content-Security-Policy": contentSecurityPolicy(nonce, https),
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Referrer-Policy": "same-origin",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Resource-Policy": "same-origin",
      "Origin-Agent-Cluster": "?1",
      "Permissions-Policy": features.map((feature) => `${feature}=()`).join(", "),
      // Pages hold bids and judgements: nothing keeps them, not even the browser of a shared machine.
      "Cache-Control": "no-store",
      ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
    };
    const writeHead = response.writeHead.bind(response) as (...parts: unknown[]) => Response;
    response.writeHead = ((...parts: unknown[]) => {
      for (const [name, value] of Object.entries(headers)) if (!response.hasHeader(name)) response.setHeader(name, value);
      return writeHead(...parts);
    }) as typeof response.writeHead;
    next();
  };
}
