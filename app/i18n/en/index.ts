import businessCase from "./business-case";
import command from "./command";
import documents from "./documents";
import interfaceTexts from "./interface";
import outcome from "./outcome";
import report from "./report";
import responses from "./responses";
import trust from "./trust";
import workbook from "./workbook";

export default { interface: interfaceTexts, command, documents, outcome, report, responses, trust, workbook } as const;
export default { interface: interfaceTexts, documents, workbook, responses, report, command, businessCase } as const;
