import { SERVICES } from '#contracts/services.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { listServed } from './served.store.ts'

const CHECK_MS = 10_000

/**
 * Names what a service lacks so that no candidate could file for it or no reviewer could decide on it. Thrown once,
 * before the server accepts requests.
 */
export class ServiceProblem extends Error {}

/**
 * Stops the start when a service has no review chain in force, or no reason to reject with, because no reviewer could
 * decide on its applications. Throws a ServiceProblem that names every such service and what to do.
 */
export async function requireSoundServices(deps: Deps): Promise<void> {
  const at = deps.clock.now()
  const served = await deps.database.read(deadlineIn(CHECK_MS), (tx) => listServed(tx, at))
  const problems = Object.values(deps.services).flatMap(({ service }) => {
    const name = `「${SERVICES[service].title}」（${service}）`
    return [
      ...(served.chains.includes(service) ? [] : [`${name}没有生效的审核链。`]),
      ...(served.reasons.includes(service) ? [] : [`${name}没有不通过原因。`]),
    ]
  })
  if (problems.length === 0) return
  const advice = '请先运行 npm run catalogue:load 载入审核链和不通过原因，再启动。'
  throw new ServiceProblem([...problems, advice].join('\n'))
}
