import { soundBlock } from './sound-block.js';

/** Two soft notes, one after the other (Hz, s). */
const notes = [587, 880];
const noteSeconds = 0.09;
const loudest = 0.2;
/** Between two sounds (ms). What comes meanwhile makes one together. */
const pauseMs = 2000;

/** The sound of a new message, made by the browser. Never throws: without sound the message is still shown. */
class MessageSound {
  #context: AudioContext | null = null;
  #lastAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** What the next sound is for. */
  readonly #waiting = new Set<() => number>();
  /** Of the last sound. */
  #gain: GainNode | null = null;

  /** `getVolume`: from 0 to 100; 0 when the sound is not wanted any more. */
  play(getVolume: () => number): void {
    this.#waiting.add(getVolume);
    this.#playWaiting();
  }

  /** One sound for all that wait, unless none of them is wanted any more. */
  #playWaiting(): void {
    if (this.#timer !== undefined || this.#takeVolume() === 0) return;
    const waitMs = this.#lastAt + pauseMs - performance.now();
    if (waitMs > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#playWaiting();
      }, waitMs);
      return;
    }
    if (navigator.userActivation?.hasBeenActive === false) {
      this.#waiting.clear();
      this.#waitForGesture();
      return;
    }
    this.#lastAt = performance.now();
    this.#play(() => this.#takeVolume());
  }

  /** The loudest that is wanted now. What is not wanted any more is forgotten. */
  #takeVolume(): number {
    const volumes = [...this.#waiting].map((getVolume) => {
      const volume = getVolume();
      if (volume === 0) this.#waiting.delete(getVolume);
      return volume;
    });
    return Math.max(0, ...volumes);
  }

  /** Also right after another one, e.g. to try the volume. */
  playNow(volume: number): void {
    this.#play(() => volume);
  }

  #play(getVolume: () => number): void {
    try {
      const context = (this.#context ??= new AudioContext());
      // The system may have suspended it, e.g. for a call: then one sound comes for all, unless none is wanted any more.
      if (context.state !== 'running') this.#gain?.disconnect();
      const gain = (this.#gain = context.createGain());
      const handleResume = (): void => {
        // A later one has taken its place.
        if (gain !== this.#gain) return;
        if (getVolume() === 0) gain.disconnect();
        this.#waiting.clear();
      };
      context.resume().then(handleResume, () => undefined);
      gain.connect(context.destination);
      const start = context.currentTime + 0.02;
      const end = start + notes.length * noteSeconds;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(loudest * (getVolume() / 100), start + 0.01);
      gain.gain.linearRampToValueAtTime(0, end + noteSeconds);
      const tone = context.createOscillator();
      notes.forEach((note, index) => tone.frequency.setValueAtTime(note, start + index * noteSeconds));
      tone.connect(gain);
      // A running context keeps the audio device active.
      tone.onended = () => void context.suspend().catch(() => undefined);
      tone.start(start);
      tone.stop(end + noteSeconds);
    } catch {
      // No audio device, or the page is not allowed to play audio.
    }
  }

  #waitForGesture(): void {
    if (soundBlock.isBlocked) return;
    const gestures = ['pointerup', 'keyup'] as const;
    const handleGesture = (): void => {
      if (navigator.userActivation?.hasBeenActive === false) return;
      for (const name of gestures) document.removeEventListener(name, handleGesture, true);
      soundBlock.set(false);
    };
    for (const name of gestures) document.addEventListener(name, handleGesture, true);
    soundBlock.set(true);
  }
}

export const messageSound = new MessageSound();
