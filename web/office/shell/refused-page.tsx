import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { postsFor } from './menu.ts'
import { OfficeLink } from './office-link.tsx'
import { type MenuItem, shellTexts as texts } from './shell.texts.ts'

/** Says that a page is outside the person's grants, before any request is made, and whom to ask (ACC-01). */
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
