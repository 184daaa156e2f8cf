import { z } from '@hono/zod-openapi'

/** How a figure was made, a line for each thing there is to know of it. */
export const definitionSchema = z
  .object({
    checkedFigures: z.number().int().openapi({ description: 'Figures that the self-check held against one another without finding a contradiction; with one there is no answer but a problem.' }),
    title: z.string(),
    parts: z.array(z.object({ term: z.string(), text: z.string() })),
    /** The page that computes the figure again. */
    link: z.string(),
    /** Of its files, without an extension. */
    fileName: z.string(),
    /** For under a picture: base, weighting, wave. */
    source: z.string(),
  })
  .openapi('Definition')

export type Definition = z.infer<typeof definitionSchema>
