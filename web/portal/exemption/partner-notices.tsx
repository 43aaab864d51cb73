import { Button } from '@mantine/core'
import { Notice } from '#web/ui/notice.tsx'
import { type Course, courseWords, missingPartners } from './choose-courses.ts'
import { exemptionTexts as texts } from './exemption.texts.ts'

interface PartnerNoticesProps {
  chosen: readonly string[]
  courses: readonly Course[]
  onChoose: (code: string) => void
}

/** Warns that a chosen course lacks its partner course, and offers to add the partner (EXM-04). */
export function PartnerNotices({ chosen, courses, onChoose }: PartnerNoticesProps) {
  return missingPartners(chosen, courses).map(({ code, missing }) => (
    <Notice key={code + missing} tone="must">
      <p>{texts.togetherMissing(courseWords(code, courses), courseWords(missing, courses))}</p>
      <Button variant="default" onClick={() => onChoose(missing)}>
        {texts.chooseTogether(courseWords(missing, courses))}
      </Button>
    </Notice>
  ))
}
