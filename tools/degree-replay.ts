import { replayDegrees } from '#modules/degree-audits/public.ts'
import { withDeps } from './with-deps.ts'

/**
 * `npm run degree:replay`: recomputes every decision on a graduation from the case that it keeps, as the nightly job does, and
 * names each that gives another answer today (AUD-09). Ends with 1 when one does.
 */
await withDeps(async (deps) => {
  const { decisions, differences } = await replayDegrees(deps, ({ applicationId, decisionId, ...answers }) =>
    console.log(
      `申请 ${applicationId} 的决定 ${decisionId} 结果不同\n  当时：${answers.kept}\n  现在：${answers.recomputed}`,
    ),
  )
  console.log(
    differences > 0
      ? `共重算 ${decisions} 个决定，其中 ${differences} 个结果不同`
      : `共重算 ${decisions} 个决定，结果全部相同`,
  )
  if (differences > 0) process.exitCode = 1
})
