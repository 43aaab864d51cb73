import { fileExemption, submitDraft } from './applicant.ts'
import { browserOf, type Candidate, type Given, type Officer } from './given.ts'
import { openPictures } from './open-pictures.ts'
import type { TestApplication } from './test-application.ts'

const HOUR_MS = 3_600_000

/** What people do with applications for 申请免考, hour by hour, each time in a browser of its own: days pass between two acts. */
export interface Histories {
  pass(hours: number): void
  file(candidate: Candidate): Promise<string>
  /** Corrects what was rejected or asked back, and submits it again as it is. */
  fileAgain(candidate: Candidate, id: string): Promise<void>
  withdraw(candidate: Candidate, id: string): Promise<void>
  decide(officer: Officer, id: string, decision: object): Promise<void>
  approve(officer: Officer, id: string): Promise<void>
  /** Returns, asks back or holds. */
  act(officer: Officer, id: string, act: { what: string; [field: string]: unknown }): Promise<void>
  undo(asks: Officer, agrees: Officer, id: string): Promise<void>
  /** Opens a round of its own for 申请免考; what was open before has closed long ago. */
  openRound(round: string): Promise<void>
}

let seeds = 100

/** Returns what people do in this application. */
export function historiesIn(application: TestApplication, given: Given): Histories {
  const post = async (officer: Officer, path: string, body: object) => {
    const reply = await (await browserOf(application, officer)).call('POST', `/api/office/${path}`, { body })
    if (reply.status !== 200) throw new Error(`${path}: ${reply.text}`)
    return reply
  }
  const act: Histories['act'] = async (officer, id, { what, ...body }) => {
    await post(officer, `reviews/${id}/claim`, {})
    const { rows } = await application.owner.query('select revision from applications where id = $1', [id])
    await post(officer, `reviews/${id}/${what}`, { revision: rows[0]?.revision, ...body })
  }
  const decide: Histories['decide'] = (officer, id, decision) =>
    act(officer, id, { what: 'decision', reasons: [], ...decision })
  return {
    act,
    decide,
    pass: (hours) => application.clock.advance(hours * HOUR_MS),
    file: async (candidate) => {
      seeds += 1
      const { ids } = await fileExemption(await given.again(candidate), { courses: ['03708'], seed: seeds })
      return ids[0] ?? ''
    },
    fileAgain: async (candidate, id) => {
      const browser = await given.again(candidate)
      const { body } = await browser.call('POST', `/api/portal/applications/${id}/draft`)
      const sent = await submitDraft(browser, body as unknown as Parameters<typeof submitDraft>[1])
      if (sent.status !== 200) throw new Error(sent.text)
    },
    withdraw: async (candidate, id) => {
      const browser = await given.again(candidate)
      const reply = await browser.call('POST', `/api/portal/applications/${id}/withdraw`, {
        body: { revision: 1 },
      })
      if (reply.status !== 200) throw new Error(reply.text)
    },
    approve: async (officer, id) => {
      await openPictures(await browserOf(application, officer), id)
      await decide(officer, id, { verdict: 'approve' })
    },
    undo: async (asks, agrees, id) => {
      const { body } = await post(asks, `reviews/${id}/undo`, { reason: '核验有误，需重新审核' })
      await post(agrees, `undo-requests/${body.id}/decision`, { decision: 'approve' })
    },
    openRound: async (round) => {
      const { owner, clock } = application
      await owner.query(
        `update windows set period = tstzrange(lower(period) - interval '60 days', upper(period) - interval '60 days') where service = 'exemption'`,
      )
      await owner.query(
        `insert into windows (id, service, round, period) values (gen_random_uuid(), 'exemption', $1, tstzrange($2, $2::timestamptz + interval '30 days'))`,
        [round, clock.now()],
      )
    },
  }
}
