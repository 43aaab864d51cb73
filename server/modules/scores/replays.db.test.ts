import { afterAll, beforeAll, expect, test } from 'vitest'
import { deadlineIn } from '#kernel/deadline.ts'
import { endSessionsOf } from '#modules/sessions/public.ts'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { exchange, type Node, startNode } from '#tests/support/node.ts'
import { startApplication } from '#tests/support/test-application.ts'
import type { Visitor } from '#tests/support/visitor.ts'

const application = startApplication()
const given = givenIn(application)
const PATH = '/api/portal/scores'
let here: Node
let there: Node

beforeAll(async () => {
  // No release falls into the hours that these tests let pass.
  await application.owner.query(
    "update publications set state = 'withdrawn', withdrawn_by = proposed_by, withdrawn_at = now() where state = 'approved' and publish_at > $1",
    [application.clock.now()],
  )
  ;[here, there] = [await startNode(application), await startNode(application)]
})
afterAll(() => Promise.all([here.stop(), there.stop()]))

const headOf = (cookie: string, more = '') =>
  `GET ${PATH} HTTP/1.1\r\nHost: x\r\n${cookie ? `Cookie: ${cookie}\r\n` : ''}${more}`
/** Asks once, over a connection that ends with the answer. */
const ask = (node: Node, cookie: string, more = '') =>
  exchange(node.port, `${headOf(cookie, more)}Connection: close\r\n\r\n`)
const ticketIn = (answer: string) => /"ticketNo":"(\d+)"/.exec(answer)?.[1]
const statusOf = (answer: string) => Number(answer.slice(9, 12))
const undated = (answer: string) => answer.replace(/date: .*\r\n/i, '')

/** Asks until the framework is no longer needed: the first times fill the memories, and news may still be on their way. */
async function warm(node: Node, cookie: string, more = ''): Promise<string> {
  for (let time = 0; time < 20; time += 1) {
    const before = node.reached()
    const answer = await ask(node, cookie, more)
    if (node.reached() === before) return answer
  }
  throw new Error('never answered without the framework')
}

/** Expects the framework to be asked, and answers what it says. */
async function asked(node: Node, cookie: string, more = ''): Promise<string> {
  const before = node.reached()
  const answer = await ask(node, cookie, more)
  expect(node.reached() - before, 'asked of the framework').toBe(1)
  return answer
}

test('SCO-01 of twenty who ask at the same moment, before anything is in memory, each gets their own sheet', async () => {
  const codes = ['13000', '04184', '13887', '13683', '13140']
  const people = await Promise.all(
    Array.from({ length: 20 }, (_, order) =>
      given
        .candidate()
        .passed(...codes.slice(0, 1 + (order % codes.length)))
        .enter(),
    ),
  )
  const answers = await Promise.all(people.map(({ cookie }) => ask(here, cookie())))
  for (const [order, { ticketNo }] of people.entries()) {
    expect(ticketIn(answers[order] ?? '')).toBe(ticketNo)
    expect(answers[order]?.match(/"courseCode"/g)).toHaveLength(1 + (order % codes.length))
  }
})

test('SCO-01 a replayed answer is what the route answered, byte for byte, also when nothing has changed', async () => {
  const person = await given.candidate().enter()
  const first = await ask(here, person.cookie())
  expect(ticketIn(first)).toBe(person.ticketNo)
  expect(undated(await warm(here, person.cookie()))).toBe(undated(first))
  const etag = /etag: (\S+)/i.exec(first)?.[1] ?? ''
  const again = `If-None-Match: ${etag}\r\nx-kaoji-ticket: ${person.ticketId}\r\n`
  const unchanged = await ask(here, person.cookie(), again)
  expect(statusOf(unchanged)).toBe(304)
  expect(undated(await warm(here, person.cookie(), again))).toBe(undated(unchanged))
})

test('LOG-07 what is not the very same question of the very same session goes through every check', async () => {
  const [mine, other] = [await given.candidate().enter(), await given.candidate().enter()]
  const officer = await given.officer('score_officer')
  const [own, theirs] = [mine.cookie(), other.cookie()]
  for (const cookie of [own, theirs]) await warm(here, cookie)
  const token = own.split('=')[1] ?? ''
  const cookies = [
    '',
    token,
    `kaoji-portal=`,
    `kaoji-portal=${token.slice(0, 42)}`,
    `kaoji-portal=${token}A`,
    `kaoji-portal=${token.toLowerCase()}`,
    `kaoji-portal="${token}"`,
    `Kaoji-Portal=${token}`,
    `xkaoji-portal=${token}`,
    `kaoji-office=${token}`,
    `x=kaoji-portal=${token}`,
    `x=1;kaoji-portal=${token}`,
    officer.cookie(),
    officer.cookie().replace('office', 'portal'),
  ]
  for (const cookie of cookies) {
    const answer = await ask(here, cookie)
    expect([cookie, statusOf(answer), ticketIn(answer)]).toEqual([cookie, 401, undefined])
  }
  // The first cookie of the name counts, here as there; further ones never lend their owner's sheet.
  expect(ticketIn(await ask(here, `${own}; ${theirs}`))).toBe(mine.ticketNo)
  expect(ticketIn(await ask(here, `${theirs}; ${own}`))).toBe(other.ticketNo)
  expect(ticketIn(await ask(here, `a=b; ${own}`))).toBe(mine.ticketNo)
  const switched = await asked(here, own, `x-kaoji-ticket: ${other.ticketId}\r\n`)
  expect(switched).toContain('ticket_switched')
  const drawnForAnother = await asked(here, own, `x-kaoji-person: ${other.personId}\r\n`)
  expect(drawnForAnother).toContain('person_switched')
  await asked(here, own, 'If-None-Match: "x"\r\n')
  await asked(here, own, 'Content-Length: 2\r\n')
  await asked(here, own, 'Transfer-Encoding: chunked\r\n')
})

test('LOG-07 another method or address is never answered for the sheet', async () => {
  const person = await given.candidate().enter()
  await warm(here, person.cookie())
  for (const line of [
    `HEAD ${PATH}`,
    `GET ${PATH}?a=1`,
    `GET /${PATH}`,
    `GET ${PATH}/`,
    `GET http://x${PATH}`,
  ]) {
    const before = here.reached()
    await exchange(
      here.port,
      `${line} HTTP/1.1\r\nHost: x\r\nCookie: ${person.cookie()}\r\nConnection: close\r\n\r\n`,
    )
    expect([line, here.reached() - before]).toEqual([line, 1])
  }
})

test('LOG-07 whoever asks in a crowd over shared connections gets the own sheet and no other', async () => {
  const people: Candidate[] = []
  for (let count = 0; count < 12; count += 1) people.push(await given.candidate().enter())
  // Three of them come as nobody whom this node knows yet; all of them at once would wait for the database.
  for (const one of people.slice(3)) await ask(here, one.cookie())
  const crowd = Array.from({ length: 8 }, async (_, lane) => {
    const turn = Array.from({ length: 30 }, (_, step) => people[(step * 7 + lane * 5) % people.length])
    const last = headOf(people[0]?.cookie() ?? '', 'Connection: close\r\n\r\n')
    const sent = turn.map((one) => headOf(one?.cookie() ?? '', '\r\n')).join('') + last
    const answers = [...(await exchange(here.port, sent)).matchAll(/"ticketNo":"(\d+)"/g)].map(([, no]) => no)
    expect(answers).toEqual([...turn, people[0]].map((one) => one?.ticketNo))
  })
  await Promise.all(crowd)
})

/** Each way by which an answer stops being right, and what is true afterwards. */
const ends = {
  'a sign-out': async ({ person, node }: Case) => {
    const url = '/api/portal/sign-out'
    const headers = { cookie: person.cookie(), 'x-kaoji': '1', 'idempotency-key': crypto.randomUUID() }
    expect((await node.app.http.inject({ method: 'POST', url, headers })).statusCode).toBe(200)
  },
  'the end of all sessions': async ({ person, node }: Case) => {
    await node.deps.database.transact(deadlineIn(4_000), (tx) =>
      endSessionsOf(tx, { personId: person.personId }),
    )
  },
} as const
interface Case {
  person: Candidate
  node: Node
}

test.each(Object.entries(ends))('LOG-07 after %s nothing is replayed, on either node', async (_name, end) => {
  const person = await given.candidate().enter()
  for (const node of [here, there]) await warm(node, person.cookie())
  await end({ person, node: here })
  for (const node of [here, there])
    await expect.poll(async () => statusOf(await ask(node, person.cookie()))).toBe(401)
  for (const node of [here, there])
    for (let time = 0; time < 3; time += 1) expect(statusOf(await ask(node, person.cookie()))).toBe(401)
})

test('LOG-07 where somebody signs out or switches in a crowd of own requests, the old answer never follows the ack', async () => {
  for (let round = 0; round < 6; round += 1) {
    const person = await given.candidate().enter()
    const second = await given.anotherTicket(person, '040106')
    await warm(here, person.cookie())
    let truth: 'first' | 'switched' | 'out' = 'first'
    const readers = Array.from({ length: 6 }, async () => {
      for (let time = 0; time < 40; time += 1) {
        const known = truth
        const answer = await ask(here, person.cookie())
        if (known !== 'first') expect(ticketIn(answer)).not.toBe(person.ticketNo)
        if (known === 'out') return expect(statusOf(answer)).toBe(401)
      }
    })
    const act = (method: 'POST' | 'PUT', url: string, payload?: object) =>
      here.app.http.inject({
        method,
        url,
        headers: { cookie: person.cookie(), 'x-kaoji': '1', 'idempotency-key': crypto.randomUUID() },
        ...(payload ? { payload } : {}),
      })
    expect((await act('PUT', '/api/portal/active-ticket', { ticketId: second })).statusCode).toBe(200)
    truth = 'switched'
    expect(statusOf(await ask(here, person.cookie()))).toBe(200)
    expect((await act('POST', '/api/portal/sign-out')).statusCode).toBe(200)
    truth = 'out'
    await Promise.all(readers)
  }
})

test('SCO-03 a correction and a publication end what was replayed, on either node, and it never comes back', async () => {
  const person = await given.candidate().passed('00160').enter()
  const before = await warm(here, person.cookie())
  await warm(there, person.cookie())
  const { rows } = await application.owner.query('select id, mark from scores where person_id = $1', [
    person.personId,
  ])
  const [officer, second] = [await given.officer('score_officer'), await given.officer('record_supervisor')]
  const mark = rows[0].mark + 1
  const body = {
    personId: person.personId,
    scoreId: rows[0].id,
    newOutcome: { kind: 'marked', mark },
    reason: '复核后加 1 分',
  }
  const proposed = await officer.call('POST', '/api/office/corrections', { body })
  const path = `/api/office/corrections/${proposed.body.id}/decision`
  const readers = [here, there].map((node) => changing(node, person, before))
  expect((await second.call('POST', path, { body: { decision: 'approve' } })).status).toBe(200)
  for (const answers of await Promise.all(readers)) expect(answers.at(-1)).toContain(`"mark":${mark}`)
  for (const node of [here, there]) expect(await warm(node, person.cookie())).toContain(`"mark":${mark}`)

  // What a publication changes for everybody, by whatever way: the trigger tells every node.
  const shown = await warm(here, person.cookie())
  const readersAgain = [here, there].map((node) => changing(node, person, shown))
  await application.owner.query(
    "update publications set state = 'withdrawn', withdrawn_by = proposed_by, withdrawn_at = now() where state = 'approved'",
  )
  for (const answers of await Promise.all(readersAgain)) expect(answers.at(-1)).not.toContain('"latest"')
})

/** Reads until the answer is another one; then five times more, when the old one must not come back. */
async function changing(node: Node, person: Visitor, old: string): Promise<string[]> {
  const others: string[] = []
  const bodyOf = (answer: string) => answer.slice(answer.indexOf('\r\n\r\n'))
  for (let time = 0; time < 2_000 && others.length < 5; time += 1) {
    const answer = await ask(node, person.cookie())
    if (bodyOf(answer) === bodyOf(old)) expect(others).toEqual([])
    else others.push(answer)
  }
  expect(others).toHaveLength(5)
  return others
}

test('LOG-07 replayed requests keep the session alive, and none outlives its thirty minutes', async () => {
  const byReplays = async () => {
    const person = await given.candidate().enter()
    await warm(here, person.cookie())
    const before = here.reached()
    for (const minutes of [20, 20, 29]) {
      application.clock.advance(minutes * 60_000)
      expect(statusOf(await ask(here, person.cookie()))).toBe(200)
    }
    const isReplayed = here.reached() === before
    application.clock.advance(30 * 60_000)
    expect(statusOf(await asked(here, person.cookie()))).toBe(401)
    return isReplayed
  }
  // News for everybody may arrive in between, and then the framework is asked: the session has to live by replays alone once.
  for (let time = 0; time < 5; time += 1) if (await byReplays()) return
  throw new Error('some request always needed the framework')
})

test('LOG-07 what a page asks by itself keeps no session alive, also where its answer could be replayed', async () => {
  const person = await given.candidate().enter()
  await warm(here, person.cookie())
  application.clock.advance(20 * 60_000)
  const byItself = 'x-kaoji-unattended: 1\r\n'
  expect(statusOf(await asked(here, person.cookie(), byItself))).toBe(200)
  application.clock.advance(11 * 60_000)
  expect(statusOf(await ask(here, person.cookie()))).toBe(401)
})

test('LOG-07 a node that hears no news replays nothing, and one that lost its ear forgets what it had', async () => {
  const person = await given.candidate().enter()
  const deaf = await startNode(application, { hears: false })
  for (let time = 0; time < 3; time += 1) expect(statusOf(await asked(deaf, person.cookie()))).toBe(200)
  await deaf.stop()
  const node = await startNode(application)
  await warm(node, person.cookie())
  const news = new Promise<void>((resolve) => node.deps.bus.on('sessions', () => resolve()))
  // What a node hears with; its other connections are those of the tests that come next.
  await application.owner.query(
    "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and query in ('select', 'listen kaoji')",
  )
  await news
  await asked(node, person.cookie())
  await node.stop()
  // All nodes have lost their ears: what comes next begins when they hear again.
  for (const { deps } of [here, there, application]) await expect.poll(deps.bus.state).toBe('listening')
})

test('OPS-01 a node that is leaving replays nothing, so that its answers end their connections', async () => {
  const person = await given.candidate().enter()
  const node = await startNode(application)
  await warm(node, person.cookie())
  const leaving = node.app.drain(300)
  const answer = await exchange(node.port, headOf(person.cookie(), '\r\n'))
  expect(answer).toMatch(/connection: close/i)
  await leaving
  await node.stop()
})
