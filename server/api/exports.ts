import { z } from '@hono/zod-openapi'

/** How a figure was made, a line for each thing there is to know of it. */
export const definitionSchema = z
  .object({
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
