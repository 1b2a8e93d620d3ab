import businessCase from "./business-case";
import checklist from "./checklist";
import command from "./command";
import documents from "./documents";
import interfaceTexts from "./interface";
import outcome from "./outcome";
import report from "./report";
import results from "./results";
import responses from "./responses";
import scripts from "./scripts";
import trust from "./trust";
import workbook from "./workbook";

export default { interface: interfaceTexts, businessCase, checklist, command, documents, outcome, report, responses, results, scripts, trust, workbook } as const;
