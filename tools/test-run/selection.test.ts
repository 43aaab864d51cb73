import { expect, test } from 'vitest'
import { select } from './selection.ts'

const UNIT = ['--project=unit', '--project=unit-pages', '--project=unit-measuring']

test.each([
  [[], { vitest: [...UNIT, '--project=db'], journeys: [] }],
  [['crash'], { vitest: ['--project=crash'], journeys: undefined }],
  [['unit'], { vitest: UNIT, journeys: undefined }],
  [
    ['db', 'server/modules/scores'],
    { vitest: ['--project=db', 'server/modules/scores'], journeys: undefined },
  ],
  [['journeys'], { vitest: undefined, journeys: [] }],
  [
    ['./tests/journeys/sign-in.spec.ts'],
    { vitest: undefined, journeys: ['./tests/journeys/sign-in.spec.ts'] },
  ],
  [['journeys', '-t', 'LOG-01'], { vitest: undefined, journeys: ['-g', 'LOG-01'] }],
  [['unit', 'journeys'], { vitest: UNIT, journeys: [] }],
  [['rulebook', '-t', 'LOG-01'], { vitest: ['rulebook', '-t', 'LOG-01'], journeys: undefined }],
])('npm test -- %j', (args, expected) => {
  expect(select(args)).toEqual(expected)
})
