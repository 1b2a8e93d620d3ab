import { useText } from "~/i18n/text-context";

/** What the page at an address below that of a selection is called: "phases/3#prompts" is "Phase 3". */
export function usePageName(): (address: string) => string {
  const { t } = useText();
  return (address) => {
    const [page, below] = address.replace(/[?#].*/, "").split("/");
    if (page === "phases" && /^\d+$/.test(below ?? "")) return t("interface.phases.number", { number: below! });
    const name = page === "phases" ? below : page;
    switch (name) {
      case "swot": case "roles": case "solution": return t(`interface.phases.place.${name}`);
      case "readiness": return below ? t("interface.guide.section", { place: t("interface.phases.place.readiness"), number: below }) : t("interface.phases.place.readiness");
      case "intake": case "requirements": case "weights": case "request": case "responses": case "comparison": case "scoring": case "ranking": case "decision": case "business-case":
      case "goals": case "gaps": case "risks": case "results": case "preconditions": case "respondents": case "implementation": return t(`interface.phases.place.${name}`);
      default: return t("interface.phases.title");
    }
  };
}
