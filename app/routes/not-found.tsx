import { notFound } from "~/services/answer.server";

/** Any other address: the page that says that there is nothing here. */
export function loader() {
  notFound();
}

// A route without a page of its own would answer without one.
export default function NotFound() {
  return null;
}
