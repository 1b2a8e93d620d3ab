import { announcedProblem, filesProblem } from "~/domain/responses/upload-limits";
import type { UploadProblem } from "~/domain/responses/upload-limits";

/** A file out of a multipart request. */
export interface UploadedFile {
  fileName: string;
  bytes: Uint8Array;
}

/** The files that a multipart form sends under `name`. What is too large is refused before its bytes are read. */
export async function uploadedFiles(request: Request, name: string): Promise<{ ok: true; files: UploadedFile[] } | { ok: false; why: UploadProblem }> {
  const announced = announcedProblem(request.headers.get("Content-Length"));
  if (announced) return { ok: false, why: announced };
  let form: FormData;
  try {
    form = await request.formData();
  } catch {
    // The body is not what its header says, e.g. the connection broke off half-way.
    return { ok: false, why: "broken" };
  }
  const sent = form.getAll(name).filter((value): value is File => value instanceof File);
  const why = filesProblem(sent);
  if (why) return { ok: false, why };
  const chosen = sent.filter((file) => file.name !== "" || file.size > 0);
  return { ok: true, files: await Promise.all(chosen.map(async (file) => ({ fileName: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }))) };
}
