import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { InboundHead } from './inbound-rows.store.ts'
import { type MatchPersons, matchedPages } from './matched-pages.ts'
import type { MatchVerdict } from './matching/decide-match.rules.ts'

const TOGETHER = 2

const heads = Array.from(
  { length: 5 },
  (_, place): InboundHead => ({
    groupNo: place * 10,
    person: {
      name: `甲${place}`,
      nameAlike: `甲${place}`,
      idType: 'resident_id',
      idNumberCipher: '',
      idNumberIndex: '',
      oldIdNumberIndex: undefined,
      originProvince: '江苏省',
      originTicketNo: String(place),
      originMajor: undefined,
      destinationTicketNo: undefined,
    },
  }),
)

const pageAfter = (after: number) =>
  Promise.resolve(heads.filter(({ groupNo }) => groupNo > after).slice(0, TOGETHER))

const verdictFor = (name: string): MatchVerdict => ({
  to: 'ticket',
  personId: name,
  ticketId: name,
  planId: '',
})

const answer: MatchPersons = (persons) => Promise.resolve(persons.map(({ name }) => verdictFor(name)))

test('TRI-01 each page has whose its records are, and the next is asked about while it is taken in', async () => {
  const asked: string[][] = []
  const match: MatchPersons = (persons) => {
    asked.push(persons.map(({ name }) => name))
    return answer(persons)
  }
  const seen: unknown[] = []
  for await (const { heads: page, verdicts } of matchedPages(pageAfter, match))
    seen.push([page.map(({ person }) => person.name), verdicts, asked.length])
  expect(seen).toEqual([
    [['甲0', '甲1'], ['甲0', '甲1'].map(verdictFor), 2],
    [['甲2', '甲3'], ['甲2', '甲3'].map(verdictFor), 3],
    [['甲4'], ['甲4'].map(verdictFor), 3],
  ])
  expect(asked).toEqual([['甲0', '甲1'], ['甲2', '甲3'], ['甲4']])
})

test('TRI-01 a question that fails ends the taking in at its page', async () => {
  const seen: number[] = []
  const match: MatchPersons = (persons) =>
    persons[0]?.name === '甲2' ? Promise.reject(new Error('no connection')) : answer(persons)
  const taken = async () => {
    for await (const { heads: page } of matchedPages(pageAfter, match)) seen.push(page.length)
  }
  await expect(taken()).rejects.toThrow('no connection')
  expect(seen).toEqual([2])
})

test('TRI-01 a taking in that fails waits for the question that is under way', async () => {
  let end = (): void => undefined
  const held = new Promise<void>((resolve) => {
    end = resolve
  })
  let count = 0
  const match: MatchPersons = async (persons) => {
    count += 1
    if (count === 2) await held
    return answer(persons)
  }
  let isOver = false
  const taken = (async () => {
    for await (const _ of matchedPages(pageAfter, match)) throw new Error('refused')
  })().catch((error: Error) => {
    isOver = true
    return error.message
  })
  await setImmediate()
  expect([count, isOver]).toEqual([2, false])
  end()
  expect(await taken).toBe('refused')
})
