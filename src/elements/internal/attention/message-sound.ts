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

  /** `getVolume`: from 0 to 100; 0 when the sound is not wanted any more. */
  play(getVolume: () => number): void {
    const volume = getVolume();
    if (volume === 0 || this.#timer !== undefined) return;
    const waitMs = this.#lastAt + pauseMs - performance.now();
    if (waitMs > 0) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.play(getVolume);
      }, waitMs);
      return;
    }
    if (navigator.userActivation?.hasBeenActive === false) {
      this.#waitForGesture();
      return;
    }
    this.#lastAt = performance.now();
    this.playNow(volume);
  }

  /** Also right after another one, e.g. to try the volume. */
  playNow(volume: number): void {
    try {
      const context = (this.#context ??= new AudioContext());
      // The system may have suspended it.
      context.resume().catch(() => undefined);
      const gain = context.createGain();
      gain.connect(context.destination);
      const start = context.currentTime + 0.02;
      const end = start + notes.length * noteSeconds;
      gain.gain.setValueAtTime(0, start);
      gain.gain.linearRampToValueAtTime(loudest * (volume / 100), start + 0.01);
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
