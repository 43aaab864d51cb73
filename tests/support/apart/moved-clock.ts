/**
 * Loaded before the product (`node --import`): its present is the machine's, moved as far as the test says. Time passes as it does
 * everywhere, and jumps when the test lets it.
 */
let movedMs = Number(process.env.KAOJI_TEST_MOVED_MS ?? 0)

globalThis.Date = new Proxy(Date, {
  construct: (real, parts, made) =>
    Reflect.construct(real, parts.length === 0 ? [real.now() + movedMs] : parts, made),
  get: (real, name) => (name === 'now' ? () => real.now() + movedMs : Reflect.get(real, name)),
})

process.on('message', (message) => {
  movedMs = Number(message)
  process.send?.(message)
})
process.channel?.unref()
