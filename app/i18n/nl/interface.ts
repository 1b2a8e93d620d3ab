import answer from "./interface/answer";
import audit from "./interface/audit";
import comparison from "./interface/comparison";
import error from "./interface/error";
import home from "./interface/home";
import intake from "./interface/intake";
import links from "./interface/links";
import people from "./interface/people";
import problem from "./interface/problem";
import ranking from "./interface/ranking";
import request from "./interface/request";
import requirements from "./interface/requirements";
import responses from "./interface/responses";
import selection from "./interface/selection";
import shell from "./interface/shell";
import weights from "./interface/weights";

export default {
  shell,
  home,
  selection,
  intake,
  requirements,
  weights,
  request,
  responses,
  comparison,
  ranking,
  error,
  problem,
  links,
  answer,
  people,
  audit,
} as const;
