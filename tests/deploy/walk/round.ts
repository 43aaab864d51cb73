import { setTimeout as sleep } from 'node:timers/promises'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { initialPasswordOf, withChecksum } from '#rulebook/identity/id-number.ts'
import { fileExemption } from '#tests/support/applicant.ts'
import { sendFile } from '#tests/support/desk.ts'
import { openPictures } from '#tests/support/open-pictures.ts'
import { approveShown, proposeAll } from '#tests/support/releases.ts'
import type { Visitor } from '#tests/support/visitor.ts'
import type { TextPeer } from '#tests/text-peer/text-peer.ts'
import { enrolAt, must, proveHuman, visitAt } from './people.ts'

const SCHOOL = '10272'
const TICKET_NO = '101000240001'
const ID_NUMBER = withChecksum('31010119900101001')
const NAME = '李静'
const PHONE = '13800000001'
/** Six theory courses of the plan of 会计学, as many as 申请免考 demands there; and the course that a diploma exempts from. */
const PASSED = ['13000', '04184', '13887', '13683', '13140', '13752']
const EXEMPT = '03708'
const SITTING = '今年下半年考试'

/** The files that a city adds to the example: when an examination was held, and since when 申请免考 is open. */
export function catalogueOfToday(at: Date): Record<string, string> {
  const day = (days: number) => beijingDateOf(new Date(at.getTime() + days * 86_400_000))
  return {
    'sittings.csv': `考次号,名称,开考日期,结束日期,来源\n89,${SITTING},${day(-30)},${day(-29)},考试通知\n`,
    'exam-sessions.csv': '考次号,课程代码,考试日期,场次,示例,来源\n',
    'activation.csv': `批次,开放时间,截止时间,来源\n本次,${day(-1)} 08:00,${day(9)} 16:00,业务通知\n`,
    'windows.csv': `业务,批次,主考学校代码,开放时间,截止时间,下次预计,来源\n申请免考,本次,,${day(-1)} 08:00,${day(9)} 16:00,,业务通知\n`,
  }
}

/** The first round, as the page describes it: from the one-time password of the first account to a published score and an exemption. */
export async function walkRound(
  origin: string,
  first: { username: string; password: string },
  texts: TextPeer,
): Promise<void> {
  const security = await enrolAt(origin, first)
  const { schools } = await must(security.call('GET', '/api/office/staff'))
  const schoolId = (schools as { id: string; name: string }[]).find(({ name }) => name === '上海财经大学')?.id
  const officer = async (username: string, role: string, school?: string) => {
    const roles = [{ role, ...(school ? { schoolId: school } : {}) }]
    const made = await must(
      security.call('POST', '/api/office/staff', { body: { username, name: '陈老师', roles } }),
    )
    return enrolAt(origin, { username, password: String(made.oneTimePassword) })
  }
  const scores = await officer('chengjiguan', 'score_officer')
  const supervisor = await officer('kezhang', 'record_supervisor')

  await bringIn(scores, {
    kind: 'candidates',
    text: `姓名,证件类型,证件号码,准考证号,主考学校代码,专业代码,手机号码\n${NAME},居民身份证,${ID_NUMBER},${TICKET_NO},${SCHOOL},120203K,${PHONE}\n`,
  })
  const { sittings } = await must(scores.call('GET', '/api/office/publications'))
  const sittingId =
    (sittings as { id: string; name: string }[]).find(({ name }) => name === SITTING)?.id ?? ''
  const lines = PASSED.map((course) => `${TICKET_NO},${NAME},${course},81`)
  await bringIn(scores, {
    kind: 'exam_scores',
    sittingId,
    text: `准考证号,姓名,课程代码,成绩\n${lines.join('\n')}\n`,
  })

  const candidate = await activate(origin, texts)
  if (await countScores(candidate)) throw new Error('scores are seen before they are published')
  const { id } = await must(proposeAll(scores, { sittingId }))
  await must(approveShown(supervisor, String(id)))
  await until('the published scores', async () => (await countScores(candidate)) === PASSED.length)

  const { ids } = await fileExemption(candidate, { courses: [EXEMPT], seed: 1 })
  const application = ids[0] ?? ''
  await approve(await officer('chushen', 'school_reviewer', schoolId), application)
  await approve(await officer('fushen', 'authority_reviewer'), application)
  await until('the exemption in the record', async () => (await countScores(candidate)) === PASSED.length + 1)
}

async function bringIn(
  officer: Visitor,
  file: { kind: string; sittingId?: string; text: string },
): Promise<void> {
  const { id } = await must(sendFile(officer, file))
  const state = async () =>
    (await must(officer.call('GET', `/api/office/imports/${id}`))) as { batch: { state: string } }
  await until(
    'the check of the file',
    async () => !['uploaded', 'checking'].includes((await state()).batch.state),
  )
  await must(officer.call('POST', `/api/office/imports/${id}/apply`))
  await until(`the file of ${file.kind} to be applied`, async () => (await state()).batch.state === 'applied')
}

/** The candidate's first sign-in, with the code that the gateway brings to the phone (LOG-02). */
async function activate(origin: string, texts: TextPeer): Promise<Visitor> {
  const candidate = visitAt(origin)
  const signIn = async (password: string) =>
    must(
      candidate.call('POST', '/api/portal/sign-in', {
        body: { idNumber: ID_NUMBER, password, captcha: await proveHuman(candidate, 'sign_in') },
      }),
    )
  await signIn(initialPasswordOf(ID_NUMBER))
  await must(candidate.call('POST', '/api/portal/activation/code'))
  const message = () => [...texts.sent.values()].find(({ to }) => to === PHONE)
  await until('the code on the phone', async () => message() !== undefined)
  const [value = ''] = /\d{6}/.exec(message()?.text ?? '') ?? []
  const body = { proof: { kind: 'code', value }, newPassword: 'Huang-Pu-Jiang-1990' }
  await must(candidate.call('POST', '/api/portal/activation', { body }))
  return candidate
}

async function countScores(candidate: Visitor): Promise<number> {
  const { scores } = await must(candidate.call('GET', '/api/portal/scores'))
  return (scores as unknown[]).length
}

async function approve(reviewer: Visitor, id: string): Promise<void> {
  const { item } = (await must(reviewer.call('GET', `/api/office/reviews/${id}`))) as {
    item: { revision: number }
  }
  await must(reviewer.call('POST', `/api/office/reviews/${id}/claim`, { body: {} }))
  await openPictures(reviewer, id)
  const body = { revision: item.revision, verdict: 'approve', reasons: [], note: '' }
  await must(reviewer.call('POST', `/api/office/reviews/${id}/decision`, { body }))
}

async function until(what: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isThere()) return
    await sleep(200)
  }
  throw new Error(`waited a minute in vain for ${what}`)
}
