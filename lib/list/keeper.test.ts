import { expect, it } from 'vitest';
import { createKeeper, memoryValue } from './keeper.bg.ts';

it('asks again after a read that failed: one fault does not stand for the worker’s whole life', async () => {
  const value = memoryValue();
  let faults = 1;
  const keeper = createKeeper({ ...value, get: () => (faults-- > 0 ? Promise.reject(new DOMException('busy')) : value.get()) });
  await expect(keeper.atStart()).rejects.toThrow('busy');
  expect(await keeper.atStart()).toEqual({ segments: [] });
});

it('keeps floors whatever has become of the hint beside them', async () => {
  const value = memoryValue();
  await createKeeper(value).setFloor('severe', { version: 7 });
  await value.set({ ...((await value.get()) as object), segments: [{ of: 'another build' }] });
  const keeper = createKeeper(value);
  await keeper.setFloor('other', { version: 1 });
  expect((await keeper.read()).floors).toEqual({ severe: { version: 7 }, other: { version: 1 } });
});
