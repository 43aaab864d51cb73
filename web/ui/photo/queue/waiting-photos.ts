import type { Edit } from '../prepare/edit.ts'

/** A chosen photograph that is not stored yet, as it outlives a reload. */
export interface WaitingPhoto {
  id: string
  name: string
  source: Blob
  edit: Edit
  /** The place in the order of choosing. */
  chosenAt: number
}

/** Where photographs wait. Nothing here throws: a browser without storage keeps them as long as the page lives. */
export interface WaitingPhotos {
  list(resumeKey: string): Promise<WaitingPhoto[]>
  keep(resumeKey: string, photo: WaitingPhoto): Promise<void>
  drop(resumeKey: string, id: string): Promise<void>
  /** All of them, under every key: for signing out. */
  clear(): Promise<void>
}

type Row = WaitingPhoto & { resumeKey: string }

const STORE = 'waiting'
const LONGEST_MS = 7 * 86_400_000

export const waitingPhotos = {
  async list(resumeKey) {
    const rows = await within<Row[]>('readonly', (store) => store.getAll(rangeOf(resumeKey)))
    return (rows ?? []).toSorted((one, other) => one.chosenAt - other.chosenAt)
  },
  async keep(resumeKey, photo) {
    // A picture that is still being prepared while somebody signs out must not come back afterwards.
    if (photo.chosenAt <= clearedAt) return
    await within('readwrite', (store) => store.put({ ...photo, resumeKey } satisfies Row))
  },
  async drop(resumeKey, id) {
    await within('readwrite', (store) => store.delete([resumeKey, id]))
  },
  async clear() {
    clearedAt = Date.now()
    await within('readwrite', (store) => store.clear())
  },
} as const satisfies WaitingPhotos

let clearedAt = 0
let opening: Promise<IDBDatabase> | undefined

async function within<Result>(
  mode: IDBTransactionMode,
  act: (store: IDBObjectStore) => IDBRequest,
): Promise<Result | undefined> {
  try {
    opening ??= open()
    const store = (await opening).transaction(STORE, mode).objectStore(STORE)
    return await resultOf<Result>(act(store))
  } catch {
    // Storage may be forbidden or full: the photograph is then kept by the page alone.
    opening = undefined
    return undefined
  }
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('kaoji-photos', 1)
  request.addEventListener('upgradeneeded', () => {
    request.result.createObjectStore(STORE, { keyPath: ['resumeKey', 'id'] })
  })
  const database = await resultOf<IDBDatabase>(request)
  await dropForgotten(database)
  return database
}

/** Pictures of certificates do not stay for ever in a browser that others may use too. */
async function dropForgotten(database: IDBDatabase): Promise<void> {
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE)
  for (const row of await resultOf<Row[]>(store.getAll())) {
    if (Date.now() - row.chosenAt > LONGEST_MS) store.delete([row.resumeKey, row.id])
  }
}

function rangeOf(resumeKey: string): IDBKeyRange {
  return IDBKeyRange.bound([resumeKey], [resumeKey, []])
}

function resultOf<Result>(request: IDBRequest): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('storage failed')))
    if (request instanceof IDBOpenDBRequest)
      request.addEventListener('blocked', () => reject(new Error('storage is blocked')))
  })
}
