import type { Rehearsal } from "../domain/decision/rehearsal";
import type { Language } from "../domain/language";
import { formatShare } from "./format";
import { translator } from "./translate";

/** What a rehearsal found, in a sentence; `concern` asks for a decision before publication. */
export interface RehearsalFinding {
  concern: boolean;
  text: string;
}

/** A middle bid that wins less often than this practically never does. */
const never = 0.01;
/** More often than this, that nobody is left deserves another look at the mandatory requirements. */
const worrying = 0.05;
/** A criterion that decides more seldom than this hardly matters. */
const hardly = 0.001;

/** The findings of a rehearsal in plain language, in the order of its questions. */
export function rehearsalFindings(language: Language, rehearsal: Rehearsal, titleOf: (criterion: string) => string): RehearsalFinding[] {
  const t = translator(language);
  const share = (value: number) => formatShare(language, value, value > 0 && value < 0.1 ? 1 : 0);
  const findings: RehearsalFinding[] = [];
  const say = (concern: boolean, text: string) => findings.push({ concern, text });

  const middle = rehearsal.profiles.find(({ kind }) => kind === "middle");
  if (!middle) say(false, t("trust.rehearsal.noMiddle"));
  else {
    const fair = 1 / rehearsal.profiles.length;
    const often = [...rehearsal.profiles].sort((a, b) => b.wins - a.wins)[0];
    const who = often.kind === "specialist" ? t("trust.rehearsal.specialist", { dimension: titleOf(often.dimension!) }) : t(`trust.rehearsal.kind.${often.kind}`);
    if (middle.wins < never) say(true, t("trust.rehearsal.middleNever", { wins: share(middle.wins), who, most: share(often.wins) }));
    else if (middle.wins < fair / 2) say(true, t("trust.rehearsal.middleSeldom", { wins: share(middle.wins), who, most: share(often.wins) }));
    else say(false, t("trust.rehearsal.middleCan", { wins: share(middle.wins), who, most: share(often.wins) }));
  }

  const { straw } = rehearsal;
  if (rehearsal.options.price === null) say(false, t("trust.rehearsal.strawNoPrice"));
  else if (!straw.relative) say(false, t("trust.rehearsal.strawAbsolute"));
  else if (straw.order === 0) say(false, t("trust.rehearsal.strawNot"));
  else say(true, t("trust.rehearsal.straw", { order: share(straw.order), first: share(straw.first) }));

  const idle = rehearsal.criteria.filter(({ decides }) => decides < hardly);
  if (idle.length > 0) say(true, t("trust.rehearsal.idle", { count: idle.length, criteria: idle.map(({ id }) => titleOf(id)).join(", ") }));
  else say(false, t("trust.rehearsal.allMatter"));

  const { mandatory } = rehearsal;
  if (mandatory.of === 0) say(false, t("trust.rehearsal.noMandatory"));
  else say(mandatory.nobody > worrying, t("trust.rehearsal.nobody", { nobody: share(mandatory.nobody), excluded: share(mandatory.excluded), count: mandatory.of }));
  return findings;
}
