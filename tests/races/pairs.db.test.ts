import { beforeAll, expect, test } from 'vitest'
import { disagreements } from '#tests/support/agreement.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInTwins } from '#tests/support/twins.ts'
import { signInStaff, type Visitor } from '#tests/support/visitor.ts'
import { act, type Case, type Crew, look, makeReady, openCase } from './moves.ts'
import { MOVES, type Move } from './next-step.ts'

const application = startApplication()
const APPLICATIONS = 30
const LANES = 5
let crew: Crew
let cases: Case[] = []

beforeAll(async () => {
  await application.owner.query(
    `update staff_roles set role = 'school_reviewer' where staff_id = (select id from staff where username = 'sufe')`,
  )
  const officers = { school: 'sufe-review', colleague: 'sufe', first: 'review1', second: 'review2' }
  const signedIn: (readonly [string, Visitor])[] = []
  for (const [post, name] of Object.entries(officers))
    signedIn.push([post, await signInStaff(application, name)] as const)
  crew = { application, ...Object.fromEntries(signedIn), told: [], strange: [] } as unknown as Crew
  const twins = await signInTwins(application, { of: '何建国', count: APPLICATIONS })
  cases = []
  for (const [place, candidate] of twins.entries()) cases.push(await openCase(crew, candidate, place + 1))
})

/** Everything that happened to the applications, in the words in which it was acknowledged. */
async function history(): Promise<string[]> {
  const { rows } = await application.owner.query<{ line: string }>(
    `select 'filing ' || id as line from filings where service = 'exemption'
     union all
     select application_id || ' ' || case kind when 'passed' then 'approved' else kind end
       || case when kind in ('undone', 'released') then '' else ' ' || revision end
     from application_steps where kind not in ('filed', 'modified', 'refiled', 'amended')
       and application_id in (select id from applications where service = 'exemption')`,
  )
  return rows.map(({ line }) => line).sort()
}

/** Each acknowledged move is in the history, exactly once; no refused one is; and the tables agree. */
async function expectOneTruth(): Promise<void> {
  expect(crew.strange).toEqual([])
  // A submission that is sent again is answered with the filing that it made: one line, however often it was told.
  const filings = new Set(crew.told.filter((line) => line.startsWith('filing')))
  const told = [...filings, ...crew.told.filter((line) => !line.startsWith('filing'))].sort()
  expect(await history()).toEqual(told)
  expect(await disagreements(application.owner)).toEqual([])
}

const PAIRS = MOVES.flatMap((a, place) => MOVES.slice(place).map((b) => [a, b] as const))
const isClosing = ([a, b]: readonly [Move, Move]) => a === 'close' || b === 'close'

/** Both moves twice, at once, where the first of them can be made. */
async function race(one: Case, [a, b]: readonly [Move, Move]): Promise<void> {
  await makeReady(crew, one, a)
  await Promise.all([a, b, a, b].map((move) => act(crew, one, move)))
}

test('APP-03, REV-02 every pair of moves at once, on thirty applications: what was acknowledged is what happened', async () => {
  const both = PAIRS.flatMap(([a, b]) => (a === b ? [[a, b] as const] : [[a, b] as const, [b, a] as const]))
  const open = both.filter((pair) => !isClosing(pair))
  const lanes = Array.from({ length: LANES }, async (_, lane) => {
    for (const [place, pair] of open.entries()) {
      const one = cases[(lane + LANES * place) % APPLICATIONS]
      if (one && place % LANES === lane) await race(one, pair)
    }
  })
  await Promise.all(lanes)
  await expectOneTruth()
}, 240_000)

test('APP-05 every move while the window closes: filed before the end or not at all', async () => {
  const { rows } = await application.owner.query("select id, period from windows where service = 'exemption'")
  for (const [place, pair] of PAIRS.filter(isClosing).entries()) {
    const one = cases[place]
    if (!one) continue
    await makeReady(crew, one, pair[0])
    await Promise.all([...pair, ...pair].map((move) => act(crew, one, move)))
    const before = await filings()
    await look(crew, one)
    // What was asked back is answered after the end as well (REV-10).
    const mayFile = one.state === 'amending'
    await act(crew, one, 'modify')
    if (!mayFile) expect(await filings()).toBe(before)
    for (const { id, period } of rows)
      await application.owner.query('update windows set period = $2 where id = $1', [id, period])
  }
  await expectOneTruth()
})

const filings = async () =>
  (await application.owner.query('select count(*)::int as n from filings')).rows[0].n

/** A sequence that a failing run can be repeated with, as far as a race can. */
function diceOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

test.each([11, 12])(
  'APP-03, REV-06 many clients, thirty applications, whatever comes to their minds (seed %i)',
  async (seed) => {
    const clients = Array.from({ length: 12 }, async (_, client) => {
      const dice = diceOf(seed * 1_000 + client)
      for (let turn = 0; turn < 25; turn += 1) await moveAtRandom(dice, client)
    })
    await Promise.all(clients)
    await expectOneTruth()
  },
  120_000,
)

async function moveAtRandom(dice: (below: number) => number, client: number): Promise<void> {
  const moves = MOVES.filter((move) => move !== 'close')
  // A few are on everybody's mind.
  const one = cases[dice(3) === 0 ? dice(APPLICATIONS) : dice(4)]
  const move = moves[dice(moves.length)]
  if (!one || !move) return
  // What a client looks at is old by the time it moves: that is what revisions are for.
  if (dice(2) === 0) await look(crew, one)
  if (dice(4) === 0 && client === one.seed % 12) await makeReady(crew, one, move)
  await act(crew, { ...one }, move)
}
