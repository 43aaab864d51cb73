import { dirname } from 'node:path'
import { systemClock } from '#kernel/clock.ts'
import { makeSecretsFile } from '#platform/secrets/secrets.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'

/** `npm run secrets:make -- FILE`: the keys of a new production installation, in a new file that only this user can read. */
const USAGE = '请给出密钥文件的路径，例如：npm run secrets:make -- /etc/kaoji/secrets.json'
const [path, ...more] = argumentsOr(USAGE, { allowPositionals: true, options: {} }).positionals
if (path === undefined || more.length > 0) endWithWords(USAGE)
const isMade = await makeSecretsFile(path, systemClock.now()).catch((error: NodeJS.ErrnoException) =>
  endWithWords(
    error.code === 'ENOENT' || error.code === 'ENOTDIR'
      ? `没有文件夹 ${dirname(path)}，请先建立。`
      : `不能写入 ${path}（${error.code ?? error.message}）。请检查权限。`,
  ),
)
if (!isMade)
  endWithWords(`文件 ${path} 已经存在，没有改动。覆盖正在使用的密钥会使数据库中的证件号码再也打不开。`)
console.log(`已生成密钥文件：${path}（只有当前用户可以读取）。`)
console.log(
  '请立即把它复制到另一处妥善保管：没有它，数据库中的证件号码和凭证照片都打不开。不要和数据库备份放在一起。',
)
