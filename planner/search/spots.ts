/** Spots that are to be tried, the one that can be cheapest first. `least`: what it costs at least. `sure`: the part of it that is certain. */
export class Spots {
  #size = 0;
  #number = new Int32Array(256);
  #least = new Float64Array(256);
  #sure = new Float64Array(256);
  /** The spot that was taken last. */
  number = -1;
  sure = 0;

  clear(): void {
    this.#size = 0;
  }

  add(number: number, sure: number, least: number): void {
    if (this.#size === this.#number.length) this.#grow();
    this.#number[this.#size] = number;
    this.#sure[this.#size] = sure;
    this.#least[this.#size] = least;
    this.#size++;
  }

  /** Takes the spot with the lowest `least`, if that is below `bound`. O(spots): few are taken before the bound is below all others. */
  take(bound: number): boolean {
    let at = -1;
    let lowest = bound;
    for (let i = 0; i < this.#size; i++) {
      if (this.#least[i] >= lowest) continue;
      lowest = this.#least[i];
      at = i;
    }
    if (at < 0) return false;
    this.number = this.#number[at];
    this.sure = this.#sure[at];
    this.#size--;
    this.#number[at] = this.#number[this.#size];
    this.#sure[at] = this.#sure[this.#size];
    this.#least[at] = this.#least[this.#size];
    return true;
  }

  #grow(): void {
    const [number, least, sure] = [this.#number, this.#least, this.#sure];
    this.#number = new Int32Array(number.length * 2);
    this.#least = new Float64Array(number.length * 2);
    this.#sure = new Float64Array(number.length * 2);
    this.#number.set(number);
    this.#least.set(least);
    this.#sure.set(sure);
  }
}
