import { vi } from 'vitest'
import type { PreparedPhoto } from '../prepare/develop-photo.ts'
import { createPhotoQueue } from './photo-queue.ts'
import type { QueueMachine, QueuePorts } from './queue-ports.ts'
import type { WaitingPhoto, WaitingPhotos } from './waiting-photos.ts'

const prepared: PreparedPhoto = { blob: new Blob(['jpeg']), width: 4, height: 3, warnings: ['blurred'] }

function shelf(): WaitingPhotos & { rows: Map<string, WaitingPhoto> } {
  const rows = new Map<string, WaitingPhoto>()
  return {
    rows,
    list: async () => [...rows.values()],
    keep: async (_key, photo) => void rows.set(photo.id, photo),
    drop: async (_key, id) => void rows.delete(id),
    clear: async () => rows.clear(),
  }
}

/** A queue with a browser and a server that answers as the test says. */
export function setUpQueue(waiting = shelf()) {
  let isOnline = true
  let ids = 0
  const machine: QueueMachine = {
    prepare: vi.fn(async (source) => ({ ...prepared, source })),
    waiting,
    isOnline: () => isOnline,
    newId: () => {
      ids += 1
      return `p${ids}`
    },
    now: () => 1,
  }
  const ports = {
    maxBytes: 1_048_576,
    upload: vi.fn<QueuePorts<string>['upload']>(async () => 'kept'),
    explain: vi.fn<QueuePorts<string>['explain']>(() => ({ text: 'broken', isFinal: false })),
    isFull: vi.fn(() => false),
    stored: vi.fn<QueuePorts<string>['stored']>(() => 'new'),
    discard: vi.fn(async () => {}),
    discardValue: vi.fn(async () => {}),
    tell: vi.fn(),
  } satisfies QueuePorts<string>
  const queue = createPhotoQueue<string>('key', machine)
  queue.use(ports)
  const kinds = () => queue.photos().map(({ state }) => state.kind)
  const settle = () => vi.advanceTimersByTimeAsync(0)
  const goOffline = () => {
    isOnline = false
    queue.goOffline()
  }
  const goOnline = () => {
    isOnline = true
    queue.goOnline()
  }
  return { queue, machine, ports, waiting, kinds, settle, goOffline, goOnline }
}

/** A chosen file. */
export const file = (name: string) => new File([name], name)

/** An upload that ends only by its signal. */
export const hanging: QueuePorts<string>['upload'] = (_blob, { signal }) =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
