import { type Kept, makeSaver, type Saver, type SaverPorts } from './saver.ts'

type AnySaver = Pick<Saver<unknown>, 'flush' | 'subscribe'> & { state: () => { status: string } }

/** Finds the saver of an id, or makes one. */
export type Shelf<T> = (id: string, first: Kept<T>, ports: SaverPorts<T>) => Saver<T>

const shelves = new Set<Map<string, AnySaver>>()

/**
 * Makes a shelf of savers by the id of what they save. A saver with unsaved entries outlives its page, so that leaving
 * the page loses nothing (APP-02). The shelf lives in the memory of this window, which asks before it is closed.
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

/** Sends everything unsaved in this window at once; what cannot be sent stays with its saver. */
export async function flushShelves(): Promise<void> {
  await Promise.all(all().map((saver) => saver.flush()))
}

/** Forgets all savers, because the person has signed out and no one else may send the entries. */
export function forgetShelves(): void {
  for (const shelf of shelves) shelf.clear()
  askBeforeClosing()
}

function all(): AnySaver[] {
  return [...shelves].flatMap((shelf) => [...shelf.values()])
}

/** The statuses whose entries can still be sent. Refused or stale entries cannot; only their own page handles them. */
const SENDABLE = new Set(['saving', 'retrying', 'held'])

function askBeforeClosing(): void {
  if (typeof window === 'undefined') return
  const isUnsaved = all().some((saver) => SENDABLE.has(saver.state().status))
  window[isUnsaved ? 'addEventListener' : 'removeEventListener']('beforeunload', ask)
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
