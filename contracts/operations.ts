import { Type } from 'typebox'
import { defineRoute } from './route.ts'
import { Line, OneOf } from './words.ts'

export const liveness = defineRoute({
  id: 'liveness',
  method: 'GET',
  path: '/healthz',
  summary: 'The process answers (OPS-01)',
  access: { actor: 'public' },
  reply: Type.Object({ status: Type.Literal('ok') }),
  refusals: [],
})

export const readiness = defineRoute({
  id: 'readiness',
  method: 'GET',
  path: '/readyz',
  summary:
    'The process can do its work: the database answers; whether the place of photographs does, is said (OPS-01)',
  access: { actor: 'public' },
  reply: Type.Object({ status: Type.Literal('ready'), news: Line, photographs: OneOf(['there', 'away']) }),
  refusals: ['overloaded'],
})

export const metrics = defineRoute({
  id: 'metrics',
  method: 'GET',
  path: '/metrics',
  summary: 'Prometheus metrics, for the machine itself only (OPS-01)',
  access: { actor: 'operator' },
  reply: { file: ['text/plain'] },
  refusals: ['not_found'],
})

export const openApiDocument = defineRoute({
  id: 'openApiDocument',
  method: 'GET',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document, made from the contracts',
  access: { actor: 'public' },
  reply: { file: ['application/json'] },
  refusals: [],
})

export const apiDocs = defineRoute({
  id: 'apiDocs',
  method: 'GET',
  path: '/docs',
  summary: 'The same, to read',
  access: { actor: 'public' },
  reply: { file: ['text/html'] },
  refusals: [],
})
