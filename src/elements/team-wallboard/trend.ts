import type { EpochMs } from '../../domain/index.js';

/** How many customers waited at a time. */
export interface Sample {
  readonly at: EpochMs;
  readonly waiting: number;
}

/** A day of reports every few seconds would be too many for a line. */
const maxSamples = 480;

/** Adds a figure. When there are too many, every second one goes, but never the first and the last. */
export function addSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.at <= last.at) return samples;
  const all = [...samples, sample];
  return all.length <= maxSamples ? all : all.filter((_, i) => i % 2 === 0 || i === all.length - 1);
}

/** The figure at a time; null before the first. */
export function sampleAt(samples: readonly Sample[], at: EpochMs): Sample | null {
  return samples.findLast((sample) => sample.at <= at) ?? null;
}

/** At most `count` figures, spread evenly, with the first and the last. */
export function pickSamples(samples: readonly Sample[], count: number): readonly Sample[] {
  if (samples.length <= count) return samples;
  const step = (samples.length - 1) / (count - 1);
  return Array.from({ length: count }, (_, i) => samples[Math.round(i * step)]).filter(
    (sample) => sample !== undefined,
  );
}

/** The top of a scale with four equal steps of whole numbers. */
export function getScaleTop(most: number): number {
  const step = Math.max(1, Math.ceil(most / 4));
  const magnitude = 10 ** Math.floor(Math.log10(step));
  const factor = [1, 2, 2.5, 5, 10].find((f) => f * magnitude >= step && Number.isInteger(f * magnitude)) ?? 10;
  return factor * magnitude * 4;
}
