/* UX-05: stands before everything that is painted. Puts back how this browser wants its pages (web/ui/large-type.ts and
   web/ui/colour-scheme.ts keep the choices), asks who is signed in and what the page shows while the scripts are on their way
   (web/client/early-replies.ts takes the answers), and begins the page's scripts. */
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

  /* What the document itself shows is painted first: the scripts take a slow line and a slow phone a second each. */
  function begin() {
    let hasBegun = false
    const start = () => {
      if (hasBegun) return
      hasBegun = true
      parts.split(' ').forEach(load)
    }
    const hasPicture = document.getElementById('root').childElementCount > 0
    const canTell = window.PerformanceObserver && PerformanceObserver.supportedEntryTypes?.includes('paint')
    if (!hasPicture || !canTell || document.visibilityState === 'hidden') return start()
    new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) start()
    }).observe({ type: 'paint', buffered: true })
    setTimeout(start, 1000)
  }

  /* What the pages that most people begin with show of the person. */
  const SHOWN = {
    '/': ['things-to-do', 'home'],
    '/scores': ['scores'],
    '/scores/history': ['scores'],
  }

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
    return reply
  }

  /* What fails here is asked for again by the page, which has the words for it. */
  async function askEarly() {
    try {
      const reply = await ask('/api/portal/session', {})
      const { stage, activeTicketId: ticketId, personId } = await reply.clone().json()
      if (stage !== 'ready' || ticketId === undefined) return
      for (const name of SHOWN[location.pathname] ?? [])
        ask(`/api/portal/${name}`, { ticketId, personId }).catch(() => {})
    } catch {}
  }

  restoreAppearance()
  if (door === 'portal' && document.querySelector('meta[name="kaoji-session"]')?.content === 'possible') {
    window.kaojiEarly = early
    void askEarly()
  }
  document.addEventListener('DOMContentLoaded', begin)
})()
