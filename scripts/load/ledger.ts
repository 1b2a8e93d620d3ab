/**
 * What the product has promised: per key (a choice, a vendor, the stage of a round, a file) the last value that it
 * acknowledged, and the one that was sent since and never answered, which may or may not have been kept.
 */
export class Ledger {
  readonly #promised = new Map<string, { kept: string | null; sent: string | null }>();
  acknowledged = 0;

  /** A value is on its way. */
  send(key: string, value: string): void {
    this.#promised.set(key, { kept: this.#promised.get(key)?.kept ?? null, sent: value });
  }

  /** The product said that it has the value that was sent. */
  acknowledge(key: string): void {
    const { sent } = this.#promised.get(key)!;
    this.#promised.set(key, { kept: sent, sent: null });
    this.acknowledged += 1;
  }

  /** The product said that it did not take the value that was sent. */
  refuse(key: string): void {
    this.#promised.set(key, { ...this.#promised.get(key)!, sent: null });
  }

  kept(key: string): string | null {
    return this.#promised.get(key)?.kept ?? null;
  }

  /** Compares with what is there, one line for each promise that was broken, and goes on from what is there. */
  settle(there: ReadonlyMap<string, string>): string[] {
    const broken: string[] = [];
    for (const [key, { kept, sent }] of this.#promised) {
      const value = there.get(key) ?? null;
      if (value !== kept && (sent === null || value !== sent)) broken.push(`${key}: acknowledged ${kept ?? "nothing"}${sent === null ? "" : `, sent ${sent}`}, found ${value ?? "nothing"}`);
    }
    this.#promised.clear();
    for (const [key, kept] of there) this.#promised.set(key, { kept, sent: null });
    return broken;
  }
}
