import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { postsFor } from './menu.ts'
import { OfficeLink } from './office-link.tsx'
import { type MenuItem, shellTexts as texts } from './shell.texts.ts'

/** ACC-01: a page outside the person's grants says so before anything is asked for, and whom to ask. */
export function RefusedPage({ item }: { item: MenuItem }) {
  return (
    <>
      <PageTitle title={item.title} product={texts.product} />
      <Notice tone="must">
        <p className="kj-strong">{texts.refused(item.title)}</p>
        <p>{texts.refusedPosts(postsFor(item))}</p>
        <p>{texts.refusedLead}</p>
      </Notice>
      <OfficeLink to="/">{texts.toStart}</OfficeLink>
    </>
  )
}
