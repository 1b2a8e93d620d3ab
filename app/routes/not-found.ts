import { notFound } from "~/services/answer.server";

/** Any other address: the page that says that there is nothing here. */
export function loader() {
  notFound();
}
