import { expect, test } from 'vitest'
import { missingPackages, whyNot } from './programs.ts'

test('OPS-04 whoever lacks a package for the cluster is told which, and how to install it', () => {
  const missing = missingPackages((program) => !['patroni', 'swift-proxy-server'].includes(program))
  expect(missing).toEqual(['patroni', 'swift-proxy'])
  expect(whyNot({ isRoot: true, missing })).toContain(
    'apt-get install -y --no-install-recommends patroni swift-proxy',
  )
  expect(whyNot({ isRoot: false, missing: [] })).toContain('root')
  expect(whyNot({ isRoot: true, missing: [] })).toBeUndefined()
})
