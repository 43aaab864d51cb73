import { deadlineIn } from '#kernel/deadline.ts'
import { makeFirstAdministrator } from '#modules/staff/public.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { withDeps } from './with-deps.ts'

/** `npm run staff:first -- --username … --name …`: the first 安全管理员 of a new installation, who makes all others. */
const USAGE = '请给出 --username（3 到 32 位小写字母、数字、点、横线，以字母开头）和 --name（姓名）'
const { values } = argumentsOr(USAGE, {
  options: { username: { type: 'string' }, name: { type: 'string' } },
})
const { username = '', name = '' } = values
if (!/^[a-z][a-z0-9._-]{2,31}$/.test(username) || name.trim() === '') endWithWords(USAGE)
await withDeps(async (deps) => {
  const made = await makeFirstAdministrator(
    deps,
    { deadline: deadlineIn(30_000) },
    { username, name: name.trim() },
  )
  if ('notMade' in made) {
    console.error(
      made.notMade === 'exists' ? '已有安全管理员，请由其建立账号。' : '这个用户名已有人使用，请换一个。',
    )
    process.exitCode = 1
  } else {
    console.log(`已建立安全管理员 ${username}。一次性密码（只显示这一次）：${made.oneTimePassword}`)
    console.log('请本人在工作台登录，设置密码并绑定动态口令。')
  }
})
