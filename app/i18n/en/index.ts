import businessCase from "./business-case";
import command from "./command";
import documents from "./documents";
import interfaceTexts from "./interface";
import report from "./report";
import responses from "./responses";
import scripts from "./scripts";
import trust from "./trust";
import workbook from "./workbook";

export default { interface: interfaceTexts, documents, workbook, responses, report, command, scripts, businessCase, trust } as const;
