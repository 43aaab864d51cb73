import { within } from './kept-store.ts'

/** A score as it was shown. */
export interface KeptScore {
  course: string
  code: string
  sitting: string
  mark: string
  result: string
}
/** A message as it was shown. */
export interface KeptMessage {
  title: string
  body: string
  when: string
}
/** What a page has shown and this device keeps: in words, so that it can be read by any later version. */
export type KeptPart = { id: string; savedAt: number; savedWhen: string } & (
  | { kind: 'scores'; title: string; ticketNo: string; scores: readonly KeptScore[] }
  | { kind: 'messages'; messages: readonly KeptMessage[] }
)
/** Whose it is. */
export interface KeptOwner {
  name: string
  ticketIds: readonly string[]
}

/** Beyond these nobody should rely on it, and a lost device should not have it. */
const LONGEST_MS = 30 * 86_400_000
const OWNER = 'owner'

/** Begins to keep for this person, with a key that no script can read out of this browser (HOM-08). */
export async function beginKeeping(owner: KeptOwner): Promise<void> {
  await forgetKept()
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await within('readwrite', ({ keys }) => {
    keys.put(crypto.randomUUID(), 'name')
    return keys.put(key, 'key')
  })
  await put(OWNER, owner)
}

/** Keeps a part in the place of the one before; does nothing where nobody has chosen to keep. */
export async function keepPart(part: KeptPart): Promise<void> {
  await put(part.id, part)
}

/** Whose it is; undefined: nothing is kept. */
export async function readOwner(): Promise<KeptOwner | undefined> {
  const [owner] = await readAll((id) => id === OWNER)
  return owner as KeptOwner | undefined
}

/** Reads what is kept and not too old, the newest first, and drops the rest. */
export async function readParts(now: number): Promise<KeptPart[]> {
  const parts = (await readAll((id) => id !== OWNER)) as KeptPart[]
  const isOld = ({ savedAt }: KeptPart) => now - savedAt > LONGEST_MS
  for (const { id } of parts.filter(isOld)) await within('readwrite', ({ rows }) => rows.delete(id))
  return parts.filter((part) => !isOld(part)).toSorted((one, other) => other.savedAt - one.savedAt)
}

/** Forgets all of it, the key first of all: after signing out, and when another person signs in. */
export async function forgetKept(): Promise<void> {
  await within('readwrite', ({ keys, rows }) => {
    keys.clear()
    return rows.clear()
  })
}

interface Row {
  id: string
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}

/** In the order of their names: 'key', 'name'. A key cannot be compared with another, the name beside it can. */
type Keys = [key?: CryptoKey, name?: string]

async function put(id: string, value: KeptOwner | KeptPart): Promise<void> {
  const [key, name] = await readKeys()
  if (key === undefined) return
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const plain = new TextEncoder().encode(JSON.stringify(value))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytesOf(id) }, key, plain)
  // Asked again where it is written: whoever signed out meanwhile must not find a row written after it.
  await within('readwrite', ({ keys, rows }) => {
    const asked = keys.getAll()
    asked.addEventListener('success', () => {
      const [isKept, nameNow]: unknown[] = asked.result
      if (isKept !== undefined && nameNow === name) rows.put({ id, iv, sealed } satisfies Row)
    })
    return asked
  })
}

async function readAll(isAsked: (id: string) => boolean): Promise<unknown[]> {
  const [key] = await readKeys()
  if (key === undefined) return []
  const rows = (await within<Row[]>('readonly', ({ rows: all }) => all.getAll())) ?? []
  return Promise.all(
    rows
      .filter(({ id }) => isAsked(id))
      .map(async ({ id, iv, sealed }) => {
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv, additionalData: bytesOf(id) },
          key,
          sealed,
        )
        return JSON.parse(new TextDecoder().decode(plain)) as unknown
      }),
  )
}

const readKeys = async () => (await within<Keys>('readonly', ({ keys }) => keys.getAll())) ?? []
const bytesOf = (text: string) => new TextEncoder().encode(text)
