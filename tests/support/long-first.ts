import { createHash } from 'node:crypto'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Where the files stand that take longest: one of them, begun last, would be waited for by everybody. */
const LONG = /\/tests\/(access|acts|crash|faults|races)\//

/** The order of test files: by the seed, the long ones before all others. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence
    const place = ({ moduleId }: TestSpecification) =>
      `${LONG.test(moduleId) ? 0 : 1}${createHash('sha256').update(`${seed} ${moduleId}`).digest('hex')}`
    return files
      .map((file) => ({ file, place: place(file) }))
      .toSorted((a, b) => (a.place < b.place ? -1 : 1))
      .map(({ file }) => file)
  }
}
