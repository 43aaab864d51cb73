/* VER-01: answers /verify without a network: the page, what it is made of, the keys and the list of revoked papers as they were last. */
const KEPT = 'kaoji-verify-1'
const PAGE = '/verify'
const LISTS = ['/.well-known/kaoji-paper-keys.json', '/.well-known/kaoji-revoked-papers.json']
const PATIENCE_MS = 5000

async function keepPage(page) {
  const kept = await caches.open(KEPT)
  const text = await page.clone().text()
  const assets = [...new Set(text.match(/\/assets\/[^"'\s]+/g) ?? [])]
  const missing = []
  for (const path of assets) if (!(await kept.match(path))) missing.push(path)
  await kept.addAll(missing)
  await kept.put(PAGE, page)
  for (const request of await kept.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/assets/') && !assets.includes(pathname)) await kept.delete(request)
  }
}

async function keepAll() {
  const kept = await caches.open(KEPT)
  await keepPage(await fetch(PAGE, { cache: 'no-store' }))
  await kept.addAll(LISTS.map((path) => new Request(path, { cache: 'no-store' })))
}

/** Newest first; whatever the network answers with in place of it, a sign-in page of a hotel for example, is not kept. */
async function fromNetworkOr(path, event, keep) {
  const kept = await caches.open(KEPT)
  try {
    const reply = await fetch(path, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (!reply.ok || reply.redirected) throw new Error('not ours')
    event.waitUntil(keep(kept, reply.clone()).catch(() => undefined))
    return reply
  } catch {
    return (await kept.match(path)) ?? Response.error()
  }
}

self.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE)
    event.respondWith(fromNetworkOr(PAGE, event, (_kept, reply) => keepPage(reply)))
  else if (LISTS.includes(pathname))
    event.respondWith(fromNetworkOr(pathname, event, (kept, reply) => kept.put(pathname, reply)))
  else if (pathname.startsWith('/assets/'))
    event.respondWith(
      caches
        .open(KEPT)
        .then((kept) => kept.match(pathname))
        .then((reply) => reply ?? fetch(request)),
    )
})
