import { z } from '@hono/zod-openapi'

export const waveStateSchema = z.enum(['draft', 'planned', 'open', 'closed', 'frozen', 'released', 'archived'])

export const waveSummarySchema = z
  .object({
    id: z.string(),
    label: z.string(),
    state: waveStateSchema,
    synthetic: z.boolean().openapi({ description: 'Made up to show how it works; no answer of anyone.' }),
    opensAt: z.iso.datetime(),
    closesAt: z.iso.datetime(),
    questionnaireVersion: z.string(),
  })
  .openapi('WaveSummary')

export type WaveState = z.infer<typeof waveStateSchema>
export type WaveSummary = z.infer<typeof waveSummarySchema>
