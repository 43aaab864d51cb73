import { checkSeals, renewSeals } from '#modules/seals/public.ts'
import { isOwner } from '#platform/db/is-owner.ts'
import { argumentsOr } from './end-with-words.ts'
import { withDeps } from './with-deps.ts'

/**
 * `npm run seals:verify [-- --seal]`: holds every score and every person's roles against their seals. `--seal`, by the database's owner:
 * first seals what has none, once after an upgrade, and what an older key sealed.
 */
const { values } = argumentsOr('可以写 --seal：先为没有封签的成绩和账号加封（升级后一次，或更换密钥后）', {
  options: { seal: { type: 'boolean' } },
})
await withDeps(async (deps, ownerUrl) => {
  if (values.seal) {
    if (!(await isOwner(ownerUrl))) {
      console.error('加封须用数据库所有者的账号执行，请设置 DATABASE_OWNER_URL。')
      process.exitCode = 1
      return
    }
    const { scores, accounts } = await renewSeals(deps)
    console.log(`已加封 ${scores} 条成绩、${accounts} 个账号，并已写入操作日志。`)
  }
  const { scores, broken, batches, photographs, unsealed, roles } = await checkSeals(deps)
  const faults = [
    ...broken.map(({ id, personId }) => `成绩 ${id}（考生 ${personId}）与封签不符：被绕过系统改动或放入`),
    ...batches.map((id) => `导入批次 ${id} 的成绩条数与操作日志不符：有成绩被删除或放入`),
    ...photographs.map((id) => `导入批次 ${id} 的照片与操作日志不符：有考生的照片被换成他人的`),
    ...roles.broken.map((id) => `账号 ${id} 的岗位与封签不符：被绕过系统改动`),
    ...(unsealed > 0 ? [`有 ${unsealed} 条成绩没有封签。升级后第一次请加 --seal。`] : []),
  ]
  console.log(
    faults.length > 0 ? faults.join('\n') : `${scores} 条成绩、${roles.accounts} 个账号的岗位都与封签相符。`,
  )
  process.exitCode = faults.length > 0 ? 1 : 0
})
