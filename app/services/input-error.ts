/** Something wrong with what a command was given: reported as it is, with exit status 2. */
export class InputError extends Error {
  override name = "InputError";
}
