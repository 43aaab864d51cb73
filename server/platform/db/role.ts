import type pg from 'pg'

/**
 * Sees to a role that cannot sign in, and that whoever asks belongs to it where that may be granted. Roles are the whole
 * server's: several databases of it may ask at the same time, and no lock inside one of them keeps the others away.
 */
export async function ensureRole(client: Pick<pg.Client, 'query'>, role: string): Promise<void> {
  await client.query(`do $$
    begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`)
  // One account for everything (demonstration on a server of one's own) serves as this role too. Who may not be granted
  // it needs another account to serve with, and hears of that then.
  await client.query(`do $$
    declare
      -- Since PostgreSQL 16 a member may still be kept from taking the role on.
      needed text := case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end;
    begin
      if not pg_has_role(current_user, '${role}', needed) then
        execute format('grant ${role} to %I', current_user);
      end if;
    exception when insufficient_privilege or duplicate_object or unique_violation then null;
    end $$`)
}
