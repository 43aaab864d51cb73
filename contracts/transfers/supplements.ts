import { Type } from 'typebox'
import { defineRoute } from '../route.ts'
import { Day, Line } from '../words.ts'

const Limit = Type.Object({ from: Day, until: Day })

/** A course of the catalogue as the list of 成绩补登 searches it: code, name, pinyin initials. */
export const SearchedCourse = Type.Tuple([Line, Line, Line])
export type SearchedCourse = Type.Static<typeof SearchedCourse>

export const supplementReference = defineRoute({
  id: 'supplementReference',
  method: 'GET',
  path: '/api/portal/supplements/reference',
  summary:
    'What the forms of 成绩补登 are filled in with: the limits of each kind and every course of the catalogue, old codes included (SUP-01)',
  access: { actor: 'candidate' },
  reply: Type.Object({
    limits: Type.Object({ score: Limit, exemption: Limit, transfer: Limit }),
    courses: Type.Array(SearchedCourse),
  }),
  refusals: [],
})
