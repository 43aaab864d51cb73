import { deadlineIn } from '#kernel/deadline.ts'
import { exportCase } from '#modules/degree/public.ts'
import { argumentsOr, endWithWords } from './end-with-words.ts'
import { withDeps } from './with-deps.ts'

/**
 * `npm run --silent degree:export -- --ticket NUMBER`: writes the case of a 准考证 as it stands, without anything that identifies the
 * person, for `npm run --silent degree:audit` (AUD-09). On the staff's machine only: there is no route for it.
 */
const LIMIT_MS = 60_000
const USAGE =
  '用法：npm run --silent degree:export -- --ticket 准考证号 [--situation 加考情形] [--graduates-on 2026-12-30]'
const { values } = argumentsOr(USAGE, {
  options: {
    ticket: { type: 'string' },
    situation: { type: 'string' },
    'graduates-on': { type: 'string' },
  },
})
const { ticket, situation, 'graduates-on': graduatesOn } = values
if (typeof ticket !== 'string') endWithWords(USAGE)
await withDeps(async (deps) => {
  const call = { deadline: deadlineIn(LIMIT_MS) }
  const line = await exportCase(deps, call, { ticketNo: ticket, situation, graduatesOn })
  if (line === undefined) {
    console.error(`没有准考证号 ${ticket}。`)
    process.exitCode = 1
  } else console.log(line)
})
