import createSerializerFactory from '@fastify/fast-json-stringify-compiler'
import { Ajv } from 'ajv'
import type { FastifyInstance } from 'fastify'

// One set for the process: what a schema is compiled to serves every server that has a route with it, and the tests make
// hundreds of servers.

// Strict on bodies; only what comes as text in the address may be turned into a number or a flag.
// With the schema at hand, a refusal says the rule of the field in the contract's own words.
const strict = new Ajv({ allErrors: true, strict: false, verbose: true })
const lenient = new Ajv({ allErrors: true, strict: false, coerceTypes: true })

const compileSerializer = createSerializerFactory()()
const serializers = new WeakMap<object, ReturnType<typeof compileSerializer>>()

/** Checks what comes by the schemas of the routes, and writes what is answered by them. Each schema is compiled once. */
export function compileSchemas(app: FastifyInstance): void {
  app.setValidatorCompiler<object>(({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : lenient).compile(schema),
  )
  app.setSerializerCompiler<object>((route) => {
    const serialize = serializers.get(route.schema) ?? compileSerializer({ httpStatus: '', ...route })
    serializers.set(route.schema, serialize)
    return serialize
  })
}
