import { type Kept, makeSaver, type Saver, type SaverPorts } from './saver.ts'

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
    return saver
  }
}
