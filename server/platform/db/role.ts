import type pg from 'pg'
import { ConfigProblem } from '../config/config.ts'

/**
 * Makes sure that a role without sign-in exists, and grants it to the current account where that is allowed. Roles belong
 * to the whole server: several of its databases may do this at the same time, and a lock inside one database does not stop
 * the others. Refused in words where the account may not make roles.
 */
export async function ensureRole(client: Pick<pg.Client, 'query'>, role: string): Promise<void> {
  await makeRole(client, role)
  // A single account (a demonstration on the operator's own server) serves as this role too. An account that cannot be
  // granted the role needs another account to serve with, and is refused with that explanation.
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

const INSUFFICIENT_PRIVILEGE = '42501'

async function makeRole(client: Pick<pg.Client, 'query'>, role: string): Promise<void> {
  const made = client.query(`do $$
    begin
      if not exists (select from pg_roles where rolname = '${role}') then
        create role ${role} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$`)
  await made.catch((error: unknown) => {
    if ((error as { code?: unknown }).code !== INSUFFICIENT_PRIVILEGE) throw error
    throw new ConfigProblem([
      `DATABASE_OWNER_URL 的账号不能建立角色。请由数据库管理员先执行：create role ${role} nologin;`,
    ])
  })
}
