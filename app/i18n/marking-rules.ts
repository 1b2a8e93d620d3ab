import type { EditionMarking } from "../domain/edition/marking";
import type { Translate } from "./translate";

/** The rules under which a committee marks, a sentence each: which marks need a comment, and when they count. */
export function markingRules(t: Translate, { commentBelow, commentAbove, oneIsEnough }: Omit<EditionMarking, "meanings">): string[] {
  const comment =
    commentBelow !== null && commentAbove !== null ? t("documents.marking.commentBoth", { below: commentBelow, above: commentAbove })
      : commentBelow !== null ? t("documents.marking.commentBelow", { below: commentBelow })
        : commentAbove !== null ? t("documents.marking.commentAbove", { above: commentAbove }) : null;
  return [...(comment ? [comment] : []), t(oneIsEnough ? "documents.marking.one" : "documents.marking.all")];
}
