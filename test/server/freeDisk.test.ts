import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assertFreeDisk, freePercent, judgeFreeDisk } from '../../server/freeDisk.ts'

test('what is free for us counts, not what is kept for the administrator', () => {
  expect(freePercent({ bavail: 25, blocks: 1000 })).toBe(2.5)
  expect(freePercent({ bavail: 0, blocks: 0 })).toBe(100)
})

test.each([[9.9], [0]])('%d %% free stops the start and says so', (percent) => {
  expect(() => judgeFreeDisk(percent, '/data')).toThrow(/^only \d+ % of the disk of \/data is free, and 10 % is needed/)
})

test('between 10 and 20 % it warns, above it is quiet', () => {
  expect(judgeFreeDisk(10, '/data')).toBe('Only 10 % of the disk of /data is free: under 10 % the server does not start again')
  expect(judgeFreeDisk(19.4, '/data')).toContain('19 %')
  expect(judgeFreeDisk(20, '/data')).toBeUndefined()
})

test('another server has another disk', async () => {
  expect(await assertFreeDisk('postgres://someone@nowhere/survey')).toBeUndefined()
  await expect(assertFreeDisk(`sqlite:${join(tmpdir(), 'no such folder/survey.db')}`)).rejects.toThrow('ENOENT')
})
