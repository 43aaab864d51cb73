import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import {
  appliesForGraduation,
  isAudited,
  sampleBatch,
  withoutSampleGraduates,
} from '#tests/support/graduates.ts'
import {
  anotherNumber,
  approveHeld,
  fileCorrection,
  newName,
  newNumber,
  recordPhoto,
  toLastLevel,
} from '#tests/support/personal-data.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication({ per: 'test' })
const given = givenIn(application)
const inMinutes = (minutes: number) => new Date(application.clock.now().getTime() + minutes * 60_000)

/** Two persons approve a list with everybody who can be on it, which comes out in an hour. */
async function listed(): Promise<string> {
  await isAudited(application)
  const [proposer, supervisor] = [
    await given.officer('authority_reviewer'),
    await given.officer('record_supervisor'),
  ]
  const batchId = await sampleBatch(application)
  const { body } = await proposer.call('POST', `/api/office/graduation-batches/${batchId}/publications`, {
    body: { publishAt: inMinutes(60).toISOString() },
  })
  const path = `/api/office/graduation-publications/${body.id}`
  expect((await supervisor.call('POST', `${path}/decision`, { body: { decision: 'approve' } })).status).toBe(
    200,
  )
  return path
}

/** Two persons take the list back. */
async function withdrawn(path: string): Promise<void> {
  const [one, other] = [await given.officer('record_supervisor'), await given.officer('record_supervisor')]
  await one.call('POST', `${path}/halt`, { body: { reason: '名单有误' } })
  expect((await other.call('POST', `${path}/settlement`, { body: { decision: 'withdraw' } })).status).toBe(
    200,
  )
}

async function askUndo(id: string): Promise<string> {
  const asker = await given.officer('authority_reviewer')
  const asked = await asker.call('POST', `/api/office/reviews/${id}/undo`, {
    body: { reason: '核实后证明有误' },
  })
  return String(asked.body.id)
}

const nameOf = async (candidate: Candidate) => (await candidate.call('GET', '/api/portal/session')).body.name

test.each([
  ['name', (candidate: Candidate) => newName(candidate, '卫新名')],
  ['ID number', (candidate: Candidate) => newNumber(candidate, anotherNumber())],
])(
  'PRF-01, GRA-12 a new %s has no effect while a diploma under the old one waits for its instant; then it has',
  async (_what, form) => {
    await withoutSampleGraduates(application)
    const candidate = await given.candidate().enter()
    await appliesForGraduation(application, candidate)
    const [id] = await fileCorrection(candidate, await form(candidate))
    const last = await toLastLevel(given, id)
    const list = await listed()
    const refused = await approveHeld(last, id)
    expect([refused.status, refused.body.code]).toEqual([409, 'effect_impossible'])
    expect(refused.body.text).toContain('毕业名单')
    await withdrawn(list)
    expect((await approveHeld(last, id)).status).toBe(200)
  },
)

test('PRF-01, GRA-10 a new photo is no matter of a list: no diploma says it', async () => {
  await withoutSampleGraduates(application)
  const candidate = await given.candidate().enter()
  await appliesForGraduation(application, candidate)
  const [id] = await fileCorrection(candidate, { data: ['photo'], photoId: await recordPhoto(candidate) })
  const last = await toLastLevel(given, id)
  await listed()
  expect((await approveHeld(last, id)).status).toBe(200)
})

test('PRF-01, REV-06, GRA-12 a corrected name is not put back under a diploma that waits for its instant', async () => {
  await withoutSampleGraduates(application)
  const candidate = await given.candidate().enter()
  await appliesForGraduation(application, candidate)
  const [id] = await fileCorrection(candidate, await newName(candidate, '卫新名'))
  expect((await approveHeld(await toLastLevel(given, id), id)).status).toBe(200)
  const request = await askUndo(String(id))
  await listed()
  const second = await given.officer('authority_reviewer')
  const path = `/api/office/undo-requests/${request}/decision`
  const refused = await second.call('POST', path, { body: { decision: 'approve' } })
  expect(refused.body.code).toBe('effect_relied_on')
  expect(await nameOf(candidate)).toBe('卫新名')
})
