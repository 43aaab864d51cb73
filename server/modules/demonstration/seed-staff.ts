import { createHash } from 'node:crypto'
import type { Role } from '#contracts/grants.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { insertAll } from './demonstration.store.ts'
import { findStaffIdsByUsername } from './staff-ids.store.ts'

/** The password of every sample account, used with its second factor. */
export const STAFF_PASSWORD = 'Bangong-Shi-7391'

interface SampleStaff {
  username: string
  name: string
  post: string
  role: Role
  schoolName?: string
}

/** The sample accounts at the desk: one for each role, and two where a second person is needed. */
export const SAMPLE_STAFF: readonly SampleStaff[] = [
  { username: 'score1', name: '林主任', post: '市教育考试院 · 成绩管理员', role: 'score_officer' },
  { username: 'score2', name: '何老师', post: '市教育考试院 · 成绩管理员', role: 'score_officer' },
  {
    username: 'record1',
    name: '沈科长',
    post: '市教育考试院 · 考籍科（复核、发布）',
    role: 'record_supervisor',
  },
  {
    username: 'record2',
    name: '顾老师',
    post: '市教育考试院 · 考籍科（复核、发布）',
    role: 'record_supervisor',
  },
  {
    username: 'sufe',
    name: '金老师',
    post: '上海财经大学 · 考籍员',
    role: 'school_registrar',
    schoolName: '上海财经大学',
  },
  {
    username: 'sufe2',
    name: '罗老师',
    post: '上海财经大学 · 考籍员',
    role: 'school_registrar',
    schoolName: '上海财经大学',
  },
  {
    username: 'ecnu',
    name: '陆老师',
    post: '华东师范大学 · 考籍员',
    role: 'school_registrar',
    schoolName: '华东师范大学',
  },
  {
    username: 'sufe-review',
    name: '唐老师',
    post: '上海财经大学 · 初审员',
    role: 'school_reviewer',
    schoolName: '上海财经大学',
  },
  {
    username: 'ecnu-review',
    name: '许老师',
    post: '华东师范大学 · 初审员',
    role: 'school_reviewer',
    schoolName: '华东师范大学',
  },
  { username: 'review1', name: '徐老师', post: '市教育考试院 · 复审员', role: 'authority_reviewer' },
  { username: 'review2', name: '韩老师', post: '市教育考试院 · 复审员', role: 'authority_reviewer' },
  { username: 'finance1', name: '方老师', post: '市教育考试院 · 财务', role: 'finance' },
  { username: 'finance2', name: '宋老师', post: '市教育考试院 · 财务', role: 'finance' },
  {
    username: 'support1',
    name: '吴老师',
    post: '市教育考试院 · 考生服务',
    role: 'candidate_support',
  },
  { username: 'system', name: '系统管理员', post: '系统管理员', role: 'system_administrator' },
  { username: 'security', name: '安全管理员', post: '安全管理员', role: 'security_administrator' },
  { username: 'security2', name: '钱管理员', post: '安全管理员', role: 'security_administrator' },
  { username: 'auditor', name: '审计员', post: '审计员', role: 'auditor' },
]

/** The secret of a sample account's second factor: publicly known, and therefore never fit for production. */
export function sampleTotpSecret(username: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const digest = createHash('sha256').update(`kaoji demonstration ${username}`).digest()
  return Array.from({ length: 32 }, (_, place) => letters[(digest[place] ?? 0) % 32]).join('')
}

/** Creates the sample accounts. */
export async function seedStaff(
  tx: Tx,
  deps: Deps,
  { passwordHash, schools }: { passwordHash: string; schools: ReadonlyMap<string, string> },
) {
  const rows = SAMPLE_STAFF.map((staff) => ({ ...staff, id: deps.ids.next() }))
  await insertAll(
    tx,
    'staff',
    rows.map(({ id, username, name }) => ({
      id,
      username,
      name,
      password_hash: passwordHash,
      totp_cipher: deps.cipher.seal('staff.totp', sampleTotpSecret(username)),
      demonstration: true,
    })),
  )
  await insertAll(
    tx,
    'staff_roles',
    rows.map(({ id, role, schoolName }) => ({
      staff_id: id,
      role,
      school_id: schoolName ? (schools.get(schoolName) ?? null) : null,
    })),
  )
}

/** Finds the staff who imported and released scores in the invented past. */
export async function findStaffIds(tx: Tx): Promise<{ officer: string; supervisor: string }> {
  const ids = await findStaffIdsByUsername(tx, ['score1', 'record1'])
  const [officer, supervisor] = [ids.get('score1'), ids.get('record1')]
  if (!officer || !supervisor) throw new Error('sample staff are missing')
  return { officer, supervisor }
}
