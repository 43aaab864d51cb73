import { type Kept, makeSaver, type Saver, type SaverPorts } from './saver.ts'

const flushes = new Set<() => Promise<boolean>>()

/**
 * Savers by the id of what they keep. One that still has something unsaved stays when its page is left, so that
 * nothing typed is lost by a way back (APP-02); in the memory of this window only.
 */
export function makeShelf<T>(): (id: string, first: Kept<T>, ports: SaverPorts<T>) => Saver<T> {
  const savers = new Map<string, Saver<T>>()
  return (id, first, ports) => {
    const found = savers.get(id)
    if (found !== undefined) return found
    const saver = makeSaver(first, ports)
    savers.set(id, saver)
    flushes.add(saver.flush)
    return saver
  }
}

/** Sends at once whatever is unsaved anywhere in this window; what cannot be sent stays with its saver. */
export async function flushShelves(): Promise<void> {
  await Promise.all([...flushes].map((flush) => flush()))
}
