/* UX-05: stands before everything that is painted. Puts back how this browser wants its pages (web/ui/large-type.ts and
   web/ui/colour-scheme.ts keep the choices), asks who is signed in and what the page shows before the scripts have come
   (web/portal/sight/ draws it, web/client/early-replies.ts takes the answers), and begins the page's scripts. */
;(() => {
  const { parts, scheme, door } = document.currentScript.dataset
  const page = document.documentElement
  const kept = (key) => {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }

  function restoreAppearance() {
    if (kept('kaoji-large-type') === '1') page.setAttribute('data-large-type', '')
    const choice = scheme === 'system' ? kept('kaoji-colour-scheme') : 'light'
    const isDark =
      choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    page.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light')
  }

  /* In this order, each in a turn of its own: the browser hears the person in between. */
  function load(part) {
    const script = document.createElement('script')
    script.type = 'module'
    script.crossOrigin = ''
    script.async = false
    script.src = part
    document.head.append(script)
  }

  let hasBegun = false
  function start() {
    if (hasBegun) return
    hasBegun = true
    const later = document.getElementById('kaoji-later')
    if (later) document.head.append(document.importNode(later.content, true))
    parts.split(' ').forEach(load)
  }

  /* What is there to be read is painted first: the scripts take a slow line and a slow phone a second each. */
  function begin() {
    const hasPicture = document.getElementById('root').childElementCount > 0
    const hasSight = document.getElementById('kaoji-later') !== null
    const canTell = window.PerformanceObserver && PerformanceObserver.supportedEntryTypes?.includes('paint')
    if (!(hasPicture || hasSight) || !canTell || document.visibilityState === 'hidden') return start()
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) start()
    }).observe({ type: 'paint', buffered: true })
    setTimeout(start, 1000)
  }

  const contentOf = (name) => document.querySelector(`meta[name="${name}"]`)?.content

  const early = []
  function ask(path, about) {
    const named =
      about.ticketId === undefined
        ? {}
        : { 'x-kaoji-ticket': about.ticketId, 'x-kaoji-person': about.personId }
    const headers = { accept: 'application/json, */*', 'x-kaoji': '1', ...named }
    const stop = new AbortController()
    const reply = fetch(path, { headers, signal: stop.signal })
    early.push({ path, ...about, reply, stop })
    return reply.then((one) => (one.ok ? one.clone().json() : Promise.reject(one)))
  }

  /* All answers by their paths, for who draws them first. What fails here is asked for again by the page, which has the words for it. */
  async function askEarly() {
    const session = await ask('/api/portal/session', {})
    const { stage, activeTicketId: ticketId, personId } = session
    if (stage !== 'ready' || ticketId === undefined) return
    const seen = { '/api/portal/session': session }
    const askToo = async (path) => {
      seen[path] = await ask(path, { ticketId, personId })
    }
    const paths = contentOf('kaoji-asks')?.split(' ') ?? []
    await Promise.all(paths.map(askToo))
    return seen
  }

  restoreAppearance()
  if (door === 'portal' && contentOf('kaoji-session') === 'possible') {
    window.kaojiEarly = early
    window.kaojiSeen = askEarly().catch(() => undefined)
  }
  document.addEventListener('kaoji-no-sight', start)
  document.addEventListener('DOMContentLoaded', begin)
})()
