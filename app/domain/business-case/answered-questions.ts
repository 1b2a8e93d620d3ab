import { assess } from "./assess";
import { outlooks } from "./business-case";
import type { BusinessCase } from "./business-case";

/** Questions on the return that no figure of a business case answers; they are answered in words, with the other questions. */
export const questionsInWords: readonly string[] = ["inv.3.5", "inv.3.7", "inv.3.19", "inv.3.20"];

/** Which questions of the sources on the return are answered by what is filled in. */
export function answeredQuestions(businessCase: BusinessCase): Set<string> {
  const { costs, returns, channels, rivals } = businessCase;
  const assessed = assess(businessCase) !== null;
  const cost = (kind: BusinessCase["costs"][number]["kind"]) => costs.some((line) => line.kind === kind);
  const estimates = [...costs, ...returns].map(({ amount }) => amount);
  const answers: Record<string, boolean> = {
    "inv.3.1": assessed && returns.length + channels.length > 0,
    "inv.3.2": channels.some(({ contactsPerYear }) => contactsPerYear > 0),
    "inv.3.3": channels.length > 1,
    "inv.3.4": channels.length > 0,
    "inv.3.6": channels.some(({ conversionNow, profitPerContract }) => conversionNow > 0 && profitPerContract !== 0),
    "inv.3.8": channels.some(({ conversionLater }) => conversionLater.expected !== null),
    "inv.3.9": channels.some(({ costPerContractLater }) => costPerContractLater.expected !== null),
    "inv.3.10": channels.some(({ extraProfit }) => extraProfit.expected !== null),
    "inv.3.11": returns.length + channels.length > 0,
    "inv.3.12": assessed && costs.length > 0 && returns.length + channels.length > 0,
    "inv.3.13": assessed && costs.length > 0,
    "inv.3.14": assessed && costs.length > 0,
    "inv.3.15": estimates.some((estimate) => outlooks.every((outlook) => estimate[outlook] !== null)),
    "inv.3.16": assessed && costs.length > 0,
    "inv.3.17": rivals.length > 0,
    "inv.3.18": costs.length > 1,
    "inv.3.21": cost("software") && cost("maintenance") && cost("implementation") && cost("extra") && cost("own-people"),
    "inv.3.21.a": cost("software"),
    "inv.3.21.b": cost("maintenance"),
    "inv.3.21.c": cost("implementation"),
    "inv.3.21.d": cost("extra"),
    "inv.3.21.e": cost("own-people"),
    "inv.3.22": costs.some(({ rate }) => rate !== null),
  };
  return new Set(Object.keys(answers).filter((id) => answers[id]));
}
