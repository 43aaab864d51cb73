import type { Tx } from '#platform/db/database.ts'
import { insertAll } from './demonstration.store.ts'
import rules from './exemption-rules.json' with { type: 'json' }

const VALID_FROM = '2008-06-10'

/** EXM-04, EXM-05: the rules of Shanghai with their sources, and what 上海财经大学 asks for first. */
export async function seedExemption(tx: Tx, schools: ReadonlyMap<string, string>): Promise<void> {
  await insertAll(
    tx,
    'exemption_rules',
    rules.map((rule) => ({ id: rule.id, rule: JSON.stringify(rule), valid_from: VALID_FROM })),
  )
  const schoolId = schools.get('上海财经大学')
  if (!schoolId) return
  await insertAll(tx, 'exemption_preconditions', [
    {
      school_id: schoolId,
      min_theory_passed: 6,
      source: '上海财经大学自学考试办公室，课程免考通知（2022 上半年、下半年，2023）',
    },
  ])
}
