import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Loaded } from '#web/client/loaded.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageTitle } from '#web/ui/page-title.tsx'
import { SectionCard } from '#web/ui/section-card.tsx'
import { HotlineLink } from '../services/hotline-link.tsx'
import type { Kind } from './reminder.tsx'
import { SupplementSection } from './supplement-section.tsx'
import { useSupplementReference } from './supplement-wizard.ts'
import { supplementsTexts as texts } from './supplements.texts.ts'
import '../service/list/applications.css'

const KINDS = Object.keys(texts.kinds) as Kind[]

/** 成绩补登 (SUP-01…04): the three kinds on one page, each with its window, its saved rows and 「新增一条」. */
export function SupplementsPage() {
  const reference = useSupplementReference()
  const isSaved = useSaved()
  return (
    <>
      <PageTitle title={texts.title} lead={texts.lead} />
      {isSaved && <Notice tone="approval">{texts.saved}</Notice>}
      <Loaded reply={reference} rows={6}>
        {({ limits }) => KINDS.map((kind) => <SupplementSection key={kind} kind={kind} limits={limits} />)}
      </Loaded>
      <SectionCard title={texts.helpTitle}>
        <p>{texts.help}</p>
        <HotlineLink />
      </SectionCard>
    </>
  )
}

/** Whether 「保存」 has led here; a page that is loaded again says nothing of it. */
function useSaved(): boolean {
  const navigate = useNavigate()
  const [isSaved] = useState(() => location.hash === '#saved')
  useEffect(() => {
    if (isSaved) void navigate({ to: '.', hash: '', replace: true })
  }, [isSaved, navigate])
  return isSaved
}
