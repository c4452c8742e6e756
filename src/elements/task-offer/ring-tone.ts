/** One soft double beep and silence, in seconds; played in a loop. */
const period = 3;
const beeps = [0, 0.22];
const beepLength = 0.16;
const loudness = 0.12;

/** Two tones with soft edges, so that the speaker does not click. */
function toneOf(context: AudioContext): AudioBuffer {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.floor(period * rate), rate);
  const samples = buffer.getChannelData(0);
  for (const start of beeps) {
    const from = Math.floor(start * rate);
    const length = Math.floor(beepLength * rate);
    for (let i = 0; i < length; i++) {
      const shape = Math.sin((Math.PI * i) / length);
      const angle = (2 * Math.PI * i) / rate;
      samples[from + i] = loudness * shape * (Math.sin(angle * 660) + 0.4 * Math.sin(angle * 880));
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
  readonly #wanting = new Map<object, () => void>();
  #context: AudioContext | null = null;
  #source: AudioBufferSourceNode | null = null;

  /** True while the tone can be heard. */
  get sounding(): boolean {
    return this.#source !== null && this.#context?.state === 'running';
  }

  /** Asks for the ring, or lets go of it. `changed` is called when the ring becomes audible or stops. */
  want(owner: object, wanted: boolean, changed: () => void = () => undefined): void {
    if (wanted) this.#wanting.set(owner, changed);
    else this.#wanting.delete(owner);
    const ring = this.#wanting.size > 0;
    const change = ring ? 'addEventListener' : 'removeEventListener';
    for (const name of ['pointerup', 'keydown'] as const) document[change](name, this.#start, true);
    if (ring) this.#start();
    else this.#stop();
  }

  readonly #start = (): void => {
    if (this.#source !== null || !navigator.userActivation.hasBeenActive) return;
    try {
      const context = (this.#context ??= new AudioContext());
      const source = context.createBufferSource();
      source.buffer = toneOf(context);
      source.loop = true;
      source.connect(context.destination);
      source.start();
      this.#source = source;
      context.onstatechange = this.#tell;
      context.resume().then(this.#tell, () => undefined);
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

  readonly #tell = (): void => {
    for (const changed of this.#wanting.values()) changed();
  };
}

export const ringTone = new RingTone();
