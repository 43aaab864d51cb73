import { createHash } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Type } from 'typebox'
import { Value } from 'typebox/value'
import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import { absentAsUndefined } from '../file-store/durable-directory.ts'
import type { EbillIssuer, EbillState, IssuedEbill } from './ebill-issuer.ts'

const Fact = Type.Object({ at: Type.String() })

/**
 * The demonstration's issuer: bills without any worth, which say so by their code and can be looked up nowhere. It keeps what it issued in
 * files, as an issuer keeps its own books: a transaction of ours that is rolled back takes nothing back there.
 */
export function createDemonstrationIssuer(options: {
  directory: string
  clock: Clock
  random: RandomSource
}): EbillIssuer {
  const { directory, clock, random } = options
  const pathOf = (kind: string, requestNo: string) => {
    if (!/^[0-9A-Z]{16,32}$/.test(requestNo)) throw new Error('not a number of a request')
    return join(directory, `${requestNo}.${kind}.json`)
  }
  const read = async (kind: string, requestNo: string) => {
    const text = await readFile(pathOf(kind, requestNo), 'utf8').catch(absentAsUndefined)
    return text === undefined ? undefined : new Date(Value.Parse(Fact, JSON.parse(text)).at)
  }
  /** Writes a fact unless there is one; a link appears whole or not at all, and only once. */
  const write = async (kind: string, requestNo: string) => {
    const partial = join(directory, `${random.bytes(12).toString('hex')}.partial`)
    await mkdir(directory, { recursive: true, mode: 0o700 })
    await writeFile(partial, JSON.stringify({ at: clock.now().toISOString() }), { mode: 0o600, flush: true })
    try {
      await link(partial, pathOf(kind, requestNo))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      await rm(partial, { force: true })
    }
  }
  const find = async (requestNo: string): Promise<EbillState> => {
    const issuedAt = await read('issued', requestNo)
    if (!issuedAt) return { kind: 'absent' }
    const bill = billOf(requestNo, issuedAt)
    const reversedAt = await read('reversed', requestNo)
    return reversedAt
      ? { kind: 'reversed', bill, reversalNo: numberOf(`red ${requestNo}`), reversedAt }
      : { kind: 'issued', bill }
  }
  return {
    find,
    async issue({ requestNo }) {
      await write('issued', requestNo)
      return find(requestNo)
    },
    async reverse({ requestNo }) {
      if ((await find(requestNo)).kind === 'issued') await write('reversed', requestNo)
      return find(requestNo)
    },
  }
}

function billOf(requestNo: string, issuedAt: Date): IssuedEbill {
  return {
    ...{ billCode: 'YANSHI', billNo: numberOf(requestNo), address: undefined, issuedAt },
    checkCode: createHash('sha256').update(`check ${requestNo}`).digest('hex').slice(0, 6),
  }
}

function numberOf(text: string): string {
  const digest = createHash('sha256').update(text).digest()
  return String(digest.readUInt32BE(0)).padStart(10, '0')
}
