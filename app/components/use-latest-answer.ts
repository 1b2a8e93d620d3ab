import { useState } from "react";

import type { FormAnswer } from "~/domain/form-answer";

/** The answer that came last: to a save by itself, or to the form as it was posted. */
export function useLatestAnswer(byItself: FormAnswer | undefined, posted: FormAnswer | undefined): FormAnswer | undefined {
  const [known, setKnown] = useState({ byItself, posted, latest: byItself ?? posted });
  if (known.byItself === byItself && known.posted === posted) return known.latest;
  const latest = known.byItself !== byItself ? byItself : posted;
  setKnown({ byItself, posted, latest });
  return latest;
}
