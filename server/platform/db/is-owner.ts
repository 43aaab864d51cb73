import pg from 'pg'

/** Whether the account of this address owns the trail's table: it, and no account that merely serves, may do what leaves the roles' duties. */
export async function isOwner(databaseUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(
      "select from pg_class c where c.oid = 'audit_entries'::regclass and pg_has_role(session_user, c.relowner, 'member')",
    )
    return rowCount === 1
  } finally {
    await client.end()
  }
}
