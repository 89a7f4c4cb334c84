/** Chance that can be had again: the same seed makes the same choices. */

/** mulberry32: a small generator with a good spread. */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export class Random {
  constructor(seed) {
    this.next = mulberry32(seed);
  }

  chance(probability) {
    return this.next() < probability;
  }

  /** A whole number from least to most, both included. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  /** Up to `count` different elements, in the order of the list. */
  some(list, count) {
    const left = new Set(list.keys());
    while (left.size > count) left.delete(this.pick([...left]));
    return [...left].map((index) => list[index]);
  }

  times(least, most, make) {
    return Array.from({ length: this.between(least, most) }, (_, index) => make(index));
  }
}
