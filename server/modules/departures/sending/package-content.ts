import type { PackageScore, TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { Refusal } from '#kernel/refusal.ts'
import { outcomeOf } from '#modules/scores/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { DEGREE_RULES_VERSION } from '#rulebook/degree/rules-version.ts'
import { birthDateOf, genderOf } from '#rulebook/identity/id-number.ts'
import { isPassed, PASS_MARK } from '#rulebook/scores/score.ts'
import type { Deps } from '#server/deps.ts'
import type { DepartureRow } from '../departure.store.ts'
import {
  findPackageRow,
  listApprovals,
  listPackageScores,
  type PackageRow,
  type PackageScoreRow,
} from './package.store.ts'

/** A refusal to make a package: the state is right, and something else stands against it. */
export function noPackage(why: string): Refusal {
  return new Refusal('departure_state', { values: { why } })
}

/** TRO-04: what the package of a departure says. Refuses in words where it would say something that does not hold any more. */
export async function packageContent(
  tx: Tx,
  { cipher, config }: Pick<Deps, 'cipher' | 'config'>,
  made: { row: DepartureRow; id: string; at: Date; expiresAt: Date },
): Promise<TransferPackage> {
  const { row, id, at, expiresAt } = made
  const said = await findPackageRow(tx, row.id)
  if (!said || row.signed_on === null) throw new Error('a departure without its record')
  if (said.ticket_state !== 'transferring_out') throw noPackage('的准考证不在「在籍（转出）」状态')
  const scores = await listPackageScores(tx, row.id)
  const changed = scores.filter(({ has_changed }) => has_changed).map(({ course_name }) => course_name)
  if (changed.length > 0)
    throw noPackage(
      `审核以后，成绩有更正或作废（${changed.join('、')}），${WAY_OUT[row.state === 'sent' ? 'sent' : 'signed']}`,
    )
  const approvals = await listApprovals(tx, row.id)
  return {
    ...{ id, issuedAt: at.toISOString(), expiresAt: expiresAt.toISOString() },
    from: config.installation,
    to: { province: row.province },
    person: personOf(said, cipher.open('person.id_number', said.id_number_cipher)),
    origin: {
      ticketNo: said.ticket_no,
      schoolCode: said.school_code,
      schoolName: said.school_name,
      majorCode: said.major_code,
      majorName: said.major_name,
      level: said.level,
      registeredOn: said.registered_on,
    },
    destination: {
      ticketNo: row.destination_ticket_no,
      level: row.destination_level,
      ...(row.destination_major_code === null ? {} : { majorCode: row.destination_major_code }),
      majorName: row.destination_major_name,
    },
    scores: scores.map(scoreOf),
    rules: { planVersion: said.plan_version, passMark: PASS_MARK, audit: DEGREE_RULES_VERSION },
    receipts: {
      applicationNo: String(said.application_no),
      filedOn: beijingDateOf(said.first_filed_at),
      decisions: approvals.map(({ by, at: decidedAt }) => ({ by, decidedOn: beijingDateOf(decidedAt) })),
      signedOn: row.signed_on,
    },
  }
}

/** What can be done about a change: a package that is out ends by the destination's answer only. */
const WAY_OUT = {
  signed: '请撤销审核后重新审核',
  sent: '请登记为「退回」，由考生重新申请',
} as const

function personOf(said: PackageRow, idNumber: string): TransferPackage['person'] {
  const isResident = said.id_type === 'resident_id'
  const gender = said.gender ?? (isResident ? genderOf(idNumber) : undefined)
  const bornOn = isResident ? birthDateOf(idNumber) : undefined
  return {
    ...{ name: said.name, idType: said.id_type, idNumber },
    ...(gender ? { gender } : {}),
    ...(bornOn ? { bornOn } : {}),
    ...(said.photo_digest ? { photoSha256: said.photo_digest.toString('hex') } : {}),
  }
}

function scoreOf(row: PackageScoreRow): PackageScore {
  const outcome = outcomeOf(row)
  const { source, credits } = row
  const isOurs =
    source === 'exam' || source === 'practice' || source === 'transfer_in' || source === 'supplement'
  if (!isOurs || !isPassed({ outcome, state: 'valid' }))
    throw noPackage(`中的课程「${row.course_name}」不能转出`)
  if (credits === null) throw noPackage(`中的课程「${row.course_name}」在任何计划中都没有学分`)
  return {
    id: row.id,
    courseCode: row.course_code,
    courseName: row.course_name,
    credits: String(credits),
    outcome: markOf(outcome),
    passedOn: row.obtained_on,
    source,
    ...(row.sitting_name === null ? {} : { sitting: row.sitting_name }),
    ...(row.origin_note === null ? {} : { originNote: row.origin_note }),
  }
}

function markOf(outcome: ReturnType<typeof outcomeOf>): PackageScore['outcome'] {
  if (outcome.kind === 'marked') return { mark: outcome.mark }
  if (outcome.kind === 'graded' && outcome.grade !== 'fail') return { grade: outcome.grade }
  throw new Error('a score that is no pass')
}
