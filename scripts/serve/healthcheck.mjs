/** Ends with status 0 while the server on PORT is ready, else 1; for the container that it runs in. */
const { status } = await fetch(`http://127.0.0.1:${process.env.PORT || 3000}/readyz`, { signal: AbortSignal.timeout(4_000) }).catch(() => ({ status: 0 }));
process.exitCode = status === 200 ? 0 : 1;
