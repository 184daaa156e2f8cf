/** The rival of the answer route: the same server library, parsing the same body and keeping nothing. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const app = new Hono().put('/answers', async (context) => {
  const body: { basedOnRevision: number } = await context.req.json()
  return context.json({ revision: body.basedOnRevision + 1 })
})
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' }, () => console.log('ready'))
