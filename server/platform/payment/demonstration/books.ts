import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { RandomSource } from '#kernel/random.ts'
import { absentAsUndefined } from '../../file-store/durable-directory.ts'

const Instant = Type.String({ pattern: '^[0-9T:.-]+Z$' })
const Trade = Type.Object({
  attemptNo: Type.String(),
  fen: Type.Integer(),
  subject: Type.String(),
  expiresAt: Instant,
  returnPath: Type.String({ pattern: '^/' }),
})
const End = Type.Union([
  Type.Object({ kind: Type.Literal('paid'), transactionNo: Type.String(), at: Instant }),
  Type.Object({ kind: Type.Literal('closed'), at: Instant }),
])
const Refund = Type.Object({
  refundNo: Type.String(),
  refundTransactionNo: Type.String(),
  fen: Type.Integer(),
  at: Instant,
})
const Post = Type.Object({
  dueAt: Instant,
  tries: Type.Integer(),
  notice: Type.Record(Type.String(), Type.Union([Type.String(), Type.Integer()])),
})

export type Trade = Static<typeof Trade>
export type End = Static<typeof End>
export type Refund = Static<typeof Refund>
export type Post = Static<typeof Post>

/**
 * The books of the demonstration's cashier, one small file for each fact. They are no tables of ours, as a real
 * provider's are not: a transaction of ours that is rolled back takes nothing back there, and the day's bill is a
 * second opinion. What is written once is never changed, so the file system decides who was first.
 */
export interface Books {
  open(trade: Trade): Promise<void>
  trade(attemptNo: string): Promise<Trade | undefined>
  attemptNos(): Promise<string[]>
  /** Ends a trade, unless it has ended: paid and closed at once, one of them is what happened, for both. */
  end(attemptNo: string, end: End): Promise<End>
  endOf(attemptNo: string): Promise<End | undefined>
  /** A payment goes back once: answers the refund that was first. */
  refund(attemptNo: string, refund: Refund): Promise<Refund>
  refundOf(attemptNo: string): Promise<Refund | undefined>
  /** Leaves a notice to be posted. */
  leave(name: string, post: Post): Promise<void>
  /** The names of the notices to be posted. */
  left(): Promise<string[]>
  post(name: string): Promise<Post | undefined>
  drop(name: string): Promise<void>
}

/** Books in a directory, which several processes may share. */
export function createBooks(directory: string, random: RandomSource): Books {
  const pathOf = (kind: string, name: string) => {
    if (!/^[0-9A-Za-z-]{1,64}$/.test(name)) throw new Error('not a name in the books')
    return join(directory, `${name}.${kind}.json`)
  }
  const read = async <S extends TSchema>(kind: string, schema: S, name: string) => {
    const text = await readFile(pathOf(kind, name), 'utf8').catch(absentAsUndefined)
    return text === undefined ? undefined : Value.Parse(schema, JSON.parse(text))
  }
  const names = async (kind: string) =>
    ((await readdir(directory).catch(absentAsUndefined)) ?? [])
      .filter((name) => name.endsWith(`.${kind}.json`))
      .map((name) => name.slice(0, -`.${kind}.json`.length))
      .sort()
  /** Writes a fact unless there is one; a link appears whole or not at all, and only once. */
  const first = async <S extends TSchema>(
    kind: string,
    schema: S,
    entry: { name: string; fact: Static<S> },
  ) => {
    const partial = join(directory, `${random.bytes(12).toString('hex')}.partial`)
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await writeFile(partial, JSON.stringify(entry.fact), { mode: 0o600, flush: true })
    try {
      await link(partial, pathOf(kind, entry.name))
      return entry.fact
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      return (await read(kind, schema, entry.name)) ?? entry.fact
    } finally {
      await rm(partial, { force: true })
    }
  }
  return {
    async open(trade) {
      await first('trade', Trade, { name: trade.attemptNo, fact: trade })
    },
    trade: (attemptNo) => read('trade', Trade, attemptNo),
    attemptNos: () => names('trade'),
    end: (attemptNo, end) => first('end', End, { name: attemptNo, fact: end }),
    endOf: (attemptNo) => read('end', End, attemptNo),
    refund: (attemptNo, refund) => first('refund', Refund, { name: attemptNo, fact: refund }),
    refundOf: (attemptNo) => read('refund', Refund, attemptNo),
    async leave(name, post) {
      await rm(pathOf('post', name), { force: true })
      await first('post', Post, { name, fact: post })
    },
    left: () => names('post'),
    post: (name) => read('post', Post, name),
    drop: (name) => rm(pathOf('post', name), { force: true }),
  }
}
