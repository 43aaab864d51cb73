import { deadlineIn } from '#kernel/deadline.ts'
import { sealUnsealedScores } from '#modules/scores/public.ts'
import { sealUnsealedRoles } from '#modules/staff/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { ConfigProblem } from '#platform/config/config.ts'
import type { Deps } from '#server/deps.ts'
import { recentSittings } from './calendar.ts'
import { hasDemonstrationStaff, hasNoStaff, isEmpty } from './demonstration.store.ts'
import { seedBatches } from './graduation/seed-batches.ts'
import { DEMONSTRATION_PASSWORD } from './personas.ts'
import { SEED_LIMIT_MS } from './sample-calls.ts'
import { readExample, seedCatalogue } from './seed-catalogue.ts'
import { seedPeople } from './seed-people.ts'
import { STAFF_PASSWORD, seedStaff } from './seed-staff.ts'
import { seedArrivals } from './transfers/seed-arrivals.ts'

const SITTINGS = 6

/** Fills an empty database with the whole demonstration, or with nothing on failure; leaves any other database alone. */
export async function seedDemonstration(deps: Deps): Promise<void> {
  const limit = deadlineIn(SEED_LIMIT_MS)
  if (!(await deps.database.read(limit, isEmpty))) return
  const [example, candidateHash, staffHash] = await Promise.all([
    readExample(),
    deps.hasher.hash(DEMONSTRATION_PASSWORD),
    deps.hasher.hash(STAFF_PASSWORD),
  ])
  await deps.database.transact(limit, async (tx) => {
    const now = deps.clock.now()
    const catalogue = await seedCatalogue(tx, deps, { example, sittings: recentSittings(now, SITTINGS) })
    await seedStaff(tx, deps, { passwordHash: staffHash, schools: catalogue.schools })
    await seedPeople(tx, deps, { catalogue, passwordHash: candidateHash })
    await seedBatches(tx, deps)
    await seedArrivals(tx, deps)
    // Written into the tables directly, and vouched for once.
    await sealUnsealedScores(tx, deps.sealer)
    await sealUnsealedRoles(tx, deps.sealer)
    await writeAudit(tx, {
      at: now,
      actor: { kind: 'system', name: 'demonstration' },
      action: 'demonstration.seed',
      subject: { kind: 'installation', id: 'demonstration' },
    })
  })
}

/**
 * Throws when a database with other data would be opened in demonstration mode, whose codes and captchas everybody can read.
 */
export async function assertOnlyDemonstration(deps: Deps): Promise<void> {
  const isOurs = await deps.database.read(
    deadlineIn(SEED_LIMIT_MS),
    async (tx) => ((await isEmpty(tx)) && (await hasNoStaff(tx))) || (await hasDemonstrationStaff(tx)),
  )
  if (isOurs) return
  throw new ConfigProblem([
    '数据库中已有正式数据，不能以演示模式启动。正式使用请设置 KAOJI_MODE=production；演示请换一个空的数据库。',
  ])
}

/** Throws when production would start on a database with sample accounts, whose passwords are publicly known. */
export async function assertNoDemonstration(deps: Deps): Promise<void> {
  if (!(await deps.database.read(deadlineIn(SEED_LIMIT_MS), hasDemonstrationStaff))) return
  throw new ConfigProblem(['数据库中有演示账号，生产模式不能使用。请换一个空的数据库。'])
}
