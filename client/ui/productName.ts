import type { Text } from './language/text.ts'

export const productName: Text = { nl: 'Clusterbevraging', en: 'Cluster survey' }
