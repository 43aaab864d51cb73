import { expect, test } from 'vitest'
import { type Candidate, givenIn } from '#tests/support/given.ts'
import { startApplication } from '#tests/support/test-application.ts'

const application = startApplication()
const given = givenIn(application)

const ask = (candidate: Candidate, more: object = {}) =>
  candidate.call('POST', '/api/portal/score-doubts', {
    body: { course: '13887', kind: 'missing', explanation: '2024 年 4 月考过，没有成绩', ...more },
  })

test('GRA-02 a doubt reaches an officer of the school, whose answer reaches the candidate', async () => {
  const candidate = await given.candidate().enter()
  const { body } = await ask(candidate)
  const officer = await given.officer('school_registrar', '10272')
  const seen = await officer.call('GET', '/api/office/score-doubts')
  const [doubt] = (seen.body.doubts as { id: string; personId: string }[]).filter(
    (one) => one.personId === candidate.personId,
  )
  expect(doubt).toMatchObject({ id: body.id, explanation: '2024 年 4 月考过，没有成绩', state: 'open' })
  const words = { outcome: 'settled', note: '成绩已补录，请查看历次成绩。' }
  const answered = await officer.call('POST', `/api/office/score-doubts/${body.id}/answer`, { body: words })
  expect([answered.status, answered.text]).toEqual([200, answered.text])
  const own = await candidate.call('GET', '/api/portal/score-doubts')
  expect(own.body.doubts).toMatchObject([{ state: 'settled', answer: words.note }])
  const { messages } = (await candidate.call('GET', '/api/portal/messages')).body
  expect(JSON.stringify(messages)).toContain(words.note)
})

test('GRA-02 another school neither sees a doubt nor answers it, and two officers answer it once', async () => {
  const candidate = await given.candidate().enter()
  const { body } = await ask(candidate)
  const path = `/api/office/score-doubts/${body.id}/answer`
  const stranger = await given.officer('school_registrar', '10269')
  const refuse = { body: { outcome: 'refused', note: '经核查成绩无误。' } }
  expect((await stranger.call('POST', path, refuse)).status).toBe(404)
  expect((await stranger.call('GET', '/api/office/score-doubts')).text).not.toContain(String(body.id))
  const officers = [await given.officer('school_registrar', '10272'), await given.officer('score_officer')]
  const answers = await Promise.all(officers.map((one) => one.call('POST', path, refuse)))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

test('GRA-02 one open doubt for a course, and none about a course that is not there', async () => {
  const candidate = await given.candidate().enter()
  const all = await Promise.all([ask(candidate), ask(candidate)])
  expect(all.map(({ status }) => status).toSorted()).toEqual([200, 409])
  expect((await ask(candidate, { course: '99999' })).status).toBe(404)
})
