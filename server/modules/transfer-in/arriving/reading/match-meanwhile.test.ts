import { expect, test } from 'vitest'
import { type MatchRecords, matchMeanwhile } from './match-meanwhile.ts'
import type { ReadPerson } from './read-inbound-person.ts'

const record = (place: number, problems: string[] = []): ReadPerson => ({
  person: {
    name: `甲${place}`,
    nameAlike: `甲${place}`,
    idType: 'resident_id',
    idNumberCipher: '',
    idNumberIndex: String(place),
    oldIdNumberIndex: undefined,
    originProvince: '江苏省',
    originTicketNo: String(place),
    originMajor: undefined,
    destinationTicketNo: undefined,
  },
  key: String(place),
  problems,
})

const VERDICT = {
  personId: undefined,
  ticketId: undefined,
  planId: undefined,
  notes: ['person_unknown'],
} as const

function asker() {
  const asked: string[][] = []
  const match: MatchRecords = (persons) => {
    asked.push(persons.map(({ originTicketNo }) => originTicketNo))
    return Promise.resolve(persons.map(() => VERDICT))
  }
  return { asked, matching: matchMeanwhile(match) }
}

/** The runs of which the lines say whose they are. */
const runsIn = (lines: string) =>
  lines.split('\n').flatMap((line) => (line === '' ? [] : Number(line.split('\t')[1])))

test('TRI-01 records are asked for a thousand at a time while the file is read, each once, and the rest at its end', async () => {
  const { asked, matching } = asker()
  let lines = ''
  for (let place = 0; place < 2_500; place += 1) {
    matching.add(place + 1, record(place))
    lines += await matching.turn()
  }
  expect(asked.map(({ length }) => length)).toEqual([1_000, 1_000])
  expect(runsIn(lines)).toHaveLength(1_000)
  lines += await matching.end()
  expect(asked.map(({ length }) => length)).toEqual([1_000, 1_000, 500])
  expect(runsIn(lines)).toEqual(Array.from({ length: 2_500 }, (_, place) => place + 1))
})

test('TRI-01 while an answer is not here the file is read on, until five thousand wait', async () => {
  const asked: number[] = []
  const answers: (() => void)[] = []
  const matching = matchMeanwhile(async (persons) => {
    asked.push(persons.length)
    await new Promise<void>((resolve) => answers.push(resolve))
    return persons.map(() => VERDICT)
  })
  const turnAfter = (count: number, first: number) => {
    for (let place = first; place < first + count; place += 1) matching.add(place + 1, record(place))
    return matching.turn()
  }
  expect(await turnAfter(1_000, 0)).toBe('')
  expect(turnAfter(4_999, 1_000)).toBe('')
  const full = turnAfter(1, 5_999)
  expect(asked).toEqual([1_000])
  answers[0]?.()
  expect(runsIn(await full)).toHaveLength(1_000)
  expect(asked).toEqual([1_000, 5_000])
  const end = matching.end()
  answers[1]?.()
  expect(runsIn(await end)).toHaveLength(5_000)
})

test('TRI-01 whoever has a fault is not asked for, and a record that comes again is asked for once, for its first run', async () => {
  const { asked, matching } = asker()
  matching.add(1, record(7, ['name_empty']))
  matching.add(2, record(8))
  matching.add(3, record(8))
  matching.add(4, record(9))
  expect(runsIn(await matching.end())).toEqual([2, 4])
  expect(asked).toEqual([['8', '9']])
})

test('TRI-01 a question that fails is heard of when the next one is asked, and ends nothing before', async () => {
  const matching = matchMeanwhile(() => Promise.reject(new Error('no connection')))
  for (let place = 0; place < 1_000; place += 1) matching.add(place + 1, record(place))
  expect(await matching.turn()).toBe('')
  await new Promise((resolve) => setImmediate(resolve))
  expect(await matching.turn()).toBe('')
  await expect(matching.end()).rejects.toThrow('no connection')
})
