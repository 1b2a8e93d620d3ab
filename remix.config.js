/**
 * Options of the Remix Vite plugin; vite.config.ts imports them. The v3 flags are on, so that a later move to React
 * Router is a rename, but for the discovery of routes: a form must know its own route when the server cannot be reached.
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
