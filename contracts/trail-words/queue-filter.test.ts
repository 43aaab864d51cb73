import { expect, test } from 'vitest'
import { takeNextReview } from '../office/queues.ts'
import { queueFilterWords } from './queue-filter.texts.ts'

test.each(['level', 'due', 'mark', 'round'] as const)(
  'TRL-01 whatever a queue can be narrowed to by %s has words in the trail',
  (field) => {
    const { anyOf } = takeNextReview.body.properties[field]
    for (const { const: word } of anyOf) expect(queueFilterWords).toHaveProperty(word)
  },
)
