/** One soft double beep and silence, in seconds; played in a loop. */
const periodSeconds = 3;
const beepStartSeconds = [0, 0.22];
const beepSeconds = 0.16;
const volume = 0.12;

/** Two tones with soft edges, so that the speaker does not click. */
function createToneBuffer(context: AudioContext): AudioBuffer {
  const sampleRate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.floor(periodSeconds * sampleRate), sampleRate);
  const samples = buffer.getChannelData(0);
  for (const start of beepStartSeconds) {
    const offset = Math.floor(start * sampleRate);
    const length = Math.floor(beepSeconds * sampleRate);
    for (let i = 0; i < length; i++) {
      const envelope = Math.sin((Math.PI * i) / length);
      const angle = (2 * Math.PI * i) / sampleRate;
      samples[offset + i] = volume * envelope * (Math.sin(angle * 660) + 0.4 * Math.sin(angle * 880));
    }
  }
  return buffer;
}

/**
 * The ring of the page, made by the page itself: one, however many elements want it. A browser lets a page make sound
 * only once a person has done something in it; until then the ring waits for that. Never throws: an agent who hears
 * nothing still sees the offer.
 */
class RingTone {
  readonly #owners = new Map<object, () => void>();
  #context: AudioContext | null = null;
  #source: AudioBufferSourceNode | null = null;

  /** True while the tone can be heard. */
  get isPlaying(): boolean {
    return this.#source !== null && this.#context?.state === 'running';
  }

  /** Asks for the ring, or lets go of it. `changed` is called when the ring becomes audible or stops. */
  setRinging(owner: object, isRinging: boolean, onChange: () => void = () => undefined): void {
    if (isRinging) this.#owners.set(owner, onChange);
    else this.#owners.delete(owner);
    const shouldPlay = this.#owners.size > 0;
    const listenerMethod = shouldPlay ? 'addEventListener' : 'removeEventListener';
    for (const name of ['pointerup', 'keydown'] as const) document[listenerMethod](name, this.#start, true);
    if (shouldPlay) this.#start();
    else this.#stop();
  }

  readonly #start = (): void => {
    if (this.#source !== null || !navigator.userActivation.hasBeenActive) return;
    try {
      const context = (this.#context ??= new AudioContext());
      const source = context.createBufferSource();
      source.buffer = createToneBuffer(context);
      source.loop = true;
      source.connect(context.destination);
      source.start();
      this.#source = source;
      context.onstatechange = this.#notify;
      context.resume().then(this.#notify, () => undefined);
    } catch {
      // Without a sound device, and on pages that may not make a sound.
    }
  };

  #stop(): void {
    this.#source?.disconnect();
    this.#source = null;
    // An idle context keeps the audio device awake.
    this.#context?.suspend().catch(() => undefined);
  }

  readonly #notify = (): void => {
    for (const onChange of this.#owners.values()) onChange();
  };
}

export const ringTone = new RingTone();
