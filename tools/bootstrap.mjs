// What every npm script calls: `node tools/bootstrap.mjs <command> [arguments]`. Plain JavaScript and built-in modules only,
// because it must run on a fresh clone under Node 20, before anything is installed. It brings what the lock file pins
// (packages, and Node 24 itself), then runs the command under that Node.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from './bootstrap/install.mjs'
import { runPinned } from './bootstrap/run.mjs'
import { stopWith } from './bootstrap/words.mjs'

const commands = {
  start: 'server/main.ts',
  dev: 'tools/dev.ts',
  build: 'tools/build.ts',
  check: 'tools/check.ts',
  test: 'tools/test.ts',
  'demo:generate': 'tools/demo-generate.ts',
  generate: 'tools/generate.ts',
  'bench:scores': 'bench/scores.ts',
  'bench:scale': 'bench/scale.ts',
  'bench:overload': 'bench/overload.ts',
  'bench:signin': 'bench/signin.ts',
  'bench:enumeration': 'bench/enumeration.ts',
  'bench:reviews': 'bench/reviews.ts',
  'bench:uploads': 'bench/uploads.ts',
  'bench:degree': 'bench/degree.ts',
  'bench:import': 'bench/import.ts',
  'bench:inbound': 'bench/inbound.ts',
  'bench:notices': 'bench/notices.ts',
  'bench:typeahead': 'bench/type-ahead.ts',
  'bench:pages': 'bench/pages.ts',
  'captcha:attack': 'bench/captcha-attack/main.ts',
  crash: 'tests/crash/main.ts',
  cluster: 'tests/cluster/main.ts',
  'deploy:walk': 'tests/deploy/walk/main.ts',
  'degree:prove': 'tests/degree/prove/main.ts',
  'staff:first': 'tools/staff-first.ts',
  'staff:rescue': 'tools/staff-rescue.ts',
  'secrets:make': 'tools/secrets-make.ts',
  backup: 'tools/backup/backup.ts',
  restore: 'tools/backup/restore.ts',
  'restore:drill': 'tools/backup/restore-drill.ts',
  'audit:verify': 'tools/audit-verify.ts',
  'seals:verify': 'tools/seals-verify.ts',
  'degree:audit': 'tools/degree-audit.ts',
  'degree:replay': 'tools/degree-replay.ts',
  'degree:export': 'tools/degree-export.ts',
  'paper:verify': 'tools/paper-verify.ts',
  'package:verify': 'tools/package-verify.ts',
  'catalogue:load': 'tools/catalogue-load.ts',
  'catalogue:write': 'tools/catalogue-write.ts',
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [command = '', ...args] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < 20) stopWith('nodeTooOld', process.version)
if (process.platform === 'win32') stopWith('windows')
if (!Object.hasOwn(commands, command)) stopWith('unknownCommand', command, Object.keys(commands).join(' | '))

await ensureInstalled(root)
await runPinned(root, [commands[command], ...args])
