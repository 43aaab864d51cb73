import { applicationAddress, serviceAddress } from '#contracts/services.ts'
import { digestOf, digestOfFiling, sealRevision } from '#modules/applications/public.ts'
import { buildDegreeCase } from '#modules/degree/public.ts'
import { addMessage } from '#modules/messages/public.ts'
import { enterPaidPaper } from '#modules/payments/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { beijingDateOf, beijingInstant } from '#rulebook/beijing-time.ts'
import { answerLine } from '#rulebook/degree/answer-line.ts'
import { DEGREE_RULES_VERSION } from '#rulebook/degree/rules-version.ts'
import type { Deps } from '#server/deps.ts'
import { sampleBatches } from '../sample-batches.ts'
import { findStaffIdsByUsername } from '../staff-ids.store.ts'
import { GRADUATION_PERSONAS } from './graduation-personas.ts'
import {
  findGraduand,
  type Graduand,
  insertDecision,
  insertFiled,
  insertPublished,
  openRound,
} from './sample-batch.store.ts'

const SERVICE = 'graduation'
const DAY_MS = 24 * 3600_000
const LEVELS = [
  { chain: 'school', username: 'sufe-review' },
  { chain: 'authority', username: 'review1' },
  { chain: 'authority', username: 'review2' },
]

type Outcome = 'published' | 'approved' | 'in_review'

/** Seeds a graduation batch that has come out, and applications of the batch that is in review (GRA-12). */
export async function seedBatches(tx: Tx, deps: Deps): Promise<void> {
  const [before, coming] = sampleBatches(deps.clock.now()).map(({ name, graduatesOn }) => ({
    name: String(name),
    graduatesOn: String(graduatesOn),
  }))
  if (!before || !coming) return
  const staff = await findStaffIdsByUsername(tx, [
    ...LEVELS.map(({ username }) => username),
    ...['record1', 'sufe', 'sufe2'],
  ])
  const published = new Date(beijingInstant(before.graduatesOn, '10:00').getTime() - 2 * DAY_MS)
  await openRound(tx, { id: deps.ids.next(), round: before.name, closesAt: published })
  for (const { idNumber, tickets } of GRADUATION_PERSONAS) {
    const outcome = tickets[0]?.applied
    if (!outcome) continue
    const graduand = await findGraduand(tx, idNumberIndex(deps.cipher, idNumber))
    if (!graduand) continue
    const batch = outcome === 'published' ? before : coming
    const until = outcome === 'published' ? published : deps.clock.now()
    const at = new Date(until.getTime() - DAY_MS)
    const applicationId = await file(tx, deps, { graduand, outcome, batch, at, staff })
    // Whose application is still in review has not paid yet (GRA-09).
    if (outcome !== 'in_review')
      await enterPaidPaper(tx, deps, { applicationId, ...paperOf(graduand, at), ...counterOf(staff) })
    if (outcome !== 'published') continue
    const [proposedBy = '', decidedBy = ''] = [staff.get('review1'), staff.get('record1')]
    const publication = { id: deps.ids.next(), diplomaId: deps.ids.next(), publishAt: published }
    await insertPublished(tx, { ...publication, applicationId, batch, proposedBy, decidedBy })
  }
}

function paperOf(graduand: Graduand, at: Date) {
  return { paperNo: `YS-${graduand.ticket_no}`, paidOn: beijingDateOf(at) }
}

/** The two at the counter of the school. */
function counterOf(staff: ReadonlyMap<string, string>) {
  const by = { actor: { kind: 'system', name: 'demonstration' } as const }
  return { recordedBy: staff.get('sufe') ?? '', confirmedBy: staff.get('sufe2') ?? '', by }
}

interface Filing {
  graduand: Graduand
  outcome: Outcome
  batch: { name: string; graduatesOn: string }
  at: Date
  staff: ReadonlyMap<string, string>
}

/** Files an application as the engine stores it, with the decisions that it has had. */
async function file(tx: Tx, deps: Deps, { graduand, outcome, batch, at, staff }: Filing): Promise<string> {
  const [id, filingId] = [deps.ids.next(), deps.ids.next()]
  const filed = filedOf(graduand, batch)
  const receiptNo = `${beijingDateOf(at).replaceAll('-', '')}${graduand.ticket_no.slice(-8)}`
  const done = outcome === 'in_review' ? 1 : LEVELS.length
  await insertFiled(tx, {
    id,
    filingId,
    draftId: deps.ids.next(),
    receiptNo,
    graduand,
    round: batch.name,
    chain: LEVELS.map(({ chain }) => chain),
    level: Math.min(done + 1, LEVELS.length),
    state: outcome === 'in_review' ? 'in_review' : 'approved',
    title: filed.title,
    filedCipher: sealRevision(deps, id, { filed, form: { version: 1, content: {} } }),
    digest: digestOf(filed),
    filingDigest: digestOfFiling({ receiptNo, ticketNo: graduand.ticket_no, filedAt: at, filed: [filed] }),
    reviewers: LEVELS.slice(0, done).map(({ username }) => staff.get(username) ?? ''),
    at,
  })
  await keep(tx, deps, { graduand, id, batch, at, isApproved: outcome !== 'in_review' })
  await leaveTraces(tx, deps, { graduand, id, filingId, receiptNo, decisions: done, title: filed.title })
  return id
}

interface Traces {
  graduand: Graduand
  id: string
  filingId: string
  receiptNo: string
  decisions: number
  title: string
}

/** Leaves the messages and the entries of the trail that a filing and its decisions leave. */
async function leaveTraces(tx: Tx, deps: Deps, traces: Traces): Promise<void> {
  const { graduand, id, filingId, receiptNo, decisions, title } = traces
  const { person_id: personId, ticket_id: ticketId } = graduand
  const entry = { at: deps.clock.now(), actor: { kind: 'system', name: 'demonstration' } as const, personId }
  await addMessage(tx, deps, {
    personId,
    ticketId,
    title: '「申请毕业」已提交',
    body: `提交编号 ${receiptNo}，共 1 项：${title}。审核结果会发送到这里。`,
    link: `${serviceAddress(SERVICE)}/filings/${filingId}`,
  })
  const filing = { kind: 'filing' as const, id: filingId }
  await writeAudit(tx, { ...entry, action: 'application.file', subject: filing, new: { receiptNo } })
  for (let level = 1; level <= decisions; level += 1) {
    await addMessage(tx, deps, {
      personId,
      ticketId,
      title: level === LEVELS.length ? `「${title}」审核通过` : `「${title}」审核中`,
      body: `第 ${level} 级审核已通过。`,
      link: applicationAddress({ service: SERVICE, id }),
    })
    const subject = { kind: 'application' as const, id }
    await writeAudit(tx, { ...entry, action: 'review.approve', subject, new: { level } })
  }
}

interface Kept {
  graduand: Graduand
  id: string
  batch: { graduatesOn: string }
  at: Date
  isApproved: boolean
}

/** Keeps the case and the answer of each decision, so that the replay has something to recompute (AUD-09). */
async function keep(tx: Tx, deps: Deps, { graduand, id, batch, at, isApproved }: Kept): Promise<void> {
  const { ticket_id: ticketId, plan_id: planId } = graduand
  const question = { ticketId, planId, at, on: beijingDateOf(at), graduatesOn: batch.graduatesOn }
  const { degreeCase } = await buildDegreeCase(tx, question)
  const text = JSON.stringify(degreeCase)
  for (const kind of isApproved ? (['filed', 'approved'] as const) : (['filed'] as const))
    await insertDecision(tx, {
      id: deps.ids.next(),
      applicationId: id,
      graduand,
      kind,
      rulesVersion: DEGREE_RULES_VERSION,
      degreeCase: text,
      answer: answerLine(text),
      at,
    })
}

function filedOf(graduand: Graduand, batch: { name: string; graduatesOn: string }) {
  const fact = (key: string, label: string, value: string) => ({ key, label, value })
  return {
    title: `${graduand.major_code} ${graduand.major_name}`,
    sections: [
      {
        kind: 'facts' as const,
        key: 'person',
        title: '个人信息',
        facts: [fact('name', '姓名', graduand.name), fact('ticket', '准考证号', graduand.ticket_no)],
      },
      {
        kind: 'facts' as const,
        key: 'plan',
        title: '毕业专业',
        facts: [
          fact('major', '专业', `${graduand.major_code} ${graduand.major_name}`),
          fact('batch', '毕业批次', batch.name),
        ],
      },
    ],
  }
}
