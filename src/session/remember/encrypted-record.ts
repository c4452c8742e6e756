const algorithm = 'AES-GCM';

/** Encrypts with a new key that cannot be exported. `id` is needed to decrypt it again. */
export async function encryptRecord(data: unknown, id: string): Promise<unknown> {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const parameters = { name: algorithm, iv, additionalData: encoder.encode(id) };
  return { key, iv, data: await crypto.subtle.encrypt(parameters, key, encoder.encode(JSON.stringify(data))) };
}

/** Rejects for what was encrypted with another id, and for what is no such record. */
export async function decryptRecord(record: unknown, id: string): Promise<unknown> {
  const { key, iv, data } = record as {
    readonly key: CryptoKey;
    readonly iv: BufferSource;
    readonly data: BufferSource;
  };
  const parameters = { name: algorithm, iv, additionalData: new TextEncoder().encode(id) };
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(parameters, key, data))) as unknown;
}
