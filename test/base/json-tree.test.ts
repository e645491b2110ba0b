import { expect, test } from 'vitest'
import { JsonTree } from '../../src/base/json-tree.ts'

test('only an object has names', () => {
  const tree = new JsonTree()
  expect(() => tree.name('a')).toThrow(TypeError)
  tree.begin()
  tree.openArray()
  expect(() => tree.name('a')).toThrow(TypeError)
  tree.begin()
  tree.openObject()
  expect(tree.name('a')).toBe(false)
  expect(tree.path).toBe('/0/a')
  tree.begin()
  tree.put(1)
  expect(tree.name('a')).toBe(true)
  tree.begin()
  tree.put(2)
  tree.close()
  expect(() => tree.name('b')).toThrow(TypeError)
  tree.close()
  expect(tree.root).toEqual([{ a: 2 }])
})
