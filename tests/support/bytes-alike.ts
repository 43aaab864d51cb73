import { expect } from 'vitest'

// Bytes are compared as bytes: key by key, as other objects are, two megabytes that are alike take seconds.
expect.addEqualityTesters([
  (one, other) =>
    one instanceof Uint8Array && other instanceof Uint8Array ? Buffer.compare(one, other) === 0 : undefined,
])
