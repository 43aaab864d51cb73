import pg from 'pg'
import { findPoolerFault } from './one-session.ts'

const EXPECTED: readonly [setting: string, isSafe: (value: string) => boolean, safeValue: string][] = [
  ['fsync', (value) => value === 'on', 'on'],
  ['full_page_writes', (value) => value === 'on', 'on'],
  ['synchronous_commit', (value) => value !== 'off' && value !== 'local', 'on'],
  ['data_checksums', (value) => value === 'on', 'on'],
  ['wal_level', (value) => value !== 'minimal', 'replica'],
  ['archive_mode', (value) => value !== 'off', 'on'],
  ['data_sync_retry', (value) => value === 'off', 'off'],
]

/**
 * Lists the settings with which this PostgreSQL could lose acknowledged writes or let the application rewrite its own trail
 * (security plan, 6.2). Production starts only when the list is empty.
 */
export async function findUnsafeSettings(databaseUrl: string): Promise<string[]> {
  const pooler = await findPoolerFault(databaseUrl)
  return [...(pooler === undefined ? [] : [pooler]), ...(await findServerFaults(databaseUrl))]
}

async function findServerFaults(databaseUrl: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string; setting: string }>(
      'select name, setting from pg_settings where name = any($1)',
      [EXPECTED.map(([name]) => name)],
    )
    const settings = new Map(rows.map(({ name, setting }) => [name, setting]))
    const unsafe = EXPECTED.filter(([name, isSafe]) => !isSafe(settings.get(name) ?? '')).map(
      ([name, , safeValue]) => `PostgreSQL 设置 ${name}=${settings.get(name) ?? '?'}，应为 ${safeValue}。`,
    )
    const stranger = await findStranger(client)
    // Such an account can read nothing of what the other questions are about.
    if (stranger !== undefined) return [...unsafe, stranger]
    return [...unsafe, ...(await findRoleFaults(client)), ...(await findClockFaults(client))]
  } finally {
    await client.end()
  }
}

/** TRL-01: where the clocks are not compared, the application's role chooses the time of an entry again (decision 0025). */
async function findClockFaults(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query('select from audit_clock where tolerance is not null')
  return rows.length > 0
    ? []
    : ['表 audit_clock 的 tolerance 为空：操作日志的时间没有与数据库核对，应为 5 minutes。']
}

async function findStranger(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    "select session_user as name where not pg_has_role(session_user, 'kaoji_app', 'usage')",
  )
  return (
    rows[0] &&
    `DATABASE_URL 的账号不属于 kaoji_app 角色，请由数据库管理员执行：grant kaoji_app to "${rows[0].name}";`
  )
}

async function findRoleFaults(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ is_super: boolean; is_owner: boolean }>(
    `select r.rolsuper as is_super,
      exists (select from pg_class c where c.relname = 'audit_entries' and pg_has_role(session_user, c.relowner, 'member')) as is_owner
    from pg_roles r where r.rolname = session_user`,
  )
  const role = rows[0]
  if (!role?.is_super && !role?.is_owner) return []
  return [
    'DATABASE_URL 的账号是超级用户或表的所有者，应用须使用单独的低权限账号（属于 kaoji_app 角色）；迁移账号请设 DATABASE_OWNER_URL。',
  ]
}
