import command from "./command";
import documents from "./documents";
import interfaceTexts from "./interface";
import outcome from "./outcome";
import report from "./report";
import responses from "./responses";
import workbook from "./workbook";

export default { interface: interfaceTexts, documents, workbook, responses, report, outcome, command } as const;
