/** A process that only connects: `node connectAndClose.ts DATABASE_URL`. */
import { connect } from '../../db/connect.ts'

const store = await connect(process.argv[2]!)
await store.close()
