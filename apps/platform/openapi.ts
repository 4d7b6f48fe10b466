import { z } from 'zod';
import type { Route } from '#kernel/http/route.ts';
import { apiSchemas } from '#modules/reports/api.ts';
import { zIncomingCase, zIncomingReceipt, zLateReceipt } from '#standards/hotline-111/contract.ts';

/** Problem details as every machine route answers them (RFC 9457). */
const zProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  instance: z.string(),
  errors: z.array(z.object({ field: z.string(), detail: z.string() })).optional(),
});

const json = (schema: string, description: string) => ({
  description,
  content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
});

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const common = {
  408: problem('The body took too long. Send again with the same Idempotency-Key.'),
  413: problem('The body is over the limit.'),
  422: problem('Some fields cannot be taken as they are; each is named in `errors`.'),
  429: problem('Too fast; wait as Retry-After says.'),
  503: problem(
    'Down for the moment; nothing was lost. Wait as Retry-After says, then send again with the same Idempotency-Key.',
  ),
};

/** The machine API as OpenAPI 3.1, made of the very schemas that check the requests. */
export function openApiDocument(origin: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'An Nhi',
      version: '1',
      description:
        'One place to report harm to children online. Never send pictures or videos: links and words only.',
    },
    servers: [{ url: origin }],
    paths: {
      '/api/v1/reports': {
        post: {
          operationId: 'submitReport',
          summary: 'Send a report',
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 16, maxLength: 200 },
              description:
                'Random, one for each report. The same key with the same body again answers the same tracking code.',
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/NewReport' } } },
          },
          responses: {
            201: json('Accepted', 'Kept, durably.'),
            200: json('Accepted', 'This key and body had already made their report; here is its code again.'),
            ...common,
          },
        },
      },
      '/api/v1/reports/status': {
        post: {
          operationId: 'findStatus',
          summary: 'How far a report is',
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/StatusRequest' } } },
          },
          responses: {
            200: json('Status', 'Plain steps, and a token that stands for the code for 30 minutes.'),
            404: json('Status', 'Wrong or expired: both answer alike.'),
            ...common,
          },
        },
      },
      '/api/v1/hotline-111/cases': {
        post: {
          operationId: 'handOverCase',
          summary: 'Hotline 111 hands a case over (our proposal of a format)',
          security: [{ hotline111: [] }],
          parameters: [
            {
              name: 'Idempotency-Key',
              in: 'header',
              required: true,
              schema: { type: 'string', minLength: 16, maxLength: 200 },
              description: 'One for each case.',
            },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/IncomingCase' } } },
          },
          responses: {
            201: json('IncomingReceipt', 'Kept, durably; quote the receipt.'),
            200: json(
              'IncomingReceipt',
              'This key had already handed its case over; here is its receipt again.',
            ),
            401: problem('Not proved to be hotline 111.'),
            ...common,
          },
        },
      },
      '/api/v1/hotline-111/receipts': {
        post: {
          operationId: 'sendLateReceipt',
          summary: 'Hotline 111 gives the number of a case that it had taken without one',
          security: [{ hotline111: [] }],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: { $ref: '#/components/schemas/LateReceipt' } } },
          },
          responses: {
            200: { description: 'Noted.' },
            401: problem('Not proved to be hotline 111.'),
            ...common,
          },
        },
      },
    },
    components: {
      securitySchemes: {
        hotline111: {
          type: 'http',
          scheme: 'bearer',
          description:
            'The secret of hotline 111 (ANNHI_111_INBOUND_SECRET_FILE). Without one these addresses do not exist.',
        },
      },
      schemas: {
        IncomingCase: schemaOf(zIncomingCase, 'input'),
        IncomingReceipt: schemaOf(zIncomingReceipt, 'output'),
        LateReceipt: schemaOf(zLateReceipt, 'input'),
        NewReport: schemaOf(apiSchemas.newReport, 'input'),
        Accepted: schemaOf(apiSchemas.accepted, 'output'),
        StatusRequest: schemaOf(apiSchemas.statusRequest, 'input'),
        Status: schemaOf(apiSchemas.status, 'output'),
        Problem: schemaOf(zProblem, 'output'),
      },
    },
  };
}

export const openApiRoute: Route = {
  method: 'GET',
  path: '/api/openapi.json',
  access: 'MACHINE',
  handle: (c, tools) => c.json(openApiDocument(tools.origin)),
};

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): object {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}
