import { parentPort, workerData } from 'node:worker_threads';
import { bare, invented, ours } from './cases';

/** Makes one file of so many notes, and says how long it took; the heap is watched from outside. */
const { side, format, notes } = workerData;
const make = (side === 'ours' ? ours : bare)[format];
if (!make) throw new Error(`no ${side} ${format}`);
// What is loaded on demand, and compiled at first use, is no part of the measure.
await make(invented(50));
const bundle = invented(notes);
parentPort?.postMessage({ ready: true });
await new Promise((resolve) => parentPort?.once('message', resolve));
const since = { wall: performance.now(), cpu: process.threadCpuUsage() };
const { length } = await make(bundle);
const { user, system } = process.threadCpuUsage(since.cpu);
parentPort?.postMessage({ ms: (user + system) / 1000, wall: performance.now() - since.wall, length });
parentPort?.close();
