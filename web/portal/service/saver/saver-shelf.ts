import { type Kept, makeSaver, type Saver, type SaverPorts } from './saver.ts'

type AnySaver = Pick<Saver<unknown>, 'flush' | 'subscribe'> & { state: () => { status: string } }

/** The saver of that id: the one that is there, or a new one. */
export type Shelf<T> = (id: string, first: Kept<T>, ports: SaverPorts<T>) => Saver<T>

const shelves = new Set<Map<string, AnySaver>>()

/**
 * Savers by the id of what they keep. One that still has something unsaved stays when its page is left, so that
 * nothing typed is lost by a way back (APP-02); in the memory of this window only, which asks before it is closed.
 */
export function makeShelf<T>(): Shelf<T> {
  const savers = new Map<string, Saver<T>>()
  shelves.add(savers as Map<string, AnySaver>)
  return (id, first, ports) => {
    const found = savers.get(id)
    if (found !== undefined) return found
    const saver = makeSaver(first, ports)
    savers.set(id, saver)
    saver.subscribe(askBeforeClosing)
    return saver
  }
}

/** Sends at once whatever is unsaved anywhere in this window; what cannot be sent stays with its saver. */
export async function flushShelves(): Promise<void> {
  await Promise.all(all().map((saver) => saver.flush()))
}

/** Forgets everything: whoever was signed in has left, and nobody else can send it. */
export function forgetShelves(): void {
  for (const shelf of shelves) shelf.clear()
  askBeforeClosing()
}

function all(): AnySaver[] {
  return [...shelves].flatMap((shelf) => [...shelf.values()])
}

/** What the rules refuse, or another tab has overtaken, is asked about by its own page only: it can never be sent. */
const SENDABLE = new Set(['saving', 'retrying', 'held'])

function askBeforeClosing(): void {
  if (typeof window === 'undefined') return
  const isUnsaved = all().some((saver) => SENDABLE.has(saver.state().status))
  window[isUnsaved ? 'addEventListener' : 'removeEventListener']('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
