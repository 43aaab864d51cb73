import type { TestApplication } from './test-application.ts'

/**
 * Gives an officer one more post that may conflict with theirs, as an account of before the rule has it (ACC-01): today the table refuses that.
 */
export async function alsoHolds(
  application: Pick<TestApplication, 'owner'>,
  staffIds: string | readonly string[],
  { role, schoolCode }: { role: string; schoolCode?: string },
): Promise<void> {
  const client = await application.owner.connect()
  try {
    await client.query('begin')
    await client.query('alter table staff_roles disable trigger staff_roles_apart')
    await client.query(
      `insert into staff_roles (staff_id, role, school_id)
       select id, $2, (select id from schools where code = $3) from unnest($1::uuid[]) id`,
      [[staffIds].flat(), role, schoolCode ?? null],
    )
    await client.query('alter table staff_roles enable trigger staff_roles_apart')
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Lets a post of the authority be held for one school, as accounts of before the rule hold it (ACC-01): today the table refuses that. */
export async function allowEarlierScopes({ owner }: Pick<TestApplication, 'owner'>): Promise<void> {
  await owner.query('alter table staff_roles drop constraint staff_roles_scope')
}
