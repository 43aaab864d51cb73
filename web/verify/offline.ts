const WORKER = '/assets/verify-worker-1.js'

/** VER-01: keeps the page, the keys and the list on this device, so that it verifies without a network from the second time on. */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return
  // A browser that refuses, in a private window for example, verifies with a network only.
  void navigator.serviceWorker.register(WORKER, { scope: '/verify' }).catch(() => undefined)
}
