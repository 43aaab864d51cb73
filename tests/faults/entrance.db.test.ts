import { afterAll, beforeAll, expect, test } from 'vitest'
import { PERSONAS } from '#modules/demonstration/public.ts'
import { type FaultKind, type Faults, interceptQueries } from '#tests/support/faults.ts'
import { startApplication } from '#tests/support/test-application.ts'
import { signInCandidate, solveCaptcha, type Visitor, visit } from '#tests/support/visitor.ts'
import { failEachCall } from './nth-failure.ts'

const application = startApplication()
const KINDS: readonly FaultKind[] = ['cut', 'error', 'lost']
const personaOf = (name: string) => {
  const { idNumber = '', password = '' } = PERSONAS.find((one) => one.name === name) ?? {}
  return { idNumber, password }
}
let faults: Faults

beforeAll(async () => {
  faults = interceptQueries()
})
afterAll(() => faults.restore())

test('LOG-01 sign in: whichever call fails, there is a whole session or none, and the next try is let in', async () => {
  const prepare = async () => ({ who: visit(application), captchas: await captchas(40) })
  const act = ({ who, captchas: left }: Awaited<ReturnType<typeof prepare>>) =>
    who.call('POST', '/api/portal/sign-in', { body: { ...personaOf('张伟明'), captcha: left.pop() } })
  for (const kind of KINDS) {
    const useCase = { prepare, act, again: [200], adds: ['sessions'] }
    expect(await failEachCall({ application, faults }, useCase, kind)).toBeGreaterThan(0)
  }
})

async function captchas(wanted: number) {
  const made: { id: string; answer: string }[] = []
  for (let number = 0; number < wanted; number += 1) made.push(await solveCaptcha(visit(application)))
  return made
}

test('LOG-02 activate: whichever call fails, the initial password counts or the new one, never neither', async () => {
  const { idNumber } = personaOf('李晓芳')
  const newPassword = 'yu-yuan-lu-ge-zi-38'
  const { rows } = await application.owner.query<{ ticket_no: string; person_id: string }>(
    "select ticket_no, person_id from tickets t join persons p on p.id = t.person_id where p.name = '李晓芳'",
  )
  const [{ ticket_no: value, person_id: personId } = { ticket_no: '', person_id: '' }] = rows
  const prepare = async (): Promise<Visitor> => {
    await application.owner.query(
      'update candidate_accounts set password_hash = null, password_set_at = null where person_id = $1',
      [personId],
    )
    return (await signInCandidate(application, { idNumber })).visitor
  }
  const act = (who: Visitor) =>
    who.call('POST', '/api/portal/activation', { body: { proof: { kind: 'ticket', value }, newPassword } })
  for (const kind of KINDS) {
    await failEachCall({ application, faults }, { prepare, act, again: [401] }, kind)
    const { answer } = await signInCandidate(application, { idNumber, password: newPassword })
    expect(answer.body).toEqual({ stage: 'ready' })
  }
})
