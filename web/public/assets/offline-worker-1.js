/* HOM-08: shows the page of what is kept on this device where a page of the portal cannot be reached. It keeps no record itself. */
const KEPT = 'kaoji-offline-1'
const PAGE = '/offline'
const OTHERS = /^\/(office|verify|api|assets)(\/|$)|\.\w{1,12}$/

async function keepPage() {
  const page = await fetch(PAGE, { cache: 'no-store' })
  if (!page.ok || page.redirected) throw new Error('not ours')
  const text = await page.clone().text()
  const assets = [...new Set(text.match(/\/assets\/[^"'\s]+/g) ?? [])]
  const kept = await caches.open(KEPT)
  const missing = []
  for (const path of assets) if (!(await kept.match(path))) missing.push(path)
  await kept.addAll(missing)
  await kept.put(PAGE, page)
  for (const request of await kept.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/assets/') && !assets.includes(pathname)) await kept.delete(request)
  }
}

self.addEventListener('install', (event) => event.waitUntil(keepPage().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
// The portal's pages ask for it when they begin, so that the page is that of the newest version.
self.addEventListener('message', (event) => event.waitUntil(keepPage().catch(() => undefined)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && !OTHERS.test(pathname))
    event.respondWith(
      fetch(request).catch(async () => (await caches.match(PAGE, { cacheName: KEPT })) ?? Response.error()),
    )
  else if (pathname.startsWith('/assets/'))
    event.respondWith(caches.match(pathname, { cacheName: KEPT }).then((reply) => reply ?? fetch(request)))
})
