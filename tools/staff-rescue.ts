import { deadlineIn } from '#kernel/deadline.ts'
import { rescueAdministrator } from '#modules/staff/public.ts'
import { isOwner } from '#platform/db/is-owner.ts'
import { keepableText } from '#rulebook/free-text/keepable-text.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { withDeps } from './with-deps.ts'

/** `npm run staff:rescue -- --username … --reason …`: lets a 安全管理员 enrol anew who lost the phone, and whom nobody else can reset. */
const USAGE = '请给出 --username（安全管理员的用户名）和 --reason（至少 5 个字的原因，写入操作日志）'
const LONGEST = 200
const { values } = argumentsOr(USAGE, {
  options: { username: { type: 'string' }, reason: { type: 'string' } },
})
const username = values.username ?? ''
const reason = keepableText((values.reason ?? '').trim())
const length = [...reason].length
if (username === '' || length < 5 || length > LONGEST) endWithWords(USAGE)
await withDeps(async (deps, ownerUrl) => {
  if (!(await isOwner(ownerUrl))) {
    console.error('这个命令须用数据库所有者的账号执行，请设置 DATABASE_OWNER_URL。')
    process.exitCode = 1
    return
  }
  const rescued = await rescueAdministrator(deps, { deadline: deadlineIn(30_000) }, { username, reason })
  if (rescued) {
    console.log(
      `已重新开通安全管理员 ${username}，并已写入操作日志。一次性密码（只显示这一次）：${rescued.oneTimePassword}`,
    )
    console.log(
      '请本人在工作台登录，重新设置密码并绑定动态口令；随后请再建立一个安全管理员，以免再次无人可用。',
    )
  } else {
    console.error('没有这个用户名的安全管理员。其他账号请由安全管理员在工作台「账号」中重新开通。')
    process.exitCode = 1
  }
})
