import { z } from '@hono/zod-openapi'
import type { AnswerDocument, AnswerProblem } from '../../surveys/index.ts'
import { problemSchema } from './problems.ts'
import { languageSchema } from './language.ts'

const revisionSchema = z.number().int().min(0).openapi({ description: 'Rises by one with each stored change; 0 before the first.' })
const referenceSchema = z.string().min(1).max(64).openapi({ description: 'Names the invitation to its own member, so that two links in one browser are not mixed up.' })
const pageSchema = z.string().max(40).nullable().openapi({ description: 'The page of the questionnaire where the member is; null before the first.' })

/** What fits is for the questionnaire to say (`checkAnswers`), not for this schema. */
const answersSchema = z
  .custom<AnswerDocument>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object with the answers by question')
  .openapi('Answers', { type: 'object', additionalProperties: true, description: 'One flat object, the questions q1 to q10 as in the questionnaire of the wave.' })

export const respondentQuestionnaireSchema = z
  .object({
    reference: referenceSchema,
    cluster: z.object({ id: z.string(), name: z.string() }),
    wave: z.object({ id: z.string(), label: z.string(), closesAt: z.iso.datetime(), synthetic: z.boolean() }),
    version: z.string(),
    language: languageSchema,
    status: z.enum(['notStarted', 'partial', 'complete']),
    revision: revisionSchema,
    answers: answersSchema,
    page: pageSchema,
  })
  .openapi('RespondentQuestionnaire')

export const saveAnswersSchema = z
  .strictObject({ reference: referenceSchema, basedOnRevision: revisionSchema, answers: answersSchema, page: pageSchema })
  .openapi('SaveAnswers')

export const savedAnswersSchema = z.object({ revision: revisionSchema, storedAt: z.iso.datetime() }).openapi('SavedAnswers')

export const submissionSchema = z
  .strictObject({
    reference: referenceSchema,
    basedOnRevision: revisionSchema,
    answers: answersSchema,
    submissionKey: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/).openapi({ description: 'Made once by the browser for these answers; the same key again is the same submission.' }),
  })
  .openapi('Submission')

export const submittedSchema = z.object({ revision: revisionSchema, status: z.literal('complete') }).openapi('Submitted')

/** 409 when the browser built on an older revision: what is stored now comes with it. */
export const staleRevisionSchema = problemSchema.extend({ revision: revisionSchema.optional(), answers: answersSchema.optional(), page: pageSchema.optional() }).openapi('StaleRevisionProblem')

/** 422: one line for each answer that does not fit. */
export const answersDoNotFitSchema = problemSchema
  .extend({ problems: z.array(z.object({ path: z.string(), value: z.string(), rule: z.string(), expected: z.string() })).optional() })
  .openapi('AnswersDoNotFitProblem')

export type RespondentQuestionnaire = z.infer<typeof respondentQuestionnaireSchema>
export type SaveAnswers = z.infer<typeof saveAnswersSchema>
export type SavedAnswers = z.infer<typeof savedAnswersSchema>
export type Submission = z.infer<typeof submissionSchema>
export type Submitted = z.infer<typeof submittedSchema>
export type StaleRevisionProblem = z.infer<typeof staleRevisionSchema>
export type AnswersDoNotFitProblem = z.infer<typeof answersDoNotFitSchema>
export type { AnswerProblem }
