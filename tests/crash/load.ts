// A process of its own, so that it outlives what is killed: `node load.ts <origin> <ledger> <everything | photographs>
// <work>`. It writes each acknowledged request into the ledger, one line each, until it is told to stop; and it rests, with
// nothing under way, between the messages `rest` and `resume`.
import { readFileSync } from 'node:fs'
import { apply, collect } from './load/candidates.ts'
import { changePasswords, saveDrafts } from './load/own-account.ts'
import { review, undo } from './load/reviewers.ts'
import { askCorrections, bringIn, decideCorrections, publish } from './load/score-desk.ts'
import { createShift } from './load/shift.ts'
import type { ScoreWork } from './score-work.ts'

const [origin = '', ledger = '', what = '', workFile = ''] = process.argv.slice(2)
const shift = createShift(origin, ledger)
process.once('SIGTERM', shift.end)
process.on('message', (word) => {
  if (word === 'resume') shift.resume()
  else void shift.rest().then(() => process.send?.('resting'))
})

const COLLECTORS = ['张伟明', '阿依古丽·买买提', '赵敏', '周涛', '吴倩', '郑凯'].map(
  (name) => () => collect(shift, name),
)

function everybody(): readonly (() => Promise<void>)[] {
  if (what !== 'everything') return COLLECTORS
  const work = JSON.parse(readFileSync(workFile, 'utf8')) as ScoreWork
  return [
    ...COLLECTORS,
    () => apply(shift, '何建国', 1),
    () => apply(shift, '马晓燕', 2),
    () => review(shift, { username: 'sufe-review', approvals: 2 }),
    () => review(shift, { username: 'review1', approvals: 1 }),
    () => undo(shift, 'review2'),
    () => saveDrafts(shift, '林建平'),
    () => changePasswords(shift, '冯雪'),
    () => bringIn(shift, work, 'score1'),
    () => publish(shift, 'record1'),
    () => askCorrections(shift, work, 'score2'),
    () => decideCorrections(shift, 'record2'),
  ]
}

await Promise.all(everybody().map((work) => shift.employ(work())))
process.disconnect?.()
