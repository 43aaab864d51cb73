// Runs before each file of tests. What shall be done once in a worker, whatever files it runs, stands in a module of its own.
import './bytes-alike.ts'
import { afterEach } from 'vitest'
import { takeAskedTooEarly } from './busy-connections.ts'

afterEach(() => {
  const early = takeAskedTooEarly()
  if (early.length > 0)
    throw new Error(`Asked on a connection that had not answered yet:\n${early.join('\n')}`)
})
