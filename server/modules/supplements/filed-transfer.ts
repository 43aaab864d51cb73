import type { CredentialView } from '#contracts/evidence.ts'
import type { Filed } from '#contracts/filed.ts'
import type { SupplementTransferForm } from '#contracts/forms/supplement-transfer.ts'
import { supplementTexts as texts } from '#rulebook/supplements/supplements.texts.ts'
import { dayWords, factsSection } from './supplement-facts.ts'
import { proofSection } from './supplement-proof.ts'
import type { CatalogueCourse } from './supplements.store.ts'

const { labels } = texts

/** SUP-03: exactly what a 转入补登 says: the transfer, its courses, its pictures. */
export function filedTransfer({
  form,
  courses,
  proof,
}: {
  form: SupplementTransferForm
  courses: ReadonlyMap<string, CatalogueCourse>
  proof: CredentialView | undefined
}): Filed {
  return {
    title: `补登转入（${form.province}，${form.courses.length} 门课程）`,
    sections: [
      factsSection([
        ['transferredOn', dayWords(form.transferredOn)],
        ['province', form.province],
        ['originTicketNo', form.originTicketNo],
        ['major', form.major],
        ['note', form.note],
      ]),
      {
        kind: 'table',
        key: 'courses',
        title: labels.courses,
        columns: [
          { key: 'course', label: labels.course },
          { key: 'mark', label: labels.mark },
          { key: 'credits', label: labels.credits },
          { key: 'passedOn', label: labels.passedOn },
        ],
        rows: form.courses.flatMap(({ course = '', mark, credits, passedOn }) => {
          const name = courses.get(course)?.name
          if (name === undefined) return []
          return [{ key: course, cells: [`${course} ${name}`, mark, credits, dayWords(passedOn)] }]
        }),
      },
      proofSection(proof),
    ],
  }
}

/** The courses of what was filed. */
export function transferredCoursesIn({ sections }: Filed): string[] {
  return sections.flatMap((section) => (section.kind === 'table' ? section.rows.map(({ key }) => key) : []))
}
