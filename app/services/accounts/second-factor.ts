import { randomBytes } from "node:crypto";

import { Secret, TOTP } from "otpauth";
import QRCode from "qrcode";

import { UserError } from "~/domain/user-error";
import { translator } from "~/i18n/translate";
import { endAccountLinksOf } from "~db/account-links";
import { findPassword } from "~db/passwords";
import type { Db } from "~db/schema";
import { confirmFactor, countRecoveryCodes, deleteFactor, findSecondFactor, replaceRecoveryCodes, saveUnconfirmedFactor, takeRecoveryCode, takeStep } from "~db/second-factors";
import { findUser } from "~db/users";
import type { User } from "~db/users";

import { change, look } from "../context.server";
import type { Context, Work } from "../context.server";
import { tokenHash } from "../token.server";
import { openAccountLink, useUpAccountLink } from "./account-link";
import { countAttempt, forget } from "./count-attempt";
import { decryptText, encryptText } from "./encrypted-text";
import { queueNotice } from "./mail-queue";
import { asUser, beginSession, ownId, renewSession } from "./sessions";
import { provePassword } from "./set-password";
import type { SignedIn, Visitor } from "./sign-in";

const periodSeconds = 30;
const recoveryCodes = 10;

/** How one's own second factor stands. While it is being set up, what the app needs of it. */
export type SecondFactorView =
  | { state: "none"; hasPassword: boolean }
  | { state: "setting-up"; secret: string; qr: { size: number; path: string } }
  | { state: "on"; codesLeft: number };

export async function loadSecondFactor(context: Context): Promise<SecondFactorView> {
  await look(context, null, "view-account");
  const userId = ownId(context);
  const factor = await findSecondFactor(context.db, userId);
  if (factor?.confirmedAt) return { state: "on", codesLeft: await countRecoveryCodes(context.db, userId) };
  const secret = factor && decryptText("second-factor", userId, factor.secret);
  if (!secret) return { state: "none", hasPassword: (await findPassword(context.db, userId)) !== null };
  const user = await findUser(context.db, userId);
  return { state: "setting-up", secret: secret.match(/.{1,4}/g)!.join(" "), qr: qrOf(totpOf(secret, user?.email ?? "").toString()) };
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "Shortlist", label, secret: Secret.fromBase32(secret), algorithm: "SHA1", digits: 6, period: periodSeconds });
}

/** A QR code as the path of its dark squares on a grid of `size` by `size`. */
function qrOf(text: string): { size: number; path: string } {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: "M" }).modules;
  let path = "";
  for (let place = 0; place < size * size; place += 1) if (data[place]) path += `M${place % size} ${Math.floor(place / size)}h1v1h-1z`;
  return { size, path };
}

/** Begins setting up a second factor: a new secret, which nobody is asked for until a code confirms it. Throws `UserError` "factor-gone" where there is one. */
export async function beginSecondFactor(context: Context, password: string): Promise<void> {
  await provePassword(context, password);
  const userId = ownId(context);
  await change(context, { selection: null, action: "second-factor-set" }, async ({ trx, at, record }) => {
    if ((await findSecondFactor(trx, userId))?.confirmedAt) throw new UserError("factor-gone");
    await saveUnconfirmedFactor(trx, userId, encryptText("second-factor", userId, new Secret({ size: 20 }).base32), at);
    await record({ subject: userId, after: { begun: true } });
  });
}

/** Gives up setting one up. */
export async function abandonSecondFactor(context: Context): Promise<void> {
  const userId = ownId(context);
  await change(context, { selection: null, action: "second-factor-remove" }, async ({ trx, record }) => {
    const factor = await findSecondFactor(trx, userId);
    if (!factor || factor.confirmedAt) return;
    await deleteFactor(trx, userId);
    await record({ subject: userId, before: { begun: true } });
  });
}

/** Confirms with a first code that the app has the secret. The recovery codes are given once; elsewhere one is signed out. */
export async function confirmSecondFactor(context: Context, code: string, agent: string): Promise<{ codes: string[]; token: string }> {
  const userId = ownId(context);
  await countAttempt(context, [["second-step-account", userId]]);
  const done = await change(context, { selection: null, action: "second-factor-set" }, async ({ trx, at, record }) => {
    const factor = await findSecondFactor(trx, userId);
    if (!factor || factor.confirmedAt) throw new UserError("factor-gone");
    if (!(await isRightCode(trx, context, userId, code))) throw new UserError("code-wrong");
    await confirmFactor(trx, userId, at);
    const codes = await newRecoveryCodes(trx, userId);
    await record({ subject: userId, after: { recoveryCodes: codes.length } });
    return { codes, token: await renewSession(trx, context, userId, agent) };
  });
  await forget(context, [["second-step-account", userId]]);
  return done;
}

/** What proves that who asks is not somebody who found a page open, nor who learnt the password alone. */
export interface FactorProof {
  password: string;
  /** What the app shows, or a recovery code. */
  code: string;
}

/** Makes new recovery codes in place of the earlier ones; they are given once. */
export async function renewRecoveryCodes(context: Context, proof: FactorProof): Promise<{ codes: string[] }> {
  const userId = ownId(context);
  return withBothSteps(context, proof, "second-factor-set", async ({ trx, record }, by) => {
    const codes = await newRecoveryCodes(trx, userId);
    await tellOfFactor(trx, context, userId, "recoveryCodes");
    await record({ subject: userId, after: { recoveryCodes: codes.length, renewed: true, by } });
    return { codes };
  });
}

/** Turns one's own second factor off. Elsewhere one is signed out; the token of the new session is given. */
export async function removeSecondFactor(context: Context, proof: FactorProof, agent: string): Promise<{ token: string }> {
  const userId = ownId(context);
  return withBothSteps(context, proof, "second-factor-remove", async ({ trx, at, record }, by) => {
    await deleteFactor(trx, userId);
    await endAccountLinksOf(trx, userId, ["second-step"], at);
    await tellOfFactor(trx, context, userId, "factorOff");
    await record({ subject: userId, after: { by } });
    return { token: await renewSession(trx, context, userId, agent) };
  });
}

/** Changes a second factor that holds, for who proves both steps. Guesses count with those at signing in. Throws `UserError` "password-wrong", "code-wrong", "try-later" or "factor-gone". */
async function withBothSteps<T>(context: Context, { password, code }: FactorProof, action: "second-factor-set" | "second-factor-remove", work: (changing: Work, by: CodeKind) => Promise<T>): Promise<T> {
  await provePassword(context, password);
  const userId = ownId(context);
  await countAttempt(context, [["second-step-account", userId]]);
  const done = await change(context, { selection: null, action }, async (changing) => {
    if (!(await findSecondFactor(changing.trx, userId))?.confirmedAt) throw new UserError("factor-gone");
    return work(changing, await useUpCode(changing.trx, context, userId, code, changing.at));
  });
  await forget(context, [["second-step-account", userId]]);
  return done;
}

/** Tells a user by mail that less stands in the way of others than before, so that somebody else's doing does not go unnoticed. */
export async function tellOfFactor(trx: Db, context: Context, userId: string, what: "factorOff" | "recoveryCodes"): Promise<void> {
  const user = await findUser(trx, userId);
  if (!user?.email) return;
  const t = translator(user.language);
  const { name, email } = user;
  await queueNotice(trx, context, { to: email, userId, selectionId: null, subject: t(`interface.mail.${what}.subject`), text: t(`interface.mail.${what}.text`, { name, email }), path: null });
}

/** 80 bits each, in letters and digits that are not mistaken for each other. */
async function newRecoveryCodes(trx: Db, userId: string): Promise<string[]> {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  const codes = Array.from({ length: recoveryCodes }, () => [...randomBytes(16)].map((byte) => letters[byte % letters.length]).join("").replace(/(.{4})(?=.)/g, "$1-"));
  await replaceRecoveryCodes(trx, userId, codes.map((code) => recoveryHash(userId, code)));
  return codes;
}

/** As it is kept; how somebody separates the letters makes no difference. */
function recoveryHash(userId: string, code: string): string {
  return tokenHash(`${userId} ${code.toLowerCase().replace(/[^a-z0-9]/g, "")}`);
}

/** Whether a code is that of now, the half minute before or after, and was not used before. Being right uses it up. */
async function isRightCode(trx: Db, { now }: Context, userId: string, code: string): Promise<boolean> {
  const factor = await findSecondFactor(trx, userId);
  if (!factor) return false;
  const secret = decryptText("second-factor", userId, factor.secret);
  if (secret === null) throw new UserError("factor-unreadable");
  const timestamp = now().getTime();
  const delta = totpOf(secret, "").validate({ token: code.replace(/\s/g, ""), timestamp, window: 1 });
  return delta !== null && takeStep(trx, userId, Math.floor(timestamp / 1000 / periodSeconds) + delta);
}

type CodeKind = "code" | "recovery-code";

/** Uses up a code of the app or a recovery code, and gives which it was. Throws `UserError` "code-wrong". */
async function useUpCode(trx: Db, context: Context, userId: string, typed: string, at: string): Promise<CodeKind> {
  const ofApp = /^[\d\s]+$/.test(typed);
  const right = ofApp ? await isRightCode(trx, context, userId, typed) : await takeRecoveryCode(trx, userId, recoveryHash(userId, typed), at);
  if (!right) throw new UserError("code-wrong");
  return ofApp ? "code" : "recovery-code";
}

/** Who stands between password and code, by the token of that step; null when it is over. */
export async function openSecondStep(context: Context, token: string): Promise<User | null> {
  const link = await openAccountLink(context, "second-step", token);
  const user = link?.userId ? await findUser(context.db, link.userId) : null;
  return user && user.disabledAt === null ? user : null;
}

/**
 * Signs in with a code of the app, or with a recovery code, after the password. Throws `UserError` "step-over" when that
 * was too long ago, "code-wrong", or "try-later" after too many of those.
 */
export async function signInWithCode(context: Context, token: string, typed: string, visitor: Visitor): Promise<Extract<SignedIn, { step: "done" }>> {
  const link = await openAccountLink(context, "second-step", token);
  const user = await openSecondStep(context, token);
  if (!link || !user) throw new UserError("step-over");
  await countAttempt(context, [["second-step-account", user.id]]);
  const signedIn = await change(asUser(context, user), { selection: null, action: "sign-in" }, async ({ trx, at, record }) => {
    const by = await useUpCode(trx, context, user.id, typed, at);
    await useUpAccountLink(trx, link, at);
    const session = await beginSession(trx, context, user.id, visitor.agent);
    await record({ subject: user.id, after: { by } });
    return { step: "done", user, token: session } as const;
  });
  await forget(context, [["second-step-account", user.id]]);
  return signedIn;
}
