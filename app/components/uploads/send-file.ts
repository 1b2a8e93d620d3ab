/** How far a file is: the share of its bytes that has left (0–1), then the server reads it. */
export interface Progress {
  state?: "reading";
  sent?: number;
}

/** When no byte has left for this long, the connection is taken for broken. */
const stalledMs = 60_000;

/** Where the server led to when it took a file in, or why it did not; "broken" also says that nothing was kept. */
export type SendingEnd = { ok: true; to: string } | { ok: false; problem: string };

/**
 * Sends one file to the address of a form, which redirects: to another path where it took the file in, or with `problem` in
 * the query where it did not.
 */
export function sendFile(action: string, field: string, file: File, onProgress: (progress: Progress) => void): Promise<SendingEnd> {
  return new Promise((resolve) => {
    const form = new FormData();
    form.append(field, file);
    // Not fetch: that does not tell how much has left.
    const request = new XMLHttpRequest();
    let watch = 0;
    const expectMore = () => {
      clearTimeout(watch);
      watch = window.setTimeout(() => request.abort(), stalledMs);
    };
    const end = (how: SendingEnd) => {
      clearTimeout(watch);
      resolve(how);
    };
    const broken = () => end({ ok: false, problem: "broken" });
    request.open("POST", action);
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      expectMore();
      onProgress({ sent: loaded / Math.max(total, 1) });
    });
    request.upload.addEventListener("load", () => {
      clearTimeout(watch);
      onProgress({ state: "reading", sent: 1 });
    });
    request.addEventListener("readystatechange", () => {
      if (request.readyState !== XMLHttpRequest.HEADERS_RECEIVED) return;
      const { pathname, searchParams, search } = new URL(request.responseURL || action, location.href);
      const problem = searchParams.get("problem");
      if (problem) end({ ok: false, problem });
      else if (request.status === 200 && pathname !== new URL(action, location.href).pathname) end({ ok: true, to: pathname + search });
      else broken();
    });
    request.addEventListener("error", broken);
    request.addEventListener("abort", broken);
    expectMore();
    request.send(form);
  });
}
