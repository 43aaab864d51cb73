import type { DraftView } from '#contracts/applications.ts'
import type { GraduationForm } from '#contracts/forms/graduation.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** Opens 申请毕业 for every school, an hour ago and for five days. */
export async function openGraduation({ owner, clock }: TestApplication): Promise<void> {
  const now = clock.now()
  const [from, to] = [new Date(now.getTime() - 3600_000), new Date(now.getTime() + 5 * 24 * 3600_000)]
  await owner.query(
    `with gone as (delete from windows where service = 'graduation' and school_id is not null)
     update windows set period = tstzrange($1, $2) where service = 'graduation' and school_id is null`,
    [from, to],
  )
}

/** Begins a draft of 申请毕业. */
export async function beginGraduation(candidate: Visitor): Promise<DraftView & { form: GraduationForm }> {
  const page = await candidate.call('GET', '/api/portal/services/graduation')
  const notice = page.body.notice as { version: number } | undefined
  const begun = await candidate.call('POST', '/api/portal/services/graduation/draft', {
    body: { noticeVersion: notice?.version ?? 0 },
  })
  if (begun.status !== 200) throw new Error(begun.text)
  return begun.body as unknown as DraftView & { form: GraduationForm }
}
