// What the server writes into each document, so that its first drawing waits for no answer and nothing moves afterwards (UX-05).

/** Whether the browser that asked for this document has no session: then nobody needs to ask who is signed in. */
export function cameWithoutSession(): boolean {
  return markOf('kaoji-session') === 'none'
}

/** Whether the document brings a first sight of its page, which draws itself as soon as it is answered (decision 0090). */
export function bringsSight(): boolean {
  return document.getElementById('kaoji-later') !== null
}

/** Whether everything here is invented. A document without the mark, in development, is a demonstration's. */
export function isDemonstration(): boolean {
  return markOf('kaoji-mode') !== 'production'
}

function markOf(name: string): string | undefined {
  return document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content
}
