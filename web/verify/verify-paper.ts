import { fromBase64Url } from '#rulebook/papers/bytes.ts'
import { judgeFile, judgeStatement, type Verdict } from '#rulebook/papers/judge-paper.ts'
import { LARGEST_FILE } from '#rulebook/papers/paper-file.ts'
import { type Published, readPublished } from './known.ts'
import { readPicture } from './read-picture.ts'
import { texts } from './verify.texts.ts'

/** What the page shows: a verdict, or why there is none. */
export type Outcome =
  | { kind: 'verdict'; verdict: Verdict; source: 'file' | 'code'; published: Published }
  | { kind: 'problem'; words: string }

/** VER-01: verifies what a QR code said. */
export async function verifyStatement(statement: Uint8Array | undefined): Promise<Outcome> {
  return judged('code', (known) => judgeStatement(statement ?? new Uint8Array(), known))
}

/** VER-01: verifies a chosen file, here on this device: a PDF by all its bytes, a photo by the QR code in it. */
export async function verifyFile(file: File): Promise<Outcome> {
  if (file.size > LARGEST_FILE) return problem(texts.tooLarge)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (isPdf(bytes)) return judged('file', (known) => judgeFile(bytes, known))
  if (!file.type.startsWith('image/')) return problem(texts.neither)
  const said = await readPicture(file)
  return said === undefined ? problem(texts.noCode) : verifyStatement(statementIn(said))
}

/** VER-01: verifies a paper whose number and code were typed; only this way asks the service about the paper. */
export async function verifyTyped(typed: { paperNo: string; code: string }): Promise<Outcome> {
  try {
    const reply = await fetch('/api/papers/find', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-kaoji': '1' },
      body: JSON.stringify(typed),
    })
    const answer: unknown = await reply.json()
    if (reply.ok) return verifyStatement(fromBase64Url(fieldOf(answer, 'statement')))
    return problem(fieldOf(answer, 'text') || texts.failed)
  } catch {
    return problem(texts.typingOffline)
  }
}

/** The statement in what a QR code says, whichever address stands before it: the keys decide whose it is. */
export function statementIn(said: string): Uint8Array | undefined {
  const [, fragment] = said.split('#')
  return fragment === undefined ? undefined : fromBase64Url(fragment)
}

async function judged(
  source: 'file' | 'code',
  judge: (known: { keys: NonNullable<Published['keys']>; list: Published['list']; now: Date }) => Verdict,
): Promise<Outcome> {
  const published = await readPublished()
  if (!published.keys) return problem(texts.noKeys)
  const verdict = judge({ keys: published.keys, list: published.list, now: new Date() })
  return { kind: 'verdict', verdict, source, published }
}

function isPdf(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-'
}

function fieldOf(answer: unknown, name: string): string {
  const value = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined
  return typeof value === 'string' ? value : ''
}

function problem(words: string): Outcome {
  return { kind: 'problem', words }
}
