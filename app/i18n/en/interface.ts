import account from "./interface/account";
import accounts from "./interface/accounts";
import answer from "./interface/answer";
import conflict from "./interface/conflict";
import clarifications from "./interface/clarifications";
import audit from "./interface/audit";
import comparison from "./interface/comparison";
import consensus from "./interface/consensus";
import decision from "./interface/decision";
import error from "./interface/error";
import evidence from "./interface/evidence";
import gaps from "./interface/gaps";
import goals from "./interface/goals";
import guide from "./interface/guide";
import preconditions from "./interface/preconditions";
import readiness from "./interface/readiness";
import risks from "./interface/risks";
import home from "./interface/home";
import implementation from "./interface/implementation";
import intake from "./interface/intake";
import imports from "./interface/import";
import origins from "./interface/origins";
import packs from "./interface/packs";
import library from "./interface/library";
import links from "./interface/links";
import mail from "./interface/mail";
import outbox from "./interface/outbox";
import marking from "./interface/marking";
import money from "./interface/money";
import people from "./interface/people";
import phases from "./interface/phases";
import price from "./interface/price";
import problem from "./interface/problem";
import ranking from "./interface/ranking";
import notice from "./interface/notice";
import questions from "./interface/questions";
import request from "./interface/request";
import requirements from "./interface/requirements";
import responses from "./interface/responses";
import sealing from "./interface/sealing";
import scoring from "./interface/scoring";
import scripts from "./interface/scripts";
import selection from "./interface/selection";
import shell from "./interface/shell";
import users from "./interface/users";
import explain from "./interface/explain";
import rehearsal from "./interface/rehearsal";
import results from "./interface/results";
import robustness from "./interface/robustness";
import scenarios from "./interface/scenarios";
import weighing from "./interface/weighing";
import weights from "./interface/weights";
import respondents from "./interface/respondents";

export default {
  shell,
  home,
  goals,
  guide,
  gaps,
  preconditions,
  implementation,
  results,
  readiness,
  risks,
  selection,
  intake,
  requirements,
  weights,
  request,
  responses,
  conflict,
  clarifications,
  questions,
  notice,
  comparison,
  ranking,
  error,
  problem,
  price,
  decision,
  links,
  marking,
  scoring,
  consensus,
  evidence,
  scripts,
  answer,
  account,
  accounts,
  mail,
  sealing,
  outbox,
  users,
  explain,
  rehearsal,
  robustness,
  scenarios,
  weighing,
  respondents,
  people,
  phases,
  money,
  audit,
  import: imports,
  library,
  packs,
  origins,
} as const;
