/** A loop of one soft double beep and silence; times in seconds. */
const periodSeconds = 3;
const beepStartSeconds = [0, 0.22];
const beepSeconds = 0.16;
const loudest = 0.24;
/** How long a tone may take to become audible before it counts as blocked (ms). */
const blockDelayMs = 500;

/** Each beep mixes two tones and fades in and out, which avoids clicks. */
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
      samples[offset + i] = loudest * envelope * (Math.sin(angle * 660) + 0.4 * Math.sin(angle * 880));
    }
  }
  return buffer;
}

/**
 * The synthesized ring tone, shared by all elements of the page. Browsers allow sound only after a user gesture; until
 * then the ring tone waits for one. Never throws: without sound the offer is still shown.
 */
class RingTone {
  readonly #owners = new Map<object, { readonly volume: number; readonly onChange: () => void }>();
  #context: AudioContext | null = null;
  #source: AudioBufferSourceNode | null = null;
  #isBlocked = false;
  #blockTimer: ReturnType<typeof setTimeout> | undefined;
  #gain: GainNode | null = null;

  /** True while the tone is audible. */
  get isPlaying(): boolean {
    return this.#source !== null && this.#context?.state === 'running';
  }

  /** True while the tone cannot be heard until the agent clicks or presses a key. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /**
   * Starts or stops ringing for an owner. `volume`: from 0, which stops it, to 100. `onChange` is called when the tone becomes
   * audible or stops.
   */
  setRinging(owner: object, volume: number, onChange: () => void = () => undefined): void {
    if (volume > 0) this.#owners.set(owner, { volume, onChange });
    else this.#owners.delete(owner);
    const shouldPlay = this.#owners.size > 0;
    const listenerMethod = shouldPlay ? 'addEventListener' : 'removeEventListener';
    for (const name of ['pointerup', 'keydown'] as const) document[listenerMethod](name, this.#handleGesture, true);
    if (shouldPlay) this.#start();
    else this.#stop();
    this.#setVolume();
  }

  /** The system may have suspended the tone, as for a call or a headset. */
  readonly #handleGesture = (): void => {
    if (this.#source === null) this.#start();
    else this.#resume();
  };

  #start(): void {
    if (this.#source !== null) return;
    try {
      // Browsers without this property decide by themselves whether the context may run.
      if (navigator.userActivation?.hasBeenActive === false) {
        this.#setBlocked(true);
        return;
      }
      const context = (this.#context ??= new AudioContext());
      const source = context.createBufferSource();
      source.buffer = createToneBuffer(context);
      source.loop = true;
      this.#gain = context.createGain();
      this.#gain.connect(context.destination);
      source.connect(this.#gain);
      source.start();
      this.#source = source;
      this.#setVolume();
      context.onstatechange = this.#handleState;
      this.#resume();
    } catch {
      // No audio device, or the page is not allowed to play audio.
    }
  }

  #resume(): void {
    const context = this.#context;
    if (context === null || context.state === 'running') return;
    context.resume().then(this.#handleState, () => undefined);
    this.#handleState();
  }

  /** A context that is about to run is not blocked. */
  readonly #handleState = (): void => {
    clearTimeout(this.#blockTimer);
    if (this.isPlaying || this.#source === null) this.#setBlocked(false);
    else this.#blockTimer = setTimeout(() => this.#setBlocked(this.#source !== null && !this.isPlaying), blockDelayMs);
    this.#notify();
  };

  #setBlocked(isBlocked: boolean): void {
    if (isBlocked === this.#isBlocked) return;
    this.#isBlocked = isBlocked;
    this.#notify();
  }

  #setVolume(): void {
    const volumes = [...this.#owners.values()].map(({ volume }) => volume);
    if (this.#gain !== null && volumes.length > 0) this.#gain.gain.value = Math.max(...volumes) / 100;
  }

  #stop(): void {
    clearTimeout(this.#blockTimer);
    this.#isBlocked = false;
    this.#source?.disconnect();
    this.#source = null;
    this.#gain = null;
    // A running context would keep the audio device active.
    this.#context?.suspend().catch(() => undefined);
  }

  readonly #notify = (): void => {
    for (const { onChange } of this.#owners.values()) onChange();
  };
}

export const ringTone = new RingTone();
