import { afterAll, expect, test } from "vitest";

import { inviteUser } from "~/services/accounts/invite-user";
import { loadUsers } from "~/services/accounts/manage-users";
import { editRequirement } from "~/services/change-requirements";
import { loadWeights, saveWeights } from "~/services/change-weights";
import { createSelection } from "~/services/create-selection";
import { makeDeclaration } from "~/services/declarations";
import { closeReading } from "~/services/import-response";
import { loadOverview } from "~/services/load-overview";
import { loadRequest } from "~/services/request-draft";
import { receiveUpload } from "~/services/receive-upload";
import { acceptSubmission } from "~/services/accept-submission";
import { noteQuestion, dismissQuestion, loadQuestions } from "~/services/vendor-questions";
import { loadWaitingForLead } from "~/services/waiting-for-lead";

import { contextAt, onBothEngines } from "../../support/databases";
import { memberOf } from "../../support/people";
import { publishedSelection, returnedWorkbook } from "../../support/service-selection";

afterAll(closeReading);

onBothEngines("what a lead is led to", (database) => {
  const machine = () => contextAt(database().db, "2026-05-01T09:00:00.000Z");

  test("an administrator says with the invitation what somebody may do; who is known keeps the own rights", async () => {
    const administrator = machine();
    const email = `${administrator.newId()}@voorbeeld.example`;
    const rightsOf = async () => (await loadUsers(administrator)).filter((user) => user.email === email).map((user) => [user.administrator, user.mayCreate]);
    await inviteUser(administrator, { email, name: "Lea", language: "nl" }, { administrator: false, mayCreate: true });
    expect(await rightsOf()).toEqual([[false, true]]);
    await inviteUser(administrator, { email, name: "Lea", language: "nl" }, { administrator: true, mayCreate: false });
    expect(await rightsOf()).toEqual([[false, true]]);
  });

  test("weights that are saved as they were proposed are decided on", async () => {
    const context = machine();
    const { id } = await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
    const weights = async () => (await loadOverview(context, id))!.steps.find(({ place }) => place === "weights")!.state;
    expect(await weights()).toBe("open");
    const { tree } = (await loadWeights(context, id))!;
    await saveWeights(context, id, { criteria: Object.fromEntries(tree.filter(({ kind }) => kind === "criterion").map((row) => [row.id, row.weight])), requirements: {} });
    expect(await weights()).toBe("done");
    expect((await loadWeights(context, id))!.tree).toEqual(tree);
  });

  test("a request that leaves its evaluators nothing to mark says so before it is published", async () => {
    const context = machine();
    const { id } = await createSelection(context, { name: "Servicedesk", organisation: "Voorbeeld BV", packId: "service-desk", language: "nl" });
    const concerns = async () => (await loadRequest(context, id))!.problems.filter(({ code }) => code === "nothing-to-mark").map(({ severity, values }) => [severity, values.count]);
    expect(await concerns()).toEqual([]);
    await memberOf(context, id, "Eva", ["evaluator"]);
    await memberOf(context, id, "Ed", ["evaluator"]);
    expect(await concerns()).toEqual([["warns", 2]]);
    const { tree } = (await loadWeights(context, id))!;
    await editRequirement(context, id, tree.find(({ kind, weight, share }) => kind === "requirement" && weight > 0 && share > 0)!.id, { valuedBy: "committee" });
    expect(await concerns()).toEqual([]);
  });

  test("what waits for the lead's decision is counted for the lead, until it is decided", async () => {
    const context = machine();
    const { id, vendors } = await publishedSelection(context);
    const [lead, eva] = [await memberOf(context, id, "Lea", ["lead"]), await memberOf(context, id, "Eva", ["evaluator"])];
    expect([await loadWaitingForLead(lead, id), await loadWaitingForLead(eva, id)]).toEqual([{ conflicts: 0, questions: 0, files: 0 }, null]);
    await makeDeclaration(eva, id, "Mijn zus werkt er.");
    await noteQuestion(lead, id, { vendorId: vendors[0], channel: "mail", text: "Hoeveel gebruikers?" });
    const { uploadId } = await receiveUpload(lead, id, { fileName: "antwoord.xlsx", bytes: await returnedWorkbook(context, id, vendors[0], () => "Standaard"), channel: "lead", receivedAt: context.now() });
    expect(await loadWaitingForLead(lead, id)).toEqual({ conflicts: 1, questions: 1, files: 1 });
    await acceptSubmission(lead, id, uploadId, { vendorId: vendors[0] });
    await dismissQuestion(lead, id, (await loadQuestions(lead, id))!.questions[0].id, "Staat in de aanvraag.");
    expect(await loadWaitingForLead(lead, id)).toEqual({ conflicts: 1, questions: 0, files: 0 });
  });
});
